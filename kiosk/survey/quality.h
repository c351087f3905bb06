// SPDX-License-Identifier: EUPL-1.2
// Signs that a response was not given in earnest. Flagged, never deleted; decided on the device,
// after which the timings are forgotten.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// Named on the factsheet, so that figures of different rules are not compared.
inline constexpr std::string_view kQualityRule = "2026-1";

// What the device measured, kept in memory only until the response is sealed.
struct Paradata {
  std::chrono::milliseconds total{0};  // from the first question to the end
  int answered = 0;                    // questions answered
  int recent_completions = 0;          // others finished on this kiosk in the 30 s before
};

// "speeding": under 2 s per answered question. "straightlining": at least five marks or scales, all
// the same, and speeding. "hammering": the third or later completion within 30 s.
std::vector<std::string> quality_flags(const Questionnaire& questionnaire, const Answers& answers,
                                       const Paradata& paradata);

}  // namespace zuil
