// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/quality.h"

#include <doctest/doctest.h>

#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace std::chrono_literals;
using Flags = std::vector<std::string>;

namespace {

struct Visit {
  std::shared_ptr<const Questionnaire> balie = test::shipped_questionnaire("balie");
  Answers answers;

  Visit() {
    answers["product"] = ChoiceAnswer{"vog"};
    answers["moeite"] = ChoiceAnswer{"weinig"};
    for (const char* id : {"openingstijden", "wachtruimte", "wachttijd", "privacy"})
      answers[id] = MarkAnswer{8};
  }
  Flags flags(std::chrono::milliseconds total, int others = 0) const {
    return quality_flags(*balie, answers, {total, static_cast<int>(answers.size()), others});
  }
};

}  // namespace

TEST_CASE("quality: who takes the time is not flagged") {
  const Visit visit;
  CHECK(visit.flags(60s).empty());
  CHECK(visit.flags(12s).empty());
}

TEST_CASE("quality: under two seconds a question is speeding") {
  CHECK(Visit().flags(11'999ms) == Flags{"speeding"});
}

TEST_CASE("quality: five equal marks are straightlining only in a hurry") {
  Visit visit;
  visit.answers["prijs"] = MarkAnswer{8};
  CHECK(visit.flags(60s).empty());
  CHECK(visit.flags(1s) == Flags{"speeding", "straightlining"});
  visit.answers["doorlooptijd"] = MarkAnswer{9};
  CHECK(visit.flags(1s) == Flags{"speeding"});
}

TEST_CASE("quality: four equal marks and one not applicable are not five") {
  Visit visit;
  visit.answers["prijs"] = NotApplicable{};
  CHECK(visit.flags(1s) == Flags{"speeding"});
}

TEST_CASE("quality: five statements at the same place of their scales are straightlining") {
  Questionnaire questionnaire;
  Answers answers;
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    Question& question = questionnaire.questions.emplace_back();
    question.id = id;
    question.type = QuestionType::Scale;
    // The ids of the choices differ from question to question; their place counts.
    for (int place = 0; place < 5; ++place)
      question.choices.emplace_back().id = id + std::to_string(place);
    answers[id] = ChoiceAnswer{id + std::string("3")};
  }
  CHECK(quality_flags(questionnaire, answers, {1s, 5, 0}) == Flags{"speeding", "straightlining"});
  answers["c"] = ChoiceAnswer{"c2"};
  CHECK(quality_flags(questionnaire, answers, {1s, 5, 0}) == Flags{"speeding"});
}

TEST_CASE("quality: the third child within half a minute is hammering") {
  const Visit visit;
  CHECK(visit.flags(60s, 1).empty());
  CHECK(visit.flags(60s, 2) == Flags{"hammering"});
  CHECK(visit.flags(1s, 7) == Flags{"hammering", "speeding"});
}

TEST_CASE("quality: who answered nothing was not too fast") {
  CHECK(quality_flags(*test::shipped_questionnaire("balie"), {}, {0ms, 0, 0}).empty());
}
