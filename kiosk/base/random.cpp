// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/random.h"

#include <array>
#include <cstring>

#include <sodium.h>

namespace zuil {

std::uint32_t Random::below(std::uint32_t bound) {
  // The largest multiple of bound: values above it would favour the low numbers.
  const std::uint64_t fair = (std::uint64_t{1} << 32) / bound * bound;
  while (true) {
    std::array<std::uint8_t, 4> bytes{};
    fill(bytes);
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data(), bytes.size());
    if (value < fair) return value % bound;
  }
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace zuil
