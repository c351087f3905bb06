// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace zuil {

// How one respondent wants the screens; forgotten when the session ends.
struct Preferences {
  std::string language;
  bool large_text = false;
  bool high_contrast = false;
};

}  // namespace zuil
