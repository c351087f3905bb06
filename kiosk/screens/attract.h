// SPDX-License-Identifier: EUPL-1.2
// The first screen, which invites; what stands there when nothing is offered; and the screen on
// which a language is chosen on the way.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/news.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// The languages of what is offered, those of the first questionnaire first.
std::vector<std::string> languages_of(const std::vector<const Questionnaire*>& offered);

// With one questionnaire its invitation and the button "start"; with several a button "start:<id>"
// for each that speaks the language. Begin has the id of the questionnaire. `offered` has one at
// least; `news` has a text in the language, or is null: there is none.
Screen attract_screen(const std::vector<const Questionnaire*>& offered, const std::string& site,
                      const Strings& strings, const Preferences& preferences,
                      const News* news = nullptr);

// While no questionnaire is offered. In the language of the preferences and, for visitors, English.
Screen resting_screen(const Strings& strings, const Preferences& preferences,
                      const std::string& site);

Screen language_screen(const Questionnaire& questionnaire, const Strings& strings,
                       const Preferences& preferences);

}  // namespace zuil
