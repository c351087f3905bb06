// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/measures.h"

#include <array>

#include <doctest/doctest.h>

using namespace zuil;

namespace {

using Counts = std::array<std::int64_t, 5>;

}  // namespace

TEST_CASE("measures: the mean of marks is their sum over their number") {
  const auto mean = mean_of_marks({{7, 2}, {8, 1}, {10, 1}});
  REQUIRE(mean);
  CHECK(mean->mean == 8.0);
  CHECK(mean->n == 4);
  CHECK(mean_of_marks({{1, 1}, {2, 2}})->mean == doctest::Approx(5.0 / 3).epsilon(1e-15));
}

TEST_CASE("measures: of nobody there is no mean and no share") {
  CHECK(!mean_of_marks({}));
  CHECK(!mean_of_marks({{8, 0}}));
  CHECK(!customer_effort(Counts{}));
  CHECK(!percent_agree(Counts{}));
}

TEST_CASE("measures: means stay exact over a country's worth of answers") {
  const auto mean = mean_of_marks({{8, 3'000'000'000}, {9, 1'000'000'000}});
  CHECK(mean->mean == 8.25);
  CHECK(mean->n == 4'000'000'000);
}

TEST_CASE("measures: a customer effort score of 64, as in Zoetermeer") {
  // 44 + 32 with little effort, 12 in between, 8 + 4 with much: 76 % - 12 %.
  const auto effort = customer_effort(Counts{44, 32, 12, 8, 4});
  REQUIRE(effort);
  CHECK(effort->percent == 64);
  CHECK(effort->n == 100);
}

TEST_CASE("measures: customer effort runs from -100 to 100 and the middle counts in n alone") {
  CHECK(customer_effort(Counts{3, 4, 0, 0, 0})->percent == 100);
  CHECK(customer_effort(Counts{0, 0, 0, 1, 6})->percent == -100);
  CHECK(customer_effort(Counts{0, 0, 9, 0, 0})->percent == 0);
  CHECK(customer_effort(Counts{1, 0, 2, 0, 0})->percent == doctest::Approx(100.0 / 3));
  CHECK(customer_effort(Counts{2, 1, 0, 1, 2})->percent == 0);
}

TEST_CASE("measures: % agree counts who agrees among all who answered") {
  const auto agree = percent_agree(Counts{50, 33, 10, 4, 3});
  CHECK(agree->percent == 83);
  CHECK(agree->n == 100);
  CHECK(percent_agree(Counts{0, 0, 1, 1, 1})->percent == 0);
}
