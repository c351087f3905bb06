// SPDX-License-Identifier: EUPL-1.2
// The figures of one period, from counts alone, before anything is hidden: never shown as they are
// (factsheet.h does that).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/survey/questionnaire.h"
#include "sync/collector/collector_store.h"

namespace zuil {

using Versions = std::vector<std::shared_ptr<const Questionnaire>>;  // newest first

// A mean, score or percentage over n respondents; without value when n is 0.
struct Figure {
  double value = 0;
  std::int64_t n = 0;
};

struct NamedFigure {
  std::string id;
  std::string label;  // Dutch
  Figure figure;
  int questions = 1;  // of which it is made
};

struct ChoiceCount {
  std::string id;
  std::string label;  // Dutch
  std::int64_t count = 0;
};

// How often each choice of a question was chosen.
struct ChoiceCounts {
  std::string id;          // of the question
  std::string label;       // Dutch
  std::int64_t n = 0;      // respondents that chose at least one
  bool exclusive = false;  // each respondent chose one: the counts add up to n
  std::vector<ChoiceCount> choices;
};

struct Figures {
  std::int64_t respondents = 0;  // complete and partial
  std::int64_t breakoffs = 0;
  std::int64_t flagged = 0;  // of the respondents
  std::int64_t reviews = 0;
  std::int64_t suggestions = 0;
  Figure overall;
  Figure effort;  // -100..100
  std::vector<NamedFigure> aspects;
  std::vector<NamedFigure> products;
  std::vector<NamedFigure> statements;  // percentages
  Figure satisfied;                     // percentage; the middle face counts in n only
  std::vector<ChoiceCounts> reasons;    // why: the multiple-choice questions beside Satisfaction
  std::vector<ChoiceCounts> counts;     // single choices without a measure that have a short label
};

// Answers of different versions are taken together where the question's id and type are the same;
// labels, and which measures there are, come from `leading`: the newest version that was answered
// in the period, or the newest of all when none was. Products that only an older version offers
// follow. Where an aspect was made of other questions in another version, its n counts that
// version's respondents by its most answered question: never too many.
Figures figures_of(const std::vector<CountedCell>& cells, const Versions& versions,
                   const Questionnaire& leading);

// The cells of the respondents that are flagged, or of those that are not.
std::vector<CountedCell> only(const std::vector<CountedCell>& cells, bool flagged);

// The version from which labels and measures come. `versions` is not empty.
const Questionnaire& leading_version(const std::vector<CountedCell>& cells,
                                     const Versions& versions);

// The mean of the overall mark alone, for an earlier year; the question is that of `leading`.
Figure overall_of(const std::vector<CountedCell>& cells, const Versions& versions,
                  const Questionnaire& leading);

// The text in Dutch, or in the questionnaire's first language where it has no Dutch.
std::string dutch(const LocalText& text, const Questionnaire& questionnaire);

const Question* find_measure(const Questionnaire& questionnaire, MeasureKind kind);

}  // namespace zuil
