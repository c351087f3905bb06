// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/measures.h"

#include <numeric>

namespace zuil {
namespace {

double percent(std::int64_t part, std::int64_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::int64_t total(std::span<const std::int64_t, 5> counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

}  // namespace

std::optional<Mean> mean_of_marks(const std::map<int, std::int64_t>& count_by_mark) {
  std::int64_t n = 0;
  std::int64_t sum = 0;
  for (const auto& [mark, count] : count_by_mark) {
    n += count;
    sum += mark * count;
  }
  if (n == 0) return std::nullopt;
  return Mean{static_cast<double>(sum) / static_cast<double>(n), n};
}

std::optional<Share> customer_effort(std::span<const std::int64_t, 5> counts) {
  const std::int64_t n = total(counts);
  if (n == 0) return std::nullopt;
  return Share{percent(counts[0] + counts[1] - counts[3] - counts[4], n), n};
}

std::optional<Share> percent_agree(std::span<const std::int64_t, 5> counts) {
  const std::int64_t n = total(counts);
  if (n == 0) return std::nullopt;
  return Share{percent(counts[0] + counts[1], n), n};
}

}  // namespace zuil
