// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdlib>

#include "config/tool/signalen_import.h"
#include "kiosk/base/json_reader.h"

namespace {

// What was made must be a questionnaire, or be refused by its check: never a crash.
void bring(const zuil::Reasons& reasons) {
  const auto imported = zuil::import_reasons(reasons, "melding", "nl");
  if (!imported || !zuil::check_document(imported->document, "melding.json")) return;
  const auto again = zuil::update_reasons(imported->document, reasons, {"nl", true, {}});
  if (again && !zuil::check_document(again->document, "melding.json")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto page = zuil::parse_json(text, "answers.json");
  if (!page) return 0;
  const auto reasons = zuil::read_reasons({*page}, "answers.json");
  if (reasons) bring(*reasons);
  return 0;
}
