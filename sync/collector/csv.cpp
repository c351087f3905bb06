// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/csv.h"

#include <string_view>

namespace zuil {
namespace {

// Also one with a fraction: "-12.5".
bool is_number(std::string_view text) {
  return text.find_first_not_of("+0123456789 -().") == std::string_view::npos;
}

bool looks_like_a_formula(std::string_view text) {
  return !text.empty() &&
         std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
         !is_number(text);
}

std::string csv_cell(const std::string& text) {
  std::string safe = (looks_like_a_formula(text) ? "'" : "") + text;
  if (safe.find_first_of("\",;\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += csv_cell(cell) + ",";
  if (!line.empty()) line.pop_back();
  return line + "\r\n";
}

}  // namespace zuil
