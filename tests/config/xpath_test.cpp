// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xpath.h"

#include <doctest/doctest.h>

#include "kiosk/base/json_reader.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

const std::map<std::string, Asked> kAsked{
    {"cijfer", {"cijfer", QuestionType::Mark, {}}},
    {"Leeftijd", {"leeftijd", QuestionType::Number, {}}},
    {"dag", {"dag", QuestionType::Date, {}}},
    {"waarom", {"waarom", QuestionType::Text, {}}},
    {"product",
     {"product",
      QuestionType::SingleChoice,
      {{"paspoort", "paspoort"}, {"Rij-bewijs", "rij_bewijs"}}}},
    {"stelling", {"stelling", QuestionType::SingleChoice, {{"1", "1"}, {"2", "2"}, {"3", "drie"}}}},
    {"goed", {"goed", QuestionType::MultipleChoice, {{"koffie", "koffie"}, {"ruimte", "ruimte"}}}},
};

Result<Asked> find(const std::string& name) {
  const auto found = kAsked.find(name);
  if (found != kAsked.end()) return found->second;
  return fail(ErrorCode::Invalid, "is not a question of this form", "Correct the name.");
}

Result<std::variant<bool, Condition>> translate(const std::string& text,
                                                const Asked* self = nullptr) {
  ZUIL_TRY(const XPath xpath, read_xpath(text));
  return to_condition(xpath, find, self);
}

std::string json_of(const std::string& text, const Asked* self = nullptr) {
  const auto condition = test::require_ok(translate(text, self));
  if (const bool* constant = std::get_if<bool>(&condition)) return *constant ? "true" : "false";
  return to_json(std::get<Condition>(condition)).dump();
}

std::string why_not(const std::string& text) {
  const auto condition = translate(text);
  return condition ? "it is supported" : condition.error().message;
}

}  // namespace

TEST_CASE("xpath: comparisons become conditions on the answers of that question") {
  CHECK(json_of("${cijfer} < 6") == R"({"<":[{"var":"cijfer"},6]})");
  CHECK(json_of("${ cijfer }>=6") == R"({">=":[{"var":"cijfer"},6]})");
  CHECK(json_of("6 >= ${cijfer}") == R"({">=":[6,{"var":"cijfer"}]})");
  CHECK(json_of("${cijfer} = '8'") == R"({"==":[{"var":"cijfer"},8]})");
  CHECK(json_of("${Leeftijd} > -1") == R"({">":[{"var":"leeftijd"},-1]})");
  CHECK(json_of("${product} = \"Rij-bewijs\"") == R"({"==":[{"var":"product"},"rij_bewijs"]})");
  CHECK(json_of("${waarom} != ''") == R"({"!=":[{"var":"waarom"},null]})");
  CHECK(json_of("${dag} >= date('2026-01-31')") == R"({">=":[{"var":"dag"},"2026-01-31"]})");
  CHECK(json_of("${cijfer} < ${Leeftijd}") == R"({"<":[{"var":"cijfer"},{"var":"leeftijd"}]})");
}

TEST_CASE("xpath: selected() asks for one of several choices, or for the only one") {
  CHECK(json_of("selected(${goed}, 'koffie')") == R"({"in":["koffie",{"var":"goed"}]})");
  CHECK(json_of("selected( ${product} , 'paspoort')") ==
        R"({"==":[{"var":"product"},"paspoort"]})");
}

TEST_CASE("xpath: choices named by numbers are ordered as numbers") {
  CHECK(json_of("${stelling} >= 2") == R"({"in":[{"var":"stelling"},["2","drie"]]})");
  CHECK(json_of("2 > ${stelling}") == R"({"in":[{"var":"stelling"},["1"]]})");
  CHECK(json_of("${stelling} = 3") == R"({"==":[{"var":"stelling"},"drie"]})");
  CHECK(json_of("${stelling} > 7") == "false");
}

TEST_CASE("xpath: and binds closer than or, and parentheses decide") {
  CHECK(
      json_of("${cijfer}=1 or ${cijfer}=2 and ${cijfer}=3") ==
      R"({"or":[{"==":[{"var":"cijfer"},1]},{"and":[{"==":[{"var":"cijfer"},2]},{"==":[{"var":"cijfer"},3]}]}]})");
  CHECK(json_of("not(${cijfer}=1 and(${cijfer}=2))") ==
        R"({"!":[{"and":[{"==":[{"var":"cijfer"},1]},{"==":[{"var":"cijfer"},2]}]}]})");
  CHECK(
      json_of("${cijfer}=1 and ${cijfer}=2 and ${cijfer}=3") ==
      R"({"and":[{"==":[{"var":"cijfer"},1]},{"==":[{"var":"cijfer"},2]},{"==":[{"var":"cijfer"},3]}]})");
}

TEST_CASE("xpath: constants are worked out") {
  CHECK(json_of("true()") == "true");
  CHECK(json_of("not(true()) or false()") == "false");
  CHECK(json_of("true() and ${cijfer} = 1") == R"({"==":[{"var":"cijfer"},1]})");
}

TEST_CASE("xpath: '.' is the question itself, where there is one") {
  const Asked self{"pin", QuestionType::Number, {}};
  CHECK(json_of(". > 3 and .<5", &self) ==
        R"({"and":[{">":[{"var":"pin"},3]},{"<":[{"var":"pin"},5]}]})");

  CHECK(why_not(". > 3") == "at character 1: \".\" means nothing here");
}

TEST_CASE("xpath: quotes and spaces of a word processor are read as the plain ones") {
  CHECK(json_of("${product}\u00A0= ‘paspoort’") == R"({"==":[{"var":"product"},"paspoort"]})");
}

TEST_CASE("xpath: what is not supported is refused by name and position") {
  CHECK(why_not("count-selected(${goed}) > 1") ==
        "at character 1: the function count-selected() is not supported");
  CHECK(why_not("${cijfer} + 1 = 3") == "at character 11: \"+\" is not supported");
  CHECK(why_not("${cijfer} mod 2 = 1") == "at character 11: arithmetic is not supported");
  CHECK(why_not("if(${cijfer} = 1, 2, 3)") == "at character 1: the function if() is not supported");
  CHECK(why_not("${cijfer} == 1").starts_with("at character 11: \"==\" is not XPath"));
  CHECK(why_not("/data/cijfer = 1") == "at character 1: \"/\" is not supported here");
  CHECK(why_not("${cijfer} = ") == "at character 13: something is missing at the end");
  CHECK(why_not("${cijfer = 1") == "at character 1: ${ is not closed");
  CHECK(why_not("${product} = 'paspoort") == "at character 14: the text is not closed");
  CHECK(why_not("${cijfer} = 1)") == "at character 14: \")\" is not supported here");
  CHECK(why_not("${cijfer}") == "at character 1: this is no condition by itself");
  CHECK(why_not("${cijfer} = 1 = 1").starts_with("at character 15"));
  CHECK(why_not("jr:choice-name(1)").starts_with("at character 1: \"jr\" with a colon"));
  CHECK(why_not("") == "at character 1: something is missing at the end");
}

TEST_CASE("xpath: what cannot be true of the question is refused") {
  CHECK(why_not("${niets} = 1") == "at character 1: ${niets} is not a question of this form");
  CHECK(why_not("${product} = 'fax'") == "at character 14: there is no choice \"fax\"");
  CHECK(
      why_not("${product} = paspoort").starts_with("at character 14: \"paspoort\" means nothing"));
  CHECK(why_not("${goed} = 'koffie'")
            .starts_with("at character 11: a question with several answers"));
  CHECK(why_not("${cijfer} > 'veel'") == "at character 13: this is no number");
  CHECK(why_not("${cijfer} > 5.5").find("whole numbers") != std::string::npos);
  CHECK(why_not("${dag} > 'gisteren'") == "at character 10: this is no day");
  CHECK(why_not("${waarom} > 'b'").find("texts are put in order") != std::string::npos);
  CHECK(why_not("'a' = 'a'").find("no question is compared") != std::string::npos);
}

TEST_CASE("xpath: nesting is limited") {
  const std::string deep(100, '(');
  CHECK(why_not(deep + "1" + std::string(100, ')')).find("nested too deeply") != std::string::npos);
  CHECK(why_not(std::string(9'000, '(')).find("nested too deeply") != std::string::npos);
}

TEST_CASE("xpath: a choice_filter is worked out for each choice") {
  const XPath filter = test::require_ok(read_xpath("region = ${product} and soort != 'oud'"));
  const auto of = [&](const std::map<std::string, std::string>& columns) {
    const auto condition =
        test::require_ok(to_condition(with_columns(filter, columns), find, nullptr));
    if (const bool* constant = std::get_if<bool>(&condition))
      return std::string(*constant ? "true" : "false");
    return to_json(std::get<Condition>(condition)).dump();
  };
  CHECK(of({{"region", "paspoort"}, {"soort", "nieuw"}}) ==
        R"({"==":["paspoort",{"var":"product"}]})");
  CHECK(of({{"region", "paspoort"}, {"soort", "oud"}}) == "false");
  CHECK(columns_of(filter) == std::map<std::string, std::size_t>{{"region", 1}, {"soort", 25}});
}

TEST_CASE("xpath: bounds are found in a constraint that has nothing else") {
  const auto bounds = bounds_of(test::require_ok(read_xpath(". >= 18 and 120 >= .")));
  REQUIRE(bounds);
  CHECK(bounds->least->number == 18);
  CHECK(bounds->most->number == 120);
  CHECK(!bounds_of(test::require_ok(read_xpath(". > 18"))));
  CHECK(!bounds_of(test::require_ok(read_xpath(". >= 18 or . <= 3"))));
  CHECK(!bounds_of(test::require_ok(read_xpath(". >= 18 and . >= 20"))));
}

TEST_CASE("xpath: a condition is written for other programs") {
  const XPathNames names{[](const std::string& id) { return "${" + id + "}"; },
                         [](const std::string& id) {
                           return id == "dag" ? QuestionType::Date : QuestionType::SingleChoice;
                         }};
  const auto written = [&](const std::string& json) {
    const auto parsed = nlohmann::json::parse(json);
    return to_xpath(test::require_ok(read_condition(JsonReader(parsed, "test"))), names);
  };
  CHECK(written(R"({"==":[{"var":"a"},null]})") == "${a} = ''");
  CHECK(written(R"({"in":["x",{"var":"a"}]})") == "selected(${a}, 'x')");
  CHECK(written(R"({"in":[{"var":"a"},["x","y"]]})") == "(${a} = 'x' or ${a} = 'y')");
  CHECK(written(R"({">":[{"var":"dag"},"2026-01-01"]})") == "${dag} > date('2026-01-01')");
  CHECK(written(R"({"and":[{"<":[{"var":"a"},6]},{"or":[{"var":"b"},{"!":[{"var":"c"}]}]}]})") ==
        "${a} < 6 and (${b} != '' or not(${c} != ''))");
  CHECK(quoted("foto's") == "\"foto's\"");
  CHECK(quoted("a'b\"c") == "concat('a', \"'\", 'b\"c')");
}
