// SPDX-License-Identifier: EUPL-1.2
// Days as they are kept, "2026-11-21", and as a respondent writes them, "21-11-2026".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zuil {

// Whether this is a day that exists, from 1900 on, written as it is kept.
bool is_date(std::string_view text);

// Reads "21-11-2026"; also with one digit for day or month, and with points, slashes or spaces.
// The year has four digits. Nothing when there is no such day.
std::optional<std::string> parse_written_date(std::string_view text);
// "21-11-2026"; `date` is one as it is kept.
std::string written_date(std::string_view date);

}  // namespace zuil
