// SPDX-License-Identifier: EUPL-1.2
// Numbers and dates as they are written in Dutch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"

namespace zuil {

std::string dutch_decimal(double value);              // one decimal: "8,4", "-0,5"
std::string dutch_whole(double value);                // "64", "−8" with a true minus sign
std::string dutch_count(std::int64_t count);          // "3.018"
std::string dutch_date(const std::string& iso_date);  // "1 januari 2020"
std::string dutch_day_part(DayPart part);             // "ochtend"
// "21 november 2026, ochtend"; the date alone where that is all that was kept.
std::string dutch_moment(const std::string& iso_date, std::optional<DayPart> part);
// "2020", or "1 januari t/m 30 juni 2020", or both dates with their years.
std::string dutch_period(const std::string& from, const std::string& to);

}  // namespace zuil
