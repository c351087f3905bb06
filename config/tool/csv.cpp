// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/csv.h"

#include <algorithm>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_utf8(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char byte) { return byte < ' ' || byte == 0x7F; }, ' ');
  return is_plain_text(text);
}

class CsvParser {
 public:
  CsvParser(std::string_view text, const std::string& name) : text_(text), name_(name) {
    const std::string_view first = text.substr(0, text.find('\n'));
    for (const char candidate : {'\t', ',', ';'})
      if (first.find(candidate) != std::string_view::npos) separator_ = candidate;
  }

  Result<std::vector<CsvRow>> run() {
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      ZUIL_CHECK(read_row(row));
      const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                     [](const std::string& cell) { return cell.empty(); });
      if (!empty) rows_.push_back(std::move(row));
    }
    return std::move(rows_);
  }

 private:
  Result<void> read_row(CsvRow& row) {
    for (;;) {
      ZUIL_TRY(std::string cell, next() == '"' ? quoted_cell() : Result<std::string>(plain_cell()));
      row.cells.emplace_back(trimmed(cell));
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      return end_of_line();
    }
  }

  char next() const { return at_ < text_.size() ? text_[at_] : '\n'; }

  std::string plain_cell() {
    const auto end =
        std::min(text_.find_first_of(std::string{separator_, '\r', '\n'}, at_), text_.size());
    std::string cell(text_.substr(at_, end - at_));
    at_ = end;
    return cell;
  }

  Result<std::string> quoted_cell() {
    const int begin = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      const char letter = text_[at_];
      if (letter == '\n') ++line_;
      if (letter == '"' && (at_ + 1 == text_.size() || text_[at_ + 1] != '"')) {
        ++at_;
        if (next() == separator_ || next() == '\r' || next() == '\n') return cell;
        return fault(line_, "there is something after the closing quote");
      }
      if (letter == '"') ++at_;  // "" stands for one
      cell += letter;
    }
    return fault(begin, "a quote is not closed");
  }

  Result<void> end_of_line() {
    if (next() == '\r') ++at_;
    if (next() != '\n') return fault(line_, "a line ends in the middle");
    ++at_;
    ++line_;
    return {};
  }

  tl::unexpected<Error> fault(int line, const std::string& what) const {
    return fail(ErrorCode::Invalid, name_ + ": line " + std::to_string(line) + ": " + what,
                "Save the sheet as CSV once more.");
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
  int line_ = 1;
  char separator_ = ';';
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view text, const std::string& name) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (!is_utf8(std::string(text)))
    return fail(ErrorCode::Invalid, name + ": is not UTF-8: letters like é would come out wrong",
                "In Excel choose \"Opslaan als\", \"CSV UTF-8\"; or: "
                "iconv -f WINDOWS-1252 -t UTF-8 " +
                    name + " > new.csv");
  return CsvParser(text, name).run();
}

}  // namespace zuil
