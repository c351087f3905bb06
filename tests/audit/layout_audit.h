// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a screen by the rectangles of its nodes and by their words: needs no drawing
// (design/citizen.md, rules 1, 2, 6, 12, 17, 18 and 19).
#pragma once

#include <string>

#include "kiosk/stage/stage.h"
#include "tests/audit/ledger.h"

namespace zuil::test {

// The screen on the stage: words or pictures that are clipped, reach beyond the glass or overlap,
// targets that are too small, letters that are too small in large mode, focus that jumps back, what
// is out of reach, and nodes that cannot be spoken.
void audit_layout(const Stage& stage, Ledger& ledger);

// Shows the same words in a right-to-left layout, which must be the mirror image of the other one.
void audit_mirror(Stage& stage, Screen screen, Ledger& ledger);

// Why a node cannot be told to who does not see it; empty when it can.
std::string lacks_alternative(const Node& node, const Screen& screen);

// A name for a message: never what a respondent typed.
std::string name_of(const Node& node);

}  // namespace zuil::test
