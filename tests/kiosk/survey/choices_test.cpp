// SPDX-License-Identifier: EUPL-1.2
// Which choices a respondent sees, and in which order.
#include <algorithm>
#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "tests/kiosk/survey/walk_to.h"

using namespace zuil;
using Ids = std::vector<std::string>;

namespace {

Ids offered(const Interview& interview, std::string_view question) {
  Ids ids;
  for (const Choice* choice : interview.choices_of(*interview.questionnaire().find(question)))
    ids.push_back(choice->id);
  return ids;
}

// A list of twelve products, shuffled, of which the last two are fixed.
std::shared_ptr<const Questionnaire> shuffled_products() {
  auto questionnaire = *test::every_type();
  Question& product = questionnaire.questions[1];
  product.choices.clear();
  product.shuffle = true;
  for (const char* id : {"a", "anders", "b", "c", "d", "e", "f", "g", "h", "i", "j", "weet_niet"})
    product.choices.emplace_back().id = id;
  product.choices[1].fixed = true;
  product.choices[11].fixed = true;
  return std::make_shared<const Questionnaire>(questionnaire);
}

Answers with(Answers answers, const std::string& question, const Answer& answer) {
  answers.insert_or_assign(question, answer);
  return answers;
}

}  // namespace

TEST_CASE("choices: those switched off are not offered, the others in the order of the file") {
  const Interview interview(test::every_type(), "nl");
  CHECK(offered(interview, "product") == Ids{"paspoort", "rijbewijs"});
  CHECK(offered(interview, "gezicht") == Ids{"boos", "gewoon", "blij"});
  CHECK(offered(interview, "cijfer").empty());
}

TEST_CASE("choices: one with a condition comes and goes with an earlier answer") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "reden", test::unhappy());
  CHECK(offered(interview, "reden").size() == 4);
  Interview other(test::every_type(), "nl");
  test::walk_to(other, "reden", with(test::unhappy(), "product", ChoiceAnswer{"rijbewijs"}));
  const Ids ids = offered(other, "reden");
  CHECK(ids.size() == 3);
  CHECK(std::count(ids.begin(), ids.end(), "bezorgen") == 0);
  CHECK(other.answer(ChoicesAnswer{{"wachten", "bezorgen"}}) == Outcome::ConstraintViolated);
  CHECK(other.answer_to("reden") == nullptr);
}

TEST_CASE("choices: those of a topic come together, and 'anders' at the very end") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Interview interview(test::every_type(), "nl", seed);
    test::walk_to(interview, "reden", test::unhappy());
    const Ids ids = offered(interview, "reden");
    REQUIRE(ids.size() == 4);
    CHECK(std::set<std::string>{ids[0], ids[1]} == std::set<std::string>{"wachten", "bezorgen"});
    CHECK(ids[2] == "onbeleefd");
    CHECK(ids[3] == "anders");
  }
}

TEST_CASE("choices: shuffled for each respondent anew, the fixed ones last and in their order") {
  const auto questionnaire = shuffled_products();
  std::set<Ids> orders;
  std::map<std::string, int> first;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Interview interview(questionnaire, "nl", seed);
    const Ids ids = offered(interview, "product");
    REQUIRE(ids.size() == 12);
    REQUIRE(ids[10] == "anders");
    REQUIRE(ids[11] == "weet_niet");
    orders.insert(ids);
    ++first[ids[0]];
  }
  CHECK(orders.size() > 990);
  // Each of ten is first about a hundred times; five standard deviations are 47.
  CHECK(first.size() == 10);
  for (const auto& [id, count] : first) CHECK_MESSAGE(std::abs(count - 100) < 48, id);
}

TEST_CASE("choices: a respondent who comes back finds them where they were") {
  const Interview interview(shuffled_products(), "nl", 42);
  const Interview again(shuffled_products(), "nl", 42);
  CHECK(offered(interview, "product") == offered(again, "product"));
  // The same on every machine.
  CHECK(offered(interview, "product") ==
        Ids{"a", "g", "f", "b", "h", "e", "i", "d", "c", "j", "anders", "weet_niet"});
}

TEST_CASE("choices: the answer keeps the order of the file, whatever order was shown") {
  auto questionnaire = *test::every_type();
  Interview interview(std::make_shared<const Questionnaire>(questionnaire), "nl", 7);
  test::walk_to(interview, "reden", test::unhappy());
  REQUIRE(interview.answer(ChoicesAnswer{{"anders", "bezorgen", "onbeleefd"}}) ==
          Outcome::Accepted);
  CHECK(*interview.answer_to("reden") ==
        Answer(ChoicesAnswer{{"onbeleefd", "bezorgen", "anders"}}));
}

TEST_CASE("choices: one that is no longer offered falls out of the answer") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "", test::unhappy());
  CHECK(interview.answers().at("reden") == Answer(ChoicesAnswer{{"bezorgen", "anders"}}));
  while (interview.current() == nullptr || interview.current()->id != "product")
    REQUIRE(interview.back());
  REQUIRE(interview.answer(ChoiceAnswer{"rijbewijs"}) == Outcome::Accepted);
  CHECK(interview.answers().at("reden") == Answer(ChoicesAnswer{{"anders"}}));
  test::walk_to(interview, "reden", {});
  CHECK(*interview.answer_to("reden") == Answer(ChoicesAnswer{{"anders"}}));
}

TEST_CASE("choices: a required answer whose only choice is gone must be given again") {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "", with(test::unhappy(), "reden", ChoicesAnswer{{"bezorgen"}}));
  while (interview.current() == nullptr || interview.current()->id != "product")
    REQUIRE(interview.back());
  REQUIRE(interview.answer(ChoiceAnswer{"rijbewijs"}) == Outcome::Accepted);
  CHECK(!interview.answers().contains("reden"));
  test::walk_to(interview, "reden", {});
  CHECK(interview.next() == Outcome::Required);
}

TEST_CASE("choices: a question with none to offer is not asked, required or not") {
  auto questionnaire = *test::every_type();
  for (Question& question : questionnaire.questions) {
    if (question.id != "reden") continue;
    for (Choice& choice : question.choices) choice.show_if = question.choices[2].show_if;
  }
  Interview interview(std::make_shared<const Questionnaire>(questionnaire), "nl");
  test::walk_to(interview, "", with(test::unhappy(), "product", ChoiceAnswer{"rijbewijs"}));
  CHECK(interview.disposition() == Disposition::Complete);
  CHECK(!interview.answers().contains("reden"));
}

TEST_CASE("choices: 'anders' asks which in words, right after, and forgets it with the choice") {
  const auto questionnaire = test::every_type();
  const Question& words = *questionnaire->find("reden_anders");
  CHECK(words.type == QuestionType::Text);
  CHECK(words.specifies == "reden");
  CHECK(words.section == "klacht");
  CHECK(words.text.in("nl") == "Wat was het?");
  CHECK(words.max_length == 200);
  CHECK(!words.required);
  CHECK(&words == questionnaire->find("reden") + 1);
  Interview interview(questionnaire, "nl");
  test::walk_to(interview, "uren", test::unhappy());
  CHECK(interview.answers().at("reden_anders") == Answer(TextAnswer{"het regende"}));
  REQUIRE(interview.back());
  CHECK(interview.current()->id == "reden_anders");
  REQUIRE(interview.back());
  REQUIRE(interview.answer(ChoicesAnswer{{"wachten"}}) == Outcome::Accepted);
  REQUIRE(interview.next() == Outcome::Accepted);
  CHECK(interview.current()->id == "uren");
  CHECK(!interview.answers().contains("reden_anders"));
}
