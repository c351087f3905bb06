// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/opening_hours_json.h"

namespace zuil {
namespace {

Result<Hours> read_hours(const JsonReader& json) {
  ZUIL_TRY(const auto times, json.elements());
  if (times.size() != 2)
    return json.fail_here("must be a first and a last time", "Write it as [\"08:30\", \"17:00\"].");
  Hours hours;
  ZUIL_TRY(hours.from, read_time_of_day(times[0]));
  ZUIL_TRY(hours.until, read_time_of_day(times[1]));
  return hours;
}

}  // namespace

Result<int> read_time_of_day(const JsonReader& json) {
  ZUIL_TRY(const std::string text, json.string());
  const auto two_digits = [&](std::size_t at) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return is_digit(text[at]) && is_digit(text[at + 1])
               ? (text[at] - '0') * 10 + (text[at + 1] - '0')
               : 99;
  };
  const bool right_size = text.size() == 5 && text[2] == ':';
  const int minutes = right_size && two_digits(3) < 60 ? two_digits(0) * 60 + two_digits(3) : -1;
  if (minutes < 0 || minutes > kMinutesOfDay)
    return json.fail_here("is not a time of day", "Write it as \"08:30\".");
  return minutes;
}

Result<OpeningHours> read_opening_hours(const JsonReader& json) {
  OpeningHours opening_hours;
  ZUIL_CHECK(json.allow_only(
      {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}));
  for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
    if (!json.has(kWeekdays[day])) continue;
    ZUIL_TRY(const JsonReader member, json.member(kWeekdays[day]));
    ZUIL_TRY(const auto elements, member.elements());
    auto& hours_of_day = opening_hours[static_cast<int>(day) + 1];
    for (const JsonReader& element : elements) {
      ZUIL_TRY(const Hours hours, read_hours(element));
      hours_of_day.push_back(hours);
    }
  }
  if (opening_hours.empty())
    return json.fail_here("names no day", "Leave \"openingHours\" out, or name the days.");
  return opening_hours;
}

nlohmann::json opening_hours_to_json(const OpeningHours& opening_hours) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [weekday, hours_of_day] : opening_hours) {
    auto& day = json[std::string(kWeekdays.at(static_cast<std::size_t>(weekday) - 1))];
    day = nlohmann::json::array();
    for (const Hours& hours : hours_of_day)
      day.push_back({time_of_day(hours.from), time_of_day(hours.until)});
  }
  return json;
}

}  // namespace zuil
