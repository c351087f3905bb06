// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/pace.h"

namespace zuil {
namespace {

constexpr int kEnough = 30;
constexpr int kForget = 400;  // then the earlier ones count for half: the pace of a hall changes
constexpr std::chrono::milliseconds kFastest{500};

// The least time of that step.
std::chrono::milliseconds start_of(std::size_t step) {
  if (step == 0) return std::chrono::milliseconds(0);
  auto start = kFastest;
  for (std::size_t i = 1; i < step; ++i) start += start / 8;
  return start;
}

}  // namespace

void Pace::add(std::chrono::milliseconds total, int answered) {
  if (answered <= 0) return;
  std::size_t step = 0;
  while (step + 1 < kSteps && total / answered >= start_of(step + 1)) ++step;
  ++counts_[step];
  if (++respondents_ < kForget) return;
  respondents_ = 0;
  for (int& count : counts_) respondents_ += count /= 2;
}

std::optional<std::chrono::milliseconds> Pace::median() const {
  if (respondents_ < kEnough) return std::nullopt;
  int below = 0;
  std::size_t step = 0;
  while ((below += counts_[step]) * 2 < respondents_) ++step;
  return start_of(step);
}

}  // namespace zuil
