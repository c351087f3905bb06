// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/response.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/kiosk/survey/every_type.h"

using namespace zuil;
using Json = nlohmann::json;

namespace {

constexpr const char* kId = "6f1ed002-ab59-4a3b-8c2e-0123456789ab";

Response example(const Questionnaire& questionnaire) {
  Response response;
  response.id = kId;
  response.questionnaire = questionnaire.id;
  response.questionnaire_hash = questionnaire.hash;
  response.site = "Stadhuis";
  response.date = "2026-11-21";
  response.daypart = DayPart::Afternoon;
  response.language = "fy";
  response.disposition = Disposition::Partial;
  response.answers = {{"product", ChoiceAnswer{"paspoort"}},
                      {"onderdelen", ChoicesAnswer{{"ruimte", "koffie"}}},
                      {"cijfer", NotApplicable{}},
                      {"koffie_cijfer", MarkAnswer{9}},
                      {"waarom", TextAnswer{"\"kâld\"\n"}}};
  response.flags = {"hammering", "speeding"};
  return response;
}

Json example_json() {
  return Json::parse(to_canonical_json(example(*test::every_type())));
}

}  // namespace

TEST_CASE("response: its canonical text is fixed, to the byte") {
  const auto questionnaire = test::every_type();
  CHECK(to_canonical_json(example(*questionnaire)) ==
        R"({"answers":{"cijfer":"na","koffie_cijfer":9,"onderdelen":["ruimte","koffie"],)"
        R"("product":"paspoort","waarom":"\"kâld\"\n"},"channel":"kiosk","date":"2026-11-21",)"
        R"("daypart":"afternoon","disposition":"partial","flags":["hammering","speeding"],)"
        R"("id":"6f1ed002-ab59-4a3b-8c2e-0123456789ab","language":"fy",)"
        R"("questionnaire":"every-type","questionnaireHash":")" +
            questionnaire->hash + R"(","site":"Stadhuis"})");
}

TEST_CASE("response: it is read back as it was") {
  const auto questionnaire = test::every_type();
  Response response = example(*questionnaire);
  response.answers["waarom"] = TextAnswer{"kâld"};
  const auto read = test::require_ok(read_response(to_canonical_json(response), *questionnaire));
  CHECK(read == response);
  CHECK(to_canonical_json(read) == to_canonical_json(response));
}

TEST_CASE("response: reference, breakdowns, numbers and days have their place in the bytes") {
  const auto questionnaire = test::every_type();
  Response response = example(*questionnaire);
  response.answers = {{"dag", DateAnswer{"2026-11-20"}}, {"uren", NumberAnswer{1.5}}};
  response.breakdowns = {{1, "Noord"}, {4, "Ploeg \"B\""}};
  response.reference = "7K4M-9QXB";
  const std::string bytes = to_canonical_json(response);
  CHECK(bytes.starts_with(R"({"answers":{"dag":"2026-11-20","uren":1.5},)"
                          R"("breakdowns":{"uitsplitsing1":"Noord","uitsplitsing4":"Ploeg \"B\""},)"
                          R"("channel":"kiosk",)"));
  CHECK(bytes.find(questionnaire->hash + R"(","reference":"7K4M-9QXB","site":)") !=
        std::string::npos);
  CHECK(test::require_ok(read_response(bytes, *questionnaire)) == response);
  response.answers["uren"] = NumberAnswer{2};
  CHECK(to_canonical_json(response).find(R"("uren":2})") != std::string::npos);
}

TEST_CASE("response: a line of an import need not say its version, nor flags") {
  const auto questionnaire = test::shipped_questionnaire("balie");
  const auto read = test::require_ok(read_response(
      R"({"id":"6f1ed002-ab59-4a3b-8c2e-0123456789ab","questionnaire":"balie","site":"Stadhuis",)"
      R"("date":"2020-03-04","daypart":"morning","language":"nl","channel":"kiosk",)"
      R"("disposition":"complete","answers":{"product":"paspoort_id","totaaloordeel":8,)"
      R"("moeite":"weinig","prijs":"na","suggestie":"ja"}})",
      *questionnaire));
  CHECK(read.questionnaire_hash == questionnaire->hash);
  CHECK(read.flags.empty());
  CHECK(read.answers.size() == 5);
  CHECK(read.answers.at("prijs") == Answer(NotApplicable{}));
}

TEST_CASE("response: anything missing, unknown or malformed is refused at its place") {
  const auto questionnaire = test::every_type();
  struct Mistake {
    const char* pointer;
    Json value;  // null: taken away
    const char* message;
  };
  const std::vector<Mistake> mistakes{
      {"/id", nullptr, "$: \"id\" is missing"},
      {"/id", "1", "$.id: must be a UUID in lower case"},
      {"/id", "6F1ED002-AB59-4A3B-8C2E-0123456789AB", "$.id: must be a UUID in lower case"},
      {"/questionnaire", "balie", "$.questionnaire: is another questionnaire than every-type"},
      {"/questionnaireHash", std::string(64, '0'),
       "$.questionnaireHash: is another version of the questionnaire"},
      {"/site", nullptr, "$: \"site\" is missing"},
      {"/site", " ", "$.site: must be the name of a site"},
      {"/site", "a\nb", "$.site: must be the name of a site"},
      {"/site", std::string(201, 'x'), "$.site: must be the name of a site"},
      {"/date", "21-11-2026", "$.date: must be a date: 2026-11-21"},
      {"/date", "2026-02-29", "$.date: must be a date: 2026-11-21"},
      {"/date", "2026-13-01", "$.date: must be a date: 2026-11-21"},
      {"/date", "2026-1 -01", "$.date: must be a date: 2026-11-21"},
      {"/date", "2026-11-21T10:00", "$.date: must be a date: 2026-11-21"},
      {"/daypart", "night", "$.daypart: must be one of morning, afternoon, evening"},
      {"/language", "de", "$.language: is not a language of this questionnaire"},
      {"/channel", "", "$.channel: must be the name of a channel: kiosk"},
      {"/disposition", "done", "$.disposition: must be one of complete, partial, breakoff"},
      {"/flags", "speeding", "$.flags: must be a list […]"},
      {"/flags/0", "a b", "$.flags[0]: must be the name of a quality flag"},
      {"/answers", nullptr, "$: \"answers\" is missing"},
      {"/answers", Json::array(), "$.answers: must be an object {…}"},
      {"/answers/ciijfer", 8, "$.answers.ciijfer: is not a question of this questionnaire"},
      {"/answers/welkom", "ok", "$.answers.welkom: is not an answer this question can have"},
      {"/answers/cijfer", 11, "$.answers.cijfer: is not an answer this question can have"},
      {"/answers/cijfer", 8.5, "$.answers.cijfer: is not an answer this question can have"},
      {"/reference", "7K4M-9QX0", "$.reference: must be a reference: 7K4M-9QXB"},
      {"/reference", "", "$.reference: must be a reference: 7K4M-9QXB"},
      {"/reference", "7K4M-9QXBB", "$.reference: must be a reference: 7K4M-9QXB"},
      {"/breakdowns", "Noord", "$.breakdowns: must be an object {…}"},
      {"/breakdowns",
       {{"uitsplitsing0", "Noord"}},
       "$.breakdowns: does not know \"uitsplitsing0\""},
      {"/breakdowns",
       {{"uitsplitsing1", std::string(101, 'x')}},
       "$.breakdowns: holds a value that is too long or no text"},
      {"/breakdowns",
       {{"uitsplitsing1", "a\nb"}},
       "$.breakdowns: holds a value that is too long or no text"},
      {"/time", "10:00", "$: does not know \"time\""}};
  for (const Mistake& mistake : mistakes) {
    CAPTURE(std::string(mistake.message));
    Json json = example_json();
    const Json::json_pointer at(mistake.pointer);
    if (mistake.value.is_null())
      json[at.parent_pointer()].erase(at.back());
    else
      json[at] = mistake.value;
    const auto read = read_response(json.dump(), *questionnaire);
    REQUIRE(!read);
    CHECK(read.error().code == ErrorCode::Invalid);
    CHECK(read.error().message == std::string("response: ") + mistake.message);
  }
}

TEST_CASE("response: its header is read before its questionnaire is known") {
  Json json = example_json();
  const auto header = test::require_ok(read_response_header(json.dump()));
  CHECK(header.id == kId);
  CHECK(header.questionnaire == "every-type");
  CHECK(header.questionnaire_hash == test::every_type()->hash);
  json.erase("questionnaireHash");
  CHECK(test::require_ok(read_response_header(json.dump())).questionnaire_hash.empty());
  json["questionnaireHash"] = "DROP TABLE";
  CHECK(!read_response_header(json.dump()));
  CHECK(!read_response_header("[]"));
  CHECK(!read_response_header(""));
}

TEST_CASE("response: flags are kept sorted, each once") {
  Json json = example_json();
  json["flags"] = {"speeding", "hammering", "speeding"};
  const auto read = test::require_ok(read_response(json.dump(), *test::every_type()));
  CHECK(read.flags == std::vector<std::string>{"hammering", "speeding"});
}

TEST_CASE("response: a stray byte never loses a response") {
  Response response = example(*test::every_type());
  response.site = "Stadhuis\xff";
  CHECK(to_canonical_json(response).find("Stadhuis\xef\xbf\xbd") != std::string::npos);
}
