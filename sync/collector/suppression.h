// SPDX-License-Identifier: EUPL-1.2
// Nothing about fewer than ten people is shown, nor can it be had by adding and subtracting what
// is.
//
// The rules, and what they leave open on purpose:
//  - A mean, score or percentage over 1 to 9 respondents is hidden, with its n. Over 0: n is 0.
//  - So is one that tells what every single one answered: all marks 1 or all 10, an effort score of
//    -100 or 100, 0 % or 100 % agreement.
//  - A count of 1 to 9 is hidden; so is one that leaves 1 to 9 respondents (108 of 115 have a
//    suggestion: 7 have none). 0 is shown, and so is everybody.
//  - Products are parts of the overall mark. Whatever is left when the products shown are
//  subtracted
//    from the overall figure (hidden products, and marks without a product) must itself be nobody,
//    or ten or more who did not all answer the same. Else the smallest product shown is hidden too,
//    and so on.
//  - The choices of one question are parts of its n in the same way. Where several may be chosen,
//    each is a count among the respondents of that question.
//  - The flagged respondents are what is left when a figure without them is taken from the same
//    figure of all: of that figure they must themselves be nobody, or ten or more who did not all
//    answer the same. Else the figure without them is hidden. Products and choices are not shown
//    without them: their parts would tell of each other.
//  - Under ten respondents in all, nothing is shown.
//  - How many skipped a question (respondents minus n) says nothing of what they think: it is not
//    hidden, however few.
//  - Two factsheets of nearly the same period or sites can be subtracted from each other. Pages
//    offer whole calendar years of all sites only; whoever may run the command has the answers
//    anyway, and must choose periods with care before handing a factsheet on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sync/collector/figures.h"

namespace zuil {

inline constexpr std::int64_t kFewestShown = 10;

// A figure as it may be shown.
struct Shown {
  std::optional<double> value;
  std::optional<std::int64_t> n;
  std::optional<double> benchmark;
  bool suppressed = false;
};

// The values that are only reached when everybody answers the same.
struct Extremes {
  double least = 0;
  double most = 0;
};
inline constexpr Extremes kMarkExtremes{1, 10};
inline constexpr Extremes kEffortExtremes{-100, 100};
inline constexpr Extremes kPercentExtremes{0, 100};

Shown show(const Figure& figure, const Extremes& extremes);

// A count among `respondents`.
std::optional<std::int64_t> show_count(std::int64_t count, std::int64_t respondents);

// Mean marks of parts that add up, with the marks of nobody's part, to `whole`.
std::vector<Shown> show_parts(const Figure& whole, std::span<const NamedFigure> parts);

// How often each choice was chosen, and by how many respondents any was; nothing where it is
// hidden.
struct ShownChoices {
  std::optional<std::int64_t> n;
  std::vector<std::optional<std::int64_t>> counts;
};
ShownChoices show_choices(const ChoiceCounts& choices);

// The figure of those who are left when the flagged are taken from all. Hidden where it, that of
// all or that of the flagged may not be known.
Shown show_without(const Figure& flagged, const Figure& whole, const Figure& rest,
                   const Extremes& extremes);

}  // namespace zuil
