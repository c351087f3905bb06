// SPDX-License-Identifier: EUPL-1.2
// "U zei, wij deden": what visitors said, and what was done with it. It comes from the collector
// and stands on the attract screen.
#pragma once

#include <string>

#include "kiosk/survey/questionnaire.h"

namespace zuil {

// News rests on at least so many respondents, as every published figure does.
inline constexpr int kFewestNewsRespondents = 10;
// Characters; both fit beside the invitation in large type.
inline constexpr int kLongestNewsText = 120;

// `said` and `done` are there in every language of the questionnaire that they are about, in one
// line each, without control characters; `respondents` is at least kFewestNewsRespondents. Who
// hands News to a screen has checked that: a screen need not.
struct News {
  LocalText said;  // "Het wachten duurt te lang."
  LocalText done;  // "De balie is nu ook op maandagavond open."
  int respondents = 0;
};

// As it travels: what it is about, and for how long it is true.
struct PublishedNews {
  std::string questionnaire;  // id
  std::string valid_until;    // last day: "2027-02-21"
  News news;
};

}  // namespace zuil
