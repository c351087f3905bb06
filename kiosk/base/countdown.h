// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>

#include "kiosk/base/clock.h"

namespace zuil {

// As a countdown shows it: a second that has begun is still to come. Never below nought.
inline int seconds_until(SteadyTime end, SteadyTime now) {
  using std::chrono::milliseconds;
  using std::chrono::seconds;
  return static_cast<int>(std::max<std::int64_t>(0, (end - now + milliseconds(999)) / seconds(1)));
}

}  // namespace zuil
