// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_check.h"

#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/survey/questionnaire_json.h"
#include "tests/kiosk/survey/every_type.h"

using namespace zuil;
using Json = nlohmann::json;

namespace {

Json read_json(const char* name) {
  return Json::parse(test::require_ok(read_file(test::survey_tests() / name)));
}

std::set<std::string> paths_of(const Questionnaire& questionnaire) {
  std::set<std::string> paths;
  for (const Finding& finding : check(questionnaire)) {
    CHECK(!finding.what.empty());
    CHECK(!finding.mend.empty());
    paths.insert(finding.path);
  }
  return paths;
}

}  // namespace

TEST_CASE("check: what is shipped, and one of every type, may be published") {
  CHECK(check(*test::shipped_questionnaire("balie")).empty());
  CHECK(check(*test::shipped_questionnaire("balie-kort")).empty());
  CHECK(check(*test::every_type()).empty());
}

TEST_CASE("check: each mistake a person makes is told at its exact place, with a mend") {
  const Json good = read_json("every_type.json");
  const Json mistakes = read_json("broken.json").at("mistakes");
  REQUIRE(mistakes.size() > 70);
  for (const Json& mistake : mistakes) {
    const std::string name = mistake.at("name");
    CAPTURE(name);
    const auto read = read_questionnaire(good.patch(mistake.at("patch")).dump(), "x.json");
    REQUIRE(!read);
    CAPTURE(read.error().message);
    CHECK(read.error().code == ErrorCode::Invalid);
    const std::string place = "x.json: " + mistake.at("error").get<std::string>() + ": ";
    CHECK(read.error().message.substr(0, place.size()) == place);
    CHECK(read.error().message.find(mistake.at("what").get<std::string>(), place.size()) !=
          std::string::npos);
  }
}

TEST_CASE("check: all findings are found, and counted in the message of the first") {
  Json json = read_json("every_type.json");
  json["title"].erase("fy");
  json["thanks"].erase("nl");
  json["questions"][3]["text"].erase("fy");
  const auto read = read_questionnaire(json.dump(), "x.json");
  REQUIRE(!read);
  CHECK(read.error().message == "x.json: $.title.fy: is missing (the first of 3 findings)");
  CHECK(read.error().hint ==
        "Write the text in this language too, or take the language out of \"languages\".");
}

TEST_CASE("check: a questionnaire made by a program is held to the same rules as a file") {
  Questionnaire questionnaire = *test::every_type();
  questionnaire.id = "Every Type";
  questionnaire.questions[0].required = true;
  questionnaire.questions[1].least_label = questionnaire.title;
  questionnaire.questions[3].choices = questionnaire.questions[1].choices;
  questionnaire.questions[4].max_length = 0;
  questionnaire.questions[4].not_applicable = true;
  questionnaire.questions[9].text = LocalText({{"nl", ""}, {"fy", std::string(1001, 'x')}});
  CHECK(paths_of(questionnaire) ==
        std::set<std::string>{"$.id", "$.questions[0].required", "$.questions[1]",
                              "$.questions[3].choices", "$.questions[4].maxLength",
                              "$.questions[4].notApplicable", "$.questions[9].text.nl",
                              "$.questions[9].text.fy"});
}

TEST_CASE("check: nothing at all is reported as such") {
  const auto paths = paths_of(Questionnaire());
  CHECK(paths == std::set<std::string>{"$.id", "$.languages", "$.questions"});
}
