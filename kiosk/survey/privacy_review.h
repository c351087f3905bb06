// SPDX-License-Identifier: EUPL-1.2
// Whether a questionnaire asks for personal data by the way; part of questionnaire_review.
#pragma once

#include <vector>

#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

// Free text without a purpose; free text and pages that ask for personal data, which only
// Contact questions may; free text without a warning not to type any. The words are looked for in
// Dutch.
std::vector<Finding> review_privacy(const Questionnaire& questionnaire);

}  // namespace zuil
