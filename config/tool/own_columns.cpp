// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/own_columns.h"

#include <algorithm>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr int kDeepestPath = 4;

bool is_one_of(const std::string& word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_local_text(const Document& value, const std::vector<std::string>& languages) {
  if (!value.is_object() || value.empty()) return false;
  return std::all_of(value.items().begin(), value.items().end(), [&](const auto& item) {
    return item.value().is_string() && is_one_of(item.key(), languages);
  });
}

// Lists and conditions stand as JSON in one cell.
bool has_cells_of_its_own(const std::string& path, const Document& value) {
  return value.is_object() && !value.empty() && !path.ends_with("showIf") &&
         !path.ends_with("rule") && std::count(path.begin(), path.end(), '.') < kDeepestPath - 1;
}

std::string cell_text(const Document& value) {
  if (!value.is_string()) return value.dump();
  const auto& text = value.get_ref<const std::string&>();
  return !text.empty() && own_value(text) == value ? text : value.dump();
}

// How deep brackets go: the JSON parser would follow any depth.
bool is_shallow(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > 100) return false;
  }
  return true;
}

}  // namespace

Document own_value(const std::string& text) {
  const std::string plain = trimmed(text);
  if (plain == "TRUE" || plain == "FALSE") return plain == "TRUE";  // Excel writes them so
  Document value = is_shallow(plain) ? Document::parse(plain, nullptr, false)
                                     : Document(Document::value_t::discarded);
  return value.is_discarded() ? Document(plain) : value;
}

std::vector<OwnCell> own_cells(const std::string& path, const Document& value,
                               const std::vector<std::string>& languages) {
  std::vector<OwnCell> cells;
  if (is_local_text(value, languages)) {
    for (const auto& [language, text] : value.items())
      cells.push_back({path, language, cell_text(text)});
  } else if (has_cells_of_its_own(path, value)) {
    for (const auto& [key, inner] : value.items())
      for (OwnCell& cell : own_cells(path + "." + key, inner, languages))
        cells.push_back(std::move(cell));
  } else {
    cells.push_back({path, "", cell_text(value)});
  }
  return cells;
}

std::vector<OwnCell> own_differences(const Document& wanted, const Document& imported,
                                     const std::vector<std::string>& languages,
                                     const std::vector<std::string>& but_for) {
  std::vector<OwnCell> cells;
  for (const auto& [key, value] : wanted.items()) {
    // As sorted JSON: the order of keys says nothing.
    const bool same = imported.contains(key) &&
                      nlohmann::json(imported.at(key)) == nlohmann::json(value) &&
                      imported.at(key).dump().size() == value.dump().size();
    if (same || is_one_of(key, but_for)) continue;
    for (OwnCell& cell : own_cells(key, value, languages)) cells.push_back(std::move(cell));
  }
  for (const auto& [key, ignored] : imported.items())
    if (!wanted.contains(key) && !is_one_of(key, but_for)) cells.push_back({key, "", "null"});
  return cells;
}

bool apply_own_cell(const OwnCell& cell, Document& object) {
  Document* place = &object;
  std::string rest = cell.path;
  for (int depth = 1; depth <= kDeepestPath; ++depth) {
    const auto dot = rest.find('.');
    const std::string key = rest.substr(0, dot);
    const bool last = dot == std::string::npos;
    if (key.empty() || !place->is_object()) return false;
    if (last && cell.language.empty()) {
      Document value = own_value(cell.text);
      if (value.is_null())
        place->erase(key);
      else
        (*place)[key] = std::move(value);
      return true;
    }
    if (!place->contains(key)) (*place)[key] = Document::object();
    place = &(*place)[key];
    if (last) {
      if (!place->is_object()) return false;
      (*place)[cell.language] = own_value(cell.text);
      return true;
    }
    rest.erase(0, dot + 1);
  }
  return false;
}

}  // namespace zuil
