// SPDX-License-Identifier: EUPL-1.2
// What else is lost where a question is switched off.
#pragma once

#include <vector>

#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

// Warnings, each at "visible" of the question: the factsheet has no headline figure then, cannot
// tell products apart, or cannot be compared with that of others who ask the prescribed question;
// conditions elsewhere look at its answer.
std::vector<Finding> review_hidden(const Questionnaire& questionnaire);

}  // namespace zuil
