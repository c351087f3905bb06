// SPDX-License-Identifier: EUPL-1.2
// Comma- or semicolon-separated values, as spreadsheets write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

struct CsvRow {
  int line = 0;                    // where it begins, from 1
  std::vector<std::string> cells;  // trimmed
};

// The rows that are not empty. The separator is the one of ; and , and tab that the first line has,
// in that order. A cell may stand in quotes, with "" for a quote. Must be UTF-8, with or without a
// byte order mark; anything else is Invalid, with the mend.
Result<std::vector<CsvRow>> read_csv(std::string_view text, const std::string& name);

}  // namespace zuil
