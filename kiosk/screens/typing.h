// SPDX-License-Identifier: EUPL-1.2
// Questions that are typed: what the keyboard begins with, and what is said of a wrong answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/answer.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// The keyboard of the question, with what was answered before; `given` may be null.
TextEditor editor_for(const Question& question, const Answer* given);

// Why nothing that begins with this text can be right, so that it need not wait for "Verder".
// Nothing as long as it may become right, or is.
std::optional<Problem> find_hopeless(const Question& question, std::string_view text);

// The problem in words, with the mend.
std::string reason_of(Problem problem, const Question& question, const Strings& strings,
                      const std::string& language);

// All that may turn out to be wrong with an answer to the question, in words.
std::vector<std::string> reasons_of(const Question& question, const Strings& strings,
                                    const std::string& language);

}  // namespace zuil
