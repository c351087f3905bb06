// SPDX-License-Identifier: EUPL-1.2
// Raw bytes and the two ways they are written as text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string to_hex(ByteView bytes);                    // lower case
std::optional<Bytes> from_hex(std::string_view text);  // lower case only
std::string to_base64(ByteView bytes);                 // RFC 4648, padded
Result<Bytes> from_base64(std::string_view text);
std::string sha256_hex(ByteView bytes);  // 64 lower-case hex digits

// The same of what comes in pieces.
class Sha256 {
 public:
  Sha256();
  void add(ByteView bytes);
  std::string hex() const;  // of all that was added so far

 private:
  alignas(8) std::array<std::byte, 104> state_{};  // libsodium's
};

}  // namespace zuil
