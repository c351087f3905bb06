// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/pin.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace zuil {
namespace {

constexpr unsigned long long kRounds = 3;
constexpr std::size_t kMemory = 64 * 1024 * 1024;  // bytes

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// Each digit is so much more than the one before it.
bool counts_by(std::string_view pin, int step) {
  return std::adjacent_find(pin.begin(), pin.end(), [&](char digit, char next) {
           return next - digit != step;
         }) == pin.end();
}

}  // namespace

Result<void> check_new_pin(std::string_view pin) {
  if (pin.size() < kShortestPin || pin.size() > kLongestPin ||
      !std::all_of(pin.begin(), pin.end(), is_digit))
    return fail(ErrorCode::Invalid,
                "the PIN is not " + std::to_string(kShortestPin) + " to " +
                    std::to_string(kLongestPin) + " digits",
                "Choose digits only.");
  if (counts_by(pin, 0) || counts_by(pin, 1) || counts_by(pin, -1))
    return fail(ErrorCode::Invalid, "the PIN is among the first that anybody would try",
                "Choose digits that do not repeat or count: not 111111, not 123456.");
  return {};
}

Result<std::string> hash_pin(std::string_view pin) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), kRounds, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(ErrorCode::Crypto, "there is not enough memory to keep a PIN",
                "Free 64 MiB of memory and try again.");
  return std::string(hash.data());
}

bool is_pin_of(const std::string& hash, std::string_view pin) {
  // libsodium reads a whole array.
  std::array<char, crypto_pwhash_STRBYTES> kept{};
  if (hash.size() >= kept.size()) return false;
  std::copy(hash.begin(), hash.end(), kept.begin());
  return crypto_pwhash_str_verify(kept.data(), pin.data(), pin.size()) == 0;
}

}  // namespace zuil
