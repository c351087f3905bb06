// SPDX-License-Identifier: EUPL-1.2
// A bundle: what a collector gives its kiosks to offer. The content of the signed file that carries
// it; sync/wire/README.md describes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

inline constexpr std::size_t kMostInBundle = 20;  // questionnaires

struct Bundle {
  std::int64_t number = 0;  // counts up at the collector; a kiosk never goes back
  std::string made_on;      // "2026-11-21"
  std::string expires_on;   // the last day on which it may be taken in
  std::vector<Questionnaire> questionnaires;
};

std::string to_json(const Bundle& bundle);
// The whole of it, each questionnaire what its hash says and in order (questionnaire_check), or
// Invalid: `name`, JSON path, what is wrong and the mend.
Result<Bundle> read_bundle(std::string_view content, std::string_view name);

}  // namespace zuil
