// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/opening_hours.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace zuil {

std::string time_of_day(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::vector<HoursFault> faults_of(const std::vector<Hours>& hours_of_day) {
  std::vector<HoursFault> faults;
  int earlier = 0;
  for (std::size_t i = 0; i < hours_of_day.size(); ++i) {
    if (hours_of_day[i].from >= hours_of_day[i].until)
      faults.push_back({i, "ends before it begins", "Write the earlier time first."});
    else if (hours_of_day[i].from < earlier)
      faults.push_back({i, "begins before the hours above it end",
                        "Put the hours of a day in order, without overlap."});
    earlier = hours_of_day[i].until;
  }
  return faults;
}

bool is_open(const OpeningHours& opening_hours, const LocalTime& now) {
  if (opening_hours.empty()) return true;
  const std::chrono::weekday weekday{std::chrono::sys_days(now.date)};
  const auto day = opening_hours.find(static_cast<int>(weekday.iso_encoding()));
  if (day == opening_hours.end()) return false;
  const int minute = now.hour * 60 + now.minute;
  return std::any_of(day->second.begin(), day->second.end(), [&](const Hours& hours) {
    return hours.from <= minute && minute < hours.until;
  });
}

}  // namespace zuil
