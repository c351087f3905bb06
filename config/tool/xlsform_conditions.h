// SPDX-License-Identifier: EUPL-1.2
// The conditions in the rows of an XLSForm, which look at the rows above.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "config/tool/xlsform_choices.h"
#include "config/tool/xpath.h"

namespace zuil {

// What the rows above have made known.
struct FormSoFar {
  const FormSheet& survey;
  const FormSheet* choices;
  const FormTexts& texts;
  const ChoiceLists& lists;
  std::set<std::string> names;                      // of all questions, also those below
  std::map<std::string, Asked, std::less<>> asked;  // by name
  std::set<std::string> lists_used;
  std::set<std::string> columns_used;  // of the choices, by a choice_filter
  FormFindings findings;
};

// What ${name} means below those rows; or why it means nothing.
Result<Asked> find_asked(const FormSoFar& form, const std::string& name);
// Names of questions in expressions, from their ids.
XPathNames names_in(const FormSoFar& form);
// Reads a condition in one of our own columns: an export writes there what XPath cannot say.
std::optional<Condition> own_condition(const std::string& text);

// A condition of a row: nothing where there is none or where it always holds.
struct RowCondition {
  bool never = false;
  std::optional<Document> json;
};
// Reads the column "relevant" of a question or a group.
RowCondition read_relevant(FormSoFar& form, int row);

}  // namespace zuil
