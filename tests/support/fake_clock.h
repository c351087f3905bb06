// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kiosk/base/clock.h"

namespace zuil::test {

// Stands still until told otherwise. Begins on Saturday 21 November 2026, 09:00 UTC.
class FakeClock final : public Clock {
 public:
  WallTime wall() const override { return wall_; }
  SteadyTime steady() const override { return steady_; }
  void advance(std::chrono::milliseconds duration) {
    wall_ += duration;
    steady_ += duration;
  }
  void set_wall(WallTime wall) { wall_ = wall; }

 private:
  WallTime wall_ = std::chrono::sys_days(std::chrono::year{2026} / 11 / 21) + std::chrono::hours(9);
  SteadyTime steady_{std::chrono::hours(1)};
};

}  // namespace zuil::test
