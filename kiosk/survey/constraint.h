// SPDX-License-Identifier: EUPL-1.2
// Which answers a question can have.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// The answer as it is kept: text trimmed, choices in the questionnaire's order and each once.
// Nothing when the question cannot have it: an unknown choice, a mark outside 1..10, a text that is
// empty, too long, not UTF-8 or holds control characters.
std::optional<Answer> accept_answer(const Question& question, Answer answer);

// Whether the text is well-formed UTF-8 without control characters other than tab and line ends.
bool is_plain_text(std::string_view text);
// Characters (code points) of well-formed UTF-8.
std::size_t count_characters(std::string_view text);
// The same, each by itself.
std::vector<std::string> characters_of(std::string_view text);
// Without white space at both ends.
std::string trimmed(std::string_view text);

}  // namespace zuil
