// SPDX-License-Identifier: EUPL-1.2
#include <sstream>

#include <pugixml.hpp>

#include "config/tool/workbook.h"
#include "config/tool/zip_file.h"

namespace zuil {
namespace {

constexpr auto kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr auto kTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr auto kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr auto kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr auto kPartType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

// "_x000A_" in a cell is read as a line feed: an underscore that begins one is written escaped.
std::string escape(const std::string& text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool looks_escaped =
        text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_';
    escaped += looks_escaped ? "_x005F_" : std::string(1, text[i]);
  }
  return escaped;
}

std::string to_text(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

pugi::xml_node root_of(pugi::xml_document& document, const char* name, const char* name_space) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child(name);
  root.append_attribute("xmlns") = name_space;
  return root;
}

std::string sheet_path(std::size_t index) {
  return "worksheets/sheet" + std::to_string(index + 1) + ".xml";
}

std::string sheet_part(const Sheet& sheet) {
  pugi::xml_document document;
  pugi::xml_node root = root_of(document, "worksheet", kMain);
  pugi::xml_node pane = root.append_child("sheetViews").append_child("sheetView");
  pane.append_attribute("workbookViewId") = 0;
  pane = pane.append_child("pane");  // the column names stay in sight
  pane.append_attribute("ySplit") = 1;
  pane.append_attribute("topLeftCell") = "A2";
  pane.append_attribute("activePane") = "bottomLeft";
  pane.append_attribute("state") = "frozen";
  pugi::xml_node data = root.append_child("sheetData");
  for (const auto& [row, cells] : sheet.rows) {
    pugi::xml_node line = data.append_child("row");
    line.append_attribute("r") = row;
    for (const auto& [column, cell] : cells) {
      pugi::xml_node one = line.append_child("c");
      one.append_attribute("r") = (column_letters(column) + std::to_string(row)).c_str();
      one.append_attribute("t") = "inlineStr";
      pugi::xml_node text = one.append_child("is").append_child("t");
      text.append_attribute("xml:space") = "preserve";
      text.text() = escape(cell.text).c_str();
    }
  }
  return to_text(document);
}

std::string workbook_part(const Workbook& workbook) {
  pugi::xml_document document;
  pugi::xml_node root = root_of(document, "workbook", kMain);
  root.append_attribute("xmlns:r") = kOffice;
  pugi::xml_node sheets = root.append_child("sheets");
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    pugi::xml_node sheet = sheets.append_child("sheet");
    sheet.append_attribute("name") = workbook.sheets[i].name.c_str();
    sheet.append_attribute("sheetId") = static_cast<unsigned>(i + 1);
    sheet.append_attribute("r:id") = ("rId" + std::to_string(i + 1)).c_str();
  }
  return to_text(document);
}

void add_relation(pugi::xml_node root, const std::string& id, const char* type,
                  const std::string& target) {
  pugi::xml_node relation = root.append_child("Relationship");
  relation.append_attribute("Id") = id.c_str();
  relation.append_attribute("Type") = (std::string(kOffice) + "/" + type).c_str();
  relation.append_attribute("Target") = target.c_str();
}

std::string package_relations() {
  pugi::xml_document document;
  add_relation(root_of(document, "Relationships", kPackage), "rId1", "officeDocument",
               "xl/workbook.xml");
  return to_text(document);
}

std::string workbook_relations(const Workbook& workbook) {
  pugi::xml_document document;
  const pugi::xml_node root = root_of(document, "Relationships", kPackage);
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i)
    add_relation(root, "rId" + std::to_string(i + 1), "worksheet", sheet_path(i));
  return to_text(document);
}

std::string content_types(const Workbook& workbook) {
  pugi::xml_document document;
  pugi::xml_node root = root_of(document, "Types", kTypes);
  const auto add = [&](const char* kind, const char* key, const std::string& of,
                       const std::string& type) {
    pugi::xml_node entry = root.append_child(kind);
    entry.append_attribute(key) = of.c_str();
    entry.append_attribute("ContentType") = type.c_str();
  };
  add("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
  add("Default", "Extension", "xml", "application/xml");
  add("Override", "PartName", "/xl/workbook.xml", std::string(kPartType) + "sheet.main+xml");
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i)
    add("Override", "PartName", "/xl/" + sheet_path(i), std::string(kPartType) + "worksheet+xml");
  return to_text(document);
}

}  // namespace

Result<std::string> write_workbook(const Workbook& workbook) {
  std::map<std::string, std::string> parts{
      {"[Content_Types].xml", content_types(workbook)},
      {"_rels/.rels", package_relations()},
      {"xl/_rels/workbook.xml.rels", workbook_relations(workbook)},
      {"xl/workbook.xml", workbook_part(workbook)}};
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i)
    parts["xl/" + sheet_path(i)] = sheet_part(workbook.sheets[i]);
  return write_zip(parts);
}

}  // namespace zuil
