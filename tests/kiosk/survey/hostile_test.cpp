// SPDX-License-Identifier: EUPL-1.2
// Files that somebody, or a dying disk, made to do harm: an error comes back, never a crash.
#include <random>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/response.h"
#include "tests/kiosk/survey/every_type.h"

using namespace zuil;
using Json = nlohmann::json;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  all.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string every_type_text() {
  return test::require_ok(read_file(test::survey_tests() / "every_type.json"));
}

// Places in a document, each reached by a pointer.
void collect_places(const Json& json, const Json::json_pointer& at,
                    std::vector<Json::json_pointer>& places) {
  places.push_back(at);
  if (json.is_object())
    for (const auto& [key, value] : json.items()) collect_places(value, at / key, places);
  if (json.is_array())
    for (std::size_t i = 0; i < json.size(); ++i) collect_places(json[i], at / i, places);
}

std::vector<Json> strange_values() {
  return {nullptr,
          true,
          0,
          -1,
          1e300,
          18446744073709551615U,
          "",
          " ",
          "na",
          std::string(1, '\0'),
          "é",
          std::string(5000, 'x'),
          Json::array(),
          Json::object(),
          Json::array({nullptr}),
          {{"var", "cijfer"}},
          {{"and", Json::array()}},
          {{"nl", nullptr}},
          {{"", ""}}};
}

}  // namespace

TEST_CASE("hostile: nesting of any depth, anywhere") {
  const int deep = 20'000;
  const std::string brackets = repeated("[", deep) + repeated("]", deep);
  const std::string conditions = repeated(R"({"!":[)", deep) + "1" + repeated("]}", deep);
  CHECK(!read_questionnaire(brackets, "x"));
  CHECK(!read_questionnaire(repeated("[", deep), "x"));
  CHECK(!read_questionnaire(repeated(R"({"a":)", deep), "x"));
  for (const char* key : {"$schema", "id", "title", "languages", "questions", "other"})
    for (const std::string& value : {brackets, conditions})
      CHECK(!read_questionnaire("{\"" + std::string(key) + "\":" + value + "}", "x"));
  std::string text = every_type_text();
  const std::string good = R"({ "<": [{ "var": "cijfer" }, 6] })";
  text.replace(text.find(good), good.size(), conditions);
  CHECK(!read_questionnaire(text, "x"));
  CHECK(!read_response(R"({"answers":{"cijfer":)" + brackets + "}}", *test::every_type()));
  CHECK(!read_response_header(R"({"id":)" + brackets + "}"));
}

TEST_CASE("hostile: a file of any size") {
  CHECK(!read_questionnaire(std::string(2 << 20, ' '), "x"));
  CHECK(!read_questionnaire("", "x"));
  CHECK(!read_questionnaire(std::string(100, '\0'), "x"));
}

TEST_CASE("hostile: numbers no computer holds, and bytes that are no text") {
  for (const char* value : {"1e999", "-1e999", "1e-999", "99999999999999999999999999", "-0", "01",
                            "NaN", "\"\\ud800\"", "\"\xff\"", "\"\xc0\x80\"", "\"\\u0000\""}) {
    CAPTURE(std::string(value));
    std::string text = every_type_text();
    text.replace(text.find("20,"), 2, value);
    CHECK(!read_questionnaire(text, "x"));
    std::string title = every_type_text();
    title.replace(title.find("\"Van elk wat\""), 13, value);
    CHECK(!read_questionnaire(title, "x"));
  }
}

TEST_CASE("hostile: more questions and choices than a kiosk could show") {
  Json json = Json::parse(every_type_text());
  const Json question = json["questions"][8];
  for (int i = 0; i < 200; ++i) {
    json["questions"].push_back(question);
    json["questions"].back()["id"] = "q" + std::to_string(i);
    json["questions"].back().erase("measure");
  }
  const auto many = read_questionnaire(json.dump(), "x");
  REQUIRE(!many);
  CHECK(many.error().message.find("$.questions: has more than 200 questions") != std::string::npos);
  json = Json::parse(every_type_text());
  for (int i = 0; i < 11; ++i) {
    json["questions"][1]["choices"].push_back(json["questions"][1]["choices"][0]);
    json["questions"][1]["choices"].back()["id"] = "c" + std::to_string(i);
  }
  CHECK(!read_questionnaire(json.dump(), "x"));
}

TEST_CASE("hostile: strange values in every place are read or refused") {
  const Json good = Json::parse(every_type_text());
  const std::vector<Json> strange = strange_values();
  std::vector<Json::json_pointer> places;
  collect_places(good, Json::json_pointer(), places);
  REQUIRE(places.size() > 150);
  int refused = 0;
  for (std::size_t i = 0; i < places.size() * 5; ++i) {
    Json json = good;
    // Five values a place, and each value in every fourth place or so.
    json[places[i / 5]] = strange[i % strange.size()];
    const auto read = read_questionnaire(json.dump(), "x");
    if (read) {
      // What is taken can be stored and read again, as the same version.
      REQUIRE(read_questionnaire(read->canonical_json, "x")->hash == read->hash);
    } else {
      ++refused;
      REQUIRE(read.error().code == ErrorCode::Invalid);
      REQUIRE(!read.error().message.empty());
    }
  }
  CHECK(refused > 700);
}

TEST_CASE("hostile: flipped, lost and doubled bytes") {
  const std::string good = every_type_text();
  std::mt19937 engine(20);
  for (int i = 0; i < 1500; ++i) {
    std::string text = good;
    for (std::size_t changes = 1 + engine() % 3; changes > 0; --changes) {
      const std::size_t at = engine() % text.size();
      switch (engine() % 3) {
        case 0:
          text[at] = static_cast<char>(engine());
          break;
        case 1:
          text.erase(at, 1 + engine() % 20);
          break;
        default:
          text.insert(at, text.substr(engine() % text.size(), 1 + engine() % 20));
      }
    }
    if (const auto read = read_questionnaire(text, "x"))
      REQUIRE(read_questionnaire(read->canonical_json, "x")->hash == read->hash);
  }
}

TEST_CASE("hostile: any value in any place of a response is read or refused") {
  const auto questionnaire = test::every_type();
  const Json good = Json::parse(
      R"({"answers":{"cijfer":8,"gezicht":"blij","onderdelen":["koffie"],"waarom":"x"},)"
      R"("channel":"kiosk","date":"2026-11-21","daypart":"morning","disposition":"complete",)"
      R"("flags":["speeding"],"id":"6f1ed002-ab59-4a3b-8c2e-0123456789ab","language":"nl",)"
      R"("questionnaire":"every-type","site":"Stadhuis"})");
  REQUIRE(read_response(good.dump(), *questionnaire));
  std::vector<Json::json_pointer> places;
  collect_places(good, Json::json_pointer(), places);
  for (const auto& place : places)
    for (const Json& value : strange_values()) {
      Json json = good;
      json[place] = value;
      const auto read = read_response(json.dump(), *questionnaire);
      if (read) REQUIRE(read_response(to_canonical_json(*read), *questionnaire) == *read);
    }
}
