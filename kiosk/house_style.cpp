// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/house_style.h"

#include <algorithm>

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

std::vector<ThemeOffer> offered_themes(const std::filesystem::path& config) {
  std::vector<ThemeOffer> offers{{}};
  for (const auto& folder : {theme_file({}).parent_path(), config.parent_path()}) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
      const auto& file = entry.path();
      // What else is there is no theme and not ours to judge.
      if (file.extension() != ".json" || file == theme_file({})) continue;
      const auto theme = read_theme(file);
      if (!theme) continue;
      std::string name = theme->logo ? theme->logo->text : file.stem().string();
      const bool taken = std::any_of(offers.begin(), offers.end(),
                                     [&](const ThemeOffer& other) { return other.name == name; });
      offers.push_back({taken ? name + " (" + file.string() + ")" : std::move(name), file});
    }
  }
  std::sort(offers.begin(), offers.end(),
            [](const ThemeOffer& a, const ThemeOffer& b) { return a.file < b.file; });
  return offers;
}

}  // namespace zuil
