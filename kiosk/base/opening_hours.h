// SPDX-License-Identifier: EUPL-1.2
// The hours of a week in which something is open: a questionnaire, or the whole kiosk.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace zuil {

inline constexpr int kMinutesOfDay = 24 * 60;

// "08:30" to "17:00", as minutes of the day; until is 24:00 at most.
struct Hours {
  int from = 0;
  int until = 0;
  bool operator==(const Hours&) const = default;
};

// By ISO weekday 1..7; a day that is not there is closed. Empty: always open.
using OpeningHours = std::map<int, std::vector<Hours>>;

// As in a document, by number - 1.
inline constexpr std::array<std::string_view, 7> kWeekdays{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// "08:30", to "24:00".
std::string time_of_day(int minutes);

struct HoursFault {
  std::size_t at;  // which of the hours of that day
  std::string_view what;
  std::string_view mend;
};
std::vector<HoursFault> faults_of(const std::vector<Hours>& hours_of_day);

// When something that is closed opens again.
struct Reopening {
  int days = 0;     // from today: 1 is tomorrow
  int weekday = 1;  // ISO
  int minute = 0;   // of that day
  bool operator==(const Reopening&) const = default;
};

bool is_open(const OpeningHours& opening_hours, const LocalTime& now);

}  // namespace zuil
