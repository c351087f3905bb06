// SPDX-License-Identifier: EUPL-1.2
// The first screen, which invites; what stands there when nothing is offered, or when the kiosk was
// closed; and the screen on which a language is chosen on the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/opening_hours.h"
#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/news.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// The languages of what is offered, those of the first questionnaire first.
std::vector<std::string> languages_of(const std::vector<const Questionnaire*>& offered);

// What the first screen invites to.
struct AttractView {
  const std::vector<const Questionnaire*>& offered;  // one at least
  const std::string& site;
  std::optional<DayPart> day_part = std::nullopt;  // greets by it
  const News* news = nullptr;                      // null: there is none
  bool speech_offered = false;
};

// With one questionnaire its invitation and the button "start"; with several a button "start:<id>"
// for each that speaks the language. Begin has the id of the questionnaire.
Screen attract_screen(const AttractView& view, const Strings& strings,
                      const Preferences& preferences);

// Who rests, or is closed.
struct RestView {
  const std::string& site;
  std::vector<std::string> languages;  // of the kiosk; the site's name is in the first
  std::optional<Reopening> reopening = std::nullopt;  // says when it opens again
};

// While no questionnaire is offered. In the language of the preferences and, for visitors, English.
Screen resting_screen(const RestView& view, const Strings& strings, const Preferences& preferences);

// Closed by an operator, with what that wrote for the public, in Dutch; empty: the usual text.
// Whoever reads another language of the kiosk is told in that one that it is out of service.
Screen closed_screen(const RestView& view, const std::string& notice, const Strings& strings,
                     const Preferences& preferences);

// Reached from a question, and with the same tools: Back stands where it stood.
Screen language_screen(const Questionnaire& questionnaire, const Strings& strings,
                       const Preferences& preferences, bool speech_offered);

}  // namespace zuil
