// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_conditions.h"

#include <algorithm>

#include "config/tool/xlsform_words.h"
#include "kiosk/base/json_reader.h"

namespace zuil {

Result<Asked> find_asked(const FormSoFar& form, const std::string& name) {
  const auto found = form.asked.find(name);
  if (found != form.asked.end()) {
    if (found->second.type == QuestionType::Info || found->second.type == QuestionType::Summary)
      return fail(ErrorCode::Invalid, "is a page to read, which has no answer",
                  "Name a question with an answer.");
    return found->second;
  }
  if (form.names.contains(name))
    return fail(ErrorCode::Invalid, "is not asked before this row", "Name a question above it.");
  return fail(ErrorCode::Invalid, "is not a question of this form", "Correct the name.");
}

std::optional<Condition> own_condition(const std::string& text) {
  const nlohmann::json json = own_value(text);
  auto condition = read_condition(JsonReader(json, "own column"));
  if (!condition) return std::nullopt;
  return std::move(*condition);
}

XPathNames names_in(const FormSoFar& form) {
  const auto with_id = [&form](const std::string& id) {
    return std::find_if(form.asked.begin(), form.asked.end(),
                        [&](const auto& one) { return one.second.id == id; });
  };
  return {[&form, with_id](const std::string& id) {
            const auto found = with_id(id);
            return "${" + (found == form.asked.end() ? id : found->first) + "}";
          },
          [&form, with_id](const std::string& id) {
            const auto found = with_id(id);
            return found == form.asked.end() ? QuestionType::Info : found->second.type;
          }};
}

RowCondition read_relevant(FormSoFar& form, int row) {
  const std::string text = form.survey.at(row, "relevant");
  const auto refuse = [&](const std::string& what, const std::string& mend) {
    form.findings.refuse(form.survey.refusal(row, "relevant", what, mend));
    return RowCondition{};
  };
  for (const auto& [column, own] : form.survey.own_cells(row)) {
    if (column->key != "showIf" || text.empty() || tidy(text) == "false()") continue;
    const auto condition = own_condition(own);
    if (condition && tidy(to_xpath(*condition, names_in(form))) == tidy(text))
      return {};  // said in full by our own column
    return refuse("does not say what the column zuil::showIf says",
                  "Empty the cell in the column zuil::showIf.");
  }
  if (text.empty()) return {};
  auto xpath = read_xpath(text);
  if (!xpath) return refuse(xpath.error().message, xpath.error().hint);
  const FindAsked find = [&form](const std::string& name) { return find_asked(form, name); };
  auto condition = to_condition(*xpath, find, nullptr);
  if (!condition) return refuse(condition.error().message, condition.error().hint);
  if (const bool* constant = std::get_if<bool>(&*condition)) return {!*constant, std::nullopt};
  return {false, to_json(std::get<Condition>(*condition))};
}

}  // namespace zuil
