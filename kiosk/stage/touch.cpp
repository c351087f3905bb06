// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/touch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zuil {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kShortest{20};
constexpr milliseconds kFlicker{40};
constexpr double kFlickerMm = 8;
constexpr milliseconds kLongest{10'000};
constexpr std::size_t kHand = 3;  // fingers at once

}  // namespace

std::optional<Pointer> Touch::handle(const FingerEvent& event, SteadyTime now) {
  if (event.kind == FingerEvent::Kind::Down) return put_down(event, now);
  if (!fingers_.contains(event.finger)) return std::nullopt;
  if (event.kind == FingerEvent::Kind::Up) return lift(event, now);
  if (finger_ != event.finger || !std::isfinite(event.x) || !std::isfinite(event.y))
    return std::nullopt;
  return Pointer{true, event.x, event.y};
}

std::optional<Pointer> Touch::put_down(const FingerEvent& event, SteadyTime now) {
  if (!std::isfinite(event.x) || !std::isfinite(event.y)) return std::nullopt;
  // Down twice: a lift was lost. Which of the two is meant, nobody knows.
  if (!fingers_.try_emplace(event.finger, now).second)
    return finger_ == event.finger ? cancel() : std::nullopt;
  if (fingers_.size() >= kHand && !hand_) hand_ = now;
  if (hand_) return cancel();
  if (is_echo(event, now)) {
    echo_ = event.finger;
    return std::nullopt;
  }
  if (finger_) return std::nullopt;
  finger_ = event.finger;
  return Pointer{true, event.x, event.y};
}

std::optional<Pointer> Touch::lift(const FingerEvent& event, SteadyTime now) {
  const auto lifted = fingers_.extract(event.finger);
  if (fingers_.empty()) hand_.reset();
  if (echo_ == event.finger) {
    echo_.reset();
    last_lift_ = Lift{now, event.x, event.y};
  }
  if (finger_ != event.finger) return std::nullopt;
  const auto felt = now - lifted.mapped();
  const bool is_ghost = felt < kShortest && event.finger != kMouse;
  const bool is_late = felt >= kLongest;
  if (is_ghost || is_late || !std::isfinite(event.x) || !std::isfinite(event.y)) return cancel();
  finger_.reset();
  last_lift_ = Lift{now, event.x, event.y};
  return Pointer{false, event.x, event.y};
}

std::optional<Pointer> Touch::cancel() {
  return std::exchange(finger_, std::nullopt) ? std::optional(Pointer{}) : std::nullopt;
}

bool Touch::is_echo(const FingerEvent& event, SteadyTime now) const {
  if (!last_lift_ || event.finger == kMouse || now >= last_lift_->time + kFlicker) return false;
  const double moved = std::hypot(event.x - last_lift_->x, event.y - last_lift_->y);
  return moved <= kFlickerMm * pixels_per_mm_;
}

std::optional<Pointer> Touch::tick(SteadyTime now) {
  // A hand that trembles is never old: all of it is forgotten at once.
  if (hand_ && now >= *hand_ + kLongest) return let_go();
  std::erase_if(fingers_, [&](const auto& finger) { return now >= finger.second + kLongest; });
  if (fingers_.empty()) hand_.reset();
  if (echo_ && !fingers_.contains(*echo_)) echo_.reset();
  return finger_ && !fingers_.contains(*finger_) ? cancel() : std::nullopt;
}

std::optional<Pointer> Touch::let_go() {
  fingers_.clear();
  hand_.reset();
  echo_.reset();
  last_lift_.reset();
  return cancel();
}

std::optional<SteadyTime> Touch::deadline() const {
  const auto oldest = std::min_element(
      fingers_.begin(), fingers_.end(),
      [](const auto& one, const auto& other) { return one.second < other.second; });
  if (oldest == fingers_.end()) return std::nullopt;
  return std::min(oldest->second, hand_.value_or(oldest->second)) + kLongest;
}

}  // namespace zuil
