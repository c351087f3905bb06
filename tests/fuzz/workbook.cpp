// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a workbook: it is read or refused. Bytes that are no zip are taken for its parts,
// with a form feed between them: sheet, shared strings, styles, list of sheets; a zip's checksums
// would keep what is mutated from the reader.
#include "config/tool/workbook.h"

#include <array>
#include <cstdint>
#include <cstdlib>

#include "config/tool/zip_file.h"

namespace {

std::string packed(std::string_view text) {
  constexpr std::array<const char*, 4> kParts{"xl/s.xml", "xl/t.xml", "xl/y.xml", "xl/w.xml"};
  std::map<std::string, std::string> parts{
      {"_rels/.rels",
       R"(<Relationships><Relationship Id="r" Type="/officeDocument" Target="xl/w.xml"/></Relationships>)"},
      {"xl/w.xml", R"(<workbook><sheets><sheet name="survey" r:id="a"/></sheets></workbook>)"},
      {"xl/_rels/w.xml.rels",
       R"(<Relationships><Relationship Id="a" Type="/worksheet" Target="s.xml"/>)"
       R"(<Relationship Id="b" Type="/sharedStrings" Target="t.xml"/>)"
       R"(<Relationship Id="c" Type="/styles" Target="/xl/y.xml"/></Relationships>)"}};
  for (const char* part : kParts) {
    const auto end = std::min(text.find('\f'), text.size());
    if (end > 0) parts[part] = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return zuil::write_zip(parts).value_or("");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto workbook =
      zuil::read_workbook(bytes.starts_with("PK") ? std::string(bytes) : packed(bytes));
  // What can be read can be written, and read again.
  if (!workbook) return 0;
  const auto written = zuil::write_workbook(*workbook);
  if (!written || !zuil::read_workbook(*written)) std::abort();
  return 0;
}
