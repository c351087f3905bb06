// SPDX-License-Identifier: EUPL-1.2
// How the desk is asked for: five taps on the logo within five seconds. Any hand can do it, and no
// visitor does it by accident.
#pragma once

#include <array>

#include "kiosk/base/clock.h"

namespace zuil {

class Entrance {
 public:
  // The logo was tapped; true at the fifth time within five seconds.
  bool knock(SteadyTime now);
  void forget() { taps_ = {}; }

 private:
  std::array<SteadyTime, 4> taps_{};  // the latest last; the epoch: none
};

}  // namespace zuil
