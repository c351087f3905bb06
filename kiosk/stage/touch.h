// SPDX-License-Identifier: EUPL-1.2
// Of all fingers on the glass, the one that counts: nothing is answered by accident, and no finger
// keeps another from answering for long.
//
// - The first finger wins; others neither commit nor move it.
// - What is felt for less than 20 ms is no finger. A glass reports every 8 to 17 ms, so that a
// fault
//   of one report, an electric ghost, lasts less; the quickest taps of people last over 30.
// - What comes down within 40 ms of a lift and 8 mm from it is the same finger, on a wet glass: it
//   has had its say. People need longer, also for the same letter twice.
// - Three at once are a hand or a sleeve: nothing counts until the glass is empty, or for ten
// seconds.
// - After ten seconds a finger no longer counts, moving or not: a bag against the glass, or a lift
//   that was never reported. Another finger may win then.
//
// A release is reported at once, never held back to see what comes: on a wet glass the first lift
// of a flickering finger is the one that counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "kiosk/base/clock.h"

namespace zuil {

struct FingerEvent {
  enum class Kind { Down, Move, Up };
  Kind kind = Kind::Down;
  std::int64_t finger = 0;
  float x = 0;  // pixels; beyond the glass when the finger slides off it
  float y = 0;
};

// The finger id of a real mouse's left button, which neither trembles nor haunts.
inline constexpr std::int64_t kMouse = -1;

struct Pointer {
  bool down = false;
  float x = -1;  // -1: nowhere
  float y = -1;
  // Taken off the glass without a release on anything.
  bool is_nowhere() const { return !down && x < 0; }
  bool operator==(const Pointer&) const = default;
};

class Touch {
 public:
  void set_scale(double pixels_per_mm) { pixels_per_mm_ = pixels_per_mm; }

  // The pointer after the event; nothing when the event changes nothing.
  std::optional<Pointer> handle(const FingerEvent& event, SteadyTime now);
  // Time has passed: a pointer that is nowhere when a finger no longer counts; nothing otherwise.
  std::optional<Pointer> tick(SteadyTime now);
  // The same for all fingers: the glass changed under them, or is another's.
  std::optional<Pointer> let_go();
  // When tick() is next worth calling.
  std::optional<SteadyTime> deadline() const;

 private:
  struct Lift {
    SteadyTime time;
    float x = 0;
    float y = 0;
  };

  std::optional<Pointer> put_down(const FingerEvent& event, SteadyTime now);
  std::optional<Pointer> lift(const FingerEvent& event, SteadyTime now);
  // The finger that counts does so no longer.
  std::optional<Pointer> cancel();
  bool is_echo(const FingerEvent& event, SteadyTime now) const;

  double pixels_per_mm_ = 1;
  // All that lie on the glass, and since when; without those of more than ten seconds.
  std::map<std::int64_t, SteadyTime> fingers_;
  std::optional<std::int64_t> finger_;  // of them, the one that counts
  std::optional<std::int64_t> echo_;    // the one that has had its say
  std::optional<Lift> last_lift_;       // of one of these two
  std::optional<SteadyTime> hand_;      // since when three or more lie there
};

}  // namespace zuil
