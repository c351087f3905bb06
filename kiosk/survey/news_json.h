// SPDX-License-Identifier: EUPL-1.2
// News as JSON: one document, as the collector gives it and the kiosk keeps it. Described in
// sync/wire/README.md.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/news.h"

namespace zuil {

inline constexpr std::size_t kMostBytesOfNews = 256 * 1024;

// Canonical: keys sorted, no white space, UTF-8; so that the same news is the same bytes.
std::string to_canonical_json(const std::vector<PublishedNews>& news);

// The whole document or nothing of it: Invalid when any part is not as News promises, as far as can
// be told without the questionnaire.
Result<std::vector<PublishedNews>> read_news(std::string_view text);

// `said` and `done` of an object that may have other members; respondents is 0.
Result<News> read_news_texts(const JsonReader& json);

}  // namespace zuil
