// SPDX-License-Identifier: EUPL-1.2
// The PIN of somebody who works on the kiosk. It is kept as a salted Argon2id hash (libsodium's
// crypto_pwhash_str), never as it was typed.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace zuil {

// Digits of a PIN.
inline constexpr std::size_t kShortestPin = 6;
inline constexpr std::size_t kLongestPin = 10;

// Invalid, with the mend, for what is not six to ten digits or is the first that anybody would try:
// one digit again and again, or digits that count up or down.
Result<void> check_new_pin(std::string_view pin);

// Takes a tenth of a second and 64 MiB of memory for as long.
Result<std::string> hash_pin(std::string_view pin);
// As long, whatever the answer. False too for what is no hash.
bool is_pin_of(const std::string& hash, std::string_view pin);

}  // namespace zuil
