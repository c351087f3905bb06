// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/interview.h"

#include <doctest/doctest.h>

#include "tests/kiosk/survey/walk_to.h"

using namespace zuil;

namespace {

std::string at(const Interview& interview) {
  const Question* question = interview.current();
  return question == nullptr ? "end" : question->id;
}

// Answers the current question and goes on.
void give(Interview& interview, const std::string& question, const Answer& answer) {
  CAPTURE(question);
  REQUIRE(at(interview) == question);
  REQUIRE(interview.answer(answer) == Outcome::Accepted);
  REQUIRE(interview.next() == Outcome::Accepted);
}

Interview balie_up_to_suggestion(const char* suggestion) {
  Interview interview(test::shipped_questionnaire("balie-kort"), "nl");
  give(interview, "product", ChoiceAnswer{"paspoort_id"});
  give(interview, "totaaloordeel", MarkAnswer{8});
  give(interview, "moeite", ChoiceAnswer{"weinig"});
  give(interview, "wachttijd", NotApplicable{});
  give(interview, "vriendelijkheid", MarkAnswer{10});
  give(interview, "suggestie", ChoiceAnswer{suggestion});
  return interview;
}

}  // namespace

TEST_CASE("a visitor without suggestions is done after five questions and a no") {
  const Interview interview = balie_up_to_suggestion("nee");
  CHECK(at(interview) == "end");
  CHECK(interview.disposition() == Disposition::Complete);
  const Answers expected{
      {"product", ChoiceAnswer{"paspoort_id"}}, {"totaaloordeel", MarkAnswer{8}},
      {"moeite", ChoiceAnswer{"weinig"}},       {"wachttijd", NotApplicable{}},
      {"vriendelijkheid", MarkAnswer{10}},      {"suggestie", ChoiceAnswer{"nee"}}};
  CHECK(interview.answers() == expected);
}

TEST_CASE("a visitor with a suggestion is asked for it, and may still keep it to himself") {
  Interview interview = balie_up_to_suggestion("ja");
  REQUIRE(at(interview) == "suggestie_tekst");
  CHECK(interview.next() == Outcome::Accepted);
  CHECK(at(interview) == "end");
  CHECK(interview.disposition() == Disposition::Complete);
  CHECK(!interview.answers().contains("suggestie_tekst"));
}

TEST_CASE(
    "a visitor who takes back the suggestion leaves no trace of it, until he gives it again") {
  Interview interview = balie_up_to_suggestion("ja");
  give(interview, "suggestie_tekst", TextAnswer{"meer stoelen"});
  CHECK(interview.answers().contains("suggestie_tekst"));
  REQUIRE(interview.back());
  REQUIRE(interview.back());
  give(interview, "suggestie", ChoiceAnswer{"nee"});
  CHECK(at(interview) == "end");
  CHECK(!interview.answers().contains("suggestie_tekst"));
  CHECK(interview.answer_to("suggestie_tekst") != nullptr);
  REQUIRE(interview.back());
  give(interview, "suggestie", ChoiceAnswer{"ja"});
  CHECK(at(interview) == "suggestie_tekst");
  CHECK(interview.answers().at("suggestie_tekst") == Answer(TextAnswer{"meer stoelen"}));
}

TEST_CASE("a required question holds until it is answered, an optional one does not") {
  Interview interview(test::shipped_questionnaire("balie"), "nl");
  CHECK(interview.next() == Outcome::Required);
  CHECK(at(interview) == "product");
  give(interview, "product", ChoiceAnswer{"vog"});
  CHECK(interview.next() == Outcome::Required);
  give(interview, "totaaloordeel", MarkAnswer{6});
  CHECK(at(interview) == "toelichting");
  CHECK(interview.next() == Outcome::Accepted);
  CHECK(at(interview) == "moeite");
}

TEST_CASE("not applicable is an answer") {
  Interview interview(test::shipped_questionnaire("balie"), "nl");
  give(interview, "product", ChoiceAnswer{"vog"});
  give(interview, "totaaloordeel", NotApplicable{});
  CHECK(at(interview) == "toelichting");
}

TEST_CASE("an answer that cannot be changes nothing") {
  Interview interview(test::shipped_questionnaire("balie"), "nl");
  REQUIRE(interview.answer(ChoiceAnswer{"vog"}) == Outcome::Accepted);
  CHECK(interview.answer(ChoiceAnswer{"huwelijk"}) == Outcome::ConstraintViolated);
  CHECK(interview.answer(MarkAnswer{8}) == Outcome::ConstraintViolated);
  CHECK(interview.answer(TextAnswer{"vog"}) == Outcome::ConstraintViolated);
  CHECK(interview.answer(TextAnswer{""}) == Outcome::ConstraintViolated);
  CHECK(interview.answer(NotApplicable{}) == Outcome::ConstraintViolated);
  CHECK(*interview.answer_to("product") == Answer(ChoiceAnswer{"vog"}));
  CHECK(at(interview) == "product");
}

TEST_CASE("a choice that is no longer offered cannot be chosen") {
  Interview interview(test::every_type(), "nl");
  REQUIRE(interview.next() == Outcome::Accepted);
  REQUIRE(at(interview) == "product");
  CHECK(interview.answer(ChoiceAnswer{"fax"}) == Outcome::ConstraintViolated);
}

TEST_CASE("emptying a text or unticking the last choice takes the answer back") {
  Interview interview(test::every_type(), "nl");
  REQUIRE(interview.next() == Outcome::Accepted);
  give(interview, "product", ChoiceAnswer{"paspoort"});
  REQUIRE(interview.answer(ChoicesAnswer{{"koffie"}}) == Outcome::Accepted);
  CHECK(interview.answer(ChoicesAnswer{}) == Outcome::Accepted);
  CHECK(interview.answer_to("onderdelen") == nullptr);
  REQUIRE(interview.next() == Outcome::Accepted);
  give(interview, "cijfer", MarkAnswer{3});
  REQUIRE(interview.answer(TextAnswer{"te koud"}) == Outcome::Accepted);
  CHECK(interview.answer(TextAnswer{"  "}) == Outcome::Accepted);
  CHECK(interview.answer_to("waarom") == nullptr);
}

TEST_CASE("a required answer that is taken back must be given again") {
  Interview interview(test::shipped_questionnaire("balie"), "nl");
  REQUIRE(interview.answer(ChoiceAnswer{"vog"}) == Outcome::Accepted);
  interview.clear_answer();
  CHECK(interview.next() == Outcome::Required);
}

TEST_CASE("unticking the last choice of a required question says that it is required") {
  auto questionnaire = *test::every_type();
  questionnaire.questions[2].required = true;
  Interview interview(std::make_shared<const Questionnaire>(questionnaire), "nl");
  REQUIRE(interview.next() == Outcome::Accepted);
  give(interview, "product", ChoiceAnswer{"paspoort"});
  REQUIRE(interview.answer(ChoicesAnswer{{"koffie"}}) == Outcome::Accepted);
  CHECK(interview.answer(ChoicesAnswer{}) == Outcome::Required);
  CHECK(interview.next() == Outcome::Required);
}

TEST_CASE("back goes to the question that was asked before, not to one that was skipped") {
  Interview interview(test::every_type(), "nl");
  CHECK(interview.at_first());
  CHECK(!interview.back());
  REQUIRE(interview.next() == Outcome::Accepted);
  give(interview, "product", ChoiceAnswer{"paspoort"});
  CHECK(interview.next() == Outcome::Accepted);
  give(interview, "cijfer", MarkAnswer{8});
  CHECK(at(interview) == "stelling");
  CHECK(interview.back());
  CHECK(at(interview) == "cijfer");
  CHECK(!interview.at_first());
  CHECK(interview.back());
  CHECK(interview.back());
  CHECK(interview.back());
  CHECK(at(interview) == "welkom");
  CHECK(interview.at_first());
}

TEST_CASE("a question behind a hidden question is hidden with it") {
  Interview interview(test::every_type(), "nl");
  REQUIRE(interview.next() == Outcome::Accepted);
  give(interview, "product", ChoiceAnswer{"rijbewijs"});
  give(interview, "onderdelen", ChoicesAnswer{{"koffie"}});
  give(interview, "cijfer", MarkAnswer{7});
  give(interview, "koffie_cijfer", MarkAnswer{9});
  give(interview, "koffie_terug", ChoiceAnswer{"ja"});
  CHECK(at(interview) == "stelling");
  for (int i = 0; i < 4; ++i) REQUIRE(interview.back());
  give(interview, "onderdelen", ChoicesAnswer{{"ruimte"}});
  give(interview, "cijfer", MarkAnswer{7});
  CHECK(at(interview) == "stelling");
  CHECK(!interview.answers().contains("koffie_cijfer"));
  CHECK(!interview.answers().contains("koffie_terug"));
}

TEST_CASE("a questionnaire that begins with what is switched off begins at the first question") {
  auto questionnaire = *test::every_type();
  questionnaire.questions[0].visible = false;
  Interview interview(std::make_shared<const Questionnaire>(questionnaire), "nl");
  CHECK(at(interview) == "product");
  CHECK(interview.at_first());
  CHECK(!interview.back());
}

TEST_CASE("progress counts the longest way that is still open, so that it never grows") {
  Interview interview(test::shipped_questionnaire("balie-kort"), "nl");
  CHECK(interview.progress().before == 0);
  CHECK(interview.progress().total == 7);
  interview = balie_up_to_suggestion("ja");
  CHECK(interview.progress().before == 6);
  CHECK(interview.progress().total == 7);
  interview = balie_up_to_suggestion("nee");
  CHECK(interview.progress().before == 6);
  CHECK(interview.progress().total == 6);
}

TEST_CASE("who leaves before half-way breaks off, who leaves after it answered in part") {
  Interview interview(test::shipped_questionnaire("balie-kort"), "nl");
  CHECK(interview.disposition() == Disposition::BreakOff);
  give(interview, "product", ChoiceAnswer{"vog"});
  give(interview, "totaaloordeel", MarkAnswer{6});
  CHECK(interview.disposition() == Disposition::BreakOff);
  REQUIRE(interview.answer(ChoiceAnswer{"veel"}) == Outcome::Accepted);
  CHECK(interview.disposition() == Disposition::Partial);
}

TEST_CASE("pages to read do not count as unanswered questions") {
  auto questionnaire = *test::every_type();
  questionnaire.questions.resize(2);
  questionnaire.questions.insert(questionnaire.questions.begin(), 2, questionnaire.questions[0]);
  Interview interview(std::make_shared<const Questionnaire>(questionnaire), "nl");
  CHECK(interview.disposition() == Disposition::BreakOff);
  for (int page = 0; page < 3; ++page) REQUIRE(interview.next() == Outcome::Accepted);
  REQUIRE(interview.answer(ChoiceAnswer{"paspoort"}) == Outcome::Accepted);
  CHECK(interview.disposition() == Disposition::Partial);
}

TEST_CASE("at the end nothing more is answered, and back returns to the last question") {
  Interview interview = balie_up_to_suggestion("nee");
  CHECK(interview.answer(MarkAnswer{8}) == Outcome::ConstraintViolated);
  interview.clear_answer();
  CHECK(interview.next() == Outcome::Accepted);
  CHECK(interview.answers().size() == 6);
  CHECK(interview.back());
  CHECK(at(interview) == "suggestie");
  CHECK(interview.disposition() == Disposition::Partial);
}

TEST_CASE("the language can be changed on the way without losing an answer") {
  Interview interview(test::shipped_questionnaire("balie"), "nl");
  give(interview, "product", ChoiceAnswer{"vog"});
  interview.set_language("en");
  CHECK(interview.language() == "en");
  CHECK(at(interview) == "totaaloordeel");
  CHECK(interview.answers().size() == 1);
}

TEST_CASE("a section is asked as a whole, or not at all") {
  Answers happy = test::unhappy();
  happy["gezicht"] = ChoiceAnswer{"blij"};
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "terugbellen", happy);
  for (const char* hidden : {"reden", "reden_anders", "uren", "dag"})
    CHECK(!interview.answers().contains(hidden));
  REQUIRE(interview.back());
  CHECK(at(interview) == "gezicht");
  REQUIRE(interview.answer(ChoiceAnswer{"boos"}) == Outcome::Accepted);
  REQUIRE(interview.next() == Outcome::Accepted);
  CHECK(at(interview) == "reden");
}

TEST_CASE("an answer that breaks the rule of its question is kept, but not gone on with") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "dag", test::unhappy());
  REQUIRE(interview.answer(DateAnswer{"2026-12-25"}) == Outcome::Accepted);
  CHECK(interview.next() == Outcome::ConstraintViolated);
  CHECK(at(interview) == "dag");
  CHECK(interview.current()->constraint->message.in("nl") ==
        "Toen waren wij dicht. Kies een andere dag.");
  REQUIRE(interview.answer(DateAnswer{"2026-12-24"}) == Outcome::Accepted);
  CHECK(interview.next() == Outcome::Accepted);
  CHECK(at(interview) == "terugbellen");
}

TEST_CASE("a rule holds of answers only: who skips the question breaks none") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "dag", test::unhappy());
  CHECK(interview.next() == Outcome::Accepted);
  auto questionnaire = *test::every_type();
  Question& mark = questionnaire.questions[3];
  mark.constraint = questionnaire.questions[13].constraint;
  mark.constraint->rule = *questionnaire.questions[4].show_if;  // cijfer < 6
  interview = Interview(std::make_shared<const Questionnaire>(questionnaire), "nl");
  test::walk_to(interview, "cijfer", test::unhappy());
  REQUIRE(interview.answer(MarkAnswer{6}) == Outcome::Accepted);
  CHECK(interview.next() == Outcome::ConstraintViolated);
  REQUIRE(interview.answer(NotApplicable{}) == Outcome::Accepted);
  CHECK(interview.next() == Outcome::Accepted);
}

TEST_CASE("an earlier answer that is changed is held against the rule of a later one again") {
  auto questionnaire = *test::every_type();
  Question& hours = questionnaire.questions[12];
  REQUIRE(hours.id == "uren");
  hours.constraint = questionnaire.questions[13].constraint;
  // More than two hours, or it was about a passport.
  Condition or_passport;
  or_passport.op = Condition::Operator::Or;
  Condition more;
  more.op = Condition::Operator::Greater;
  Condition var;
  var.op = Condition::Operator::Var;
  var.question = "uren";
  Condition two;
  two.literal = 2.0;
  more.operands = {var, two};
  or_passport.operands = {more, *questionnaire.questions[10].choices[2].show_if};
  hours.constraint->rule = or_passport;
  Interview interview(std::make_shared<const Questionnaire>(questionnaire), "nl");
  test::walk_to(interview, "dag", test::unhappy());
  while (at(interview) != "product") REQUIRE(interview.back());
  REQUIRE(interview.answer(ChoiceAnswer{"rijbewijs"}) == Outcome::Accepted);
  test::walk_to(interview, "uren", {});
  CHECK(interview.next() == Outcome::ConstraintViolated);
  REQUIRE(interview.answer(NumberAnswer{2.5}) == Outcome::Accepted);
  CHECK(interview.next() == Outcome::Accepted);
}

TEST_CASE("emptying a field of contact data takes it back") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "naam", test::unhappy());
  REQUIRE(interview.answer(TextAnswer{"Anna"}) == Outcome::Accepted);
  CHECK(interview.answer(TextAnswer{" "}) == Outcome::Accepted);
  CHECK(interview.answer_to("naam") == nullptr);
  CHECK(interview.answer(TextAnswer{"06"}) == Outcome::ConstraintViolated);
  REQUIRE(interview.next() == Outcome::Accepted);
  CHECK(interview.answer(TextAnswer{""}) == Outcome::Required);
}

TEST_CASE("the summary comes last, and its button sends") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "nalezen", test::unhappy());
  CHECK(interview.current()->type == QuestionType::Summary);
  CHECK(interview.answer(TextAnswer{"ja"}) == Outcome::ConstraintViolated);
  CHECK(interview.disposition() == Disposition::Partial);
  const auto progress = interview.progress();
  CHECK(progress.before == progress.total);
  CHECK(interview.next() == Outcome::Accepted);
  CHECK(interview.disposition() == Disposition::Complete);
}

TEST_CASE("progress counts a section, a choice's words and a list that may still come") {
  const auto questionnaire = test::every_type();
  const auto total_at = [&](std::string_view stop, const Answers& given) {
    Interview interview(questionnaire, "nl");
    test::walk_to(interview, stop, given);
    return interview.progress().total;
  };
  Answers answers = test::unhappy();
  // All but the two pages and the question that is switched off.
  CHECK(total_at("product", answers) == 16);
  // No reason for the mark (8) and no coffee.
  CHECK(total_at("gezicht", answers) == 13);
  CHECK(total_at("reden", answers) == 13);
  CHECK(total_at("", answers) == 13);
  answers["reden"] = ChoicesAnswer{{"wachten"}};
  CHECK(total_at("reden", answers) == 13);
  CHECK(total_at("uren", answers) == 12);
  answers["gezicht"] = ChoiceAnswer{"blij"};
  answers["terugbellen"] = ChoiceAnswer{"nee"};
  CHECK(total_at("terugbellen", answers) == 9);
  CHECK(total_at("", answers) == 6);
}

TEST_CASE("progress: ticking and unticking does not make the questionnaire grow") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "reden", test::unhappy());
  const int total = interview.progress().total;
  for (const auto& choices : {ChoicesAnswer{{"wachten"}}, ChoicesAnswer{{"wachten", "anders"}},
                              ChoicesAnswer{{"anders"}}, ChoicesAnswer{{"onbeleefd"}}}) {
    REQUIRE(interview.answer(choices) == Outcome::Accepted);
    CHECK(interview.progress().total == total);
  }
}
