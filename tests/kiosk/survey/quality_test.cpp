// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/quality.h"

#include <doctest/doctest.h>

#include "kiosk/survey/pace.h"
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
  Flags flags_where_usual_is(std::chrono::milliseconds usual,
                             std::chrono::milliseconds total) const {
    return quality_flags(*balie, answers, {total, static_cast<int>(answers.size()), 0, usual});
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

TEST_CASE("quality: under half of what is usual here is speeding; two seconds always are") {
  const Visit visit;  // of six questions
  CHECK(visit.flags_where_usual_is(6s, 17'999ms) == Flags{"speeding"});
  CHECK(visit.flags_where_usual_is(6s, 18s).empty());
  CHECK(visit.flags_where_usual_is(3s, 11'999ms) == Flags{"speeding"});
  CHECK(visit.flags_where_usual_is(3s, 12s).empty());
}

TEST_CASE("quality: what is usual is the median of thirty or more, however slow one is") {
  Pace pace;
  for (int i = 0; i < 14; ++i) pace.add(40s, 10);
  for (int i = 0; i < 15; ++i) pace.add(60s, 10);
  CHECK_FALSE(pace.median());
  pace.add(3600s, 1);  // somebody by ear, and with a long story
  REQUIRE(pace.median());
  CHECK(*pace.median() <= 6s);  // the sixteenth of thirty took 6 s
  CHECK(*pace.median() > 5300ms);
  for (int i = 0; i < 3; ++i) pace.add(40s, 10);
  CHECK(*pace.median() <= 4s);
  CHECK(*pace.median() > 3500ms);
}

TEST_CASE("quality: a hall that changes its pace is followed") {
  Pace pace;
  for (int i = 0; i < 5000; ++i) pace.add(4s, 1);
  for (int i = 0; i < 400; ++i) pace.add(10s, 1);
  CHECK(*pace.median() > 8s);
  pace.add(0s, 0);  // nothing answered is no pace
  CHECK(*pace.median() > 8s);
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
