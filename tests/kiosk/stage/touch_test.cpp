// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/touch.h"

#include <doctest/doctest.h>

#include "tests/support/fake_clock.h"

using namespace zuil;
using Kind = FingerEvent::Kind;

TEST_CASE("the first finger wins: a second neither moves nor releases it") {
  test::FakeClock clock;
  Touch touch;
  CHECK(touch.handle({Kind::Down, 1, 10, 20}, clock.steady()) == Pointer{true, 10, 20});
  CHECK_FALSE(touch.handle({Kind::Down, 2, 300, 400}, clock.steady()));
  CHECK_FALSE(touch.handle({Kind::Move, 2, 310, 410}, clock.steady()));
  CHECK_FALSE(touch.handle({Kind::Up, 2, 310, 410}, clock.steady()));
  CHECK(touch.handle({Kind::Move, 1, 12, 22}, clock.steady()) == Pointer{true, 12, 22});
  CHECK(touch.handle({Kind::Up, 1, 12, 22}, clock.steady()) == Pointer{false, 12, 22});
}

TEST_CASE("a finger that came second does not take over when the first is lifted") {
  test::FakeClock clock;
  Touch touch;
  touch.handle({Kind::Down, 1, 10, 20}, clock.steady());
  touch.handle({Kind::Down, 2, 300, 400}, clock.steady());
  touch.handle({Kind::Up, 1, 10, 20}, clock.steady());
  CHECK_FALSE(touch.handle({Kind::Move, 2, 301, 401}, clock.steady()));
  CHECK_FALSE(touch.handle({Kind::Up, 2, 301, 401}, clock.steady()));
}

TEST_CASE("a repeated report of the same finger going down changes nothing") {
  test::FakeClock clock;
  Touch touch;
  touch.handle({Kind::Down, 1, 10, 20}, clock.steady());
  CHECK_FALSE(touch.handle({Kind::Down, 1, 500, 600}, clock.steady()));
}

TEST_CASE("a finger whose lifting is never reported is taken off without a release") {
  test::FakeClock clock;
  Touch touch;
  CHECK_FALSE(touch.deadline());
  touch.handle({Kind::Down, 1, 10, 20}, clock.steady());
  REQUIRE(touch.deadline());
  clock.advance(std::chrono::milliseconds(9'999));
  CHECK_FALSE(touch.drop_stuck(clock.steady()));
  clock.advance(std::chrono::milliseconds(1));
  CHECK(touch.drop_stuck(clock.steady()) == Pointer{});
  CHECK_FALSE(touch.deadline());
  // The late report of its lifting is nobody's tap; another finger works again.
  CHECK_FALSE(touch.handle({Kind::Up, 1, 10, 20}, clock.steady()));
  CHECK(touch.handle({Kind::Down, 7, 5, 6}, clock.steady()) == Pointer{true, 5, 6});
}

TEST_CASE("a finger that keeps moving is not stuck") {
  test::FakeClock clock;
  Touch touch;
  touch.handle({Kind::Down, 1, 10, 20}, clock.steady());
  clock.advance(std::chrono::seconds(8));
  touch.handle({Kind::Move, 1, 11, 20}, clock.steady());
  clock.advance(std::chrono::seconds(8));
  CHECK_FALSE(touch.drop_stuck(clock.steady()));
}
