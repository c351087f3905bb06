// SPDX-License-Identifier: EUPL-1.2
// The screen that invites: the invitation on a panel, and what can be tapped beside it.
#include <algorithm>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

using em::kBody;
using em::kHero;
using em::kSmall;

// What visitors said and what was done with it, on a card at the bottom of the column.
void put_news(LayoutSheet& sheet, Column& column) {
  const auto news = sheet.nodes_in(Part::News);
  if (news.empty()) return;
  const float padding = sheet.gap(8);
  Column inside{column.x + padding, column.width - 2 * padding, column.y + padding, column.bottom};
  const LayoutSheet::Point start = sheet.here();
  for (const std::size_t node : news) {
    const bool is_heading = sheet.screen().nodes[node].role == Role::Heading;
    if (is_heading && node != news.front()) inside.y += sheet.gap(5);
    sheet.put_text(node, inside, sheet.type(is_heading ? kSmall : kBody), is_heading, Align::Start);
  }
  const float height = inside.y + padding - column.y;
  sheet.put_card({column.x, column.y, column.width, height});
  sheet.shift(start, column.bottom - column.y - height);
  column.bottom -= height + sheet.gap(8);
}

// The welcoming half: brand, picture, greeting, invitation, news, on the accent colour.
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
  put_news(sheet, column);
  // Picture and words stand together in the middle of what is left.
  const LayoutSheet::Point before = sheet.here();
  const float top = column.y;
  sheet.put_texts(Part::Greeting, column, sheet.type(kBody * 1.3F), false, Align::Center,
                  sheet.gap(2));
  sheet.put_texts(Part::Title, column, sheet.type(kHero), true, Align::Center, 0);
  const float room = column.bottom - column.y;
  const float space = sheet.gap(8);
  const float picture = std::min(sheet.gap(sheet.portrait() ? 140 : 110), room - space);
  // Without room for it nothing is said less.
  const bool has_picture = picture >= sheet.mm(56);
  const float above = has_picture ? picture + space : 0;
  const float start = std::max(0.0F, (room - above) / 2);
  sheet.shift(before, start + above);
  if (!has_picture) return;
  for (const std::size_t node : sheet.nodes_in(Part::Message))
    sheet.put_picture(node, {panel.x + (panel.w - picture) / 2, top + start, picture, picture});
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
}

// Everything beside the panel, from the column's y down; gives where the first button begins.
float put_offers(LayoutSheet& sheet, Column& column) {
  sheet.put_texts(Part::Hint, column, sheet.type(kBody * 1.1F), false, Align::Center, 0);
  column.y += sheet.gap(14);
  const float first = column.y;
  put_starts(sheet, column);
  column.y += sheet.gap(16);
  put_languages(sheet, column);
  return first;
}

void lay_out_portrait(LayoutSheet& sheet, float bottom) {
  const LayoutSheet::Point start = sheet.here();
  Column column{sheet.margin(), sheet.width() - 2 * sheet.margin(), 0, bottom};
  const float first = put_offers(sheet, column);
  // The panel gives way to what can be tapped.
  const float above = sheet.gap(12);
  const float around = above + sheet.gap(12);
  const float least = std::max(sheet.height() * 0.28F, sheet.reach_top() - above - first);
  const float panel = std::max(least, std::min(bottom - column.y - around, sheet.height() * 0.54F));
  const float left = bottom - panel - around - column.y;
  if (left < 0) sheet.does_not_fit();
  sheet.shift(start, panel + above + std::max(0.0F, left / 2));
  put_invitation(sheet, {0, 0, sheet.width(), panel});
}

void lay_out_landscape(LayoutSheet& sheet, float bottom) {
  const LayoutSheet::Point start = sheet.here();
  const bool is_full = sheet.has(Part::Starts) || sheet.nodes_in(Part::Languages).size() > 4;
  const float panel = sheet.width() * (is_full ? 0.44F : 0.5F);
  Column column{panel + sheet.margin(), sheet.width() - panel - 2 * sheet.margin(), 0, bottom};
  put_offers(sheet, column);
  const float left = bottom - sheet.mm(24) - column.y;
  if (left < 0) sheet.does_not_fit();
  sheet.shift(start, sheet.mm(12) + std::max(0.0F, left / 2));
  put_invitation(sheet, {0, 0, panel, bottom});
}

}  // namespace

void lay_out_attract(LayoutSheet& sheet) {
  const float bottom = put_tools(sheet);
  if (sheet.portrait()) return lay_out_portrait(sheet, bottom);
  lay_out_landscape(sheet, bottom);
}

}  // namespace zuil
