// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/json_reader.h"

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

std::string message_of(const auto& result) {
  return result ? "no error" : result.error().message;
}

}  // namespace

TEST_CASE("json: a slip of the pen is told with its line and column") {
  CHECK(message_of(parse_json("{\n  \"a\": 1,\n  \"b\" 2\n}", "x.json")) ==
        "x.json: line 3, column 7: this is not JSON");
  CHECK(message_of(parse_json("", "x.json")) == "x.json: line 1, column 1: this is not JSON");
  CHECK(message_of(parse_json("{\"a\":1", "x.json")) ==
        "x.json: line 1, column 7: this is not JSON");
  CHECK(message_of(parse_json("{} {}", "x.json")) == "x.json: line 1, column 4: this is not JSON");
}

TEST_CASE("json: nothing that is read throws") {
  CHECK(message_of(parse_json("[1e999]", "x")) == "x: a number in it is too large");
  CHECK(!parse_json("\"\xff\"", "x"));
  CHECK(!parse_json("\"\\ud800\"", "x"));
  CHECK(!parse_json(std::string(1'000'000, '['), "x"));
  CHECK(!parse_json(std::string_view("\0", 1), "x"));
  CHECK(parse_json(std::string(300'000, '[') + std::string(300'000, ']'), "x"));
}

TEST_CASE("json: a key twice in one object is an error, in two objects it is not") {
  CHECK(message_of(parse_json(R"({"a":{"id":1},"b":{"id":2}})", "x")) == "no error");
  CHECK(message_of(parse_json(R"({"a":[{"id":1,"x":{"id":3},"id":2}]})", "x")) ==
        "x: \"id\" is there twice in one object");
}

TEST_CASE("json: an error names file, path, what is wrong and the mend") {
  const auto document = test::require_ok(parse_json(R"({"questions":[{"type":7}]})", "b.json"));
  const JsonReader file(document, "b.json");
  const auto question =
      test::require_ok(test::require_ok(file.member("questions")).elements()).at(0);
  CHECK(question.path() == "$.questions[0]");
  const auto type = test::require_ok(question.member("type"));
  CHECK(message_of(type.string()) == "b.json: $.questions[0].type: must be a text between quotes");
  CHECK(message_of(question.member("id")) == "b.json: $.questions[0]: \"id\" is missing");
  CHECK(message_of(type.member("id")) == "b.json: $.questions[0].type: must be an object {…}");
  CHECK(message_of(type.elements()) == "b.json: $.questions[0].type: must be a list […]");
  const auto unknown = question.allow_only({"id", "tpye"});
  CHECK(message_of(unknown) == "b.json: $.questions[0]: does not know \"type\"");
  CHECK(unknown.error().hint ==
        "Remove it or correct the spelling; known here are \"id\", \"tpye\".");
  CHECK(question.allow_only({"type"}));
  CHECK(!type.allow_only({}));
}

TEST_CASE("json: numbers must be of the kind and within the bounds asked for") {
  const auto list = test::require_ok(
      parse_json("[5, 5.0, -1, 11, 18446744073709551615, 9223372036854775807, \"5\", true]", "x"));
  const auto at = test::require_ok(JsonReader(list, "x").elements());
  CHECK(test::require_ok(at[0].integer(1, 10)) == 5);
  CHECK(message_of(at[1].integer(1, 10)) == "x: $[1]: must be a whole number from 1 to 10");
  CHECK(test::require_ok(at[1].number(1, 10)) == 5.0);
  for (const std::size_t i : {1U, 2U, 3U, 4U, 5U, 6U, 7U}) CHECK(!at[i].integer(1, 10));
  CHECK(!at[4].integer(INT64_MIN, INT64_MAX));
  CHECK(test::require_ok(at[5].integer(INT64_MIN, INT64_MAX)) == INT64_MAX);
  CHECK(message_of(at[3].number(0.5, 10)) == "x: $[3]: must be a number from 0.5 to 10.0");
  CHECK(!at[6].number(1, 10));
  CHECK(!at[7].number(0, 10));
  CHECK(test::require_ok(at[7].boolean()));
  CHECK(!at[0].boolean());
}

TEST_CASE("json: what is left out takes its default, what is there must be right") {
  const auto document = test::require_ok(parse_json(R"({"a":"x","n":3,"b":true,"e":" "})", "f"));
  const JsonReader json(document, "f");
  CHECK(test::require_ok(json.string_or("a", "y")) == "x");
  CHECK(test::require_ok(json.string_or("z", "y")) == "y");
  CHECK(!json.string_or("n", "y"));
  CHECK(test::require_ok(json.integer_or("n", 7, 0, 9)) == 3);
  CHECK(test::require_ok(json.integer_or("z", 7, 0, 9)) == 7);
  CHECK(!json.integer_or("n", 7, 4, 9));
  CHECK(test::require_ok(json.number_or("z", 0.5, 0, 1)) == 0.5);
  CHECK(test::require_ok(json.boolean_or("b", false)));
  CHECK(!json.boolean_or("z", false).value());
  CHECK(!json.boolean_or("a", false));
  CHECK(message_of(test::require_ok(json.member("e")).non_empty_string()) ==
        "f: $.e: is an empty text");
}
