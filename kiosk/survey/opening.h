// SPDX-License-Identifier: EUPL-1.2
// When a questionnaire is offered.
#pragma once

#include <optional>

#include "kiosk/base/clock.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// Within its opening hours and between its first and last day.
bool is_offered(const Questionnaire& questionnaire, const LocalTime& now);

}  // namespace zuil
