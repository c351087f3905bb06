// SPDX-License-Identifier: EUPL-1.2
// Any sheets as a form: it becomes a questionnaire that read_questionnaire() takes, or is refused.
// The input is text, so that what is mutated are cells and not the zip around them: a tab ends a
// cell, a line feed a row, a form feed a sheet; the sheets are survey, choices and settings.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "config/tool/workbook.h"
#include "config/tool/xlsform_export.h"
#include "config/tool/xlsform_import.h"

using namespace zuil;

namespace {

Workbook workbook_of(std::string_view text) {
  constexpr std::array<const char*, 3> kNames{"survey", "choices", "settings"};
  Workbook workbook;
  for (const char* name : kNames) workbook.sheets.push_back({name, {}});
  std::size_t sheet = 0;
  int row = 1;
  int column = 0;
  std::string cell;
  const auto end_cell = [&] {
    if (!cell.empty()) workbook.sheets[sheet].rows[row][column] = SheetCell{cell};
    cell.clear();
    ++column;
  };
  for (const char c : text) {
    if (c != '\t' && c != '\n' && c != '\f') {
      cell += c;
      continue;
    }
    end_cell();
    if (c == '\t') continue;
    column = 0;
    ++row;
    if (c != '\f') continue;
    row = 1;
    if (++sheet == workbook.sheets.size()) return workbook;
  }
  end_cell();
  return workbook;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto workbook = workbook_of({reinterpret_cast<const char*>(data), size});
  const auto bytes = write_workbook(workbook);
  if (!bytes) return 0;
  const auto imported = import_xlsform(*bytes, "form.xlsx");
  if (!imported) return 0;
  if (!check_document(imported->document, "form.json")) std::abort();
  export_xlsform(imported->document, "form.json");
  return 0;
}
