// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/sync_plan.h"

#include <cstdlib>
#include <set>

#include <doctest/doctest.h>
#include <time.h>

#include "tests/support/seeded_random.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

// Of the Netherlands, in which these tests think.
struct DutchTime {
  DutchTime() { set("Europe/Amsterdam"); }
  DutchTime(const DutchTime&) = delete;
  DutchTime& operator=(const DutchTime&) = delete;
  ~DutchTime() {
    ::unsetenv("TZ");
    ::tzset();
  }
  static void set(const char* zone) {
    ::setenv("TZ", zone, 1);
    ::tzset();
  }
};

// In November the clock there is an hour ahead of UTC.
WallTime november(int day, int hour, int minute = 0) {
  return std::chrono::sys_days(std::chrono::year(2026) / 11 / day) + std::chrono::hours(hour - 1) +
         std::chrono::minutes(minute);
}

bool is_in(WallTime moment, WallTime from, WallTime until) {
  return from <= moment && moment < until;
}

}  // namespace

TEST_CASE("the first night is drawn from now on: this evening's, or what is left of it") {
  const DutchTime here;
  const SyncHours hours;
  SeededRandom random;
  std::set<WallTime> moments;
  for (int i = 0; i < 200; ++i) {
    const auto plan = first_plan(hours, november(21, 9), random);
    REQUIRE(is_in(plan.next, november(21, 20), november(22, 2)));
    moments.insert(plan.next);
    REQUIRE(
        is_in(first_plan(hours, november(21, 23), random).next, november(21, 23), november(22, 2)));
    REQUIRE(is_in(first_plan(hours, november(22, 1, 59), random).next, november(22, 1, 59),
                  november(22, 2)));
    REQUIRE(
        is_in(first_plan(hours, november(22, 2), random).next, november(22, 20), november(23, 2)));
  }
  CHECK(moments.size() > 150);  // spread over the six hours, to the second
  CHECK(*moments.begin() < november(21, 20, 20));
  CHECK(*moments.rbegin() > november(22, 1, 40));
}

TEST_CASE("after a good upload the next one is in another night") {
  const DutchTime here;
  const SyncHours hours;
  SeededRandom random;
  const SyncPlan plan{november(21, 22), to_string(hours), 3};
  for (int i = 0; i < 100; ++i) {
    const auto next = next_plan(plan, SyncEnding::Delivered, hours, november(21, 22, 1), random);
    REQUIRE(is_in(next.next, november(22, 20), november(23, 2)));
    REQUIRE(next.failures == 0);
    // Past midnight the evening before is over, and that of today is next.
    const auto late = next_plan(plan, SyncEnding::Delivered, hours, november(22, 1), random);
    REQUIRE(is_in(late.next, november(22, 20), november(23, 2)));
  }
}

TEST_CASE("an upload by day leaves the plan of the night as it is") {
  const DutchTime here;
  const SyncHours hours;
  SeededRandom random;
  const SyncPlan plan{november(21, 22), to_string(hours), 0};
  for (const auto ending :
       {SyncEnding::Delivered, SyncEnding::Cancelled, SyncEnding::WrongConfiguration})
    CHECK(next_plan(plan, ending, hours, november(21, 14), random).next == plan.next);
}

TEST_CASE("no reply: again after half an hour, for half a day; then the next night") {
  const DutchTime here;
  const SyncHours hours;
  SeededRandom random;
  SyncPlan plan{november(21, 22), to_string(hours), 0};
  WallTime now = plan.next;
  for (int failure = 1; failure < kMostSyncFailures; ++failure) {
    plan = next_plan(plan, SyncEnding::Unfinished, hours, now, random);
    REQUIRE(plan.failures == failure);
    REQUIRE(is_in(plan.next, now + 30min, now + 35min));
    now = plan.next;
  }
  plan = next_plan(plan, SyncEnding::Unfinished, hours, now, random);
  CHECK(is_in(plan.next, november(22, 20), november(23, 2)));
  CHECK(plan.failures == 0);
}

TEST_CASE("what an operator must mend or cancelled waits for the next night") {
  const DutchTime here;
  const SyncHours hours;
  SeededRandom random;
  const SyncPlan plan{november(21, 22), to_string(hours), 0};
  for (const auto ending : {SyncEnding::Cancelled, SyncEnding::WrongConfiguration})
    CHECK(is_in(next_plan(plan, ending, hours, november(21, 22, 5), random).next, november(22, 20),
                november(23, 2)));
}

TEST_CASE("a plan for other hours, or from before the clock was set back, is drawn anew") {
  const SyncHours hours;
  const SyncPlan plan{november(21, 22), "20:00+360", 0};
  CHECK(to_string(hours) == "20:00+360");
  CHECK(is_good(plan, hours, november(21, 9)));
  CHECK(is_good(plan, hours, november(25, 9)));  // it was off: due at once
  CHECK_FALSE(is_good(plan, {.from = 3h, .window = 2h}, november(21, 9)));
  CHECK_FALSE(is_good(plan, hours, november(15, 9)));
  CHECK(to_string(SyncHours{.from = 3h + 5min, .window = 90min}) == "3:05+90");
}

TEST_CASE("at the change to summer and winter time a window opens by the clock on the wall") {
  const DutchTime here;
  SeededRandom random;
  const SyncHours exact{.from = 20h, .window = 1min};
  const WallTime march = std::chrono::sys_days(std::chrono::year(2026) / 3 / 29) + 10h;
  CHECK(local_time(first_plan(exact, march, random).next).hour == 20);
  const WallTime october = std::chrono::sys_days(std::chrono::year(2026) / 10 / 25) + 10h;
  CHECK(local_time(first_plan(exact, october, random).next).hour == 20);
}
