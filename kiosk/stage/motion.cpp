// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/motion.h"

#include <cmath>
#include <numbers>

namespace zuil {
namespace {

constexpr auto kRound = kMotionRest + kMotionFrames * kMotionFrame;

std::chrono::milliseconds in_round(SteadyTime since, SteadyTime now) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(now - since) % kRound;
}

}  // namespace

float motion_at(SteadyTime since, SteadyTime now) {
  const auto moving = in_round(since, now) - kMotionRest;
  if (moving.count() < 0) return 0;
  const auto frame = static_cast<float>(moving / kMotionFrame);
  const float wave = std::sin(std::numbers::pi_v<float> * frame / kMotionFrames);
  return wave * wave;
}

SteadyTime next_motion(SteadyTime since, SteadyTime now) {
  const auto passed = in_round(since, now);
  if (passed < kMotionRest) return now + (kMotionRest - passed);
  return now + (kMotionFrame - (passed - kMotionRest) % kMotionFrame);
}

}  // namespace zuil
