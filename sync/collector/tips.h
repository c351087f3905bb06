// SPDX-License-Identifier: EUPL-1.2
// Which suggestions of respondents are printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zuil {

inline constexpr std::size_t kMostTips = 6;

// Does the text hold something that points at a person? A citizen service number (11-proof), a
// telephone or account number, an e-mail address, a link, a postcode, "mevrouw Jansen". Rather one
// too many than one too few.
bool has_personal_data(std::string_view text);

// At most kMostTips texts of a printable length without personal data, no two alike, in the order
// given (of random ids: it says nothing of who came first).
std::vector<std::string> printable_tips(const std::vector<std::string>& texts);

}  // namespace zuil
