// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/suppression.h"

#include <cmath>

namespace zuil {
namespace {

bool is_few(std::int64_t n) {
  return n > 0 && n < kFewestShown;
}

// The sum of whole marks, as they were given.
std::int64_t sum_of(const Figure& figure) {
  return std::llround(figure.value * static_cast<double>(figure.n));
}

// May a group of n people with this sum of marks be known?
bool may_be_known(std::int64_t n, std::int64_t sum) {
  return n == 0 || (n >= kFewestShown && sum != n && sum != 10 * n);
}

}  // namespace

Shown show(const Figure& figure, const Extremes& extremes) {
  if (figure.n == 0) return {std::nullopt, 0, std::nullopt, true};
  if (is_few(figure.n) || figure.value <= extremes.least || figure.value >= extremes.most)
    return {std::nullopt, std::nullopt, std::nullopt, true};
  return {figure.value, figure.n, std::nullopt, false};
}

std::optional<std::int64_t> show_count(std::int64_t count, std::int64_t respondents) {
  if (is_few(count) || is_few(respondents - count)) return std::nullopt;
  return count;
}

std::vector<Shown> show_parts(const Figure& whole, std::span<const NamedFigure> parts) {
  std::vector<Shown> shown;
  for (const NamedFigure& part : parts) shown.push_back(show(part.figure, kMarkExtremes));
  while (true) {
    std::int64_t rest = whole.n;
    std::int64_t rest_sum = sum_of(whole);
    std::size_t smallest = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (shown[i].suppressed) continue;
      rest -= parts[i].figure.n;
      rest_sum -= sum_of(parts[i].figure);
      if (smallest == parts.size() || parts[i].figure.n < parts[smallest].figure.n) smallest = i;
    }
    if (may_be_known(rest, rest_sum) || smallest == parts.size()) return shown;
    shown[smallest] = {std::nullopt, std::nullopt, std::nullopt, true};
  }
}

ShownChoices show_choices(const ChoiceCounts& choices) {
  ShownChoices shown;
  shown.counts.resize(choices.choices.size());
  if (is_few(choices.n)) return shown;
  shown.n = choices.n;
  for (std::size_t i = 0; i < shown.counts.size(); ++i)
    shown.counts[i] = show_count(choices.choices[i].count, choices.n);
  while (choices.exclusive) {
    std::int64_t rest = choices.n;
    std::optional<std::int64_t>* smallest = nullptr;
    for (auto& count : shown.counts) {
      if (count.value_or(0) == 0) continue;
      rest -= *count;
      if (smallest == nullptr || *count < **smallest) smallest = &count;
    }
    if (!is_few(rest) || smallest == nullptr) break;
    *smallest = std::nullopt;
  }
  return shown;
}

Shown show_without(const Figure& flagged, const Figure& whole, const Figure& rest,
                   const Extremes& extremes) {
  if (flagged.n == 0) return show(whole, extremes);
  for (const Figure* part : {&flagged, &whole, &rest})
    if (show(*part, extremes).suppressed) return {std::nullopt, std::nullopt, std::nullopt, true};
  return show(rest, extremes);
}

}  // namespace zuil
