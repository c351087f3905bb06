// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/skip_logic.h"

#include <doctest/doctest.h>

#include "kiosk/base/json_reader.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

Result<Condition> read(const std::string& text) {
  const auto json = test::require_ok(parse_json(text, "x.json"));
  return read_condition(JsonReader(json, "x.json"));
}

const Answers kAnswers{
    {"product", ChoiceAnswer{"vog"}}, {"onderdelen", ChoicesAnswer{{"koffie", "mensen"}}},
    {"acht", MarkAnswer{8}},          {"tien", MarkAnswer{10}},
    {"tekst", TextAnswer{"te koud"}}, {"weet_niet", NotApplicable{}}};

bool holds_now(const std::string& text) {
  return holds(test::require_ok(read(text)), kAnswers);
}

void check_all(bool expected, std::initializer_list<const char*> conditions) {
  for (const char* condition : conditions) {
    CAPTURE(std::string(condition));
    CHECK(holds_now(condition) == expected);
  }
}

}  // namespace

TEST_CASE("skip logic: equal and not equal") {
  check_all(true,
            {R"({"==":[{"var":"product"},"vog"]})", R"({"==":["vog",{"var":"product"}]})",
             R"({"==":[{"var":"acht"},8]})", R"({"!=":[{"var":"acht"},9]})",
             R"({"!=":[{"var":"product"},"anders"]})", R"({"==":[{"var":"tekst"},"te koud"]})",
             R"({"==":[true,true]})", R"({"==":[{"var":"onderdelen"},["koffie","mensen"]]})"});
  check_all(false, {R"({"==":[{"var":"product"},"anders"]})", R"({"==":[{"var":"acht"},9]})",
                    R"({"!=":[{"var":"acht"},8]})", R"({"!=":[{"var":"product"},"vog"]})",
                    R"({"==":[{"var":"onderdelen"},["mensen","koffie"]]})"});
}

TEST_CASE("skip logic: values of different types are never equal and never ordered") {
  check_all(true, {R"({"!=":[{"var":"acht"},"8"]})", R"({"!=":[1,true]})", R"({"!=":[0,null]})"});
  check_all(false,
            {R"({"==":[{"var":"acht"},"8"]})", R"({"==":[1,true]})", R"({"==":["",null]})",
             R"({"==":["",0]})", R"({"<":[{"var":"acht"},"9"]})", R"({">":[{"var":"product"},1]})",
             R"({"<":[null,1]})", R"({">=":[null,null]})", R"({"<":[false,true]})"});
}

TEST_CASE("skip logic: the four orders of marks") {
  check_all(true, {R"({"<":[{"var":"acht"},9]})", R"({"<=":[{"var":"acht"},8]})",
                   R"({">":[{"var":"acht"},7]})", R"({">=":[{"var":"acht"},8]})",
                   R"({"<":[{"var":"acht"},{"var":"tien"}]})", R"({"<":["a","b"]})"});
  check_all(false, {R"({"<":[{"var":"acht"},8]})", R"({"<=":[{"var":"acht"},7]})",
                    R"({">":[{"var":"acht"},8]})", R"({">=":[{"var":"acht"},9]})",
                    R"({"<":[{"var":"tien"},{"var":"acht"}]})"});
}

TEST_CASE("skip logic: no answer and not applicable are null, and a missing mark is not low") {
  check_all(true, {R"({"==":[{"var":"niets"},null]})", R"({"==":[{"var":"weet_niet"},null]})",
                   R"({"!":[{"var":"niets"}]})", R"({"!":[{"var":"weet_niet"}]})",
                   R"({"!=":[{"var":"acht"},null]})", R"({"!=":[{"var":"niets"},"ja"]})"});
  check_all(false, {R"({"var":"niets"})", R"({"var":"weet_niet"})", R"({"<":[{"var":"niets"},6]})",
                    R"({"<=":[{"var":"weet_niet"},6]})", R"({">=":[{"var":"niets"},1]})",
                    R"({"in":[{"var":"niets"},["a"]]})", R"({"in":["a",{"var":"niets"}]})"});
}

TEST_CASE("skip logic: what is true by itself") {
  check_all(true, {R"({"var":"product"})", R"({"var":"acht"})", R"({"var":"tekst"})",
                   R"({"var":"onderdelen"})", "true", "1", "-1", R"("a")", R"(["a"])",
                   R"({"!":[false]})", R"({"!":[0]})"});
  check_all(false, {"null", "false", "0", R"("")", "[]", R"({"!":[true]})", R"({"!":["a"]})"});
}

TEST_CASE("skip logic: and, or and not, in every combination of two") {
  for (const bool a : {false, true})
    for (const bool b : {false, true}) {
      const auto with = [&](const std::string& op) {
        const auto word = [](bool value) { return std::string(value ? "true" : "false"); };
        return holds_now("{\"" + op + "\":[" + word(a) + "," + word(b) + "]}");
      };
      CHECK(with("and") == (a && b));
      CHECK(with("or") == (a || b));
      CHECK(with("==") == (a == b));
      CHECK(with("!=") == (a != b));
    }
  check_all(true, {R"({"and":[1,"a",true]})", R"({"or":[0,null,"a"]})", R"({"and":[true]})",
                   R"({"==":[{"and":[1,2]},true]})",
                   R"({"or":[{"and":[{"var":"niets"},1]},{"!":[{"<":[{"var":"acht"},6]}]}]})"});
  check_all(false, {R"({"and":[1,"",true]})", R"({"or":[0,null,"",[]]})", R"({"or":[false]})"});
}

TEST_CASE("skip logic: in looks for one choice among several") {
  check_all(true, {R"({"in":["koffie",{"var":"onderdelen"}]})",
                   R"({"in":[{"var":"product"},["anders","vog"]]})"});
  check_all(false, {R"({"in":["thee",{"var":"onderdelen"}]})",
                    R"({"in":[{"var":"product"},["anders"]]})", R"({"in":[{"var":"product"},[]]})",
                    R"({"in":["vo",{"var":"product"}]})", R"({"in":[{"var":"acht"},["8"]]})"});
}

TEST_CASE("skip logic: the questions a condition looks at, each once") {
  const auto condition = test::require_ok(
      read(R"({"or":[{"==":[{"var":"b"},1]},{"and":[{"var":"a"},{"!":[{"var":"b"}]}]}]})"));
  CHECK(questions_of(condition) == std::vector<std::string>{"a", "b"});
  CHECK(questions_of(test::require_ok(read("true"))).empty());
}

TEST_CASE("skip logic: nesting is bounded") {
  const auto nested = [](int depth) {
    std::string text = R"({"var":"a"})";
    for (int i = 1; i < depth; ++i) text = R"({"!":[)" + text + "]}";
    return read(text);
  };
  CHECK(nested(16));
  REQUIRE(!nested(17));
  CHECK(nested(17).error().message.find("is nested too deeply") != std::string::npos);
  CHECK(!nested(2'000));
}
