// SPDX-License-Identifier: EUPL-1.2
// Every screen a respondent can meet in a questionnaire, in one language and letter size.
#pragma once

#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil::test {

// Each question empty, with its error, answered in several ways, and as full as it can be; and what
// comes before and after. Screens that are the same to the eye come once.
std::vector<Screen> every_screen(const Questionnaire& questionnaire, const Strings& strings,
                                 const Preferences& preferences);

// Those that belong to no questionnaire alone.
std::vector<Screen> common_screens(const std::vector<const Questionnaire*>& offered,
                                   const Strings& strings, const Preferences& preferences);

}  // namespace zuil::test
