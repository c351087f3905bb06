// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/dutch.h"

#include <array>
#include <cmath>

namespace zuil {
namespace {

constexpr const char* kMinus = "\u2212";

std::string day_and_month(const std::string& iso_date) {
  constexpr std::array kMonths{"januari",   "februari", "maart",    "april",
                               "mei",       "juni",     "juli",     "augustus",
                               "september", "oktober",  "november", "december"};
  const auto month = static_cast<std::size_t>(std::stoi(iso_date.substr(5, 2)));
  return std::to_string(std::stoi(iso_date.substr(8, 2))) + " " + kMonths.at(month - 1);
}

std::string year_of(const std::string& iso_date) {
  return iso_date.substr(0, 4);
}

}  // namespace

std::string dutch_decimal(double value) {
  const std::int64_t tenths = std::llround(value * 10);
  const std::int64_t size = std::abs(tenths);
  return (tenths < 0 ? kMinus : "") + std::to_string(size / 10) + "," + std::to_string(size % 10);
}

std::string dutch_whole(double value) {
  const std::int64_t whole = std::llround(value);
  return (whole < 0 ? kMinus : "") + std::to_string(std::abs(whole));
}

std::string dutch_count(std::int64_t count) {
  std::string digits = std::to_string(count);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

std::string dutch_date(const std::string& iso_date) {
  return day_and_month(iso_date) + " " + year_of(iso_date);
}

std::string dutch_day_part(DayPart part) {
  switch (part) {
    case DayPart::Morning:
      return "ochtend";
    case DayPart::Afternoon:
      return "middag";
    case DayPart::Evening:
      return "avond";
  }
  return {};
}

std::string dutch_moment(const std::string& iso_date, std::optional<DayPart> part) {
  return dutch_date(iso_date) + (part ? ", " + dutch_day_part(*part) : "");
}

std::string dutch_period(const std::string& from, const std::string& to) {
  if (from == to) return dutch_date(from);
  if (year_of(from) != year_of(to)) return dutch_date(from) + " t/m " + dutch_date(to);
  if (from.ends_with("-01-01") && to.ends_with("-12-31")) return year_of(from);
  return day_and_month(from) + " t/m " + dutch_date(to);
}

}  // namespace zuil
