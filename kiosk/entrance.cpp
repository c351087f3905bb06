// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/entrance.h"

#include <algorithm>

namespace zuil {
namespace {

constexpr std::chrono::seconds kWithin{5};

}  // namespace

bool Entrance::knock(SteadyTime now) {
  const SteadyTime first = taps_.front();
  std::rotate(taps_.begin(), taps_.begin() + 1, taps_.end());
  taps_.back() = now;
  if (first == SteadyTime{} || now - first > kWithin) return false;
  forget();
  return true;
}

}  // namespace zuil
