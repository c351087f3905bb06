// SPDX-License-Identifier: EUPL-1.2
// The arithmetic of the factsheet, over counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zuil {

struct Mean {
  double mean = 0;
  std::int64_t n = 0;
};

// Mean of report marks, from how often each was given. Nothing when n is 0.
std::optional<Mean> mean_of_marks(const std::map<int, std::int64_t>& count_by_mark);

struct Share {
  double percent = 0;  // customer effort: -100..100; agree: 0..100
  std::int64_t n = 0;
};

// Customer effort score: % in the first two of five choices minus % in the last two; higher is
// easier. `counts` are the five choices in order, from least effort to most.
std::optional<Share> customer_effort(std::span<const std::int64_t, 5> counts);

// % in the first two of five choices, from agree to disagree.
std::optional<Share> percent_agree(std::span<const std::int64_t, 5> counts);

}  // namespace zuil
