// SPDX-License-Identifier: EUPL-1.2
// Randomness is passed in, so that tests repeat.
#pragma once

#include <cstdint>
#include <span>

namespace zuil {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
  // Evenly spread over [0, bound); bound > 0.
  std::uint32_t below(std::uint32_t bound);
};

// The operating system's generator, by libsodium.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace zuil
