// SPDX-License-Identifier: EUPL-1.2
// Signs that a response was not given in earnest. Flagged, never deleted; decided on the device,
// after which the timings are forgotten.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// Named on the factsheet, so that figures of different rules are not compared.
inline constexpr std::string_view kQualityRule = "2026-2";

// What the device measured, kept in memory only until the response is sealed.
struct Paradata {
  std::chrono::milliseconds total{0};  // from the first question to the end
  int answered = 0;                    // questions answered
  int recent_completions = 0;          // others finished on this kiosk in the 30 s before
  // For one question, the median of those before; see pace.h.
  std::optional<std::chrono::milliseconds> usual = std::nullopt;
};

// "speeding": under 2 s per answered question, or under half the usual time for so many.
// "straightlining": at least five marks or scales, all the same, and speeding. "hammering": the
// third or later completion within 30 s. (The two before it are sealed by then, and nobody can open
// them here; a respondent who was thanked is never waited with.) Who is slow, by keypad or by ear,
// is never flagged but for what others did just before.
std::vector<std::string> quality_flags(const Questionnaire& questionnaire, const Answers& answers,
                                       const Paradata& paradata);

}  // namespace zuil
