// SPDX-License-Identifier: EUPL-1.2
// The screens that belong to no questionnaire alone; kiosk/screens/screen_tour.h has the others.
#pragma once

#include <memory>
#include <vector>

#include "kiosk/screens/screen_tour.h"

namespace zuil::test {

// An invitation to two and to three questionnaires, what stands there while there is none, and what
// stands there when the kiosk cannot work.
std::vector<TourStop> other_screens(
    const std::vector<std::shared_ptr<const Questionnaire>>& offered, const Strings& strings,
    const Preferences& preferences);

}  // namespace zuil::test
