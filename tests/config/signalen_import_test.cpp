// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/signalen_import.h"

#include "kiosk/base/json_reader.h"
#include "tests/config/questionnaires.h"

namespace zuil {
namespace {

using namespace test;

Result<Reasons> reasons_in(const std::string& json) {
  ZUIL_TRY(auto page, parse_json(json, "answers.json"));
  return read_reasons({std::move(page)}, "answers.json");
}

std::string list_of(int unhappy, const std::string& topic = "null") {
  std::string json = R"([{"is_satisfied": true, "text": "Snel", "topic": null},
                         {"is_satisfied": true, "text": "Goed", "topic": null})";
  for (int i = 1; i <= unhappy; ++i)
    json += R"(,{"is_satisfied": false, "text": "Reden )" + std::to_string(i) + R"(", "topic": )" +
            topic + "}";
  return json + "]";
}

constexpr const char* kNewServer = R"({"_links": {"next": {"href": null}}, "count": 5, "results": [
  {"is_satisfied": false, "text": "Het duurde te lang", "topic": "Over de afhandeling", "open_answer": false},
  {"is_satisfied": false, "text": "Niets gedaan.", "topic": "Over het resultaat", "open_answer": false},
  {"is_satisfied": false, "text": "Onzichtbaar", "is_visible": false},
  {"is_satisfied": false, "text": "Over iets anders", "topic": null, "open_answer": true},
  {"is_satisfied": true, "text": "Snel opgepakt", "topic": null, "open_answer": false},
  {"is_satisfied": true, "text": "Goed opgelost", "topic": {"name": "Resultaat", "description": "Wat er gedaan is"}}]})";

TEST_CASE("reasons become two faces and why, grouped, in the server's order") {
  const auto imported =
      require_ok(import_reasons(require_ok(reasons_in(kNewServer)), "melding", "nl"));
  const Document& document = imported.document;
  require_ok(check_document(document, "melding.json"));
  CHECK(ids_of(document.at("questions")) ==
        std::vector<std::string>{"tevreden", "reden_ontevreden",
                                 "reden_ontevreden_over_iets_anders_open", "reden_tevreden"});
  CHECK(question_of(document, "tevreden").at("measure").at("kind") == "satisfaction");

  const Document& unhappy = question_of(document, "reden_ontevreden");
  CHECK(ids_of(unhappy.at("choices")) ==
        std::vector<std::string>{"het_duurde_te_lang", "niets_gedaan", "over_iets_anders"});
  CHECK(ids_of(unhappy.at("topics")) ==
        std::vector<std::string>{"over_de_afhandeling", "over_het_resultaat"});
  CHECK(choice_of(unhappy, "niets_gedaan").at("topic") == "over_het_resultaat");
  CHECK_FALSE(choice_of(unhappy, "over_iets_anders").contains("topic"));
  CHECK(question_of(document, "reden_tevreden").at("topics")[0].at("description").at("nl") ==
        "Wat er gedaan is");

  const Document& open = question_of(document, "reden_ontevreden_over_iets_anders_open");
  CHECK(open.at("asksReview") == true);
  CHECK(open.at("showIf") ==
        Document::parse(R"({"in": ["over_iets_anders", {"var": "reden_ontevreden"}]})"));

  CHECK(tells(imported.notes, "\"Niets gedaan.\" ends in punctuation"));
  CHECK(tells(imported.notes, "reopens"));
  CHECK(tells(imported.notes, "$.freeText.purpose"));
}

TEST_CASE("the real answers of one city, an older server, come through whole") {
  const std::string json = test::shared_data("signalen-standard-answers.json");
  if (json.empty()) return;
  const auto imported = require_ok(import_reasons(require_ok(reasons_in(json)), "melding", "nl"));
  require_ok(check_document(imported.document, "melding.json"));
  CHECK(question_of(imported.document, "reden_ontevreden").at("choices").size() == 6);
  CHECK(question_of(imported.document, "reden_tevreden").at("choices").size() == 5);
  CHECK(question_of(imported.document, "reden_ontevreden").at("choices")[0].at("label").at("nl") ==
        "De behandeling duurde te lang");
}

TEST_CASE("more than twelve reasons are asked in several questions, never one alone") {
  for (const int count : {12, 13, 25, 37}) {
    CAPTURE(count);
    const auto imported =
        require_ok(import_reasons(require_ok(reasons_in(list_of(count))), "melding", "nl"));
    require_ok(check_document(imported.document, "melding.json"));
    std::vector<std::string> texts;
    for (const Document& question : imported.document.at("questions")) {
      if (!question.at("id").get<std::string>().starts_with("reden_ontevreden")) continue;
      CHECK(question.at("choices").size() <= 12);
      CHECK(question.at("choices").size() >= 2);
      for (const Document& choice : question.at("choices"))
        texts.push_back(choice.at("label").at("nl"));
    }
    REQUIRE(texts.size() == static_cast<std::size_t>(count));
    CHECK(texts.front() == "Reden 1");
    CHECK(texts.back() == "Reden " + std::to_string(count));
  }
}

TEST_CASE("reasons of one topic stay in one question") {
  std::string json = list_of(7, "\"Een\"");
  json.back() = ',';
  const std::string second = list_of(8, "\"Twee\"");
  json += second.substr(second.find("{\"is_satisfied\": false"));
  for (int i = 1; i <= 8; ++i) {  // other texts than those of the first topic
    const std::string name = "Reden " + std::to_string(i) + "\", \"topic\": \"Twee\"";
    json.replace(json.find(name), 5, "Grond");
  }
  const auto imported = require_ok(import_reasons(require_ok(reasons_in(json)), "melding", "nl"));
  CHECK(question_of(imported.document, "reden_ontevreden_1").at("choices").size() == 7);
  CHECK(question_of(imported.document, "reden_ontevreden_2").at("choices").size() == 8);
}

TEST_CASE("one reason alone gets 'Iets anders' beside it, and says so") {
  const auto imported =
      require_ok(import_reasons(require_ok(reasons_in(list_of(1))), "melding", "nl"));
  require_ok(check_document(imported.document, "melding.json"));
  CHECK(ids_of(question_of(imported.document, "reden_ontevreden").at("choices")) ==
        std::vector<std::string>{"reden_1", "anders"});
  CHECK(tells(imported.notes, "was added"));
}

TEST_CASE("what is no list of answers is refused at its place") {
  CHECK(holds_words(error_of(reasons_in(R"({"results": [{"text": "x"}]})")),
                    "answers.json: $.results[0]: \"is_satisfied\" is missing"));
  CHECK(holds_words(error_of(reasons_in(R"([{"text": 5, "is_satisfied": true}])")), "$[0].text"));
  CHECK(holds_words(error_of(reasons_in("{}")), "\"results\" is missing"));
  CHECK(holds_words(error_of(reasons_in("[]")), "no visible answer"));
  CHECK(holds_words(error_of(reasons_in(R"([{"text": "a", "is_satisfied": true},
                                            {"text": "a", "is_satisfied": true}])")),
                    "$[1]: is there twice"));
  CHECK(holds_words(error_of(import_reasons(require_ok(reasons_in(list_of(2))), "x", "fr")), "fr"));
}

TEST_CASE("the shipped smiley questionnaire gets a city's reasons; its ids stay") {
  const Document smiley = shipped_document("smiley");
  const Document& before = question_of(smiley, "reden_ontevreden").at("choices");
  const std::string kept = before[0].at("label").at("nl");
  const auto reasons = require_ok(reasons_in(R"([
      {"is_satisfied": false, "text": ")" + kept +
                                             R"("},
      {"is_satisfied": false, "text": "Ik kreeg geen bericht"},
      {"is_satisfied": true, "text": "Mijn melding is snel opgepakt"},
      {"is_satisfied": true, "text": "Het probleem is verholpen"}])"));

  CHECK(holds_words(error_of(update_reasons(smiley, reasons, {"nl", false, {}})),
                    "Ik kreeg geen bericht (en, fy"));
  const auto update = require_ok(update_reasons(smiley, reasons, {"nl", true, {}}));
  require_ok(check_document(update.document, "smiley.json"));
  const Document& after = question_of(update.document, "reden_ontevreden").at("choices");
  CHECK(after.size() == before.size() + 1);
  CHECK(after[0] == before[0]);
  CHECK(shown_ids(after) == std::vector<std::string>{before[0].at("id"), "ik_kreeg_geen_bericht"});
  CHECK(tells(update.changes, "reden_ontevreden: + ik_kreeg_geen_bericht"));
  CHECK(tells(update.notes, "TRANSLATE: ik_kreeg_geen_bericht"));
  CHECK(require_ok(update_reasons(update.document, reasons, {"nl", true, {}})).changes.empty());
}

TEST_CASE("a new topic and an open answer reach an existing questionnaire") {
  auto imported = require_ok(import_reasons(require_ok(reasons_in(list_of(3))), "melding", "nl"));
  const auto update = require_ok(update_reasons(imported.document, require_ok(reasons_in(R"([
        {"is_satisfied": false, "text": "Reden 1", "topic": "Het resultaat"},
        {"is_satisfied": false, "text": "Iets heel anders", "open_answer": true},
        {"is_satisfied": true, "text": "Snel"}, {"is_satisfied": true, "text": "Goed"}])")),
                                                {"nl", false, {}}));
  const Document& question = question_of(update.document, "reden_ontevreden");
  CHECK(choice_of(question, "reden_1").at("topic") == "het_resultaat");
  CHECK(shown_ids(question.at("choices")) ==
        std::vector<std::string>{"reden_1", "iets_heel_anders"});
  CHECK(update.document.at("questions")[2].at("id") == "reden_ontevreden_iets_heel_anders_open");
}

}  // namespace
}  // namespace zuil
