// SPDX-License-Identifier: EUPL-1.2
// Brings the choices of a question up to date with a list kept elsewhere, so that what was counted
// stays comparable: an id never changes and never goes; what left the list is only switched off.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/tool/document.h"

namespace zuil {

using Labels = std::map<std::string, std::string, std::less<>>;   // by language
using Translations = std::map<std::string, Labels, std::less<>>;  // by SourceChoice::name

// A choice as the list has it.
struct SourceChoice {
  std::string id;                       // as it is, or becomes, in the questionnaire
  std::string name;                     // as a person knows it there: its code or its text
  Labels labels;                        // in the languages the list has
  Document extra = Document::object();  // further keys of a new choice: topic, fixed
};

struct ChoicesOptions {
  std::string language;       // of the list; its labels are the ones that are compared
  bool copy_labels = false;   // a label without translation is shown as it is in every language
  Translations translations;  // where the list itself lacks a language
};

struct ChoicesUpdate {
  Document choices;
  std::vector<std::string> changes;  // one line each, as a person reads them; empty: nothing to do
  std::vector<std::string> notes;    // what must be translated or looked at
};

// The whole questionnaire, with choices brought up to date.
struct QuestionnaireUpdate {
  Document document;
  std::vector<std::string> changes;
  std::vector<std::string> notes;
};

// A new choice comes after those there are, but before the last ones that are `fixed` or have the
// id "anders" or "weet_niet"; those are not of the list and stay. Invalid when a label lacks one of
// the questionnaire's languages and may not be copied.
Result<ChoicesUpdate> update_choices(const Document& choices,
                                     const std::vector<SourceChoice>& source,
                                     const std::vector<std::string>& languages,
                                     const ChoicesOptions& options);

}  // namespace zuil
