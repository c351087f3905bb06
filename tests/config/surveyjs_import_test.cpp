// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/surveyjs_import.h"

#include "config/tool/surveyjs_expression.h"
#include "tests/config/questionnaires.h"

namespace zuil {
namespace {

using namespace test;

Result<Imported> import_json(const std::string& json) {
  return import_surveyjs(json, "survey.json", {"enquete", ""});
}

// The questions of one page, in Dutch.
Result<Imported> import_elements(const std::string& elements) {
  return import_json(
      R"({"locale": "nl", "title": "Enquête", "pages": [{"name": "p", "elements": [)" + elements +
      "]}]}");
}

Document only_question(const std::string& element) {
  const Document document = require_ok(import_elements(element)).document;
  REQUIRE(document.at("questions").size() == 1);
  return document.at("questions")[0];
}

TEST_CASE("a survey in two languages, with pages, a panel and conditions, comes through") {
  const auto imported = require_ok(import_json(R"({
    "locale": "nl", "title": {"default": "Uw bezoek", "en": "Your visit"},
    "completedHtml": {"default": "<p>Dank u <b>wel</b>.</p>", "en": "<p>Thank you.</p>"},
    "showProgressBar": "top",
    "pages": [
      {"name": "begin", "title": {"nl": "Uw bezoek", "en": "Your visit"}, "elements": [
        {"type": "radiogroup", "name": "Waarvoor?", "title": {"nl": "Waarvoor kwam u?", "en": "Why did you come?"},
         "isRequired": true, "choicesOrder": "random", "showOtherItem": true,
         "choices": [{"value": "pas", "text": {"nl": "Paspoort", "en": "Passport"}},
                     {"value": "rij", "text": {"nl": "Rijbewijs", "en": "Driving licence"}}]},
        {"type": "panel", "name": "meer", "visibleIf": "{Waarvoor?} = 'pas' or {Waarvoor?} = 'other'", "elements": [
          {"type": "rating", "name": "cijfer", "title": {"nl": "Welk cijfer geeft u?", "en": "What mark?"},
           "rateMin": 1, "rateMax": 10,
           "minRateDescription": {"nl": "slecht", "en": "poor"}, "maxRateDescription": {"nl": "goed", "en": "good"}}]},
        {"type": "comment", "name": "waarom", "title": {"nl": "Waarom een {cijfer}?", "en": "Why a {cijfer}?"},
         "visibleIf": "{cijfer} < 6 and {Waarvoor?} notempty"}]}]})"));
  const Document& document = imported.document;
  CHECK(document.at("languages") == Document::array({"nl", "en"}));
  CHECK(document.at("thanks").at("nl") == "Dank u wel.");
  CHECK(ids_of(document.at("questions")) ==
        std::vector<std::string>{"waarvoor", "cijfer", "waarom"});
  const Document& first = question_of(document, "waarvoor");
  CHECK(first.at("type") == "single");
  CHECK(first.at("shuffle") == true);
  CHECK(first.at("required") == true);
  CHECK(choice_of(first, "anders").at("fixed") == true);
  CHECK(choice_of(first, "anders").at("specify").at("nl") == "Anders, namelijk");
  CHECK(question_of(document, "cijfer").at("type") == "mark");
  CHECK(question_of(document, "cijfer").at("leastLabel").at("en") == "poor");
  CHECK(question_of(document, "waarom").at("text").at("nl") == "Waarom een {cijfer}?");
  CHECK(question_of(document, "waarom").at("showIf") ==
        Document::parse(R"({"and": [{"<": [{"var": "cijfer"}, 6]},
                                    {"!=": [{"var": "waarvoor"}, null]}]})"));
  REQUIRE(document.at("sections").size() == 3);  // before, within and after the panel
  CHECK(document.at("sections")[1].at("showIf") ==
        Document::parse(R"({"or": [{"==": [{"var": "waarvoor"}, "pas"]},
                                   {"==": [{"var": "waarvoor"}, "anders"]}]})"));
  CHECK(document.at("sections")[2].at("title").at("en") == "Your visit");
  CHECK(tells(imported.notes, "$.invitation"));
}

TEST_CASE("each type of question becomes what a kiosk can ask") {
  CHECK(only_question(R"({"type": "dropdown", "name": "a", "choices": ["x", "y"]})").at("type") ==
        "single");
  const Document several = only_question(
      R"({"type": "checkbox", "name": "a", "showNoneItem": true, "choices": [1, {"value": 2, "text": "Twee"}]})");
  CHECK(several.at("type") == "multiple");
  CHECK(ids_of(several.at("choices")) == std::vector<std::string>{"1", "2", "geen"});
  CHECK(ids_of(only_question(R"({"type": "boolean", "name": "a"})").at("choices")) ==
        std::vector<std::string>{"ja", "nee"});
  const Document five = only_question(
      R"({"type": "rating", "name": "a", "minRateDescription": "slecht", "maxRateDescription": "goed"})");
  CHECK(five.at("type") == "scale");
  CHECK(five.at("choices")[0].at("label").at("nl") == "1: slecht");
  CHECK(five.at("choices")[2].at("label").at("nl") == "3");
  CHECK(only_question(R"({"type": "rating", "name": "a", "rateMin": 0, "rateMax": 10})")
            .at("choices")
            .size() == 11);
  CHECK(only_question(R"({"type": "rating", "name": "a", "rateMin": 0, "rateMax": 100})")
            .at("type") == "number");
  CHECK(only_question(R"({"type": "text", "name": "a", "maxLength": 80})").at("maxLength") == 80);
  const Document number =
      only_question(R"({"type": "text", "name": "a", "inputType": "number", "min": 1, "max": 9})");
  CHECK(number.at("maximum") == 9);
  CHECK(only_question(R"({"type": "text", "name": "a", "inputType": "date", "min": "2026-01-01"})")
            .at("earliest") == "2026-01-01");
  CHECK(only_question(R"({"type": "text", "name": "a", "inputType": "email"})").at("contact") ==
        "email");
  CHECK(only_question(R"({"type": "text", "name": "a", "inputType": "tel"})").at("contact") ==
        "phone");
  CHECK(require_ok(import_elements(
                       R"({"type": "html", "name": "h", "html": "<p>Eerst<br/>dit &amp; dat</p>"},
                                      {"type": "comment", "name": "a"})"))
            .document.at("questions")[0]
            .at("text")
            .at("nl") == "Eerst\ndit & dat");
}

TEST_CASE("a matrix becomes a question for each row, which later conditions can look at") {
  const Document document = require_ok(import_elements(R"(
      {"type": "matrix", "name": "stellingen", "title": "Wat vindt u?", "isAllRowRequired": true,
       "columns": ["a", "b", "c", "d", "e"],
       "rows": [{"value": "snel", "text": "Het ging snel"}, {"value": "net", "text": "Het was netjes"}]},
      {"type": "comment", "name": "waarom", "visibleIf": "{stellingen.net} anyof ['d', 'e']"})"))
                                .document;
  CHECK(ids_of(document.at("questions")) ==
        std::vector<std::string>{"stellingen_snel", "stellingen_net", "waarom"});
  const Document& row = document.at("questions")[1];
  CHECK(row.at("type") == "scale");
  CHECK(row.at("text").at("nl") == "Het was netjes");
  CHECK(row.at("hint").at("nl") == "Wat vindt u?");
  CHECK(row.at("required") == true);
  CHECK(document.at("questions")[2].at("showIf") ==
        Document::parse(R"({"or": [{"==": [{"var": "stellingen_net"}, "d"]},
                                   {"==": [{"var": "stellingen_net"}, "e"]}]})"));
}

TEST_CASE("all that cannot be asked is named at once, each at its place") {
  const std::string message = error_of(import_elements(R"(
      {"type": "file", "name": "foto"},
      {"type": "text", "name": "t", "inputType": "color", "validators": [{"type": "regex"}]},
      {"type": "comment", "name": "c", "enableIf": "{t} notempty", "visibleIf": "age({t}) > 18"},
      {"type": "radiogroup", "name": "r", "choices": ["x"], "choicesByUrl": {"url": "https://x"}},
      {"type": "html", "name": "h", "html": "<a href='x'>klik</a>"},
      {"type": "comment", "name": "d", "zomaar": 5, "title": {"en": "Only English"}})"));
  for (const char* words :
       {"$.pages[0].elements[0].type: \"file\" cannot be asked", "elements[1].inputType: \"color\"",
        "elements[1].validators: is not supported: write the rule", "elements[2].enableIf",
        "elements[2].visibleIf: the function age() is not supported", "elements[3].choices: has 1",
        "elements[3].choicesByUrl", "elements[4].html: <a> cannot be shown",
        "elements[5].zomaar: is not supported", "elements[5].title: has no text in nl"}) {
    CAPTURE(words);
    CHECK(holds_words(message, words));
  }
}

TEST_CASE("what is off is no reason to refuse, and what is invisible is left out aloud") {
  const auto imported = require_ok(import_elements(R"(
      {"type": "comment", "name": "a", "readOnly": false, "validators": [], "defaultValue": null},
      {"type": "comment", "name": "b", "visible": false})"));
  CHECK(imported.document.at("questions").size() == 1);
  CHECK(tells(imported.notes, "elements[1] is invisible"));
}

TEST_CASE("conditions in every spelling SurveyJS has") {
  const SurveyQuestion single{
      "kleur", SurveyQuestion::Kind::OneChoice, {{"rood", "rood"}, {3, "drie"}, {5, "vijf"}}};
  const SurveyQuestion several{"dingen", SurveyQuestion::Kind::Choices, {{"a", "a"}, {"b", "b"}}};
  const SurveyQuestion number{"aantal", SurveyQuestion::Kind::Number, {}};
  const SurveyQuestion yes_no{
      "mag", SurveyQuestion::Kind::OneChoice, {{true, "ja"}, {false, "nee"}}};
  const SurveyQuestion text{"tekst", SurveyQuestion::Kind::Text, {}};
  const auto read = [&](const std::string& expression) {
    return read_surveyjs_expression(
        expression, [&](const std::string& name) -> const SurveyQuestion* {
          for (const SurveyQuestion* question : {&single, &several, &number, &yes_no, &text})
            if (question->id == name) return question;
          return nullptr;
        });
  };
  const std::vector<std::pair<std::string, std::string>> good{
      {"{kleur} = 'rood'", R"({"==": [{"var": "kleur"}, "rood"]})"},
      {"'rood' == {kleur}", R"({"==": [{"var": "kleur"}, "rood"]})"},
      {"{kleur} <> \"rood\"", R"({"!": [{"==": [{"var": "kleur"}, "rood"]}]})"},
      {"{kleur} = '3'", R"({"==": [{"var": "kleur"}, "drie"]})"},
      {"{kleur} >= 3", R"({"in": [{"var": "kleur"}, ["drie", "vijf"]]})"},
      {"5 > {aantal}", R"({"<": [{"var": "aantal"}, 5]})"},
      {"{aantal} notempty", R"({"!=": [{"var": "aantal"}, null]})"},
      {"{dingen} contains 'a'", R"({"in": ["a", {"var": "dingen"}]})"},
      {"{dingen} allof ['a', 'b']",
       R"({"and": [{"in": ["a", {"var": "dingen"}]}, {"in": ["b", {"var": "dingen"}]}]})"},
      {"{mag}", R"({"==": [{"var": "mag"}, "ja"]})"},
      {"{mag} = false", R"({"==": [{"var": "mag"}, "nee"]})"},
      {"!({mag} = true) AND ({aantal} > 2.5 || {tekst} empty)",
       R"({"and": [{"!": [{"==": [{"var": "mag"}, "ja"]}]},
                   {"or": [{">": [{"var": "aantal"}, 2.5]}, {"==": [{"var": "tekst"}, null]}]}]})"}};
  for (const auto& [expression, condition] : good) {
    CAPTURE(expression);
    CHECK(require_ok(read(expression)) == Document::parse(condition));
  }
  for (const char* bad : {"", "{kleur}", "{kleur} =", "{kleur} = 'blauw'", "{later} = 1",
                          "{dingen} = 'a'", "{tekst} > 5", "iif({mag}, 1, 2)", "{kleur} = 'rood",
                          "({mag}", "{mag} {mag}", "{aantal} = veel", "'a' = 'b'", "{kleur} > 9",
                          "{aantal} + 1 > 2", "{dingen} anyof []", "{mag} = {kleur}", "[", "{}"}) {
    CAPTURE(bad);
    CHECK_FALSE(read(bad).has_value());
  }
  CHECK_FALSE(read(std::string(3000, '(')).has_value());
  CHECK_FALSE(read(std::string(3000, '!') + "{mag}").has_value());
}

TEST_CASE("what is no survey is refused") {
  CHECK(holds_words(error_of(import_json("[]")), "is no survey"));
  CHECK(holds_words(error_of(import_json("{}")), "has no questions"));
  CHECK(holds_words(error_of(import_json(R"({"pages": 5})")), "$.pages: must be a list"));
  CHECK(holds_words(error_of(import_json(R"({"pages": [7]})")), "$.pages[0]: must be an object"));
  CHECK(holds_words(error_of(import_json(R"({"elements": [{"name": "x"}]})")),
                    "must be an object with a \"type\""));
}

}  // namespace
}  // namespace zuil
