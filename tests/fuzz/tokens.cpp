// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdlib>

#include "config/tool/tokens_import.h"
#include "kiosk/base/file.h"

// What was made must be readable for everyone, or be refused: never a crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto ours = zuil::read_theme(zuil::data_dir() / "assets/themes/default.json");
  if (!ours) std::abort();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto imported =
      zuil::import_tokens(text, "tokens.json", *ours,
                          {.has_font = [](const std::string& font) { return font == "A"; }});
  if (!imported) return 0;
  for (const zuil::ColorPair& pair : zuil::color_pairs())
    if (zuil::contrast_ratio(imported->theme.normal.*pair.front,
                             imported->theme.normal.*pair.back) < pair.least())
      std::abort();
  return 0;
}
