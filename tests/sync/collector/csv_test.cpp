// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/csv.h"

#include <doctest/doctest.h>

using namespace zuil;

TEST_CASE("Cells keep their commas, quotes and lines") {
  CHECK(csv_line({"a", "", "b, c", "zei \"nee\"", "twee\nregels"}) ==
        "a,,\"b, c\",\"zei \"\"nee\"\"\",\"twee\nregels\"\r\n");
  CHECK(csv_line({"", "a"}) == ",a\r\n");
}

TEST_CASE("What a respondent wrote is no formula in a spreadsheet; a telephone number stays one") {
  CHECK(csv_line({"=1+1"}) == "'=1+1\r\n");
  CHECK(csv_line({"@SUM(A1)"}) == "'@SUM(A1)\r\n");
  CHECK(csv_line({"-cmd|' /C calc'!A0"}).front() == '\'');
  CHECK(csv_line({"+31 6 12345678"}) == "+31 6 12345678\r\n");
}
