// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/opening.h"

#include <doctest/doctest.h>

#include "tests/kiosk/survey/every_type.h"

using namespace zuil;

namespace {

LocalTime at(unsigned month, unsigned day, int hour, int minute, int year = 2026) {
  return {std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                      std::chrono::day(day)),
          hour, minute};
}

}  // namespace

TEST_CASE("opening: a questionnaire without hours or days is always offered") {
  const Questionnaire questionnaire;
  CHECK(is_offered(questionnaire, at(11, 21, 0, 0)));
  CHECK(is_offered(questionnaire, at(1, 1, 23, 59, 2036)));
}

TEST_CASE("opening: closed at lunch, on the minute") {
  const auto questionnaire = test::every_type();
  // 23 November 2026 is a Monday.
  CHECK(!is_offered(*questionnaire, at(11, 23, 8, 29)));
  CHECK(is_offered(*questionnaire, at(11, 23, 8, 30)));
  CHECK(is_offered(*questionnaire, at(11, 23, 11, 59)));
  CHECK(!is_offered(*questionnaire, at(11, 23, 12, 0)));
  CHECK(!is_offered(*questionnaire, at(11, 23, 12, 59)));
  CHECK(is_offered(*questionnaire, at(11, 23, 13, 0)));
  CHECK(!is_offered(*questionnaire, at(11, 23, 17, 0)));
}

TEST_CASE("opening: open until midnight is open in the last minute") {
  const auto questionnaire = test::every_type();
  CHECK(is_offered(*questionnaire, at(11, 26, 23, 59)));
  CHECK(!is_offered(*questionnaire, at(11, 27, 0, 0)));
}

TEST_CASE("opening: a day without hours, and one that is not named, are closed") {
  const auto questionnaire = test::every_type();
  CHECK(!is_offered(*questionnaire, at(11, 22, 10, 0)));  // Sunday
  CHECK(!is_offered(*questionnaire, at(11, 24, 10, 0)));  // Tuesday
}

TEST_CASE("opening: from the first day up to and including the last") {
  auto questionnaire = *test::every_type();
  questionnaire.opening_hours.clear();
  CHECK(!is_offered(questionnaire, at(12, 31, 23, 59, 2025)));
  CHECK(is_offered(questionnaire, at(1, 1, 0, 0)));
  CHECK(is_offered(questionnaire, at(12, 31, 23, 59)));
  CHECK(!is_offered(questionnaire, at(1, 1, 0, 0, 2027)));
}
