// SPDX-License-Identifier: EUPL-1.2
// Interviews that are on their way.
#pragma once

#include "kiosk/survey/interview.h"
#include "tests/kiosk/survey/every_type.h"

namespace zuil::test {

// Answers what is asked from `given`, skips the rest, and stops at that question, or at the end
// when there is no such question.
inline void walk_to(Interview& interview, std::string_view stop, const Answers& given) {
  while (const Question* question = interview.current()) {
    if (question->id == stop) return;
    CAPTURE(question->id);
    const auto answer = given.find(question->id);
    if (answer != given.end()) REQUIRE(interview.answer(answer->second) == Outcome::Accepted);
    REQUIRE(interview.next() == Outcome::Accepted);
  }
}

// A visitor of the questionnaire of every type who is unhappy about a passport.
inline Answers unhappy() {
  return {
      {"product", ChoiceAnswer{"paspoort"}},       {"cijfer", MarkAnswer{8}},
      {"gezicht", ChoiceAnswer{"boos"}},           {"reden", ChoicesAnswer{{"bezorgen", "anders"}}},
      {"reden_anders", TextAnswer{"het regende"}}, {"uren", NumberAnswer{1.5}},
      {"dag", DateAnswer{"2026-11-20"}},           {"terugbellen", ChoiceAnswer{"ja"}},
      {"naam", TextAnswer{"Anna de Vries"}},       {"telefoon", TextAnswer{"06 12345678"}}};
}

}  // namespace zuil::test
