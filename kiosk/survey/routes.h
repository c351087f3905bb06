// SPDX-License-Identifier: EUPL-1.2
// The ways through a questionnaire, found by trying: which answers lead to a question.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// An answer the question can have: the plainest one. It must have an answer.
Answer any_answer(const Question& question);

// Answers of earlier questions with which the question at `index` is asked, and (second function)
// that choice is offered. Nothing: no answers do, or it is switched off. Searches only among values
// that some condition can tell apart; gives up, as if reachable by what it found last, after
// `most_tries` combinations.
struct Route {
  Answers answers;
  bool certain = true;  // false: given up
};
std::optional<Route> route_to(const Questionnaire& questionnaire, std::size_t index,
                              int most_tries = 20'000);
std::optional<Route> route_to_choice(const Questionnaire& questionnaire, std::size_t index,
                                     std::size_t choice, int most_tries = 20'000);

}  // namespace zuil
