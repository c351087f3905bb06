// SPDX-License-Identifier: EUPL-1.2
// Numbers and dates, as they are typed and as they are kept.
#include <cmath>
#include <limits>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/survey/constraint.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/decimal.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

Question number_question(double minimum, double maximum, double step) {
  Question question;
  question.id = "aantal";
  question.type = QuestionType::Number;
  question.minimum = minimum;
  question.maximum = maximum;
  question.step = step;
  return question;
}

Question date_question() {
  Question question;
  question.id = "dag";
  question.type = QuestionType::Date;
  question.earliest = "2026-02-01";
  question.latest = "2026-11-21";
  return question;
}

// What was read, as JSON; or the number of the problem.
std::string outcome(const Question& question, std::string_view text) {
  const auto read = read_typed(question, text);
  if (read) return to_json(*read).dump();
  switch (read.error()) {
    case Problem::NotANumber:
      return "not a number";
    case Problem::TooSmall:
      return "too small";
    case Problem::TooLarge:
      return "too large";
    case Problem::WrongStep:
      return "wrong step";
    case Problem::NotADate:
      return "not a date";
    case Problem::TooEarly:
      return "too early";
    case Problem::TooLate:
      return "too late";
    case Problem::NotAPhoneNumber:
    case Problem::NotAnEmailAddress:
    case Problem::NotAName:
      return "not a contact";
  }
  return {};
}

}  // namespace

TEST_CASE("number: typed with a comma or a point, it is kept exactly") {
  const Question tenths = number_question(-5, 1000, 0.1);
  CHECK(outcome(tenths, "12") == "12");
  CHECK(outcome(tenths, " 12,5 ") == "12.5");
  CHECK(outcome(tenths, "12.5") == "12.5");
  CHECK(outcome(tenths, "12,50") == "12.5");
  CHECK(outcome(tenths, "-0,3") == "-0.3");
  CHECK(outcome(tenths, "-0") == "0");
  CHECK(outcome(tenths, "007") == "7");
  const Question cents = number_question(0, 1'000'000'000, 0.01);
  for (int cent = 0; cent < 1000; ++cent) {
    const std::string typed = "123456," + std::to_string(1000 + cent).substr(1, 2);
    const auto read = read_typed(cents, typed);
    REQUIRE(read);
    // As a reader of the JSON in any language gets it: the double nearest to the writing.
    CHECK(std::get<NumberAnswer>(*read).number ==
          std::stod("123456." + std::to_string(1000 + cent).substr(1, 2)));
  }
}

TEST_CASE("number: what is none is told apart from what is out of bounds or between steps") {
  const Question halves = number_question(0.5, 8, 0.5);
  CHECK(outcome(halves, "0,5") == "0.5");
  CHECK(outcome(halves, "8") == "8");
  CHECK(outcome(halves, "0,4") == "too small");
  CHECK(outcome(halves, "-1") == "too small");
  CHECK(outcome(halves, "8,5") == "too large");
  CHECK(outcome(halves, "999999999999") == "too large");
  CHECK(outcome(halves, "1,2") == "wrong step");
  for (const char* text : {"", "-", ",", "1,", ",5", "1,2,3", "1e3", "0x10", "een", "--1", "1 000",
                           "+1", "1,23456", "9999999999999", "\xd9\xa1"})
    CHECK_MESSAGE(outcome(halves, text) == "not a number", text);
  // Counted from the minimum: 1, 4, 7.
  const Question threes = number_question(1, 9, 3);
  CHECK(outcome(threes, "7") == "7");
  CHECK(outcome(threes, "3") == "wrong step");
}

TEST_CASE("number: what may be a thousand or one is asked again") {
  CHECK(outcome(number_question(0, 5000, 1), "1.000") == "not a number");
  CHECK(outcome(number_question(0, 5000, 1), "1000") == "1000");
  CHECK(outcome(number_question(0, 5000, 0.001), "1.250") == "1.25");
}

TEST_CASE("number: kept only when it is a multiple of the step, to the last bit") {
  const Question tenths = number_question(0, 10, 0.1);
  CHECK(accept_answer(tenths, NumberAnswer{0.3}));
  CHECK(!accept_answer(tenths, NumberAnswer{0.1 + 0.2}));
  CHECK(!accept_answer(tenths, NumberAnswer{0.25}));
  CHECK(!accept_answer(tenths, NumberAnswer{10.1}));
  CHECK(!accept_answer(tenths, NumberAnswer{std::numeric_limits<double>::infinity()}));
  CHECK(!accept_answer(tenths, NumberAnswer{std::numeric_limits<double>::quiet_NaN()}));
  CHECK(!accept_answer(tenths, NumberAnswer{1e300}));
  CHECK(!accept_answer(tenths, NotApplicable{}));
  CHECK(!accept_answer(tenths, TextAnswer{"1"}));
  CHECK(!accept_answer(date_question(), NumberAnswer{1}));
  const auto zero = accept_answer(tenths, NumberAnswer{-0.0});
  REQUIRE(zero);
  CHECK(to_json(*zero).dump() == "0");
}

TEST_CASE("number: has one writing in JSON, and no other is read") {
  const Question question = number_question(-1000, 1'000'000'000, 0.0001);
  for (const char* json : {"0", "12", "12.5", "-0.25", "0.0001", "1000000000", "999999999.9999"}) {
    const auto read = read_answer(nlohmann::json::parse(json), question);
    REQUIRE_MESSAGE(read, json);
    CHECK(to_json(*read).dump() == json);
  }
  for (const char* json : {"12.0", "1e2", "0.00001", "\"12\"", "null", "[1]", "1000000001"})
    CHECK_MESSAGE(!read_answer(nlohmann::json::parse(json), question), json);
  const auto wrong = read_answer(nlohmann::json::parse("42.0"), question);
  REQUIRE(!wrong);
  CHECK(to_string(wrong.error()).find("42") == std::string::npos);
}

TEST_CASE("number: stands in the field as it was typed") {
  const Question tenths = number_question(-100, 1000, 0.1);
  CHECK(typed(tenths, NumberAnswer{12.5}) == "12,5");
  CHECK(typed(tenths, NumberAnswer{-0.5}) == "-0,5");
  CHECK(typed(tenths, NumberAnswer{100}) == "100");
  for (const char* text : {"0", "-99,9", "1000", "0,1"})
    CHECK(typed(tenths, *read_typed(tenths, text)) == text);
}

TEST_CASE("date: typed day first, kept year first") {
  const Question question = date_question();
  CHECK(outcome(question, "21-11-2026") == "\"2026-11-21\"");
  CHECK(outcome(question, " 1-2-2026 ") == "\"2026-02-01\"");
  CHECK(outcome(question, "01/02/2026") == "\"2026-02-01\"");
  CHECK(outcome(question, "1.2.2026") == "\"2026-02-01\"");
  CHECK(outcome(question, "1 2 2026") == "\"2026-02-01\"");
  CHECK(outcome(question, "31-01-2026") == "too early");
  CHECK(outcome(question, "22-11-2026") == "too late");
  for (const char* text : {"", "-", "21-11", "29-02-2026", "31-04-2026", "0-1-2026", "1-13-2026",
                           "21-11-26", "2026-11-21", "21-11-20260", "21-11-2026-", "-1-1-2026",
                           "a-b-cccc", "1-1-0099", "211-1-2026"})
    CHECK_MESSAGE(outcome(question, text) == "not a date", text);
  CHECK(typed(question, DateAnswer{"2026-02-01"}) == "01-02-2026");
}

TEST_CASE("date: a leap day is a day in a leap year only") {
  CHECK(is_date("2024-02-29"));
  CHECK(is_date("2000-02-29"));
  CHECK(!is_date("2100-02-29"));
  CHECK(!is_date("2026-02-29"));
  CHECK(!is_date("1899-12-31"));
  CHECK(!is_date("2026-11-2"));
  CHECK(!is_date("2026-11-211"));
  CHECK(!is_date("2026-1 -01"));
  CHECK(!is_date(""));
}

TEST_CASE("date: only a real one within its bounds is an answer") {
  const Question question = date_question();
  CHECK(accept_answer(question, DateAnswer{"2026-02-01"}));
  CHECK(accept_answer(question, DateAnswer{"2026-11-21"}));
  CHECK(!accept_answer(question, DateAnswer{"2026-11-22"}));
  CHECK(!accept_answer(question, DateAnswer{"2026-11-31"}));
  CHECK(!accept_answer(question, DateAnswer{"21-11-2026"}));
  CHECK(!accept_answer(question, TextAnswer{"2026-11-21"}));
  CHECK(!accept_answer(number_question(0, 1, 1), DateAnswer{"2026-11-21"}));
  Question any = question;
  any.earliest = any.latest = "";
  CHECK(accept_answer(any, DateAnswer{"1900-01-01"}));
}
