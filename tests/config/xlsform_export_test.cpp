// SPDX-License-Identifier: EUPL-1.2
// A municipality takes its questionnaire elsewhere, and back.
#include "config/tool/xlsform_export.h"

#include <filesystem>

#include <doctest/doctest.h>

#include "config/tool/workbook.h"
#include "config/tool/xlsform_import.h"
#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;

namespace {

Document document_in(const std::filesystem::path& file) {
  return Document::parse(test::require_ok(read_file(file)));
}

// As questionnaires are compared: keys sorted, without the place of the schema.
std::string canonical(Document document) {
  document.erase("$schema");
  return nlohmann::json(document).dump();
}

void check_round_trip(const Document& document, const std::string& name) {
  CAPTURE(name);
  const auto bytes = export_xlsform(document, name);
  if (!bytes) {
    FAIL_CHECK(to_string(bytes.error()));
    return;
  }
  CHECK(canonical(test::require_ok(import_xlsform(*bytes, name)).document) == canonical(document));
}

}  // namespace

TEST_CASE("xlsform: every shipped questionnaire comes back as it went") {
  const auto files = test::shipped_files();
  CHECK(!files.empty());
  for (const auto& file : files) check_round_trip(document_in(file), file.filename());
}

TEST_CASE("xlsform: a questionnaire with something of everything comes back as it went") {
  const std::filesystem::path tests = std::filesystem::path(ZUIL_SOURCE_DIR) / "tests";
  check_round_trip(document_in(tests / "kiosk/survey/every_type.json"), "every_type.json");
}
