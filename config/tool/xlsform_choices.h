// SPDX-License-Identifier: EUPL-1.2
// The sheet "choices" of an XLSForm: its lists.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "config/tool/xlsform_texts.h"

namespace zuil {

struct FormChoice {
  int row = 0;
  std::string name;                            // as expressions call it
  Document json;                               // the choice as a questionnaire has it
  std::map<std::string, std::string> columns;  // for choice_filter
};

using ChoiceLists = std::map<std::string, std::vector<FormChoice>>;

ChoiceLists read_choice_lists(const FormSheet& sheet, const FormTexts& texts,
                              FormFindings& findings);

// Two choices that are yes and no, in that order.
bool is_yes_and_no(const std::vector<FormChoice>& list);

// Refuses columns that hold something and that no choice_filter looks at.
void refuse_unused_columns(const FormSheet& sheet, const std::set<std::string>& used,
                           FormFindings& findings);

}  // namespace zuil
