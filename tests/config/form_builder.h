// SPDX-License-Identifier: EUPL-1.2
// XLSForms for tests: rows of cells, the first with the names of the columns.
#pragma once

#include <string>
#include <vector>

#include "config/tool/workbook.h"
#include "tests/support/require_ok.h"

namespace zuil::test {

using Rows = std::vector<std::vector<std::string>>;

inline Sheet sheet_of(std::string name, const Rows& rows) {
  Sheet sheet;
  sheet.name = std::move(name);
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t column = 0; column < rows[row].size(); ++column)
      if (!rows[row][column].empty())
        sheet.rows[static_cast<int>(row) + 1][static_cast<int>(column)] =
            SheetCell{rows[row][column]};
  return sheet;
}

inline std::string form_of(const Rows& survey, const Rows& choices = {},
                           const Rows& settings = {}) {
  Workbook workbook{{sheet_of("survey", survey)}};
  if (!choices.empty()) workbook.sheets.push_back(sheet_of("choices", choices));
  if (!settings.empty()) workbook.sheets.push_back(sheet_of("settings", settings));
  return require_ok(write_workbook(workbook));
}

}  // namespace zuil::test
