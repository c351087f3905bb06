// SPDX-License-Identifier: EUPL-1.2
// Ids for what people named in words only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zuil {

// Words as an id: "Paspoort (spoed)" is "paspoort_spoed"; at most 28 characters. `otherwise` where
// nothing of the text is left.
std::string make_id(std::string_view text, std::string_view otherwise);
// The same, followed by _2, _3 … where the id is in `taken` already; puts it there.
std::string make_free_id(std::string_view text, std::string_view otherwise,
                         std::vector<std::string>& taken);

}  // namespace zuil
