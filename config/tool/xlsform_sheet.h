// SPDX-License-Identifier: EUPL-1.2
// A sheet of an XLSForm as a table: its columns by what they mean, and what is wrong by its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/tool/own_columns.h"
#include "config/tool/workbook.h"

namespace zuil {

struct FormColumn {
  int index = 0;
  std::string header;    // as it is written
  std::string key;       // "label"; "zuil::measure.kind" is kept as its path, and `own` is true
  std::string language;  // as it is written: "English (en)"; empty: none
  bool own = false;
};

// What cannot be imported, and where.
struct Refusal {
  std::string sheet;
  int row = 0;      // 0: the sheet as a whole
  int column = -1;  // -1: the row as a whole
  std::string header;
  std::string what;
  std::string mend;
};
// "survey, row 5, column D (relevant): what"
std::string to_string(const Refusal& refusal);

class FormSheet {
 public:
  // The first row that holds something has the names of the columns.
  explicit FormSheet(Sheet sheet);

  const std::string& name() const { return sheet_.name; }
  int header_row() const { return header_row_; }
  const std::vector<FormColumn>& columns() const { return columns_; }
  // Numbers of the rows below the header that hold something.
  std::vector<int> rows() const;

  // The text in that column, without white space at both ends.
  std::string at(int row, const FormColumn& column) const;
  // In the column with this key and without a language; empty when there is none.
  std::string at(int row, std::string_view key) const;
  const FormColumn* find(std::string_view key) const;
  bool is_unreliable(int row, const FormColumn& column) const;
  // Every cell in our own columns of that row.
  std::vector<std::pair<const FormColumn*, std::string>> own_cells(int row) const;

  // Whether one of our own columns says this key there, in some language.
  bool says_own(int row, std::string_view key) const;
  // Columns that hold something in that row and have no name in the header.
  std::vector<int> nameless_cells(int row) const;

  Refusal refusal(int row, const FormColumn* column, std::string what, std::string mend) const;
  Refusal refusal(int row, std::string_view key, std::string what, std::string mend) const {
    return refusal(row, find(key), std::move(what), std::move(mend));
  }

 private:
  Sheet sheet_;
  int header_row_ = 1;
  std::vector<FormColumn> columns_;
};

}  // namespace zuil
