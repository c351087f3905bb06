// SPDX-License-Identifier: EUPL-1.2
// Which questions are asked and which choices offered, given some answers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// `answers` are those to the questions before it that are asked themselves, as Walk has them.
bool is_asked(const Questionnaire& questionnaire, const Question& question, const Answers& answers);
bool is_offered(const Choice& choice, const Answers& answers);
// What is left of an answer without the choices that are not offered; nothing when that is all.
// A choice the question never had stays: accept_answer() refuses it.
std::optional<Answer> offered_part(const Question& question, Answer answer, const Answers& answers);

struct Walk {
  std::vector<bool> asked;  // by index of question
  Answers answers;          // of the questions asked, without choices that are not offered
};
// In the order of the questions, because a condition sees only answers to questions that are asked
// themselves; as far as the question at `end`.
Walk walk(const Questionnaire& questionnaire, const Answers& given,
          std::size_t end = std::string::npos);

}  // namespace zuil
