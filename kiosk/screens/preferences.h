// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace zuil {

// Normal is the municipality's house style; the others have a contrast of 7 or more.
enum class Contrast {
  Normal,
  Dark,   // light on black
  Light,  // black on white
};

inline constexpr int kSoftest = 1;
inline constexpr int kLoudest = 5;

// How one respondent wants the screens; forgotten when the session ends.
struct Preferences {
  std::string language;
  bool large_text = false;
  Contrast contrast = Contrast::Normal;
  bool low_reach = false;  // all controls in the lower part of the screen
  bool speech = false;     // the screens are read aloud; a first touch reads, a second chooses
  int volume = 3;          // of the speech, kSoftest to kLoudest
  bool operator==(const Preferences&) const = default;
};

}  // namespace zuil
