// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/house_style.h"

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/settings_file.h"
#include "kiosk/stage/font.h"

namespace zuil {

std::filesystem::path theme_file(const KioskSettings& settings) {
  return settings.theme.empty() ? data_dir() / "assets" / "themes" / "default.json"
                                : settings.theme;
}

Result<void> check_font(const Theme& theme) {
  if (has_font(theme.font)) return {};
  return fail(ErrorCode::NotFound, "the font \"" + theme.font + "\" of the theme is not installed",
              "Install it for the whole system, or name another in the theme's \"font\".");
}

Result<Theme> choose_theme(const std::filesystem::path& config) {
  // What is wrong with the configuration is told where it is opened for the interviews.
  const KioskSettings settings = best_known_settings(config);
  auto theme = read_theme(theme_file(settings));
  if (!theme && !settings.theme.empty()) {
    log::error("read", settings.theme.string(), theme.error());
    log::warning("show", "theme", "the default one");
    theme = read_theme(theme_file({}));
  }
  if (!theme) return theme;
  if (const auto font = check_font(*theme); !font)
    log::warning("show", "theme", font.error().message);
  return theme;
}

}  // namespace zuil
