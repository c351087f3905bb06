// SPDX-License-Identifier: EUPL-1.2
// Screens that tell something.
#include <algorithm>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

using em::kBody;
using em::kSmall;
using em::kTitle;

void put_brand(LayoutSheet& sheet, Column& column) {
  for (const std::size_t node : sheet.nodes_in(Part::Brand)) {
    const float icon = sheet.mm(15);
    sheet.put_brand(node, {sheet.margin(), sheet.mm(16), sheet.width() - 2 * sheet.margin(), icon},
                    sheet.type(kBody), icon);
    column.y = std::max(column.y, sheet.mm(16) + icon + sheet.gap(8));
  }
}

// Picture, title and lines, one below the other.
void put_telling(LayoutSheet& sheet, Column& column, float picture, Align align) {
  const float start = align == Align::Center ? (column.width - picture) / 2 : 0;
  for (const std::size_t node : sheet.nodes_in(Part::Message))
    sheet.put_picture(node, {column.x + start, column.y, picture, picture});
  column.y += picture + sheet.gap(sheet.portrait() ? 16 : 8);
  sheet.put_texts(Part::Title, column, sheet.type(kTitle * 1.25F), true, align,
                  sheet.gap(sheet.portrait() ? 10 : 6));
  const float edge = align == Align::Center ? column.width * 0.09F : 0;
  Column lines{column.x + edge, column.width - 2 * edge, column.y, column.bottom};
  sheet.put_texts(Part::Hint, lines, sheet.type(kBody * 1.1F), false, align, sheet.gap(5));
  column.y = lines.y;
}

// What the operator needs stands at the bottom, away from what everyone reads.
void put_notes(LayoutSheet& sheet, const Column& column, float used) {
  const auto notes = sheet.nodes_in(Part::Counter);
  Column below = column;
  const int size = sheet.type(kSmall * 0.9F);
  below.y = column.bottom;
  for (const std::size_t node : notes)
    below.y -= static_cast<float>(
        sheet.measure(node, sheet.style(node, size, false, column.width, Align::Center)).height);
  if (below.y < used) sheet.does_not_fit();
  for (const std::size_t node : notes) sheet.put_text(node, below, size, false, Align::Center);
}

// The number large, its code below it, on a card of its own; moves the column below the card.
void put_reference(LayoutSheet& sheet, Column& column) {
  const float top = column.y;
  const float padding = sheet.mm(8);
  Column inside{column.x + padding, column.width - 2 * padding, top + padding, column.bottom};
  const auto lines = sheet.nodes_in(Part::Reference);
  for (const std::size_t node : lines) {
    const bool is_number = sheet.screen().nodes[node].role == Role::Heading;
    // The hint stands below the code.
    if (node == lines.back()) {
      inside.y += sheet.gap(4);
      for (const std::size_t code : sheet.nodes_in(Part::Code)) {
        const float side = std::max(sheet.least_code(), sheet.gap(70));
        sheet.put_picture(code, {inside.x + (inside.width - side) / 2, inside.y, side, side});
        inside.y += side + sheet.gap(6);
      }
    }
    sheet.put_text(node, inside, sheet.type(is_number ? 20 : kBody), is_number, Align::Center);
  }
  inside.y += padding;
  if (inside.y > column.bottom) sheet.does_not_fit();
  sheet.put_card({column.x, top, column.width, inside.y - top});
  column.y = inside.y;
}

// Tools are there only while the screen is read aloud.
float bottom_of(LayoutSheet& sheet) {
  return sheet.has(Part::Tool) ? put_tools(sheet) - sheet.mm(8) : sheet.height() - sheet.mm(16);
}

void put_buttons(LayoutSheet& sheet, Column& column) {
  Column buttons{column.x + column.width * 0.12F, column.width * 0.76F,
                 column.y + sheet.gap(sheet.portrait() ? 16 : 8), column.bottom};
  sheet.put_list(Part::Answers, buttons, sheet.mm(8), 0);
  column.y = buttons.y;
}

void lay_out_plain(LayoutSheet& sheet) {
  const float width = std::min(sheet.width() - 2 * sheet.margin(), sheet.mm(330));
  Column column{(sheet.width() - width) / 2, width, sheet.mm(16), bottom_of(sheet)};
  put_brand(sheet, column);
  const LayoutSheet::Point start = sheet.here();
  put_telling(sheet, column, sheet.gap(sheet.portrait() ? 84 : 60), Align::Center);
  if (sheet.has(Part::Code)) {
    column.y += sheet.gap(8);
    Column card{column.x + column.width * 0.12F, column.width * 0.76F, column.y, column.bottom};
    put_reference(sheet, card);
    column.y = card.y;
  }
  put_buttons(sheet, column);
  // The whole stands a little above the middle; for who reaches low, at the lower edge.
  const float share = sheet.reach_top() > 0 ? 1.0F : 0.42F;
  const float down = std::max(0.0F, (column.bottom - column.y) * share);
  sheet.shift(start, down);
  put_notes(sheet, column, column.y + down);
}

// Landscape, with a reference: what is told on one side, the number on the other.
void lay_out_beside(LayoutSheet& sheet) {
  const Column room{sheet.margin(), sheet.width() - 2 * sheet.margin(), sheet.mm(16),
                    bottom_of(sheet)};
  Halves halves = halves_of(sheet, room, 0.55F);
  const auto put_middle = [&](Column& column, const auto& put) {
    const LayoutSheet::Point start = sheet.here();
    put(column);
    sheet.shift(start, std::max(0.0F, (column.bottom - column.y) / 2));
  };
  put_middle(halves.first, [&](Column& column) {
    put_telling(sheet, column, sheet.gap(44), Align::Center);
    put_buttons(sheet, column);
  });
  put_middle(halves.second, [&](Column& column) { put_reference(sheet, column); });
}

}  // namespace

void lay_out_message(LayoutSheet& sheet) {
  if (sheet.has(Part::Code) && !sheet.portrait()) return lay_out_beside(sheet);
  lay_out_plain(sheet);
}

}  // namespace zuil
