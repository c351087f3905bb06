// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/retry_policy.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE("each status has its verdict") {
  for (const int again :
       {kNoAnswer, 200, 204, 301, 302, 408, 425, 429, 500, 502, 503, 504, 507, 511, 100, 600})
    CHECK_MESSAGE(retry_rule(again).verdict == Verdict::Again, again);
  for (const int smaller : {400, 402, 406, 409, 410, 413, 422, 431})
    CHECK_MESSAGE(retry_rule(smaller).verdict == Verdict::Smaller, smaller);
  for (const int stop : {401, 403, 404, 405, 407, 411, 415})
    CHECK_MESSAGE(retry_rule(stop).verdict == Verdict::Stop, stop);
}

TEST_CASE("whatever an operator must mend has a hint") {
  for (int status = 0; status < 700; ++status) {
    const RetryRule& rule = retry_rule(status);
    CHECK_FALSE(rule.what.empty());
    if (rule.verdict == Verdict::Stop || rule.verdict == Verdict::Smaller)
      CHECK_FALSE(rule.hint.empty());
  }
}

TEST_CASE("Retry-After is seconds or a date, or nothing") {
  const FakeClock clock;  // 21 November 2026, 09:00 UTC
  const auto asked = [&](const std::string& text) {
    return retry_after({503, {{"retry-after", text}}, ""}, clock.wall());
  };
  CHECK(asked("120") == std::chrono::seconds(120));
  CHECK(asked("0") == std::chrono::seconds(0));
  CHECK(asked("Sat, 21 Nov 2026 09:00:30 GMT") == std::chrono::seconds(30));
  CHECK(asked("Sat, 21 Nov 2026 08:00:00 GMT") == std::chrono::seconds(0));
  CHECK_FALSE(asked("-5"));
  CHECK_FALSE(asked("soon"));
  CHECK_FALSE(asked("12 minutes"));
  CHECK_FALSE(asked(""));
  CHECK_FALSE(retry_after({503, {}, ""}, clock.wall()));
}

TEST_CASE("the pause grows, is spread over its whole width, and has an end") {
  SeededRandom random;
  for (const auto& [failures, ceiling] :
       {std::pair{0, 1'000}, {1, 2'000}, {5, 32'000}, {9, 300'000}, {1000, 300'000}}) {
    std::vector<std::int64_t> pauses(400);
    for (auto& pause : pauses) pause = backoff(failures, std::nullopt, random).count();
    const auto [least, most] = std::minmax_element(pauses.begin(), pauses.end());
    CHECK(*least >= 0);
    CHECK(*least < ceiling / 10);
    CHECK(*most < ceiling);
    CHECK(*most > ceiling * 9 / 10);
  }
}

TEST_CASE("what the collector asks for comes before the jitter, and has a bound") {
  SeededRandom random;
  for (int i = 0; i < 100; ++i) {
    const auto pause = backoff(0, std::chrono::seconds(90), random);
    CHECK(pause >= std::chrono::seconds(90));
    CHECK(pause < std::chrono::seconds(91));
  }
  CHECK(backoff(0, std::chrono::seconds(4'000'000'000), random) < std::chrono::hours(2));
}
