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

// An answer brings the next question: there is no "Verder" to tap before it.
bool advances_by_itself(QuestionType type);
// "Verder" can be tapped without an answer, and is told to need one.
bool can_be_missing(const Question& question);

Screen question_screen(const QuestionView& view, const Strings& strings,
                       const Preferences& preferences);

}  // namespace zuil
