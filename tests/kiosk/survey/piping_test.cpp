// SPDX-License-Identifier: EUPL-1.2
// Answers that come back in a later text and in the summary.
#include "kiosk/survey/piping.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/survey/questionnaire_json.h"
#include "tests/kiosk/survey/walk_to.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

LocalText text(const char* nl, const char* fy = "") {
  return LocalText({{"nl", nl}, {"fy", fy}});
}

Interview at_end(const Answers& answers) {
  Interview interview(test::every_type(), "nl");
  test::walk_to(interview, "", answers);
  return interview;
}

std::vector<std::string> lines(const Interview& interview) {
  std::vector<std::string> lines;
  for (const auto& line : interview.summary())
    lines.push_back(line.question->label.in(interview.language()) + ": " + line.answer);
  return lines;
}

}  // namespace

TEST_CASE("piping: what was answered stands in a later text, in the respondent's language") {
  Interview interview = at_end(test::unhappy());
  CHECK(interview.fill(text("Uw {product}, het cijfer {cijfer}.")) == "Uw Paspoort, het cijfer 8.");
  CHECK(interview.fill(text("{reden}")) == "De post was laat, Iets anders");
  CHECK(interview.fill(text("{uren} uur op {dag}")) == "1,5 uur op 20-11-2026");
  CHECK(interview.fill(text("{reden_anders}; {naam}, {telefoon}")) ==
        "het regende; Anna de Vries, 0612345678");
  interview.set_language("fy");
  CHECK(interview.fill(text("", "{product}: {terugbellen}")) == "Paspoart: Ja");
}

TEST_CASE("piping: what has no answer, or none any more, is an ellipsis") {
  Interview interview(test::every_type(), "nl");
  CHECK(interview.fill(text("Uw {product}?")) == "Uw …?");
  interview = at_end(test::unhappy());
  CHECK(interview.fill(text("{mail}{welkom}{nalezen}")) == "………");
  while (interview.current() == nullptr || interview.current()->id != "terugbellen")
    REQUIRE(interview.back());
  REQUIRE(interview.answer(ChoiceAnswer{"nee"}) == Outcome::Accepted);
  REQUIRE(interview.answer_to("naam") != nullptr);
  CHECK(interview.fill(text("Dag {naam}")) == "Dag …");
}

TEST_CASE("piping: a brace around anything but a question's id is only a brace") {
  const Interview interview = at_end(test::unhappy());
  for (const char* same : {"{", "}", "{}", "{{", "a {b c} d", "{niets}", "{product", "product}",
                           "{Product}", "{ product }", "{pro\nduct}", "", "geen"})
    CHECK(interview.fill(text(same)) == same);
  CHECK(interview.fill(text("{{product}}")) == "{Paspoort}");
  CHECK(interview.fill(text("{x{product}{")) == "{xPaspoort{");
}

TEST_CASE("piping: an answer that looks like piping is not piped again") {
  Answers answers = test::unhappy();
  answers["reden_anders"] = TextAnswer{"{telefoon}"};
  CHECK(at_end(answers).fill(text("{reden_anders}")) == "{telefoon}");
}

TEST_CASE("piping: a label that names an earlier answer is filled in wherever it is read back") {
  auto json = nlohmann::json::parse(test::every_type()->canonical_json);
  for (auto& question : json["questions"]) {
    if (question["id"] != "reden") continue;
    for (auto& choice : question["choices"])
      for (auto& [language, label] : choice["label"].items()) label = "{product}, {reden}";
  }
  Interview interview(std::make_shared<const Questionnaire>(
                          test::require_ok(read_questionnaire(json.dump(), "changed"))),
                      "nl");
  test::walk_to(interview, "", test::unhappy());
  const std::string filled = "Paspoort, …";
  CHECK(interview.fill(text("{reden}")) == filled + ", " + filled);
  CHECK(lines(interview).front() == "Wat ging er mis: " + filled + ", " + filled);
}

TEST_CASE("piping: an answer is set apart where one of the two runs from right to left") {
  Interview interview = at_end(test::unhappy());
  CHECK(interview.fill(text("يوم {dag}.")) == "يوم \u206820-11-2026\u2069.");
  Answers answers = test::unhappy();
  answers["naam"] = TextAnswer{"محمد"};
  CHECK(at_end(answers).fill(text("Dag {naam} 12")) == "Dag \u2068محمد\u2069 12");
  CHECK(at_end(answers).fill(text("Привіт {product}, ł…")) == "Привіт Paspoort, ł…");
}

TEST_CASE("piping: not applicable is an ellipsis too") {
  Answers answers = test::unhappy();
  answers["cijfer"] = NotApplicable{};
  CHECK(at_end(answers).fill(text("{cijfer}")) == "…");
}

TEST_CASE("piping: a text that repeats what was typed is private") {
  Interview interview = at_end(test::unhappy());
  CHECK(interview.is_private(text("Dag {naam}")));
  CHECK(interview.is_private(text("{product} {reden_anders}")));
  CHECK(interview.is_private(text("{uren}")));
  CHECK(interview.is_private(text("{dag}")));
  CHECK(!interview.is_private(text("{product} {cijfer} {reden}")));
  CHECK(!interview.is_private(text("{mail}")));
  CHECK(!interview.is_private(text("naam")));
  CHECK(!Interview(test::every_type(), "nl").is_private(text("Dag {naam}")));
}

TEST_CASE("piping: the summary reads back what has a label and was answered, in order") {
  Interview interview = at_end(test::unhappy());
  CHECK(lines(interview) ==
        std::vector<std::string>{"Wat ging er mis: De post was laat, Iets anders",
                                 "Iets anders: het regende", "Gewacht in uren: 1,5",
                                 "Dag: 20-11-2026", "Bellen: Ja", "Naam: Anna de Vries",
                                 "Telefoon: 0612345678"});
  while (interview.current() == nullptr || interview.current()->id != "terugbellen")
    REQUIRE(interview.back());
  REQUIRE(interview.answer(ChoiceAnswer{"nee"}) == Outcome::Accepted);
  CHECK(lines(interview).size() == 5);
  interview.set_language("fy");
  CHECK(lines(interview).back() == "Belje: Nee");
}

TEST_CASE("piping: the ids a text names are found for who checks it") {
  CHECK(piped_questions("{a} en {b_2}, niet {C} of { d}") == std::vector<std::string>{"a", "b_2"});
  CHECK(piped_questions("").empty());
}
