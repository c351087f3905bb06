// SPDX-License-Identifier: EUPL-1.2
// The screen that invites: the invitation on a panel, and what can be tapped beside it.
#include <algorithm>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

using em::kBody;
using em::kHero;

// The welcoming half: brand, picture, invitation, on the accent colour.
void put_invitation(LayoutSheet& sheet, const Rect& panel) {
  sheet.set_panel(panel);
  const float edge = sheet.margin();
  Column column{panel.x + edge, panel.w - 2 * edge, panel.y + sheet.mm(16),
                panel.bottom() - sheet.gap(14)};
  for (const std::size_t node : sheet.nodes_in(Part::Brand)) {
    const float icon = sheet.mm(15);
    sheet.put_brand(node, {column.x, column.y, column.width, icon}, sheet.type(kBody), icon);
    column.y += icon;
  }
  // Picture and words stand together in the middle of what is left.
  const auto titles = sheet.nodes_in(Part::Title);
  float words = 0;
  for (const std::size_t node : titles)
    words += static_cast<float>(
        sheet.measure(node, sheet.style(node, sheet.type(kHero), true, column.width, Align::Center))
            .height);
  const float space = sheet.gap(4);
  const float picture =
      std::min(sheet.gap(sheet.portrait() ? 150 : 120), column.bottom - column.y - words - space);
  column.y += std::max(0.0F, (column.bottom - column.y - picture - space - words) / 2);
  for (const std::size_t node : sheet.nodes_in(Part::Message))
    sheet.put_picture(node, {panel.x + (panel.w - picture) / 2, column.y, picture, picture});
  if (picture < sheet.mm(30)) sheet.does_not_fit();
  column.y += picture + space;
  sheet.put_texts(Part::Title, column, sheet.type(kHero), true, Align::Center, 0);
}

void put_starts(LayoutSheet& sheet, Column& column) {
  for (const std::size_t node : sheet.nodes_in(Part::FooterEnd))
    sheet.put_grid({node}, column, 1, sheet.type(13), static_cast<float>(sheet.type(13)),
                   std::max(sheet.target(), sheet.gap(46)));
  if (!sheet.has(Part::Starts)) return;
  const auto starts = sheet.nodes_in(Part::Starts);
  sheet.put_grid(starts, column, starts.size() > 3 ? 2 : 1, sheet.type(11.5F),
                 static_cast<float>(sheet.type(11.5F)), std::max(sheet.target(), sheet.gap(32)));
}

// In as many columns as make the languages least high.
void put_languages(LayoutSheet& sheet, Column& column) {
  const auto languages = sheet.nodes_in(Part::Languages);
  if (languages.empty()) return;
  const auto icon = static_cast<float>(sheet.type(9));
  const auto height = [&](int columns) {
    const LayoutSheet::Point before = sheet.here();
    Column tried = column;
    sheet.put_grid(languages, tried, columns, sheet.type(kBody), icon, 0);
    sheet.back_to(before);
    return tried.y;
  };
  int best = 2;
  for (const int columns : {3, 4})
    if (languages.size() > 4 && height(columns) < height(best)) best = columns;
  sheet.put_grid(languages, column, best, sheet.type(kBody), icon, 0);
  column.y += sheet.gap(12);
}

// Everything beside the panel, from the column's y down.
void put_offers(LayoutSheet& sheet, Column& column) {
  sheet.put_texts(Part::Hint, column, sheet.type(kBody * 1.1F), false, Align::Center, 0);
  column.y += sheet.gap(14);
  put_starts(sheet, column);
  column.y += sheet.gap(18);
  put_languages(sheet, column);
  sheet.put_grid(sheet.nodes_in(Part::Tool), column, 2, sheet.type(kBody),
                 static_cast<float>(sheet.type(10)), 0);
}

}  // namespace

void lay_out_attract(LayoutSheet& sheet) {
  const LayoutSheet::Point start = sheet.here();
  if (sheet.portrait()) {
    Column column{sheet.margin(), sheet.width() - 2 * sheet.margin(), 0, sheet.height()};
    put_offers(sheet, column);
    // The panel gives way to what can be tapped.
    const float around = sheet.gap(12) + sheet.mm(14);
    const float most = sheet.height() * 0.52F;
    const float panel = std::clamp(sheet.height() - column.y - around, sheet.height() * 0.3F, most);
    const float left = sheet.height() - panel - around - column.y;
    if (left < 0) sheet.does_not_fit();
    sheet.shift(start, panel + sheet.gap(12) + std::max(0.0F, left / 2));
    put_invitation(sheet, {0, 0, sheet.width(), panel});
    return;
  }
  const bool is_full = sheet.has(Part::Starts) || sheet.nodes_in(Part::Languages).size() > 4;
  const float panel = sheet.width() * (is_full ? 0.44F : 0.5F);
  Column column{panel + sheet.margin(), sheet.width() - panel - 2 * sheet.margin(), 0,
                sheet.height()};
  put_offers(sheet, column);
  const float left = sheet.height() - sheet.mm(32) - column.y;
  if (left < 0) sheet.does_not_fit();
  sheet.shift(start, sheet.mm(16) + std::max(0.0F, left / 2));
  put_invitation(sheet, {0, 0, panel, sheet.height()});
}

}  // namespace zuil
