// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_json.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/bytes.h"
#include "tests/kiosk/survey/every_type.h"

using namespace zuil;
using Json = nlohmann::json;

namespace {

std::string every_type_text() {
  return test::require_ok(read_file(test::survey_tests() / "every_type.json"));
}

}  // namespace

TEST_CASE("questionnaire: everything in the file is read") {
  const auto read = test::every_type();
  CHECK(read->id == "every-type");
  CHECK(read->title.in("fy") == "Fan elts wat");
  CHECK(read->title.in("en").empty());
  CHECK(read->languages == std::vector<std::string>{"nl", "fy"});
  CHECK(read->invitation.in("nl") == "Hoe was uw bezoek?");
  CHECK(read->invitation_hint.in("nl") == "Het duurt een minuut.");
  CHECK(read->thanks.in("nl") == "Wij lezen alles.");
  CHECK(read->partial_answers == PartialAnswers::Discard);
  REQUIRE(read->questions.size() == 19);
  const auto type = [&](std::string_view id) { return read->find(id)->type; };
  CHECK(type("welkom") == QuestionType::Info);
  CHECK(type("product") == QuestionType::SingleChoice);
  CHECK(type("onderdelen") == QuestionType::MultipleChoice);
  CHECK(type("cijfer") == QuestionType::Mark);
  CHECK(type("waarom") == QuestionType::Text);
  CHECK(type("koffie_terug") == QuestionType::YesNo);
  CHECK(type("stelling") == QuestionType::Scale);
  CHECK(type("gezicht") == QuestionType::Smiley);
  CHECK(read->find("niets") == nullptr);
}

TEST_CASE("questionnaire: the rules of a question are read") {
  const auto read = test::every_type();
  const Question& mark = *read->find("cijfer");
  CHECK(mark.required);
  CHECK(mark.not_applicable);
  CHECK(mark.hint.in("nl") == "Van 1 tot 10.");
  CHECK(mark.least_label.in("nl") == "slecht");
  CHECK(mark.most_label.in("fy") == "goed");
  CHECK(mark.measure.kind == MeasureKind::Overall);
  const Question& text = *read->find("waarom");
  CHECK(!text.required);
  CHECK(text.hint.empty());
  CHECK(text.max_length == 20);
  REQUIRE(text.show_if);
  CHECK(questions_of(*text.show_if) == std::vector<std::string>{"cijfer"});
  const Question& off = *read->find("oud");
  CHECK(!off.visible);
  CHECK(off.max_length == 1000);
  CHECK(off.measure.kind == MeasureKind::None);
  CHECK(read->find("koffie_cijfer")->measure.id == "koffie");
  CHECK(read->find("koffie_cijfer")->measure.label.in("fy") == "Kofje");
  const Question& single = *read->find("product");
  CHECK(single.find_choice("paspoort")->visible);
  CHECK(!single.find_choice("fax")->visible);
  CHECK(single.find_choice("vog") == nullptr);
}

TEST_CASE("questionnaire: when and to whom it is offered is read") {
  const auto read = test::every_type();
  REQUIRE(read->promises.size() == 1);
  CHECK(read->promises[0].text.in("nl") == "Wij bellen u binnen 2 dagen.");
  REQUIRE(read->promises[0].show_if);
  CHECK(read->reference);
  CHECK(read->urgent);
  CHECK(read->idle_seconds == 45);
  CHECK(!read->speech);
  REQUIRE(read->free_text);
  CHECK(read->free_text->purpose.in("fy") == "Om it better te dwaan.");
  CHECK(read->free_text->retention_days == 90);
  CHECK(read->valid_from == "2026-01-01");
  CHECK(read->valid_until == "2026-12-31");
  REQUIRE(read->opening_hours.size() == 3);
  REQUIRE(read->opening_hours.at(1).size() == 2);
  CHECK(read->opening_hours.at(1)[0].from == 8 * 60 + 30);
  CHECK(read->opening_hours.at(1)[1].until == 17 * 60);
  CHECK(read->opening_hours.at(4)[0].until == 24 * 60);
  CHECK(read->opening_hours.at(7).empty());
}

TEST_CASE("questionnaire: sections, topics and what a choice carries are read") {
  const auto read = test::every_type();
  REQUIRE(read->sections.size() == 2);
  CHECK(read->find_section("klacht")->title.in("nl") == "Uw klacht");
  CHECK(read->find_section("klacht")->show_if);
  CHECK(read->find_section("contact")->title.empty());
  CHECK(read->find_section("niets") == nullptr);
  CHECK(read->find("gezicht")->section.empty());
  CHECK(read->find("gezicht")->measure.kind == MeasureKind::Satisfaction);
  CHECK(read->find("waarom")->asks_review);
  CHECK(!read->find("oud")->asks_review);
  const Question& reason = *read->find("reden");
  CHECK(reason.section == "klacht");
  CHECK(reason.label.in("nl") == "Wat ging er mis");
  CHECK(reason.shuffle);
  REQUIRE(reason.topics.size() == 2);
  CHECK(reason.topics[0].description.in("nl") == "Hoe lang het duurde");
  CHECK(reason.topics[1].description.empty());
  CHECK(reason.find_choice("onbeleefd")->topic == "mensen");
  CHECK(reason.find_choice("onbeleefd")->reopens);
  CHECK(!reason.find_choice("wachten")->reopens);
  CHECK(reason.find_choice("bezorgen")->show_if);
  CHECK(reason.find_choice("bezorgen")->breakdowns == Breakdowns{{1, "Post"}});
  CHECK(reason.find_choice("anders")->fixed);
  CHECK(!reason.find_choice("wachten")->fixed);
}

TEST_CASE("questionnaire: numbers, days, contact data and the summary are read") {
  const auto read = test::every_type();
  const Question& number = *read->find("uren");
  CHECK(number.type == QuestionType::Number);
  CHECK(number.minimum == 0.5);
  CHECK(number.maximum == 8);
  CHECK(number.step == 0.5);
  const Question& day = *read->find("dag");
  CHECK(day.type == QuestionType::Date);
  CHECK(day.earliest == "2026-01-01");
  CHECK(day.latest == "2026-12-31");
  REQUIRE(day.constraint);
  CHECK(questions_of(day.constraint->rule) == std::vector<std::string>{"dag"});
  CHECK(day.constraint->message.in("fy") == "Doe wiene wy ticht. Kies in oare dei.");
  CHECK(read->find("naam")->contact == ContactKind::Name);
  CHECK(read->find("telefoon")->contact == ContactKind::Phone);
  CHECK(read->find("mail")->contact == ContactKind::Email);
  CHECK(read->find("nalezen")->type == QuestionType::Summary);
  CHECK(!read->find("nalezen")->has_answer());
}

TEST_CASE("questionnaire: the canonical text is the golden one, to the byte") {
  const auto read = test::every_type();
  const std::string golden = test::require_ok(
      read_file(std::filesystem::path(ZUIL_SOURCE_DIR) / "tests/golden/every_type.canonical.json"));
  CHECK(read->canonical_json == golden);
  // By sha256sum of the golden file. Another number here means that every kiosk and collector in
  // the field would take its questionnaire for a new version.
  CHECK(read->hash == "3121fd390a0c8d98b89646ca70796207b51d2fd8a6cab9e4b40e75a0e4de6ab9");
}

TEST_CASE("questionnaire: layout, order of keys and $schema do not make another version") {
  const auto read = test::every_type();
  auto ordered = nlohmann::ordered_json::parse(every_type_text());
  ordered.erase("$schema");
  nlohmann::ordered_json reversed;
  for (auto entry = ordered.rbegin(); entry != ordered.rend(); ++entry)
    reversed[entry.key()] = entry.value();
  for (const std::string& text : {reversed.dump(), reversed.dump(8), ordered.dump(-1, ' ', true),
                                  read->canonical_json, "\xef\xbb\xbf" + reversed.dump()}) {
    const auto again = test::require_ok(read_questionnaire(text, "x.json"));
    CHECK(again.hash == read->hash);
    CHECK(again.canonical_json == read->canonical_json);
  }
}

TEST_CASE("questionnaire: one letter makes another version") {
  std::string text = every_type_text();
  text.replace(text.find("Waarom?"), 7, "Waarom!");
  CHECK(test::require_ok(read_questionnaire(text, "x.json")).hash != test::every_type()->hash);
}

TEST_CASE("questionnaire: a text in a language it does not have is empty, not another's") {
  CHECK(test::every_type()->find("product")->text.in("en").empty());
}

TEST_CASE("answers: each kind is written and read back") {
  const auto questionnaire = test::every_type();
  const std::vector<std::pair<const char*, Answer>> answers{
      {"product", ChoiceAnswer{"paspoort"}}, {"onderdelen", ChoicesAnswer{{"ruimte", "mensen"}}},
      {"onderdelen", NotApplicable{}},       {"cijfer", MarkAnswer{10}},
      {"cijfer", NotApplicable{}},           {"waarom", TextAnswer{"te koud \"buiten\""}},
      {"koffie_terug", ChoiceAnswer{"nee"}}, {"stelling", ChoiceAnswer{"zeer_oneens"}},
      {"gezicht", ChoiceAnswer{"blij"}},     {"uren", NumberAnswer{2.5}},
      {"dag", DateAnswer{"2026-02-28"}},     {"telefoon", TextAnswer{"+31612345678"}}};
  for (const auto& given : answers) {
    const std::string id = given.first;
    const Answer& answer = given.second;
    CAPTURE(id);
    CHECK(test::require_ok(read_answer(to_json(answer), *questionnaire->find(id))) == answer);
  }
  CHECK(to_json(MarkAnswer{8}).dump() == "8");
  CHECK(to_json(NotApplicable{}).dump() == "\"na\"");
  CHECK(to_json(ChoicesAnswer{{"a", "b"}}).dump() == "[\"a\",\"b\"]");
}

TEST_CASE("answers: \"na\" in a text is what somebody wrote") {
  const auto questionnaire = test::every_type();
  const Question& text = *questionnaire->find("waarom");
  CHECK(test::require_ok(read_answer("na", text)) == Answer(TextAnswer{"na"}));
}

TEST_CASE("answers: what a question cannot have is refused, and never repeated in the message") {
  const auto questionnaire = test::every_type();
  const std::vector<std::pair<const char*, Json>> wrong{{"product", "geheim"},
                                                        {"product", "na"},
                                                        {"product", 8},
                                                        {"product", nullptr},
                                                        {"product", Json::array({"paspoort"})},
                                                        {"onderdelen", "ruimte"},
                                                        {"onderdelen", Json::array()},
                                                        {"onderdelen", Json::array({"geheim"})},
                                                        {"onderdelen", Json::array({1})},
                                                        {"cijfer", 0},
                                                        {"cijfer", 11},
                                                        {"cijfer", 8.0},
                                                        {"cijfer", "8"},
                                                        {"cijfer", true},
                                                        {"cijfer", 18446744073709551615U},
                                                        {"koffie_cijfer", "na"},
                                                        {"waarom", ""},
                                                        {"waarom", "   "},
                                                        {"waarom", 8},
                                                        {"waarom", std::string(21, 'x')},
                                                        {"waarom", "geheim\u0007"},
                                                        {"waarom", Json::object()},
                                                        {"uren", "geheim"},
                                                        {"uren", 0.7},
                                                        {"dag", "geheim"},
                                                        {"dag", "2027-01-01"},
                                                        {"dag", 20261121},
                                                        {"telefoon", "geheim"},
                                                        {"telefoon", 31612345678},
                                                        {"nalezen", "gelezen"},
                                                        {"welkom", "gelezen"},
                                                        {"welkom", "na"},
                                                        {"welkom", nullptr}};
  for (const auto& given : wrong) {
    const std::string id = given.first;
    const Json& json = given.second;
    const auto answer = read_answer(json, *questionnaire->find(id));
    CAPTURE(id);
    CAPTURE(json.dump());
    REQUIRE(!answer);
    CHECK(answer.error().code == ErrorCode::Invalid);
    CHECK(to_string(answer.error()).find(id) != std::string::npos);
    CHECK(to_string(answer.error()).find("geheim") == std::string::npos);
  }
}

TEST_CASE("answers: bytes that are not UTF-8 are refused where they come in") {
  const auto questionnaire = test::every_type();
  const Question& text = *questionnaire->find("waarom");
  CHECK(!read_answer(Json("te koud\xff"), text));
}
