// SPDX-License-Identifier: EUPL-1.2
// Every screen a questionnaire can bring, one after another: for the check whether all fits, and
// for who wants to see it before it is published.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

struct TourOptions {
  Preferences preferences;
  std::string site;
  // With the longest answers there can be, and every message; else with plain answers, and one
  // message.
  bool fullest = false;
};

struct TourStop {
  std::string name;   // "attract", "thanks", or the id of a question
  std::string state;  // "missing", "wrong 1", "answered", "variant 2" …; empty: as one meets it
  std::string path;   // of what it shows, in the file
  Screen screen;
};

// Attract, languages, each question with its states and with each set of choices it can offer, the
// pages that tell something, and thanks with each set of promises. A question that is never asked
// has no screen.
std::vector<TourStop> tour(const std::shared_ptr<const Questionnaire>& questionnaire,
                           const Strings& strings, const TourOptions& options);

// The answer that takes the most room when it is shown. The question must have an answer.
Answer longest_answer(const Question& question, const std::string& language);

}  // namespace zuil
