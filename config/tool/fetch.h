// SPDX-License-Identifier: EUPL-1.2
// JSON from another system's public address, by libcurl. https only, with a verified certificate;
// plain http to this machine only. A redirection is not followed but told.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/result.h"

namespace zuil {

struct FetchLimits {
  std::size_t most_bytes = 4 * 1024 * 1024;  // of a page
  std::size_t most_pages = 50;
  std::chrono::milliseconds whole{30'000};  // of one exchange
};

bool is_url(std::string_view text);

// The page at `url` and those that follow it: `_links.next.href` or `next` names the next one,
// which must be at the same server. An answer that is no JSON is Refused: a sign-in page of a
// network, say.
Result<std::vector<nlohmann::json>> fetch_pages(const std::string& url,
                                                const FetchLimits& limits = {});

// Where the list goes on; empty: this is the last page.
std::string next_page(const nlohmann::json& page);

}  // namespace zuil
