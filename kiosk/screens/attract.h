// SPDX-License-Identifier: EUPL-1.2
// The first screen, which invites; and the screen on which a language is chosen on the way.
#pragma once

#include <string>

#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

Screen attract_screen(const Questionnaire& questionnaire, const std::string& site,
                      const Strings& strings, const Preferences& preferences);

Screen language_screen(const Questionnaire& questionnaire, const Strings& strings,
                       const Preferences& preferences);

}  // namespace zuil
