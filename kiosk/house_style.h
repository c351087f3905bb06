// SPDX-License-Identifier: EUPL-1.2
// Which theme a kiosk shows.
#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/base/settings.h"
#include "kiosk/desk/desk_context.h"
#include "kiosk/stage/theme.h"

namespace zuil {

// The one of kiosk.json, or ours when it names none.
std::filesystem::path theme_file(const KioskSettings& settings);

// NotFound when the machine lacks its font.
Result<void> check_font(const Theme& theme);

// For the public: a house style that cannot be read, or a configuration that cannot, is no reason
// to stand idle. It is logged and our own theme is shown. An error only when that cannot be read.
Result<Theme> choose_theme(const std::filesystem::path& config);

// Ours and those beside kiosk.json, as far as they can be read.
std::vector<ThemeOffer> offered_themes(const std::filesystem::path& config);

}  // namespace zuil
