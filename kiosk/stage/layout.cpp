// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/layout.h"

#include <array>

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
  put_banner(sheet);
  if (is_right_to_left(screen.language)) sheet.mirror();
  return sheet.take();
}

}  // namespace

Layout lay_out(const Screen& screen, const Viewport& viewport, TextMeasure& measure) {
  Layout layout;
  for (const float scale : kScales) {
    layout = attempt(screen, viewport, measure, scale);
    if (layout.fits) break;
  }
  return layout;
}

}  // namespace zuil
