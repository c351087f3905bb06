// SPDX-License-Identifier: EUPL-1.2
// Of all fingers on the glass, the one that counts. The first finger wins; others neither commit
// nor move it. A finger whose lifting was never reported is dropped after a while.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/base/clock.h"

namespace zuil {

struct FingerEvent {
  enum class Kind { Down, Move, Up };
  Kind kind = Kind::Down;
  std::int64_t finger = 0;
  float x = 0;  // pixels
  float y = 0;
};

inline constexpr std::int64_t kMouse = -1;  // the finger id of a real mouse's left button

struct Pointer {
  bool down = false;
  float x = -1;  // -1: nowhere
  float y = -1;
  bool operator==(const Pointer&) const = default;
};

class Touch {
 public:
  // The pointer after the event; nothing when the event changes nothing.
  std::optional<Pointer> handle(const FingerEvent& event, SteadyTime now);
  // The pointer taken away from the glass, without a release on anything, when the finger has been
  // still for ten seconds; nothing otherwise.
  std::optional<Pointer> drop_stuck(SteadyTime now);
  // When drop_stuck() is next worth calling.
  std::optional<SteadyTime> deadline() const;

 private:
  std::optional<std::int64_t> finger_;
  SteadyTime last_event_;
};

}  // namespace zuil
