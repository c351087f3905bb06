// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/touch.h"

namespace zuil {
namespace {

constexpr std::chrono::seconds kStuck{10};

}  // namespace

std::optional<Pointer> Touch::handle(const FingerEvent& event, SteadyTime now) {
  switch (event.kind) {
    case FingerEvent::Kind::Down:
      if (finger_) return std::nullopt;
      finger_ = event.finger;
      break;
    case FingerEvent::Kind::Move:
    case FingerEvent::Kind::Up:
      if (finger_ != event.finger) return std::nullopt;
      break;
  }
  last_event_ = now;
  const bool down = event.kind != FingerEvent::Kind::Up;
  if (!down) finger_.reset();
  return Pointer{down, event.x, event.y};
}

std::optional<Pointer> Touch::drop_stuck(SteadyTime now) {
  if (!finger_ || now < last_event_ + kStuck) return std::nullopt;
  finger_.reset();
  return Pointer{};
}

std::optional<SteadyTime> Touch::deadline() const {
  if (!finger_) return std::nullopt;
  return last_event_ + kStuck;
}

}  // namespace zuil
