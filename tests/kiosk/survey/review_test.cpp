// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/review.h"

#include <doctest/doctest.h>

#include "tests/kiosk/survey/every_type.h"

using namespace zuil;

namespace {

// A questionnaire with that many faces, f0 the unhappiest.
Questionnaire with_faces(int count) {
  Questionnaire questionnaire;
  Question& question = questionnaire.questions.emplace_back();
  question.id = "gezicht";
  question.type = QuestionType::Smiley;
  question.measure.kind = MeasureKind::Satisfaction;
  for (int i = 0; i < count; ++i) question.choices.emplace_back().id = "f" + std::to_string(i);
  return questionnaire;
}

// One letter per face: happy, unhappy or neither.
std::string faces(int count) {
  const Questionnaire questionnaire = with_faces(count);
  std::string letters;
  for (const Choice& face : questionnaire.questions[0].choices) {
    const auto satisfied = is_satisfied(questionnaire, {{"gezicht", ChoiceAnswer{face.id}}});
    letters += !satisfied ? '-' : *satisfied ? 'h' : 'u';
  }
  return letters;
}

bool asks(const Answers& answers) {
  return asks_review(*test::every_type(), answers);
}

const Answer kUnhappy = ChoiceAnswer{"boos"};
const Answer kNeither = ChoiceAnswer{"gewoon"};
const Answer kHappy = ChoiceAnswer{"blij"};

}  // namespace

TEST_CASE("review: who is satisfied chose a face on the happy side") {
  CHECK(faces(2) == "uh");
  CHECK(faces(3) == "u-h");
  CHECK(faces(5) == "uu-hh");
}

TEST_CASE("review: nobody knows of who gave no face, or was asked for none") {
  CHECK(!is_satisfied(with_faces(3), {}));
  CHECK(!is_satisfied(with_faces(3), {{"gezicht", NotApplicable{}}}));
  CHECK(!is_satisfied(Questionnaire(), {{"gezicht", ChoiceAnswer{"f0"}}}));
}

TEST_CASE("review: an unhappy respondent with a reason that reopens asks for it") {
  CHECK(asks({{"gezicht", kUnhappy}, {"reden", ChoicesAnswer{{"onbeleefd", "wachten"}}}}));
  CHECK(!asks({{"gezicht", kUnhappy}, {"reden", ChoicesAnswer{{"wachten"}}}}));
  CHECK(!asks({{"gezicht", kUnhappy}}));
}

TEST_CASE("review: an unhappy respondent's own words ask for it, where the question says so") {
  CHECK(asks({{"gezicht", kUnhappy}, {"waarom", TextAnswer{"te koud"}}}));
  CHECK(!asks({{"gezicht", kUnhappy}, {"oud", TextAnswer{"te koud"}}}));
}

TEST_CASE("review: a happy respondent never asks for it, nor one whose face is in the middle") {
  for (const Answer& face : {kHappy, kNeither}) {
    CHECK(!asks({{"gezicht", face}, {"reden", ChoicesAnswer{{"onbeleefd"}}}}));
    CHECK(!asks({{"gezicht", face}, {"waarom", TextAnswer{"te koud"}}}));
  }
  CHECK(!asks({{"waarom", TextAnswer{"te koud"}}}));
}
