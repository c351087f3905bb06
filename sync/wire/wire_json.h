// SPDX-License-Identifier: EUPL-1.2
// The kinds of text that occur in batches and receipts, read strictly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/json_reader.h"
#include "kiosk/base/result.h"

namespace zuil::wire {

// 2^53 - 1: whole numbers up to here survive every JSON implementation.
inline constexpr std::int64_t kMostExact = (std::int64_t{1} << 53) - 1;

// 8-4-4-4-12 lower-case hex digits.
Result<std::string> read_uuid(const JsonReader& json, std::string_view key);
// Exactly `digits` lower-case hex digits.
Result<std::string> read_hex(const JsonReader& json, std::string_view key, std::size_t digits);
// The id of a questionnaire: [a-z0-9_-], 1 to 64 characters.
Result<std::string> read_name(const JsonReader& json, std::string_view key);

}  // namespace zuil::wire
