// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/motion.h"

#include <doctest/doctest.h>

using namespace zuil;
using std::chrono::milliseconds;

TEST_CASE("the arrow rests for seconds, goes forward and back once, and rests again") {
  const SteadyTime since{};
  CHECK(motion_at(since, since) == 0);
  CHECK(next_motion(since, since + milliseconds(100)) == since + kMotionRest);
  CHECK(motion_at(since, since + kMotionRest - milliseconds(1)) == 0);
  // Only whole frames are drawn, and each is another step.
  SteadyTime now = since + kMotionRest;
  float before = motion_at(since, now);
  int turns = 0;
  for (int frame = 1; frame < kMotionFrames; ++frame) {
    const SteadyTime next = next_motion(since, now);
    CHECK(next - now == kMotionFrame);
    CHECK(motion_at(since, next - milliseconds(1)) == before);
    const float place = motion_at(since, next);
    CHECK(place >= 0);
    CHECK(place <= 1);
    if (frame > 1 && (place > before) != (frame <= kMotionFrames / 2)) ++turns;
    before = place;
    now = next;
  }
  CHECK(turns == 0);
  CHECK(motion_at(since, now + kMotionFrame) == 0);
  CHECK(next_motion(since, now + kMotionFrame) == now + kMotionFrame + kMotionRest);
}
