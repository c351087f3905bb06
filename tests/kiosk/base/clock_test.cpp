// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/clock.h"

#include <doctest/doctest.h>

using namespace zuil;
using namespace std::chrono_literals;
using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

WallTime utc(int y, unsigned m, unsigned d, std::chrono::minutes time) {
  return sys_days(year(y) / month(m) / day(d)) + time;
}

}  // namespace

TEST_CASE(
    "clock: a visit in summer and one in winter are both told in the time of the wall clock") {
  CHECK(local_time(utc(2026, 7, 1, 9h + 59min)).hour == 11);
  CHECK(local_time(utc(2026, 7, 1, 9h + 59min)).minute == 59);
  CHECK(local_time(utc(2026, 12, 1, 9h + 59min)).hour == 10);
}

TEST_CASE("clock: the night the clock goes forward has no hour between two and three") {
  CHECK(local_time(utc(2026, 3, 29, 59min)).hour == 1);
  CHECK(local_time(utc(2026, 3, 29, 60min)).hour == 3);
}

TEST_CASE("clock: the night the clock goes back has the hour between two and three twice") {
  CHECK(local_time(utc(2026, 10, 25, 0min)).hour == 2);
  CHECK(local_time(utc(2026, 10, 25, 60min)).hour == 2);
  CHECK(local_time(utc(2026, 10, 25, 120min)).hour == 3);
}

TEST_CASE("clock: after midnight here it is tomorrow, whatever day it is in Greenwich") {
  CHECK(to_string(local_time(utc(2026, 6, 30, 21h + 59min)).date) == "2026-06-30");
  CHECK(to_string(local_time(utc(2026, 6, 30, 22h)).date) == "2026-07-01");
  CHECK(to_string(local_time(utc(2026, 12, 31, 22h + 59min)).date) == "2026-12-31");
  CHECK(to_string(local_time(utc(2026, 12, 31, 23h)).date) == "2027-01-01");
  CHECK(to_string(local_time(utc(2028, 2, 28, 23h)).date) == "2028-02-29");
}

TEST_CASE("clock: the parts of the day change at noon and at six") {
  const auto part = [](int hour, int minute) { return day_part({{}, hour, minute}); };
  CHECK(part(0, 0) == DayPart::Morning);
  CHECK(part(11, 59) == DayPart::Morning);
  CHECK(part(12, 0) == DayPart::Afternoon);
  CHECK(part(17, 59) == DayPart::Afternoon);
  CHECK(part(18, 0) == DayPart::Evening);
  CHECK(part(23, 59) == DayPart::Evening);
  CHECK(to_string(DayPart::Morning) == "morning");
  CHECK(to_string(DayPart::Afternoon) == "afternoon");
  CHECK(to_string(DayPart::Evening) == "evening");
}

TEST_CASE("clock: noon is noon here in summer too") {
  CHECK(day_part(local_time(utc(2026, 7, 1, 9h + 59min))) == DayPart::Morning);
  CHECK(day_part(local_time(utc(2026, 7, 1, 10h))) == DayPart::Afternoon);
  CHECK(day_part(local_time(utc(2026, 12, 1, 10h + 59min))) == DayPart::Morning);
  CHECK(day_part(local_time(utc(2026, 12, 1, 11h))) == DayPart::Afternoon);
}

TEST_CASE("clock: a moment is written in UTC, to the second, rounded down") {
  CHECK(to_utc_string(utc(2026, 11, 21, 8h + 49min)) == "2026-11-21T08:49:00Z");
  CHECK(to_utc_string(utc(2026, 1, 2, 3h + 4min) + 5s + 999ms) == "2026-01-02T03:04:05Z");
}

TEST_CASE("clock: the steady clock of the system never goes back") {
  const SystemClock clock;
  const SteadyTime first = clock.steady();
  CHECK(clock.steady() >= first);
  CHECK(clock.wall() > utc(2024, 1, 1, 0min));
}
