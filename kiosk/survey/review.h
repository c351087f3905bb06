// SPDX-License-Identifier: EUPL-1.2
// Which responses a person must judge by hand ("Verzoek tot heropenen"), as Signalen has it.
#pragma once

#include <optional>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// What the Satisfaction question says: true for a face on the happy side, false on the unhappy one;
// nothing for the middle face, when it was not answered, or when there is no such question.
std::optional<bool> is_satisfied(const Questionnaire& questionnaire, const Answers& answers);

// An unhappy respondent chose a reason that reopens, or wrote an answer that asks for review.
bool asks_review(const Questionnaire& questionnaire, const Answers& answers);

}  // namespace zuil
