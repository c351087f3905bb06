// SPDX-License-Identifier: EUPL-1.2
// The rows of the sheet "survey" of an XLSForm, one by one, as questions.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "config/tool/xlsform_choices.h"
#include "config/tool/xlsform_words.h"
#include "config/tool/xpath.h"

namespace zuil {

struct SurveyRow {
  int row = 0;
  FormTypeCell type;
  std::string name;
  std::string id;
};

// What the rows above have made known.
struct FormSoFar {
  const FormSheet& survey;
  const FormSheet* choices;
  const FormTexts& texts;
  const ChoiceLists& lists;
  std::set<std::string> names;                // of all questions, also those below
  std::map<std::string, Asked, std::less<>> asked;  // by name
  std::set<std::string> lists_used;
  std::set<std::string> columns_used;  // of the choices, by a choice_filter
  FormFindings findings;
};

// A condition of a row: nothing where there is none or where it always holds.
struct RowCondition {
  bool never = false;
  std::optional<Document> json;
};
// Reads the column "relevant" of a question or a group.
RowCondition read_relevant(FormSoFar& form, int row);

// The question of that row; null where something was refused. Adds it to what is asked.
Document read_form_question(FormSoFar& form, const SurveyRow& row);

// A row that an export made of a choice's `specify`: puts it back with its choice.
void read_specify_row(FormSoFar& form, const SurveyRow& row, Document& questions);

}  // namespace zuil
