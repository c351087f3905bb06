// SPDX-License-Identifier: EUPL-1.2
// The versions of a questionnaire that were answered in a period, told apart: where the wording of
// a question changed, answers before and after cannot simply be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/survey/changes.h"
#include "sync/collector/figures.h"

namespace zuil {

// A text that is not what it was in the version answered before this one.
struct Rewording {
  std::string question;  // id; empty: a text of the questionnaire itself
  std::string choice;    // id; empty: a text of the question itself
  std::string field;     // "text", "hint"
  std::string language;
  std::string before;
  std::string after;
};

struct VersionShown {
  std::string hash;
  // Nothing where the number of respondents is hidden.
  std::optional<std::string> first;
  std::optional<std::string> last;
  std::optional<std::int64_t> respondents;
  std::vector<Rewording> reworded;  // of the first version: none
};

// In the order in which the collector got to know them. The counts are parts of all respondents,
// and are hidden as such (suppression.h).
std::vector<VersionShown> show_versions(const std::vector<VersionCount>& counts,
                                        const Versions& versions);

}  // namespace zuil
