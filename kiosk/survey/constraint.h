// SPDX-License-Identifier: EUPL-1.2
// Which answers a question can have.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// The answer as it is kept: text trimmed, choices in the questionnaire's order and each once.
// Nothing when the question cannot have it: an unknown choice, a mark outside 1..10, a text that is
// empty, too long, not UTF-8 or holds control characters, a number or date out of bounds.
std::optional<Answer> accept_answer(const Question& question, Answer answer);

// Why what was typed is no answer; the respondent reads it in words, with the mend.
enum class Problem {
  NotANumber,
  TooSmall,   // than the question's minimum
  TooLarge,   // than its maximum
  WrongStep,  // not a multiple of its step
  NotADate,
  TooEarly,
  TooLate,
  NotAPhoneNumber,
  NotAnEmailAddress,
  NotAName,
};
// Reads what was typed at a Text, Number, Date or Contact question, trimmed and not empty: a number
// with a comma or a point, a date as "21-11-2026", a Dutch or international telephone number (kept
// as "+31612345678"), an e-mail address.
tl::expected<Answer, Problem> read_typed(const Question& question, std::string_view text);
// The reverse, as it stands in the field when a respondent comes back.
std::string typed(const Question& question, const Answer& answer);

// Whether the text is well-formed UTF-8 without control characters other than tab and line ends.
bool is_plain_text(std::string_view text);
// Characters (code points) of well-formed UTF-8.
std::size_t count_characters(std::string_view text);
// The same, each by itself.
std::vector<std::string> characters_of(std::string_view text);
// Without white space at both ends.
std::string trimmed(std::string_view text);

}  // namespace zuil
