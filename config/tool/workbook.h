// SPDX-License-Identifier: EUPL-1.2
// Workbooks as Excel, LibreOffice and Google Sheets save them (.xlsx): sheets of texts. How a cell
// looks is of no interest, nor is the formula behind its value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

struct SheetCell {
  // A number is written as short as it can be ("1", also where the file says 1.0), a boolean as
  // TRUE or FALSE. Never empty.
  std::string text;
  // The cell shows another thing than its value: an error such as #REF!, or a date, which the
  // spreadsheet may have made of what somebody typed.
  bool unreliable = false;
};

// Rows count from 1 as they do on screen, columns from 0. Only cells that hold something are there.
struct Sheet {
  std::string name;
  std::map<int, std::map<int, SheetCell>> rows;

  // Empty where there is no such cell.
  const std::string& at(int row, int column) const;
};

struct Workbook {
  std::vector<Sheet> sheets;
};

// "A" for 0, "Z" for 25, "AA" for 26.
std::string column_letters(int column);

// Reads the bytes of an .xlsx. Invalid: an older or an encrypted file, a damaged one, one that
// unpacks to more than any questionnaire needs, or one with a document type (entities).
Result<Workbook> read_workbook(std::string_view bytes);

// The bytes of an .xlsx with these sheets, every cell a text. The same sheets give the same bytes.
Result<std::string> write_workbook(const Workbook& workbook);

}  // namespace zuil
