// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdlib>

#include "config/tool/surveyjs_import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto imported = zuil::import_surveyjs(text, "survey.json", {"enquete", ""});
  // What is taken over is a questionnaire.
  if (imported && !zuil::check_document(imported->document, "survey.json")) std::abort();
  return 0;
}
