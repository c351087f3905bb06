// SPDX-License-Identifier: EUPL-1.2
// Answers in words, and put into a text: {id} stands for what was answered to that question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// The ids between braces, in their order; a brace around anything but an id is only a brace.
std::vector<std::string> piped_questions(std::string_view text);

// What was answered to that question of the questionnaire: the label of the choice, filled in
// itself, several joined by ", "; a number, "12,5"; a date, "21-11-2026"; what was typed; "…" for
// none and for not applicable.
std::string in_words(const Question& question, const Questionnaire& questionnaire,
                     const Answers& answers, std::string_view language);
// The text with each {id} of a question replaced by its answer in words, set apart (Unicode
// isolate) where either runs from right to left.
std::string fill_in(std::string_view text, const Questionnaire& questionnaire,
                    const Answers& answers, std::string_view language);
// True when fill_in() puts in something that was typed, not chosen.
bool holds_typed_answer(std::string_view text, const Questionnaire& questionnaire,
                        const Answers& answers);

}  // namespace zuil
