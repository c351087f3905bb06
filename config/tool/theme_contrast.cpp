// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/theme_contrast.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "config/tool/token_value.h"

namespace zuil {
namespace {

using P = Palette;
// Each is held against those before it. Where no lightness will do, it becomes the other.
constexpr std::array<std::pair<ColorOf, ColorOf>, 10> kOrder{{
    {&P::text, &P::text},
    {&P::accent, &P::text},
    {&P::muted, &P::text},
    {&P::border, &P::text},
    {&P::error, &P::text},
    {&P::focus, &P::text},
    {&P::on_accent, &P::page},
    {&P::accent_soft, &P::page},
    {&P::track, &P::page},
    {&P::accent_pressed, &P::accent},
}};
constexpr int kSteps = 1000;

struct Bound {
  ColorOf against;
  double least;
};

bool readable(Color color, const Palette& palette, const std::vector<Bound>& bounds) {
  return std::all_of(bounds.begin(), bounds.end(), [&](const Bound& bound) {
    return contrast_ratio(color, palette.*bound.against) >= bound.least;
  });
}

std::optional<Color> nearest_readable(Color color, const Palette& palette,
                                      const std::vector<Bound>& bounds) {
  const Hsl hsl = to_hsl(color);
  for (int step = 1; step <= kSteps; ++step)
    for (const int side : {-1, 1}) {
      Hsl tried = hsl;
      tried.lightness = std::clamp(hsl.lightness + side * step / double{kSteps}, 0.0, 1.0);
      const Color made = blend(from_hsl(tried), {});
      if (readable(made, palette, bounds)) return made;
    }
  return std::nullopt;
}

std::vector<Bound> bounds_of(ColorOf color, const std::vector<ColorOf>& settled) {
  const auto is_settled = [&](ColorOf other) {
    return std::find(settled.begin(), settled.end(), other) != settled.end();
  };
  std::vector<Bound> bounds;
  for (const ColorPair& pair : color_pairs()) {
    if (pair.front == color && is_settled(pair.back)) bounds.push_back({pair.back, pair.least()});
    if (pair.back == color && is_settled(pair.front)) bounds.push_back({pair.front, pair.least()});
  }
  return bounds;
}

ContrastMend mend_of(ColorOf color, Color to, const Palette& palette,
                     const std::vector<Bound>& bounds) {
  ContrastMend mend{color, palette.*color, to, bounds.front().against};
  double faintest = 2;
  for (const Bound& bound : bounds) {
    const double before = contrast_ratio(mend.from, palette.*bound.against);
    if (before / bound.least >= faintest) continue;
    faintest = before / bound.least;
    mend.against = bound.against;
    mend.before = before;
    mend.after = contrast_ratio(to, palette.*bound.against);
    mend.least = bound.least;
  }
  return mend;
}

// Some text must be readable on both page and surface.
void mend_surface(Palette& palette, std::vector<ContrastMend>& mends) {
  constexpr Color kBlack{0, 0, 0};
  constexpr Color kWhite{255, 255, 255};
  for (const Color ink : {kBlack, kWhite})
    if (contrast_ratio(ink, palette.page) >= 4.5 && contrast_ratio(ink, palette.surface) >= 4.5)
      return;
  const double apart = contrast_ratio(palette.page, palette.surface);
  mends.push_back({&P::surface, palette.surface, palette.page, &P::page, apart, 1, 1});
  palette.surface = palette.page;
}

}  // namespace

Result<std::vector<ContrastMend>> mend_contrast(Palette& palette) {
  std::vector<ContrastMend> mends;
  mend_surface(palette, mends);
  std::vector<ColorOf> settled{&P::page, &P::surface};
  for (const auto& [color, otherwise] : kOrder) {
    const auto bounds = bounds_of(color, settled);
    settled.push_back(color);
    if (readable(palette.*color, palette, bounds)) continue;
    const Color to = nearest_readable(palette.*color, palette, bounds).value_or(palette.*otherwise);
    mends.push_back(mend_of(color, to, palette, bounds));
    palette.*color = to;
  }
  for (const ColorPair& pair : color_pairs())
    if (contrast_ratio(palette.*pair.front, palette.*pair.back) < pair.least())
      return fail(ErrorCode::Invalid, "these colours cannot be made readable together",
                  "Choose a lighter or darker page.");
  return mends;
}

}  // namespace zuil
