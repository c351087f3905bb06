// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

constexpr std::array kScales{1.0F, 0.93F, 0.86F, 0.8F, 0.74F, 0.68F, 0.62F, 0.56F, 0.5F};

Layout attempt(const Screen& screen, const Viewport& viewport, TextMeasure& measure, float scale) {
  LayoutSheet sheet(screen, viewport, measure, scale);
  switch (screen.kind) {
    case ScreenKind::Attract:
      lay_out_attract(sheet);
      break;
    case ScreenKind::Language:
    case ScreenKind::Question:
      lay_out_question(sheet);
      break;
    case ScreenKind::Text:
    case ScreenKind::Line:
      lay_out_text(sheet);
      break;
    case ScreenKind::Message:
      lay_out_message(sheet);
      break;
    case ScreenKind::Panel:
      lay_out_panel(sheet);
      break;
  }
  if (is_right_to_left(screen.language)) sheet.mirror();
  return sheet.take();
}

Layout lay_out_whole(const Screen& screen, const Viewport& viewport, TextMeasure& measure) {
  Layout layout;
  for (const float scale : kScales) {
    layout = attempt(screen, viewport, measure, scale);
    if (layout.fits) break;
  }
  return layout;
}

void shift(Layout& layout, float right, float down) {
  const auto move = [&](Rect& rect) {
    if (rect.w <= 0) return;
    rect.x += right;
    rect.y += down;
  };
  for (Placed& placed : layout.placed)
    for (Rect* rect : {&placed.box, &placed.text, &placed.icon, &placed.detail}) move(*rect);
  move(layout.panel);
  move(layout.bar);
  for (Rect& card : layout.cards) move(card);
  for (Rect& line : layout.dividers) move(line);
}

// The screen as it will be, only smaller, below the banner: targets keep their millimetres.
Layout lay_out_below_banner(const Screen& screen, const Viewport& viewport, TextMeasure& measure) {
  LayoutSheet sheet(screen, viewport, measure, 1);
  const float banner = put_banner(sheet);
  const float share = 1 - banner / sheet.height();
  const auto less = [&](int length) {
    return static_cast<int>(std::floor(static_cast<float>(length) * share));
  };
  const Viewport below{.width = less(viewport.width),
                       .height = less(viewport.height),
                       .short_side_mm = viewport.short_side_mm * static_cast<double>(share)};
  Layout layout = lay_out_whole(screen, below, measure);
  shift(layout, std::floor((sheet.width() - static_cast<float>(below.width)) / 2), banner);
  if (sheet.right_to_left()) sheet.mirror();
  const Layout above = sheet.take();
  layout.placed.insert(layout.placed.end(), above.placed.begin(), above.placed.end());
  layout.fits = layout.fits && above.fits;
  return layout;
}

}  // namespace

Layout lay_out(const Screen& screen, const Viewport& viewport, TextMeasure& measure) {
  const bool has_banner = std::any_of(screen.nodes.begin(), screen.nodes.end(),
                                      [](const Node& node) { return node.part == Part::Banner; });
  return has_banner ? lay_out_below_banner(screen, viewport, measure)
                    : lay_out_whole(screen, viewport, measure);
}

}  // namespace zuil
