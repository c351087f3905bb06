// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_sheet.h"

#include <algorithm>
#include <array>

#include "config/tool/xlsform_words.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::string_view kOwn = "zuil::";

// Other names of a column, all in lower case and with underscores.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kAliases{{
    {"caption", "label"},
    {"relevance", "relevant"},
    {"constraining_message", "constraint_message"},
    {"constraintmsg", "constraint_message"},
    {"jr_constraintmsg", "constraint_message"},
    {"requiredmsg", "required_message"},
    {"jr_requiredmsg", "required_message"},
    {"readonly", "read_only"},
    {"calculate", "calculation"},
    {"command", "type"},
    {"tag", "name"},
    {"value", "name"},
    {"set_form_title", "form_title"},
    {"title", "form_title"},
    {"set_form_id", "form_id"},
    {"id_string", "form_id"},
    {"listname", "list_name"},
}};

std::vector<std::string> split(const std::string& text, std::string_view by) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (auto end = text.find(by); end != std::string::npos; end = text.find(by, start)) {
    parts.push_back(tidy(text.substr(start, end - start)));
    start = end + by.size();
  }
  parts.push_back(tidy(text.substr(start)));
  return parts;
}

std::string key_of(const std::string& word) {
  std::string key = lower_case(word);
  std::replace(key.begin(), key.end(), ' ', '_');
  std::replace(key.begin(), key.end(), ':', '_');
  for (const auto& [alias, meant] : kAliases)
    if (key == alias) return std::string(meant);
  return key;
}

FormColumn read_header(int index, const std::string& text) {
  FormColumn column;
  column.index = index;
  column.header = tidy(text);
  if (column.header.starts_with(kOwn)) {
    const auto parts = split(column.header.substr(kOwn.size()), "::");
    column.own = true;
    column.key = parts[0];
    if (parts.size() > 1) column.language = parts[1];
    return column;
  }
  std::string header = column.header;
  for (const std::string_view prefix : {"bind", "body", "control"})
    for (const std::string_view colon : {"::", ":"})
      if (lower_case(header).starts_with(std::string(prefix) + std::string(colon)))
        header = tidy(header.substr(prefix.size() + colon.size()));
  const bool jr = lower_case(header).starts_with("jr:");
  auto parts = split(jr ? header.substr(3) : header, "::");
  if (parts.size() == 1) parts = split(parts[0], ":");
  column.key = key_of(parts[0]);
  if (parts.size() > 1 && lower_case(parts[1]) != "default") column.language = parts[1];
  if (parts.size() > 2) column.key = lower_case(column.header);  // media::image::English: unknown
  return column;
}

// More than white space, which can be seen nowhere.
bool holds_something(const std::pair<const int, std::map<int, SheetCell>>& row) {
  return std::any_of(row.second.begin(), row.second.end(),
                     [](const auto& cell) { return !tidy(cell.second.text).empty(); });
}

}  // namespace

std::string to_string(const Refusal& refusal) {
  std::string place = refusal.sheet;
  if (refusal.row > 0) place += ", row " + std::to_string(refusal.row);
  if (refusal.column >= 0)
    place += ", column " + column_letters(refusal.column) + " (" + refusal.header + ")";
  return place + ": " + refusal.what;
}

FormSheet::FormSheet(Sheet sheet) : sheet_(std::move(sheet)) {
  const auto header = std::find_if(sheet_.rows.begin(), sheet_.rows.end(), holds_something);
  if (header == sheet_.rows.end()) return;
  header_row_ = header->first;
  for (const auto& [index, cell] : header->second)
    if (!tidy(cell.text).empty()) columns_.push_back(read_header(index, cell.text));
}

std::vector<int> FormSheet::rows() const {
  std::vector<int> rows;
  for (const auto& row : sheet_.rows)
    if (row.first != header_row_ && holds_something(row)) rows.push_back(row.first);
  return rows;
}

std::string FormSheet::at(int row, const FormColumn& column) const {
  std::string text = trimmed(sheet_.at(row, column.index));
  return tidy(text).empty() ? std::string() : text;
}

std::string FormSheet::at(int row, std::string_view key) const {
  const FormColumn* column = find(key);
  return column == nullptr ? std::string() : at(row, *column);
}

const FormColumn* FormSheet::find(std::string_view key) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const FormColumn& column) {
    return !column.own && column.key == key && column.language.empty();
  });
  return found == columns_.end() ? nullptr : &*found;
}

bool FormSheet::is_unreliable(int row, const FormColumn& column) const {
  const auto line = sheet_.rows.find(row);
  if (line == sheet_.rows.end()) return false;
  const auto cell = line->second.find(column.index);
  return cell != line->second.end() && cell->second.unreliable;
}

std::vector<std::pair<const FormColumn*, std::string>> FormSheet::own_cells(int row) const {
  std::vector<std::pair<const FormColumn*, std::string>> cells;
  for (const FormColumn& column : columns_)
    if (std::string text = at(row, column); column.own && !text.empty())
      cells.emplace_back(&column, std::move(text));
  return cells;
}

bool FormSheet::says_own(int row, std::string_view key) const {
  const auto cells = own_cells(row);
  return std::any_of(cells.begin(), cells.end(),
                     [&](const auto& cell) { return cell.first->key == key; });
}

std::vector<int> FormSheet::nameless_cells(int row) const {
  std::vector<int> nameless;
  const auto line = sheet_.rows.find(row);
  if (line == sheet_.rows.end()) return nameless;
  for (const auto& [index, cell] : line->second) {
    const auto is_here = [index = index](const FormColumn& one) { return one.index == index; };
    if (!tidy(cell.text).empty() && std::none_of(columns_.begin(), columns_.end(), is_here))
      nameless.push_back(index);
  }
  return nameless;
}

Refusal FormSheet::refusal(int row, const FormColumn* column, std::string what,
                           std::string mend) const {
  Refusal refusal{sheet_.name, row, -1, "", std::move(what), std::move(mend)};
  if (column != nullptr) {
    refusal.column = column->index;
    refusal.header = column->header;
  }
  return refusal;
}

}  // namespace zuil
