// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/date.h"

#include <charconv>
#include <chrono>

#include "kiosk/base/clock.h"

namespace zuil {
namespace {

using Day = std::chrono::year_month_day;

constexpr std::chrono::year kFirstYear{1900};

// Zero when these are no digits alone.
unsigned digits(std::string_view text) {
  unsigned value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? value : 0;
}

std::optional<Day> day_of(std::string_view year, std::string_view month, std::string_view day) {
  const Day date{std::chrono::year(static_cast<int>(digits(year))),
                 std::chrono::month(digits(month)), std::chrono::day(digits(day))};
  if (date.year() < kFirstYear || !date.ok()) return std::nullopt;
  return date;
}

}  // namespace

bool is_date(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         day_of(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2)).has_value();
}

std::optional<std::string> parse_written_date(std::string_view text) {
  constexpr std::string_view separators = "-./ ";
  const auto first = text.find_first_of(separators);
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = text.find_first_of(separators, first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view day = text.substr(0, first);
  const std::string_view month = text.substr(first + 1, second - first - 1);
  const std::string_view year = text.substr(second + 1);
  if (day.size() > 2 || month.size() > 2 || year.size() != 4) return std::nullopt;
  const auto date = day_of(year, month, day);
  if (!date) return std::nullopt;
  return to_string(*date);
}

std::string written_date(std::string_view date) {
  return std::string(date.substr(8, 2)) + "-" + std::string(date.substr(5, 2)) + "-" +
         std::string(date.substr(0, 4));
}

}  // namespace zuil
