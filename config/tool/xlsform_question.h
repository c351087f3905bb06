// SPDX-License-Identifier: EUPL-1.2
// The rows of the sheet "survey" of an XLSForm, one by one, as questions.
#pragma once

#include <string>

#include "config/tool/xlsform_conditions.h"
#include "config/tool/xlsform_words.h"

namespace zuil {

struct SurveyRow {
  int row = 0;
  FormTypeCell type;
  std::string name;
  std::string id;
};

// The question of that row; null where something was refused. Adds it to what is asked.
Document read_form_question(FormSoFar& form, const SurveyRow& row);

// A row that an export made of a choice's `specify`: puts it back with its choice.
void read_specify_row(FormSoFar& form, const SurveyRow& row, Document& questions);

}  // namespace zuil
