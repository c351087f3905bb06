// SPDX-License-Identifier: EUPL-1.2
// Whether everything a questionnaire has can be met; part of questionnaire_review.
#pragma once

#include <vector>

#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

// Questions, choices and promises whose conditions no answers meet, constraints that no answer
// keeps, and texts that pipe in what is not or may not be answered.
std::vector<Finding> review_reach(const Questionnaire& questionnaire);

}  // namespace zuil
