// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/decimal.h"

#include <charconv>
#include <cmath>

#include "kiosk/base/json_reader.h"

namespace zuil {
namespace {

constexpr std::int64_t kUnit = 10'000;
constexpr std::string_view kDigits = "0123456789";

std::optional<std::int64_t> whole(std::string_view digits) {
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

}  // namespace

std::optional<std::int64_t> ten_thousandths(double number) {
  if (!(std::abs(number) <= kLargestNumber)) return std::nullopt;  // not a number either
  const std::int64_t count = std::llround(number * static_cast<double>(kUnit));
  if (from_ten_thousandths(count) != number) return std::nullopt;
  return count;
}

double from_ten_thousandths(std::int64_t count) {
  return static_cast<double>(count) / static_cast<double>(kUnit);
}

std::optional<WrittenDecimal> parse_written_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto at = text.find_first_of(",.");
  const std::string_view before = text.substr(0, at);
  std::string after(at == std::string_view::npos ? std::string_view() : text.substr(at + 1));
  if (!are_digits(before) || before.size() > 12) return std::nullopt;
  WrittenDecimal written;
  if (at != std::string_view::npos) {
    written.separator = text[at];
    written.decimals = static_cast<int>(after.size());
    if (!are_digits(after) || after.size() > kMostDecimals) return std::nullopt;
  }
  after.resize(kMostDecimals, '0');
  written.ten_thousandths = *whole(before) * kUnit + *whole(after);
  if (negative) written.ten_thousandths = -written.ten_thousandths;
  return written;
}

std::string written_decimal(double number, char separator) {
  const std::int64_t count = ten_thousandths(number).value_or(0);
  const std::int64_t size = std::abs(count);
  std::string text = (count < 0 ? "-" : "") + std::to_string(size / kUnit);
  std::string decimals = std::to_string(kUnit + size % kUnit).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  if (!decimals.empty()) text += separator + decimals;
  return text;
}

nlohmann::json decimal_json(double number) {
  const auto count = ten_thousandths(number);
  if (count && *count % kUnit == 0) return *count / kUnit;
  return number;
}

Result<double> read_decimal(const JsonReader& json) {
  const auto& value = json.value();
  const auto count = value.is_number() ? ten_thousandths(value.get<double>()) : std::nullopt;
  if (!count)
    return json.fail_here("must be a number of at most four decimals",
                          "Write a whole number from -1000000000 to 1000000000, or one as 2.5.");
  if (value.is_number_float() && *count % kUnit == 0)
    return json.fail_here("is a whole number with a decimal point",
                          "Leave out the point and what follows it.");
  return from_ten_thousandths(*count);
}

}  // namespace zuil
