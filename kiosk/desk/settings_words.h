// SPDX-License-Identifier: EUPL-1.2
// Settings as the desk writes them: the same words in the menu, on the pages and where one goes
// back to earlier ones.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/settings.h"
#include "kiosk/desk/desk_context.h"

namespace zuil {

std::string millimetres(const DeskContext& context, double value);
std::string volume_of(const DeskContext& context, int volume);
std::string contrast_of(const DeskContext& context, Contrast contrast);
// A key of the texts, and the id of its choice.
std::string id_of(Rotation rotation);
std::string day_name(const DeskContext& context, int weekday);
std::string hours_of_day(const DeskContext& context, const OpeningHours& all, int weekday);

// What differs, a line each: "Volume: 3 van 5 → 4 van 5".
std::vector<std::string> changes_in_words(const DeskContext& context, const KioskSettings& from,
                                          const KioskSettings& to);

}  // namespace zuil
