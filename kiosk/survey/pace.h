// SPDX-License-Identifier: EUPL-1.2
// How long respondents take on this kiosk, so that one who hurries stands out. Kept in memory only,
// and of nobody in particular: how many took about so long for one question, in no order.
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace zuil {

class Pace {
 public:
  // A respondent who was not flagged took this long in all for that many questions.
  void add(std::chrono::milliseconds total, int answered);
  // The median time for one question, or up to an eighth less. Nothing until there were thirty
  // respondents: before, one family would set the pace.
  std::optional<std::chrono::milliseconds> median() const;

 private:
  // Steps of an eighth, from half a second to half an hour.
  static constexpr std::size_t kSteps = 72;
  std::array<int, kSteps> counts_{};
  int respondents_ = 0;
};

}  // namespace zuil
