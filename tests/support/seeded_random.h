// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <random>

#include "kiosk/base/random.h"

namespace zuil::test {

// The same sequence at every run, for one seed.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace zuil::test
