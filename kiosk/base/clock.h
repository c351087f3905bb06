// SPDX-License-Identifier: EUPL-1.2
// Time is passed in: nothing below main asks the operating system what time it is.
#pragma once

#include <chrono>
#include <string>

namespace zuil {

using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
// Milliseconds since some fixed point; never jumps, not even when the wall clock is set.
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual WallTime wall() const = 0;
  virtual SteadyTime steady() const = 0;
};

class SystemClock final : public Clock {
 public:
  WallTime wall() const override;
  SteadyTime steady() const override;
};

// Part of the day in which a response was given. The only time of day that is ever stored:
// morning before 12:00, afternoon before 18:00, evening after.
enum class DayPart { Morning, Afternoon, Evening };

// Calendar date and hour where the kiosk stands (the process's time zone, TZ).
struct LocalTime {
  std::chrono::year_month_day date;
  int hour = 0;    // 0..23
  int minute = 0;  // 0..59
};

LocalTime local_time(WallTime time);
DayPart day_part(const LocalTime& time);

std::string to_string(std::chrono::year_month_day date);  // "2026-11-21"
std::string to_string(DayPart part);                      // "morning"
std::string to_utc_string(WallTime time);                 // "2026-11-21T08:49:00Z"

}  // namespace zuil
