// SPDX-License-Identifier: EUPL-1.2
// The gentle movement of the screen that invites: after some rest the arrow of the start button
// goes forward and comes back. A few frames, then rest again; nothing flashes, nothing is faster
// than once in some seconds.
#pragma once

#include <chrono>

#include "kiosk/base/clock.h"

namespace zuil {

inline constexpr std::chrono::milliseconds kMotionRest{8000};
inline constexpr std::chrono::milliseconds kMotionFrame{50};
inline constexpr int kMotionFrames = 14;

// How far from its place, 0 to 1, while it has rested since then.
float motion_at(SteadyTime since, SteadyTime now);
// When that is next another.
SteadyTime next_motion(SteadyTime since, SteadyTime now);

}  // namespace zuil
