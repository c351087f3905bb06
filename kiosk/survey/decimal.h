// SPDX-License-Identifier: EUPL-1.2
// Numbers of at most four decimals, counted in ten-thousandths: steps and bounds are then exact,
// and each number has one shortest writing, the same in every language: 12, 12.5, -0.25.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/base/result.h"

namespace zuil {

class JsonReader;

inline constexpr int kMostDecimals = 4;
inline constexpr double kLargestNumber = 1'000'000'000;  // on both sides of zero

// Nothing when the number is no such decimal, or too large.
std::optional<std::int64_t> ten_thousandths(double number);
// The double nearest to it.
double from_ten_thousandths(std::int64_t count);

// What a person wrote, with a comma or a point: "12,5", "-3", "0.25", "12,50".
struct WrittenDecimal {
  std::int64_t ten_thousandths = 0;
  char separator = '\0';  // none: a whole number
  int decimals = 0;       // as written, so 2 for "12,50"
};
std::optional<WrittenDecimal> parse_written_decimal(std::string_view text);
// "12,5"; shortest, with that separator. `number` is such a decimal.
std::string written_decimal(double number, char separator = ',');

// As JSON, written shortest: a whole number has no decimal point.
nlohmann::json decimal_json(double number);
// Refuses other writings ("12.0", "1e2"), so that equal documents have equal bytes.
Result<double> read_decimal(const JsonReader& json);

}  // namespace zuil
