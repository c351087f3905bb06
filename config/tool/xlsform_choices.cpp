// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_choices.h"

#include <algorithm>
#include <array>

#include "config/tool/imported.h"
#include "config/tool/xlsform_words.h"

namespace zuil {
namespace {

bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

bool is_known_column(const FormColumn& column) {
  return column.own || column.key == "list_name" || column.key == "name" || column.key == "label";
}

// The columns with names of their own, which a choice_filter can look at; "name" and the list too.
std::map<std::string, std::string> columns_at(const FormSheet& sheet, int row) {
  std::map<std::string, std::string> columns;
  for (const FormColumn& column : sheet.columns())
    if (!column.own && column.key != "label" && column.language.empty())
      columns[column.key == "name" || column.key == "list_name" ? column.key : column.header] =
          sheet.at(row, column);
  return columns;
}

// Names that are ids already keep theirs, so that no other name takes them.
void give_ids(std::vector<FormChoice>& list, const FormSheet& sheet, FormFindings& findings) {
  std::vector<std::string> taken{"na"};  // "not applicable"
  for (const FormChoice& choice : list)
    if (is_id(choice.name)) taken.push_back(choice.name);
  for (FormChoice& choice : list) {
    if (!choice.json["id"].is_null()) continue;  // said in a column of ours
    const bool keeps = is_id(choice.name) && choice.name != "na";
    choice.json["id"] = keeps ? choice.name : make_free_id(choice.name, "keuze", taken);
    if (!keeps)
      findings.notes.push_back(sheet.name() + ", row " + std::to_string(choice.row) + ": \"" +
                               choice.name + "\" is stored as \"" +
                               choice.json["id"].get<std::string>() + "\"");
  }
}

bool says(const FormChoice& choice, const std::array<std::string_view, 2>& words) {
  const auto is_word = [&](const std::string& text) {
    return std::find(words.begin(), words.end(), lower_case(text)) != words.end();
  };
  if (is_word(choice.name)) return true;
  const auto& labels = choice.json.at("label");
  if (!labels.is_object()) return false;
  for (const auto& label : labels)
    if (label.is_string() && is_word(label.get<std::string>())) return true;
  return false;
}

}  // namespace

ChoiceLists read_choice_lists(const FormSheet& sheet, const FormTexts& texts,
                              FormFindings& findings) {
  ChoiceLists lists;
  std::set<std::pair<std::string, std::string>> seen;
  for (const int row : sheet.rows()) {
    const std::string list = tidy(sheet.at(row, "list_name"));
    FormChoice choice{row, tidy(sheet.at(row, "name")), Document::object(), columns_at(sheet, row)};
    if (list.empty() || choice.name.empty()) {
      const std::string_view missing = list.empty() ? "list_name" : "name";
      findings.refuse(sheet.refusal(row, missing, "has no " + std::string(missing),
                                    "Write it, or remove the row."));
      continue;
    }
    if (!seen.emplace(list, choice.name).second)
      findings.refuse(sheet.refusal(row, "name", "\"" + choice.name + "\" is twice in this list",
                                    "Give each choice its own name."));
    choice.json["id"] = nullptr;
    choice.json["label"] = texts.read(sheet, row, "label", nullptr, findings);
    apply_own_columns(sheet, row, texts, {}, choice.json, findings);
    lists[list].push_back(std::move(choice));
  }
  for (auto& [ignored, list] : lists) give_ids(list, sheet, findings);
  return lists;
}

bool is_yes_and_no(const std::vector<FormChoice>& list) {
  return list.size() == 2 && says(list[0], {"ja", "yes"}) && says(list[1], {"nee", "no"});
}

void refuse_unused_columns(const FormSheet& sheet, const std::set<std::string>& used,
                           FormFindings& findings) {
  for (const FormColumn& column : sheet.columns()) {
    if (is_known_column(column) || used.contains(column.header)) continue;
    for (const int row : sheet.rows()) {
      if (sheet.at(row, column).empty()) continue;
      findings.refuse(sheet.refusal(row, &column, "is a column that is not supported",
                                    "Remove the column; no choice_filter looks at it."));
      break;
    }
  }
}

}  // namespace zuil
