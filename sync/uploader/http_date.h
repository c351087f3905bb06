// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/clock.h"

namespace zuil {

// "Sat, 21 Nov 2026 09:00:00 GMT", the one form of a date that HTTP has left.
std::optional<WallTime> read_http_date(const std::string& text);

}  // namespace zuil
