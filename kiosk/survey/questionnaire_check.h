// SPDX-License-Identifier: EUPL-1.2
// The rules a questionnaire must keep beyond its JSON shape.
#pragma once

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

// Empty: the questionnaire may be published. Looks at ids (unique, [a-z0-9_]), every text in every
// language, the number of choices of each type, conditions (only on questions asked earlier, only
// values those can have), measures (at most one Product, Overall, Effort, Suggestion; the right
// type for each) and that at least one question can be asked.
std::vector<Finding> check(const Questionnaire& questionnaire);

}  // namespace zuil
