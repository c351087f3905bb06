// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/dutch.h"

#include <doctest/doctest.h>

using namespace zuil;

TEST_CASE("Numbers are written as in Dutch") {
  CHECK(dutch_decimal(8.4) == "8,4");
  CHECK(dutch_decimal(8.35) == "8,4");
  CHECK(dutch_decimal(9.96) == "10,0");
  CHECK(dutch_whole(63.6) == "64");
  CHECK(dutch_whole(-8.5) == "−9");
  CHECK(dutch_whole(-0.2) == "0");
  CHECK(dutch_count(0) == "0");
  CHECK(dutch_count(999) == "999");
  CHECK(dutch_count(3018) == "3.018");
  CHECK(dutch_count(1234567) == "1.234.567");
}

TEST_CASE("Periods are written as short as they can be understood") {
  CHECK(dutch_period("2020-01-01", "2020-12-31") == "2020");
  CHECK(dutch_period("2026-01-01", "2026-03-31") == "1 januari t/m 31 maart 2026");
  CHECK(dutch_period("2025-12-01", "2026-01-31") == "1 december 2025 t/m 31 januari 2026");
  CHECK(dutch_period("2026-11-21", "2026-11-21") == "21 november 2026");
}
