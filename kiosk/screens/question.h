// SPDX-License-Identifier: EUPL-1.2
// The screen of one question, whatever its type.
#pragma once

#include <optional>
#include <string>

#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/interview.h"

namespace zuil {

// What the screen shows of the respondent; it outlives the call only.
struct QuestionView {
  const Interview& interview;  // stands on a question
  const TextEditor& editor;    // of a question that is typed; see typing.h
  bool missing = false;        // an answer is needed before going on
  // Why the answer is not right yet, with the mend, in the respondent's language.
  std::optional<std::string> reason = std::nullopt;
  bool speech_offered = false;
};

Screen question_screen(const QuestionView& view, const Strings& strings,
                       const Preferences& preferences);

}  // namespace zuil
