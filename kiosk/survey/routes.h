// SPDX-License-Identifier: EUPL-1.2
// The ways through a questionnaire, found by trying: which answers lead to a question.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/interview.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// An answer the question can have: the plainest one. It must have an answer.
Answer any_answer(const Question& question);

// Answers between which some condition of the questionnaire can tell, the plainest first.
struct TellingAnswers {
  std::vector<Answer> answers;
  bool complete = true;  // false: there are more of them than are worth trying
};
TellingAnswers telling_answers(const Questionnaire& questionnaire, const Question& question);

// Answers to earlier questions that lead somewhere.
struct Route {
  Answers answers;
  std::set<std::string, std::less<>> left_out;  // asked on the way, and to be left unanswered
  bool certain = true;                          // false: given up
};

// Each gives nothing when no answers lead there, or it is switched off. Searches only among telling
// answers to the questions it depends on; gives up, as if reachable by what it found last, after
// `most_tries` combinations.
inline constexpr int kMostTries = 20'000;
// The question at `index` is asked.
std::optional<Route> route_to(const Questionnaire& questionnaire, std::size_t index,
                              int most_tries = kMostTries);
// The same, and that choice is offered.
std::optional<Route> route_to_choice(const Questionnaire& questionnaire, std::size_t index,
                                     std::size_t choice, int most_tries = kMostTries);
// The same question is asked and answered, in a way its constraint accepts.
std::optional<Route> route_past(const Questionnaire& questionnaire, std::size_t index,
                                int most_tries = kMostTries);
// It is asked and must be answered, but with those earlier answers its constraint accepts nothing:
// the respondent can only go back.
std::optional<Route> route_to_dead_end(const Questionnaire& questionnaire, std::size_t index,
                                       int most_tries = kMostTries);
// It is asked while the earlier question with that id has no answer.
std::optional<Route> route_without(const Questionnaire& questionnaire, std::size_t index,
                                   const std::string& earlier, int most_tries = kMostTries);
// That promise of the last screen holds.
std::optional<Route> route_to_promise(const Questionnaire& questionnaire, std::size_t promise,
                                      int most_tries = kMostTries);

// Walks the route, up to the question at `index` (or to the end, when that is the number of
// questions); what the route leaves open is answered by `otherwise`, or by another answer where
// that one is not accepted. Nothing when the route does not lead there.
std::optional<Interview> walk_along(
    const std::shared_ptr<const Questionnaire>& questionnaire, const std::string& language,
    std::size_t index, const Route& route,
    const std::function<Answer(const Question&)>& otherwise = any_answer);

}  // namespace zuil
