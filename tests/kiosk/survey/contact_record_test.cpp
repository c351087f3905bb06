// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/contact_record.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/survey/response.h"
#include "tests/kiosk/survey/every_type.h"

using namespace zuil;
using Json = nlohmann::json;

namespace {

ContactRecord example(const Questionnaire& questionnaire) {
  ContactRecord record;
  record.id = "0b9a1f6e-6f0c-4f6a-9d2e-0123456789ab";
  record.response = "6f1ed002-ab59-4a3b-8c2e-0123456789ab";
  record.questionnaire = questionnaire.id;
  record.questionnaire_hash = questionnaire.hash;
  record.site = "Stadhuis";
  record.date = "2026-11-21";
  record.language = "fy";
  record.reference = "7K4M-9QXB";
  record.contact = {{"naam", TextAnswer{"Änne"}}, {"telefoon", TextAnswer{"+31612345678"}}};
  return record;
}

}  // namespace

TEST_CASE("contact record: its canonical text is fixed, to the byte") {
  const auto questionnaire = test::every_type();
  ContactRecord record = example(*questionnaire);
  const std::string rest =
      R"("date":"2026-11-21","id":"0b9a1f6e-6f0c-4f6a-9d2e-0123456789ab","language":"fy",)"
      R"("questionnaire":"every-type","questionnaireHash":")" +
      questionnaire->hash + "\",";
  const std::string end = R"("response":"6f1ed002-ab59-4a3b-8c2e-0123456789ab","site":"Stadhuis"})";
  const std::string contact = R"({"contact":{"naam":"Änne","telefoon":"+31612345678"},)";
  CHECK(to_canonical_json(record) == contact + rest + R"("reference":"7K4M-9QXB",)" + end);
  record.reference.clear();
  CHECK(to_canonical_json(record) == contact + rest + end);
}

TEST_CASE("contact record: it is read back as it was") {
  const auto questionnaire = test::every_type();
  ContactRecord record = example(*questionnaire);
  CHECK(test::require_ok(read_contact_record(to_canonical_json(record), *questionnaire)) == record);
  record.reference.clear();
  CHECK(test::require_ok(read_contact_record(to_canonical_json(record), *questionnaire)) == record);
}

TEST_CASE("contact record: anything missing, unknown or malformed is refused at its place") {
  const auto questionnaire = test::every_type();
  struct Mistake {
    const char* pointer;
    Json value;  // null: taken away
    const char* message;
  };
  const std::vector<Mistake> mistakes{
      {"/id", nullptr, "$: \"id\" is missing"},
      {"/response", "1", "$.response: must be a UUID in lower case"},
      {"/questionnaire", "balie", "$.questionnaire: is another questionnaire than every-type"},
      {"/questionnaireHash", nullptr, "$: \"questionnaireHash\" is missing"},
      {"/questionnaireHash", std::string(64, '0'),
       "$.questionnaireHash: is another version of the questionnaire"},
      {"/site", "", "$.site: must be the name of a site"},
      {"/date", "2026-02-29", "$.date: must be a date: 2026-11-21"},
      {"/language", "de", "$.language: is not a language of this questionnaire"},
      {"/reference", "7K4M9QXB", "$.reference: must be a reference: 7K4M-9QXB"},
      {"/reference", "7k4m-9qxb", "$.reference: must be a reference: 7K4M-9QXB"},
      {"/contact", nullptr, "$: \"contact\" is missing"},
      {"/contact", Json::object(), "$.contact: must be answers to contact questions"},
      {"/contact/cijfer", 8, "$.contact: must be answers to contact questions"},
      {"/contact/fax", "1", "$.contact.fax: is not a question of this questionnaire"},
      {"/contact/telefoon", "12", "$.contact.telefoon: is not an answer this question can have"},
      {"/answers", Json::object(), "$: does not know \"answers\""}};
  for (const Mistake& mistake : mistakes) {
    CAPTURE(std::string(mistake.message));
    Json json = Json::parse(to_canonical_json(example(*questionnaire)));
    const Json::json_pointer at(mistake.pointer);
    if (mistake.value.is_null())
      json[at.parent_pointer()].erase(at.back());
    else
      json[at] = mistake.value;
    const auto read = read_contact_record(json.dump(), *questionnaire);
    REQUIRE(!read);
    CHECK(read.error().code == ErrorCode::Invalid);
    CHECK(read.error().message == std::string("contact record: ") + mistake.message);
  }
}

TEST_CASE(
    "contact record: answers are parted into contact data and the rest, and nothing is lost") {
  const auto questionnaire = test::every_type();
  const Answers answers{{"cijfer", MarkAnswer{8}},
                        {"naam", TextAnswer{"Anna"}},
                        {"telefoon", TextAnswer{"+31612345678"}},
                        {"terugbellen", ChoiceAnswer{"ja"}}};
  const Answers contact = contact_of(answers, *questionnaire);
  const Answers rest = without_contact(answers, *questionnaire);
  CHECK(contact.size() == 2);
  CHECK(contact.contains("naam"));
  CHECK(rest.size() == 2);
  CHECK(rest.contains("terugbellen"));
  Answers both = contact;
  both.insert(rest.begin(), rest.end());
  CHECK(both == answers);
}

TEST_CASE("contact record: a response that holds contact data is refused") {
  const auto questionnaire = test::every_type();
  const std::string response =
      R"({"id":"6f1ed002-ab59-4a3b-8c2e-0123456789ab","questionnaire":"every-type",)"
      R"("site":"Stadhuis","date":"2026-11-21","daypart":"morning","language":"nl",)"
      R"("channel":"kiosk","disposition":"complete","answers":{"telefoon":"+31612345678"}})";
  const auto read = read_response(response, *questionnaire);
  REQUIRE(!read);
  CHECK(read.error().message == "response: $.answers: holds contact data, which is sealed apart");
  CHECK(to_string(read.error()).find("612345678") == std::string::npos);
}
