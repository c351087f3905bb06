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
  add("resting", resting_screen(strings, preferences, kSite, "nl"));
  add("out-of-service",
      out_of_service_screen(
          strings, {ErrorCode::Crypto,
                    "the key file /etc/enquetezuil/collector-key.json cannot be read: no such file",
                    "Fetch the key again at the collector: zuil-collector public-key."}));
  return stops;
}

}  // namespace zuil::test
