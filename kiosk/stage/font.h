// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace zuil {

// Whether this machine has the font family, in any case of letters. "sans-serif" is none.
bool has_font(const std::string& family);

}  // namespace zuil
