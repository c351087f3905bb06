// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/workbook.h"

#include <doctest/doctest.h>

#include "config/tool/zip_file.h"
#include "tests/config/form_builder.h"

using namespace zuil;

namespace {

using Parts = std::map<std::string, std::string>;

// A workbook part by part, as another program would write it.
Parts parts_with(const std::string& sheet_data, const std::string& shared = "",
                 const std::string& styles = "") {
  Parts parts{
      {"_rels/.rels",
       R"(<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>)"},
      {"xl/workbook.xml",
       R"(<workbook xmlns:r="x"><sheets><sheet name="Survey " sheetId="1" r:id="a"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="worksheets/s.xml"/>
          <Relationship Id="b" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
          <Relationship Id="c" Type="http://x/styles" Target="styles.xml"/></Relationships>)"},
      {"xl/worksheets/s.xml", "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>"}};
  if (!shared.empty()) parts["xl/sharedStrings.xml"] = shared;
  if (!styles.empty()) parts["xl/styles.xml"] = styles;
  return parts;
}

Result<Workbook> read_parts(const Parts& parts) {
  return read_workbook(test::require_ok(write_zip(parts)));
}

Sheet sheet_with(const std::string& sheet_data, const std::string& shared = "",
                 const std::string& styles = "") {
  return test::require_ok(read_parts(parts_with(sheet_data, shared, styles))).sheets.at(0);
}

std::string why_not(const Result<Workbook>& workbook) {
  return workbook ? "it was read" : workbook.error().message;
}

}  // namespace

TEST_CASE("workbook: what was written is read") {
  const Workbook written{
      {test::sheet_of("survey", {{"type", "name"}, {"", "é <b> & \"x\""}, {"\n a "}}),
       test::sheet_of("choices", {{"_x000A_", "_x", "1.0"}})}};
  const std::string bytes = test::require_ok(write_workbook(written));
  CHECK(bytes == test::require_ok(write_workbook(written)));
  const Workbook read = test::require_ok(read_workbook(bytes));
  REQUIRE(read.sheets.size() == 2);
  CHECK(read.sheets[0].name == "survey");
  CHECK(read.sheets[0].at(1, 1) == "name");
  CHECK(read.sheets[0].at(2, 0).empty());
  CHECK(read.sheets[0].at(2, 1) == "é <b> & \"x\"");
  CHECK(read.sheets[0].at(3, 0) == "\n a ");
  CHECK(read.sheets[1].at(1, 0) == "_x000A_");
  CHECK(read.sheets[1].at(1, 1) == "_x");
  CHECK(read.sheets[1].at(1, 2) == "1.0");
}

TEST_CASE("workbook: cells of every kind") {
  const Sheet sheet = sheet_with(
      R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>1.0</v></c><c t="n"><v>0.10</v></c>
         <c t="b"><v>1</v></c><c t="str"><f>A1</f><v>made</v></c>
         <c t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c><c r="I2"/></row>
         <row><c t="e"><v>#REF!</v></c><c s="1"><v>44197</v></c><c s="2"><v>44197</v></c><c><v>1E3</v></c></row>)",
      R"(<sst><si><t>nul</t></si><si><r><rPr><b/></rPr><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si></sst>)",
      R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>
         <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>)");
  CHECK(sheet.name == "Survey ");
  CHECK(sheet.at(2, 0) == "rich");
  CHECK(sheet.at(2, 1).empty());
  CHECK(sheet.at(2, 2) == "1");
  CHECK(sheet.at(2, 3) == "0.1");
  CHECK(sheet.at(2, 4) == "TRUE");
  CHECK(sheet.at(2, 5) == "made");
  CHECK(sheet.at(2, 6) == "in line");
  CHECK(sheet.rows.at(2).size() == 6);
  CHECK(sheet.rows.at(3).at(0).unreliable);
  CHECK(sheet.rows.at(3).at(1).unreliable);
  CHECK(sheet.rows.at(3).at(2).unreliable);
  CHECK(sheet.at(3, 3) == "1000");
  CHECK(!sheet.rows.at(3).at(3).unreliable);
}

TEST_CASE("workbook: a formula that was never worked out is not taken for an empty cell") {
  const Sheet sheet = sheet_with(
      R"(<row r="1"><c r="A1"><f>TRUE()</f><v></v></c><c t="str"><f>""</f><v></v></c></row>)");
  CHECK(sheet.at(1, 0) == "=TRUE()");
  CHECK(sheet.rows.at(1).at(0).unreliable);
  CHECK(sheet.at(1, 1).empty());  // worked out: nothing
}

TEST_CASE("workbook: prefixes, escaped characters and CDATA are read") {
  const Sheet sheet = sheet_with(
      R"(<x:row xmlns:x="y"><x:c t="inlineStr"><x:is><x:t>a_x000D_&#10;b<![CDATA[<c>]]></x:t></x:is></x:c></x:row>)");
  CHECK(sheet.at(1, 0) == "a\nb<c>");
}

TEST_CASE("workbook: a file that is none is refused with what to do") {
  CHECK(why_not(read_workbook("type,name,label")) == "is no workbook");
  CHECK(why_not(read_workbook("")) == "is no workbook");
  CHECK(why_not(read_workbook("\xD0\xCF\x11\xE0 and more")).find("old .xls") != std::string::npos);
  CHECK(why_not(read_workbook("PK\x03\x04 and nothing")).find("damaged") != std::string::npos);
  CHECK(why_not(read_parts({{"mimetype", "application/vnd.oasis"}})) == "is no Excel workbook");
  const std::string whole = test::form_of({{"type"}});
  for (std::size_t size = 0; size < whole.size(); size += 7)
    CHECK(!read_workbook(std::string_view(whole).substr(0, size)));
}

TEST_CASE("workbook: damage is refused, not read past") {
  const auto with = [](const std::string& rows) { return why_not(read_parts(parts_with(rows))); };
  CHECK(with("<row><c>").find("damaged part") != std::string::npos);
  CHECK(with(R"(<row><c r="A0"><v>1</v></c></row>)").find("impossible place") != std::string::npos);
  CHECK(with(R"(<row><c r="ZZZZZZZZZ1"><v>1</v></c></row>)").find("impossible place") !=
        std::string::npos);
  CHECK(with(R"(<row r="-4"><c><v>1</v></c></row>)").find("impossible number") !=
        std::string::npos);
  CHECK(with(R"(<row><c t="s"><v>9</v></c></row>)").find("damaged cell") != std::string::npos);
  CHECK(with("<row><c t=\"str\"><v>\xC3\x28</v></c></row>").find("no text") != std::string::npos);
  Parts without = parts_with("");
  without.erase("xl/worksheets/s.xml");
  CHECK(why_not(read_parts(without)).find("misses a part") != std::string::npos);
}

TEST_CASE("workbook: no entity is ever expanded") {
  Parts parts = parts_with("");
  parts["xl/worksheets/s.xml"] =
      R"(<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>)";
  CHECK(why_not(read_parts(parts)).find("document type") != std::string::npos);
}

TEST_CASE("workbook: a bomb is refused before it goes off") {
  Parts parts = parts_with("");
  parts["xl/worksheets/s.xml"] = std::string(40'000'000, ' ');
  CHECK(why_not(read_parts(parts)).find("unpacks to more") != std::string::npos);
  std::string rows;
  for (int i = 0; i < 2'000; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  const std::string shared = "<sst><si><t>" + std::string(32'000, 'a') + "</t></si></sst>";
  CHECK(why_not(read_parts(parts_with(rows, shared))).find("more text") != std::string::npos);
  const std::string word = "<sst><si><t>" + std::string(40'000, 'a') + "</t></si></sst>";
  CHECK(
      why_not(read_parts(parts_with("<row><c t=\"s\"><v>0</v></c></row>", word))).find("no text") !=
      std::string::npos);
}

TEST_CASE("workbook: columns have the letters of the screen") {
  CHECK(column_letters(0) == "A");
  CHECK(column_letters(25) == "Z");
  CHECK(column_letters(26) == "AA");
  CHECK(column_letters(701) == "ZZ");
  CHECK(column_letters(702) == "AAA");
}
