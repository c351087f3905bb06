// SPDX-License-Identifier: EUPL-1.2
// One question as JSON, and the parts a questionnaire shares with it; part of questionnaire_json.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/json_reader.h"
#include "kiosk/base/result.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

Result<Question> read_question(const JsonReader& json);
// The questions a question's choices ask in words, in the order of the choices.
std::vector<Question> questions_in_words(const Question& question);

Result<std::string> read_string_of(const JsonReader& json, std::string_view key);
Result<LocalText> read_text_of(const JsonReader& json, std::string_view key);
// Empty when the key is absent.
Result<LocalText> read_text_if_any(const JsonReader& json, std::string_view key);
Result<std::optional<Condition>> read_condition_if_any(const JsonReader& json,
                                                       std::string_view key);
// Each element of a list member by `read`.
template <class Read>
auto read_list_of(const JsonReader& json, std::string_view key, Read read)
    -> Result<std::vector<typename decltype(read(json))::value_type>> {
  ZUIL_TRY(const JsonReader list, json.member(key));
  ZUIL_TRY(const auto elements, list.elements());
  std::vector<typename decltype(read(json))::value_type> items;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(items.emplace_back(), read(element));
  }
  return items;
}
// {"uitsplitsing1": "Noord"}; empty when the key is absent.
Result<Breakdowns> read_breakdowns(const JsonReader& json, std::string_view key);
nlohmann::json breakdowns_json(const Breakdowns& breakdowns);

template <class Value>
struct Name {
  std::string_view name;
  Value value;
};

template <class Value, std::size_t N>
Result<Value> read_name(const JsonReader& json, const std::array<Name<Value>, N>& names) {
  ZUIL_TRY(const std::string text, json.string());
  std::string known;
  for (const auto& [name, value] : names) {
    if (name == text) return value;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  return json.fail_here("is not a known word", "Choose one of: " + known + ".");
}

}  // namespace zuil
