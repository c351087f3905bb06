// SPDX-License-Identifier: EUPL-1.2
// Tables for spreadsheets and for systems that only take files (RFC 4180).
#pragma once

#include <string>
#include <vector>

namespace zuil {

// One line with its end. A text that a spreadsheet would take for a formula gets a ' before it; a
// number, of a telephone or another, is none.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace zuil
