// SPDX-License-Identifier: EUPL-1.2
#include "tests/audit/other_screens.h"

#include <string>
#include <utility>

#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"

namespace zuil::test {

std::vector<TourStop> other_screens(
    const std::vector<std::shared_ptr<const Questionnaire>>& offered, const Strings& strings,
    const Preferences& preferences) {
  static const std::string kSite = "Gemeente Stichtse Vecht";
  // As long as one may be.
  static const std::string kNotice =
      "Deze zuil is tot en met vrijdag 27 november buiten gebruik, omdat de hal wordt verbouwd. "
      "Vertel uw mening zolang aan de balie, of op de website van de gemeente.";
  std::vector<TourStop> stops;
  const auto add = [&](std::string name, Screen screen) {
    stops.push_back({std::move(name), "", "", std::move(screen)});
  };
  std::vector<const Questionnaire*> some;
  for (const auto& questionnaire : offered) {
    some.push_back(questionnaire.get());
    if (some.size() == 2 || some.size() == 3)
      add("attract-" + std::to_string(some.size()), attract_screen({.offered = some,
                                                                    .site = kSite,
                                                                    .day_part = DayPart::Morning,
                                                                    .speech_offered = true},
                                                                   strings, preferences));
  }
  // The first is that of the site's name.
  RestView rest{.site = kSite, .languages = {"nl"}};
  for (const std::string& language : strings.languages())
    if (language != "nl") rest.languages.push_back(language);
  add("resting", resting_screen(rest, strings, preferences));
  RestView until_wednesday = rest;
  until_wednesday.reopening = Reopening{.days = 3, .weekday = 3, .minute = 570};
  add("resting-until", resting_screen(until_wednesday, strings, preferences));
  add("closed", closed_screen(rest, "", strings, preferences));
  add("closed-notice", closed_screen(rest, kNotice, strings, preferences));
  add("out-of-service",
      out_of_service_screen(
          strings, {ErrorCode::Crypto,
                    "the key file /etc/enquetezuil/collector-key.json cannot be read: no such file",
                    "Fetch the key again at the collector: zuil-collector public-key."}));
  return stops;
}

}  // namespace zuil::test
