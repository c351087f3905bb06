// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/condition_words.h"

#include <doctest/doctest.h>

#include "kiosk/base/json_reader.h"
#include "tests/kiosk/survey/document.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

namespace {

ConditionPhrases phrases() {
  using enum Comparison;
  return {.language = "nl",
          .decimal_separator = ',',
          .only_if = "alleen tonen als {condition}",
          .negation = "niet ({condition})",
          .joined_by_and = " en ",
          .joined_by_or = " of ",
          .comparisons = {{Equal, "{question} is {value}"},
                          {NotEqual, "{question} is niet {value}"},
                          {LessEqual, "{question} ≤ {value}"},
                          {GreaterEqual, "{question} ≥ {value}"},
                          {Less, "{question} < {value}"},
                          {Greater, "{question} > {value}"},
                          {OneOf, "{question} is {value}"},
                          {NoneOf, "{question} is niet {value}"},
                          {Chosen, "bij {question} is {value} gekozen"},
                          {NotChosen, "bij {question} is {value} niet gekozen"},
                          {Answered, "{question} is beantwoord"},
                          {NotAnswered, "{question} is niet beantwoord"}}};
}

Questionnaire questionnaire() {
  Document document;
  document.add_single("product", {"paspoort", "rijbewijs"});
  document.back()["text"] = dutch("Wat kwam u doen?");
  document.add_mark("totaaloordeel");
  document.back()["text"] = dutch("Welk rapportcijfer geeft u voor onze dienstverlening?");
  document.add_multiple("reden_anders", {"prijs", "wachten"});
  document.back()["label"] = dutch("reden");
  document.add({{"id", "aantal"}, {"type", "number"}, {"step", 0.5}, {"label", dutch("aantal")}});
  document.add({{"id", "dag"}, {"type", "date"}, {"label", dutch("{value}")}});
  return *document.read();
}

Condition condition_of(const Json& json) {
  return require_ok(read_condition(JsonReader(json, "proef")));
}

std::string words(const Json& json) {
  return condition_in_words(condition_of(json), questionnaire(), phrases());
}

Json var(const char* question) {
  return {{"var", question}};
}

}  // namespace

TEST_CASE("conditions in words") {
  CHECK(words({{"<=", {var("totaaloordeel"), 6}}}) == "totaaloordeel ≤ 6");
  CHECK(words({{">=", {6, var("totaaloordeel")}}}) == "totaaloordeel ≤ 6");
  CHECK(words({{"<", {6, var("totaaloordeel")}}}) == "totaaloordeel > 6");
  CHECK(words({{"==", {var("product"), "paspoort"}}}) == "“Wat kwam u doen?” is keuze paspoort");
  CHECK(words({{"!=", {var("product"), "paspoort"}}}) ==
        "“Wat kwam u doen?” is niet keuze paspoort");
  CHECK(words({{"in", {var("product"), {"paspoort", "rijbewijs"}}}}) ==
        "“Wat kwam u doen?” is keuze paspoort of keuze rijbewijs");
  CHECK(words({{"in", {"prijs", var("reden_anders")}}}) == "bij reden is keuze prijs gekozen");
  CHECK(words({{"!", Json::array({{{"in", {"prijs", var("reden_anders")}}}})}}) ==
        "bij reden is keuze prijs niet gekozen");
  CHECK(words({{">", {var("aantal"), 2.5}}}) == "aantal > 2,5");
  CHECK(words({{"==", {var("dag"), "2026-11-21"}}}) == "{value} is 21-11-2026");
  CHECK(words(var("product")) == "“Wat kwam u doen?” is beantwoord");
  CHECK(words({{"!", Json::array({var("product")})}}) == "“Wat kwam u doen?” is niet beantwoord");
  CHECK(words({{"!=", {var("aantal"), nullptr}}}) == "aantal is beantwoord");
}

TEST_CASE("conditions that are joined, and joined again, in words") {
  const Json low = {{"<=", {var("totaaloordeel"), 6}}};
  const Json passport = {{"==", {var("product"), "paspoort"}}};
  const Json many = {{">=", {var("aantal"), 3}}};
  CHECK(words({{"and", {low, many}}}) == "totaaloordeel ≤ 6 en aantal ≥ 3");
  CHECK(words({{"or", {low, many}}}) == "totaaloordeel ≤ 6 of aantal ≥ 3");
  CHECK(words({{"and", {low, {{"or", {many, passport}}}}}}) ==
        "totaaloordeel ≤ 6 en (aantal ≥ 3 of “Wat kwam u doen?” is keuze paspoort)");
  CHECK(words({{"!", Json::array({{{"and", {low, many}}}})}}) ==
        "niet (totaaloordeel ≤ 6 en aantal ≥ 3)");
  CHECK(words({{"<", {var("totaaloordeel"), var("aantal")}}}) == "totaaloordeel < aantal");
}

TEST_CASE("a condition of comparisons goes into words and back, and means the same") {
  const Questionnaire all = questionnaire();
  const std::vector<Json> simple{
      {{"<=", {var("totaaloordeel"), 6}}},
      {{"==", {var("product"), "paspoort"}}},
      {{"!=", {var("product"), "paspoort"}}},
      {{"in", {var("product"), {"paspoort", "rijbewijs"}}}},
      {{"!", Json::array({{{"in", {var("product"), {"paspoort"}}}}})}},
      {{"in", {"prijs", var("reden_anders")}}},
      {{"!", Json::array({{{"in", {"prijs", var("reden_anders")}}}})}},
      {{"!=", {var("aantal"), nullptr}}},
      {{"==", {var("aantal"), nullptr}}},
      var("product"),
      {{"!", Json::array({var("product")})}},
      {{"and", {{{"<", {var("totaaloordeel"), 6}}}, {{">", {var("aantal"), 2.5}}}}}},
      {{"or", {{{">=", {var("totaaloordeel"), 6}}}, var("product")}}}};
  for (const Json& json : simple) {
    const auto form = simple_form(condition_of(json), all);
    REQUIRE(form);
    CHECK(to_json(to_condition(*form, all)) == json);
  }
}

TEST_CASE("what is more than comparisons is not edited") {
  const Questionnaire all = questionnaire();
  const Json low = {{"<=", {var("totaaloordeel"), 6}}};
  const auto is_simple = [&](const Json& json) {
    return simple_form(condition_of(json), all).has_value();
  };
  CHECK(!is_simple({{"and", {low, {{"or", {low, low}}}}}}));
  // Who did not answer is not "≤ 6", and is not "> 6".
  CHECK(!is_simple({{"!", Json::array({low})}}));
  CHECK(!is_simple({{"==", {var("totaaloordeel"), var("aantal")}}}));
  CHECK(!is_simple(var("aantal")));  // 0 is an answer, and not true
}

TEST_CASE("a term that is put together of what there is to choose passes the check") {
  const Questionnaire all = questionnaire();
  for (const Question& question : all.questions)
    for (const Comparison comparison : comparisons_of(question)) {
      Condition::Value value = first_value(question, comparison);
      if (question.type == QuestionType::Date && std::holds_alternative<std::string>(value))
        value = "2026-11-21";
      const Condition condition =
          to_condition({Joint::And, {{question.id, comparison, value}}}, all);
      Json document = Json::parse(all.canonical_json);
      document["questions"].push_back({{"id", "daarna"},
                                       {"type", "info"},
                                       {"text", dutch("Daarna.")},
                                       {"showIf", to_json(condition)}});
      CAPTURE(document["questions"].back().dump());
      CHECK(read_questionnaire(document.dump(), "proef").has_value());
      CHECK(!term_in_words({question.id, comparison, value}, all, phrases()).empty());
    }
}

TEST_CASE("every condition that is shipped can be said") {
  for (const auto& file : shipped_files()) {
    const auto one = questionnaire_in(file);
    for (const Question& question : one->questions) {
      if (!question.show_if || !question.specifies.empty()) continue;
      const std::string said = condition_in_words(*question.show_if, *one, phrases());
      CAPTURE(said);
      CHECK(said.find('{') == std::string::npos);
      CHECK(said.size() > 5);
    }
  }
}
