// SPDX-License-Identifier: EUPL-1.2
// The kiosk before the public, one turn after another.
#pragma once

#include "kiosk/kiosk.h"

namespace zuil {

// Most events of one turn: what a glass full of wet fingers reports in the time of a few frames.
inline constexpr int kMostEvents = 64;

// Draws what changed, once; waits for the next event or deadline; handles what is there, up to
// kMostEvents, so that the screen goes on showing what happens however fast it is touched. False
// when the window was closed.
bool take_turn(Window& window, Kiosk& kiosk, const Clock& clock);

}  // namespace zuil
