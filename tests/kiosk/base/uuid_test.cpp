// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/uuid.h"

#include <set>

#include <doctest/doctest.h>

#include "tests/support/seeded_random.h"

using namespace zuil;

TEST_CASE("uuid: a made id is a version 4 UUID, and no two are equal") {
  test::SeededRandom random(7);
  std::set<std::string> seen;
  for (int i = 0; i < 10'000; ++i) {
    const std::string id = make_uuid(random);
    REQUIRE(is_uuid(id));
    CHECK(id[14] == '4');
    CHECK(std::string_view("89ab").find(id[19]) != std::string_view::npos);
    CHECK(seen.insert(id).second);
  }
}

TEST_CASE("uuid: the same randomness gives the same id, so that tests repeat") {
  test::SeededRandom one(3);
  test::SeededRandom other(3);
  CHECK(make_uuid(one) == make_uuid(other));
  SystemRandom system;
  CHECK(make_uuid(system) != make_uuid(system));
}

TEST_CASE("uuid: only the one way of writing is taken") {
  CHECK(is_uuid("01234567-89ab-cdef-0123-456789abcdef"));
  for (const char* text :
       {"", "01234567-89ab-cdef-0123-456789abcde", "01234567-89ab-cdef-0123-456789abcdef0",
        "01234567-89AB-cdef-0123-456789abcdef", "0123456789abcdef0123456789abcdef",
        "{1234567-89ab-cdef-0123-456789abcde}", "01234567-89ab-cdef-0123-456789abcdeg",
        "01234567_89ab_cdef_0123_456789abcdef"}) {
    CAPTURE(std::string(text));
    CHECK(!is_uuid(text));
  }
}

TEST_CASE("random: numbers below a bound reach every value and never the bound") {
  test::SeededRandom random(11);
  std::set<std::uint32_t> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t number = random.below(6);
    CHECK(number < 6);
    seen.insert(number);
  }
  CHECK(seen.size() == 6);
  CHECK(random.below(1) == 0);
}
