// SPDX-License-Identifier: EUPL-1.2
// The rules a questionnaire must keep beyond its JSON shape.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/survey/questionnaire.h"

namespace zuil {

enum class Severity { Error, Warning };

struct Finding {
  std::string path;  // JSON path: "$.questions[3].text.en"
  std::string what;
  std::string mend;
  Severity severity = Severity::Error;
};

// The longest texts, in characters, that fit the smallest supported screen in the largest type.
inline constexpr std::size_t kLongestTitle = 120;  // of the questionnaire
inline constexpr std::size_t kLongestInvitation = 200;
inline constexpr std::size_t kLongestThanks = 600;
inline constexpr std::size_t kLongestPromise = 300;
inline constexpr std::size_t kLongestPurpose = 300;
inline constexpr std::size_t kLongestSection = 80;
inline constexpr std::size_t kLongestQuestion = 400;
inline constexpr std::size_t kLongestPage = 600;  // the text of Info and Summary
inline constexpr std::size_t kLongestHint = 300;
inline constexpr std::size_t kLongestLabel = 80;     // of a summary, a measure, the ends of a mark
inline constexpr std::size_t kLongestMessage = 200;  // of a constraint
inline constexpr std::size_t kLongestChoice = 120;
inline constexpr std::size_t kLongestTopic = 80;
inline constexpr std::size_t kLongestDescription = 200;

// Empty: the questionnaire can be read and asked. Looks at ids (unique, [a-z0-9_], also those of
// the questions made of a choice's `specify`), every text in every language and its length, what
// goes with each type, conditions (only on questions asked earlier, only values those can have),
// sections, measures (at most one of each but Aspect and Statement; the right type for each),
// opening hours and days, and that at least one question can be asked.
std::vector<Finding> check(const Questionnaire& questionnaire);

}  // namespace zuil
