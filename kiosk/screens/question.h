// SPDX-License-Identifier: EUPL-1.2
// The screen of one question, whatever its type.
#pragma once

#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/interview.h"

namespace zuil {

// The interview must stand on a question. `editor` is that of a Text question; `missing` shows that
// an answer is needed before going on.
Screen question_screen(const Interview& interview, const TextEditor& editor, bool missing,
                       const Strings& strings, const Preferences& preferences);

}  // namespace zuil
