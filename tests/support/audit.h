// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a screen as it stands on the glass, by the rectangles of its nodes
// (design/citizen.md, rules 1, 2 and 6).
#pragma once

#include <string>

#include "kiosk/stage/stage.h"

namespace zuil::test {

// A line for each fault: words or pictures that are clipped, reach beyond the glass or overlap,
// targets that are too small, letters that are too small in large mode. Empty when all is well.
std::string faults_of(const Stage& stage);

}  // namespace zuil::test
