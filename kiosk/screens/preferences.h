// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "kiosk/base/presentation.h"

namespace zuil {

// How one respondent wants the screens; forgotten when the session ends.
struct Preferences {
  std::string language;
  bool large_text = false;
  Contrast contrast = Contrast::Normal;
  bool low_reach = false;     // all controls in the lower part of the screen
  bool speech = false;        // the screens are read aloud; a first touch reads, a second chooses
  int volume = kUsualVolume;  // of the speech, kSoftest to kLoudest
  bool operator==(const Preferences&) const = default;
};

}  // namespace zuil
