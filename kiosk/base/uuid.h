// SPDX-License-Identifier: EUPL-1.2
// Random ids (RFC 4122 version 4): they say nothing of when or in which order they were made.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/random.h"

namespace zuil {

std::string make_uuid(Random& random);
// 8-4-4-4-12 lower-case hex digits; any version.
bool is_uuid(std::string_view text);

}  // namespace zuil
