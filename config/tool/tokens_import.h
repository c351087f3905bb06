// SPDX-License-Identifier: EUPL-1.2
// The house style of a municipality, from its NL Design System tokens.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "config/tool/document.h"
#include "kiosk/base/result.h"
#include "kiosk/stage/theme.h"

namespace zuil {

struct TokensOptions {
  bool strict = false;  // a colour that is too faint is refused, not mended
  std::function<bool(const std::string&)> has_font;
};

struct ImportedTheme {
  Theme theme;  // without a logo
  // One line each, for a person: where every part comes from, what was changed, and what was left
  // out.
  std::vector<std::string> found;
  std::vector<std::string> mended;
  std::vector<std::string> notices;
};

// What the tokens do not say is taken from `otherwise`, as are both palettes of high contrast:
// those are for reading, not for style. Invalid when no token tells the colour of the main button,
// and with `strict` when any is too faint.
Result<ImportedTheme> import_tokens(std::string_view text, const std::string& file,
                                    const Theme& otherwise, const TokensOptions& options);

// As assets/themes/*.json. `logo` is the name of its file, empty for none.
Document theme_document(const Theme& theme, const std::string& logo);

}  // namespace zuil
