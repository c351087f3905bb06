// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/clock.h"

#include <ctime>

#include <spdlog/fmt/fmt.h>

namespace zuil {

using std::chrono::milliseconds;
using std::chrono::time_point_cast;

WallTime SystemClock::wall() const {
  return time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

SteadyTime SystemClock::steady() const {
  return time_point_cast<milliseconds>(std::chrono::steady_clock::now());
}

LocalTime local_time(WallTime time) {
  const std::time_t seconds =
      std::chrono::system_clock::to_time_t(time_point_cast<std::chrono::seconds>(time));
  std::tm local{};
  localtime_r(&seconds, &local);
  return {std::chrono::year{local.tm_year + 1900} /
              std::chrono::month{static_cast<unsigned>(local.tm_mon) + 1} /
              std::chrono::day{static_cast<unsigned>(local.tm_mday)},
          local.tm_hour, local.tm_min};
}

DayPart day_part(const LocalTime& time) {
  if (time.hour < 12) return DayPart::Morning;
  if (time.hour < 18) return DayPart::Afternoon;
  return DayPart::Evening;
}

std::string to_string(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_string(DayPart part) {
  switch (part) {
    case DayPart::Morning:
      return "morning";
    case DayPart::Afternoon:
      return "afternoon";
    case DayPart::Evening:
      return "evening";
  }
  return {};
}

std::string to_utc_string(WallTime time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(std::chrono::year_month_day{day}),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace zuil
