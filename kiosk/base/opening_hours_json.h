// SPDX-License-Identifier: EUPL-1.2
// Opening hours as documents have them: {"monday": [["08:30", "12:00"], ["13:00", "17:00"]]}.
#pragma once

#include "kiosk/base/json_reader.h"
#include "kiosk/base/opening_hours.h"

namespace zuil {

// Invalid when it names no day; what faults_of() tells is not looked at here.
Result<OpeningHours> read_opening_hours(const JsonReader& json);
nlohmann::json opening_hours_to_json(const OpeningHours& opening_hours);

// "08:30" as minutes of the day, to 24:00.
Result<int> read_time_of_day(const JsonReader& json);

}  // namespace zuil
