// SPDX-License-Identifier: EUPL-1.2
// What a questionnaire must be to be published, beyond being readable (questionnaire_check): a
// version from before a rule was made stays readable.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

// Errors: a question or choice that can never be reached (routes.h); free text without "freeText";
// a text that holds {id} of a question that is not asked earlier; a reason that reopens without a
// Satisfaction question. Warnings: Dutch above B1 (dutch_level.h), a choice that differs from
// another only in its id, a free text or an info page that asks for personal data outside Contact
// questions, a text that pipes in what may be unanswered, what is lost where a question is switched
// off (hidden_review.h).
std::vector<Finding> review(const Questionnaire& questionnaire);
// Invalid, by the first error of review(). `name` is the file's, for the message.
Result<void> require_publishable(const Questionnaire& questionnaire, const std::string& name);

// Of these only what is about a text by itself: it can be said of any questionnaire that can be
// read, also where check() has findings.
std::vector<Finding> review_wording(const Questionnaire& questionnaire);

}  // namespace zuil
