// SPDX-License-Identifier: EUPL-1.2
// What the first screen offers at this hour: the questionnaires that are open, a greeting, the
// news.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/opening_hours.h"

namespace zuil {

class NewsBoard;
struct News;
struct Questionnaire;

class Offers {
 public:
  // At least one questionnaire; news and clock outlive it. Outside the kiosk's own hours nothing is
  // open.
  Offers(std::vector<std::shared_ptr<const Questionnaire>> questionnaires,
         OpeningHours hours_of_kiosk, NewsBoard& news, const Clock& clock);

  // Looks anew which are open and how to greet, and for news when it is time for that; true when
  // anything changed.
  bool refresh();
  // The same, and for news now.
  bool refresh_all();
  // When that may change.
  SteadyTime next_change() const;

  const std::vector<const Questionnaire*>& open() const { return open_; }
  // While none is open: when one will be, if that is within a week.
  const std::optional<Reopening>& reopening() const { return reopening_; }
  // The open one of that id; null when there is none.
  std::shared_ptr<const Questionnaire> find(const std::string& id) const;
  // Of those that are open; while none is, of the first.
  std::vector<std::string> languages() const;
  DayPart greeting() const { return greeting_; }
  // Null when there is none. Valid until the next refresh().
  const News* news(const std::string& language) const;

 private:
  std::vector<std::shared_ptr<const Questionnaire>> questionnaires_;
  OpeningHours hours_of_kiosk_;
  NewsBoard& news_;
  const Clock& clock_;
  std::vector<const Questionnaire*> open_;
  std::optional<Reopening> reopening_;
  DayPart greeting_ = DayPart::Morning;
  SteadyTime news_at_;  // when to look for news again
};

}  // namespace zuil
