// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/workbook.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <set>

#include <pugixml.hpp>

#include "config/tool/zip_file.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::size_t kLargestFile = 20 * 1024 * 1024;
constexpr int kMostRows = 1'048'576;  // of a sheet of Excel
constexpr int kMostColumns = 16'384;
constexpr std::size_t kMostCells = 200'000;
constexpr std::size_t kMostText = 32UL * 1024 * 1024;  // many cells may share one long string
constexpr std::size_t kMostSheets = 200;
constexpr std::size_t kLongestCell = 32'767;  // characters, as in Excel
constexpr std::string_view kDamaged = "Open the file in a spreadsheet and save it as .xlsx again.";

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorCode::Invalid, what, std::string(kDamaged));
}

// Without its prefix: some programs write <x:row>, others <row>.
std::string_view local_name(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

bool is_named(const pugi::xml_node& node, std::string_view name) {
  return local_name(node.name()) == name;
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children())
    if (is_named(child, name)) return child;
  return {};
}

// All text directly within, also when it is cut in pieces by CDATA or comments.
std::string text_in(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  return text;
}

// "_x000D_" is how a workbook writes a character that XML cannot hold.
std::optional<unsigned> escaped_character(std::string_view text) {
  constexpr std::size_t kLength = 7;
  if (text.size() < kLength || !text.starts_with("_x") || text[kLength - 1] != '_')
    return std::nullopt;
  unsigned code = 0;
  const char* end = text.data() + 6;
  const auto [stop, error] = std::from_chars(text.data() + 2, end, code, 16);
  if (error != std::errc() || stop != end || code >= 0x80) return std::nullopt;
  return code;
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto code = escaped_character(text.substr(i))) {
      if (*code != '\r') plain += static_cast<char>(*code);
      i += 6;
    } else if (text[i] != '\r') {
      plain += text[i];
    }
  }
  return plain;
}

// A string item: one text, or runs of differently formatted text. Readings (<rPh>) are left out.
std::string string_item(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& child : item.children()) {
    if (is_named(child, "t")) text += text_in(child);
    if (is_named(child, "r")) text += text_in(child_of(child, "t"));
  }
  return unescape(text);
}

// 1.0 and 1 are one number; from_chars and to_chars know no locale.
std::string number_text(const std::string& text) {
  double number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size() || !std::isfinite(number))
    return text;
  std::array<char, 400> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  const std::string shortest(digits.data(), end.ptr);
  return shortest == "-0" ? "0" : shortest;
}

// "BC12" is column 54, row 12.
struct Position {
  int row = 0;
  int column = 0;
};

std::optional<Position> read_position(std::string_view text) {
  Position position;
  std::size_t letters = 0;
  for (; letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z'; ++letters) {
    position.column = position.column * 26 + (text[letters] - 'A' + 1);
    if (position.column > kMostColumns) return std::nullopt;
  }
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + letters, end, position.row);
  if (letters == 0 || error != std::errc() || stop != end) return std::nullopt;
  --position.column;
  if (position.row < 1 || position.row > kMostRows) return std::nullopt;
  return position;
}

bool shows_a_date(int format) {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
         (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

// Letters of day, month, year, hour or second outside quotes and brackets: "dd/mm/yyyy".
bool shows_a_date(std::string_view code) {
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '[' || c == ']') bracketed = c == '[';
    if (c == '\\' || c == '_' || c == '*') ++i;
    if (!bracketed && std::string_view("dmyhsDMYHS").find(c) != std::string_view::npos) return true;
  }
  return false;
}

class Reader {
 public:
  explicit Reader(ZipFile& zip) : zip_(zip) {}

  Result<Workbook> read() {
    ZUIL_TRY(const std::string path, main_part());
    ZUIL_TRY(const auto document, xml_of(path));
    ZUIL_TRY(relations_, relations_of(path));
    ZUIL_CHECK(read_shared_strings());
    ZUIL_CHECK(read_styles());
    Workbook workbook;
    for (const pugi::xml_node& sheet :
         child_of(child_of(*document, "workbook"), "sheets").children()) {
      if (!is_named(sheet, "sheet")) continue;
      if (workbook.sheets.size() == kMostSheets) return damaged("has more than 200 sheets");
      ZUIL_CHECK(read_sheet(sheet, workbook));
    }
    if (workbook.sheets.empty()) return damaged("has no sheets");
    return workbook;
  }

 private:
  struct Relation {
    std::string type;  // its last part: "worksheet"
    std::string target;
  };
  using Document = std::unique_ptr<pugi::xml_document>;

  Result<Document> xml_of(const std::string& path) {
    ZUIL_TRY(const std::string text, zip_.read(path));
    auto document = std::make_unique<pugi::xml_document>();
    const auto flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    const auto parsed = document->load_buffer(text.data(), text.size(), flags);
    if (!parsed) return damaged("has a damaged part, " + path + ": " + parsed.description());
    for (const pugi::xml_node& node : document->children())
      if (node.type() == pugi::node_doctype)
        return damaged("has a document type in " + path + ", which no workbook has");
    return document;
  }

  // By identifier, with targets as paths in the zip.
  Result<std::map<std::string, Relation>> relations_of(const std::string& part) {
    const auto slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string name = part.substr(folder.size());
    std::map<std::string, Relation> relations;
    const std::string path = folder + "_rels/" + name + ".rels";
    if (!zip_.has(path)) return relations;
    ZUIL_TRY(const auto document, xml_of(path));
    for (const pugi::xml_node& one : child_of(*document, "Relationships").children()) {
      const std::string_view type = one.attribute("Type").value();
      const auto start = type.rfind('/');
      Relation relation{std::string(type.substr(start == std::string_view::npos ? 0 : start + 1)),
                        one.attribute("Target").value()};
      if (relation.target.starts_with('/'))
        relation.target.erase(0, 1);
      else
        relation.target = folder + relation.target;
      relations[one.attribute("Id").value()] = std::move(relation);
    }
    return relations;
  }

  Result<std::string> main_part() {
    ZUIL_TRY(const auto relations, relations_of(""));
    for (const auto& [ignored, relation] : relations)
      if (relation.type == "officeDocument" && zip_.has(relation.target)) return relation.target;
    if (zip_.has("xl/workbook.xml")) return std::string("xl/workbook.xml");
    return fail(ErrorCode::Invalid, "is no Excel workbook", "Save the form as .xlsx.");
  }

  std::optional<std::string> related(std::string_view type) const {
    for (const auto& [ignored, relation] : relations_)
      if (relation.type == type && zip_.has(relation.target)) return relation.target;
    return std::nullopt;
  }

  Result<void> read_shared_strings() {
    const auto path = related("sharedStrings");
    if (!path) return {};
    ZUIL_TRY(const auto document, xml_of(*path));
    for (const pugi::xml_node& item : child_of(*document, "sst").children())
      if (is_named(item, "si")) shared_strings_.push_back(string_item(item));
    return {};
  }

  // Which styles of cells show a number as a date.
  Result<void> read_styles() {
    const auto path = related("styles");
    if (!path) return {};
    ZUIL_TRY(const auto document, xml_of(*path));
    const pugi::xml_node sheet = child_of(*document, "styleSheet");
    std::set<int> date_formats;
    for (const pugi::xml_node& format : child_of(sheet, "numFmts").children())
      if (shows_a_date(std::string_view(format.attribute("formatCode").value())))
        date_formats.insert(format.attribute("numFmtId").as_int());
    int index = 0;
    for (const pugi::xml_node& style : child_of(sheet, "cellXfs").children()) {
      if (!is_named(style, "xf")) continue;
      const int format = style.attribute("numFmtId").as_int();
      if (shows_a_date(format) || date_formats.contains(format)) date_styles_.insert(index);
      ++index;
    }
    return {};
  }

  Result<void> read_sheet(const pugi::xml_node& entry, Workbook& workbook) {
    Sheet sheet;
    sheet.name = entry.attribute("name").value();
    if (!is_plain_text(sheet.name)) return damaged("has a sheet whose name is no text");
    for (const pugi::xml_attribute& attribute : entry.attributes()) {
      const bool is_relation =
          std::strchr(attribute.name(), ':') != nullptr && local_name(attribute.name()) == "id";
      const auto found = relations_.find(attribute.value());
      // A sheet with only a chart has another type; it holds no rows.
      if (!is_relation || found == relations_.end() || found->second.type != "worksheet") continue;
      ZUIL_TRY(const auto document, xml_of(found->second.target));
      ZUIL_CHECK(read_rows(child_of(child_of(*document, "worksheet"), "sheetData"), sheet));
    }
    workbook.sheets.push_back(std::move(sheet));
    return {};
  }

  Result<void> read_rows(const pugi::xml_node& data, Sheet& sheet) {
    int row = 0;
    for (const pugi::xml_node& row_node : data.children()) {
      if (!is_named(row_node, "row")) continue;
      row = row_node.attribute("r").as_int(row + 1);
      if (row < 1 || row > kMostRows) return damaged("has a row with an impossible number");
      int column = -1;
      for (const pugi::xml_node& cell : row_node.children()) {
        if (!is_named(cell, "c")) continue;
        Position position{row, column + 1};
        if (const auto written = cell.attribute("r")) {
          const auto found = read_position(written.value());
          if (!found) return damaged("has a cell at an impossible place");
          position = *found;
        }
        column = position.column;
        if (column >= kMostColumns) return damaged("has more columns than a sheet can have");
        ZUIL_CHECK(add_cell(sheet, position, cell));
      }
    }
    return {};
  }

  Result<void> add_cell(Sheet& sheet, Position position, const pugi::xml_node& node) {
    const auto place = [&] {
      return "\"" + sheet.name + "\", row " + std::to_string(position.row) + ", column " +
             column_letters(position.column);
    };
    auto cell = read_cell(node);
    if (!cell) return damaged("has a damaged cell: " + place());
    if (cell->text.empty()) return {};
    if (!is_plain_text(cell->text) || count_characters(cell->text) > kLongestCell)
      return damaged("has a cell that is no text: " + place());
    text_size_ += cell->text.size();
    if (++cells_ > kMostCells || text_size_ > kMostText)
      return fail(ErrorCode::Invalid, "holds more text than any questionnaire needs",
                  "A questionnaire has a few hundred rows; is this the right file?");
    sheet.rows[position.row][position.column] = std::move(*cell);
    return {};
  }

  std::optional<SheetCell> read_cell(const pugi::xml_node& node) const {
    const std::string_view type = node.attribute("t").as_string("n");
    const std::string value = text_in(child_of(node, "v"));
    if (type == "inlineStr") return SheetCell{string_item(child_of(node, "is"))};
    if (type == "str") return SheetCell{unescape(value)};
    if (const auto formula = child_of(node, "f"); value.empty() && formula)
      return SheetCell{"=" + text_in(formula), true};
    if (value.empty()) return SheetCell{};
    if (type == "s") {
      std::size_t index = 0;
      const char* end = value.data() + value.size();
      const auto [stop, error] = std::from_chars(value.data(), end, index);
      if (error != std::errc() || stop != end || index >= shared_strings_.size())
        return std::nullopt;
      return SheetCell{shared_strings_[index]};
    }
    if (type == "b") return SheetCell{value == "1" || value == "true" ? "TRUE" : "FALSE"};
    if (type == "e" || type == "d") return SheetCell{value, true};
    return SheetCell{number_text(value), date_styles_.contains(node.attribute("s").as_int())};
  }

  ZipFile& zip_;
  std::map<std::string, Relation> relations_;
  std::vector<std::string> shared_strings_;
  std::set<int> date_styles_;
  std::size_t cells_ = 0;
  std::size_t text_size_ = 0;
};

}  // namespace

const std::string& Sheet::at(int row, int column) const {
  static const std::string empty;
  const auto line = rows.find(row);
  if (line == rows.end()) return empty;
  const auto cell = line->second.find(column);
  return cell == line->second.end() ? empty : cell->second.text;
}

std::string column_letters(int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

Result<Workbook> read_workbook(std::string_view bytes) {
  if (bytes.size() > kLargestFile)
    return fail(ErrorCode::Invalid, "is larger than 20 MiB",
                "Remove pictures and other sheets; a questionnaire is small.");
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return fail(ErrorCode::Invalid, "is an old .xls or a workbook with a password",
                "Save it as .xlsx, without a password.");
  if (!bytes.starts_with("PK"))
    return fail(ErrorCode::Invalid, "is no workbook", "Save the form as .xlsx.");
  ZUIL_TRY(auto zip, ZipFile::open(bytes));
  return Reader(zip).read();
}

}  // namespace zuil
