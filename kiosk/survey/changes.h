// SPDX-License-Identifier: EUPL-1.2
// What differs between two versions of a questionnaire, for who publishes one and for who reads
// what was answered to both.
#pragma once

#include <string>
#include <vector>

#include "kiosk/survey/questionnaire.h"

namespace zuil {

enum class ChangeKind {
  Shown,
  Hidden,
  Reworded,      // a text that was there, in one language
  Translated,    // a text in a language that had none
  Untranslated,  // a language has lost its text
  Added,
  Removed,
  Moved,
  Required,
  Optional,
  ConditionSet,
  ConditionChanged,
  ConditionRemoved,
  Reopens,
  ReopensNoLonger,
  Other,  // `field` differs, in a way that is not told
};

struct Change {
  ChangeKind kind = ChangeKind::Other;
  std::string question;  // id; empty: the questionnaire itself
  std::string choice;    // id; empty: the question itself
  std::string field;     // of a text, and of Other, as in the file: "hint", "constraint.message"
  std::string language;  // of a text
  std::string before;    // of a text; empty where there was none
  std::string after;
  bool operator==(const Change&) const = default;
};

// In the order of the questionnaire as it is now; what was removed comes last. Few are said to have
// moved: those that must, to come from one order to the other. Nothing: they are the same version.
std::vector<Change> changes_between(const Questionnaire& before, const Questionnaire& after);

// Whether respondents of both versions answered other words there, in a language both have: a
// question, its hint, or what there was to choose. Their answers cannot simply be added up.
bool is_change_of_wording(const Change& change);

}  // namespace zuil
