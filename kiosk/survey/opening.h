// SPDX-License-Identifier: EUPL-1.2
// When a questionnaire is offered, and when the kiosk next offers any.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// Within its opening hours and between its first and last day.
bool is_offered(const Questionnaire& questionnaire, const LocalTime& now);

// When the kiosk, which has opening hours of its own, next offers any of these; nothing when that
// is more than a week away.
std::optional<Reopening> next_opening(
    const std::vector<std::shared_ptr<const Questionnaire>>& questionnaires,
    const OpeningHours& of_kiosk, const LocalTime& now);

}  // namespace zuil
