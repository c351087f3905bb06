// SPDX-License-Identifier: EUPL-1.2
// A question that is answered by typing.
#include <algorithm>
#include <vector>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

using em::kBody;
using em::kSmall;
using em::kTitle;

// The rows of the on-screen keyboard.
struct Keyboard {
  int rows = 0;
  float columns = 0;  // of the widest row
  bool is_pad = false;
  float between = 0;  // pixels between two keys
};

Keyboard keyboard_of(const LayoutSheet& sheet) {
  Keyboard keyboard;
  std::vector<float> widths;
  for (const std::size_t key : sheet.nodes_in(Part::Keyboard)) {
    const Node& node = sheet.screen().nodes[key];
    widths.resize(std::max(widths.size(), static_cast<std::size_t>(node.row) + 1));
    widths[static_cast<std::size_t>(node.row)] += static_cast<float>(node.width);
  }
  keyboard.rows = static_cast<int>(widths.size());
  if (!widths.empty()) keyboard.columns = *std::max_element(widths.begin(), widths.end());
  keyboard.is_pad = keyboard.columns < 5;
  const bool is_tight = keyboard.columns > 10 || sheet.screen().large_text;
  keyboard.between = sheet.mm(keyboard.is_pad ? 4 : is_tight ? 1.6F : 2.2F);
  return keyboard;
}

// Narrowest it can be.
float least_width(const LayoutSheet& sheet, const Keyboard& keyboard) {
  return keyboard.columns * sheet.target() + (keyboard.columns - 1) * keyboard.between;
}

float key_height(const LayoutSheet& sheet, const Keyboard& keyboard, float key_width, float room) {
  const auto rows = static_cast<float>(keyboard.rows);
  const float most = (room + keyboard.between) / rows - keyboard.between;
  float wanted = sheet.mm(keyboard.is_pad ? 46 : 29);
  if (sheet.portrait() && !keyboard.is_pad) wanted = std::min(key_width * 1.15F, sheet.mm(27));
  return std::max(sheet.target(), std::min(most, wanted));
}

// At the bottom of the column; moves that up.
void put_keyboard(LayoutSheet& sheet, Column& column) {
  const Keyboard keyboard = keyboard_of(sheet);
  const auto keys = sheet.nodes_in(Part::Keyboard);
  const float between = keyboard.between;
  const float widest = keyboard.is_pad ? sheet.mm(240) : column.width;
  const float width = std::min(column.width, widest);
  const float unit = (width - (keyboard.columns - 1) * between) / keyboard.columns;
  const float height = key_height(sheet, keyboard, unit, column.bottom - column.y);
  const auto rows = static_cast<float>(keyboard.rows);
  float y = column.bottom - rows * height - (rows - 1) * between;
  if (y < column.y - 1) sheet.does_not_fit();
  const float top = y;
  for (int row = 0; row < keyboard.rows; ++row) {
    float total = -between;
    for (const std::size_t key : keys)
      if (const Node& node = sheet.screen().nodes[key]; node.row == row)
        total += static_cast<float>(node.width) * (unit + between);
    float x = column.x + (column.width - total) / 2;
    for (const std::size_t key : keys) {
      const Node& node = sheet.screen().nodes[key];
      if (node.row != row) continue;
      const float wide = static_cast<float>(node.width) * (unit + between) - between;
      const bool is_letter = node.action.kind == Action::Kind::Type && node.action.value != " ";
      const float size = keyboard.is_pad ? 17 : is_letter ? 10.5F : 8;
      // Keys lie from left to right in every language: what is mirrored later, is mirrored twice.
      const float place = sheet.right_to_left() ? 2 * column.x + column.width - x - wide : x;
      sheet.put_target(key, {place, y, wide, height}, sheet.type(size), keyboard.is_pad,
                       Align::Center, 0, node.icon.empty() ? 0 : std::min(wide, height) * 0.5F);
      x += wide + between;
    }
    y += height + between;
  }
  column.bottom = top - sheet.gap(8);
}

// A text of many lines fills the column, with the counter below it at its end.
void put_words_field(LayoutSheet& sheet, Column& column) {
  for (const std::size_t counter : sheet.nodes_in(Part::Counter)) {
    Column line{column.x, column.width, 0, column.bottom};
    const int size = sheet.type(kSmall);
    const auto height = static_cast<float>(
        sheet.measure(counter, sheet.style(counter, size, false, column.width, Align::End)).height);
    line.y = column.bottom - height;
    sheet.put_text(counter, line, size, false, Align::End);
    column.bottom -= height + sheet.gap(3);
  }
  for (const std::size_t field : sheet.nodes_in(Part::Field))
    sheet.put_field(field, {column.x, column.y, column.width, column.bottom - column.y},
                    sheet.type(kBody), sheet.mm(7));
  if (column.bottom - column.y < sheet.mm(48)) sheet.does_not_fit();
}

// An answer of one line, or two, with what it should look like below it.
void put_line_field(LayoutSheet& sheet, Column& column, bool is_pad) {
  const int size = sheet.type(is_pad ? kTitle : kBody * 1.1F);
  const float padding = sheet.mm(7);
  const float line = static_cast<float>(size) * 1.4F;
  const float height = std::max(sheet.target(), line * (is_pad ? 1.0F : 2.0F) + 2 * padding);
  for (const std::size_t field : sheet.nodes_in(Part::Field))
    sheet.put_field(field, {column.x, column.y, column.width, height}, size, padding);
  column.y += height + sheet.gap(3);
  sheet.put_texts(Part::Counter, column, sheet.type(kSmall), false, Align::Start, sheet.gap(3));
  if (column.y > column.bottom) sheet.does_not_fit();
}

void put_field(LayoutSheet& sheet, Column& column) {
  if (sheet.screen().kind == ScreenKind::Text) {
    put_words_field(sheet, column);
  } else {
    put_line_field(sheet, column, keyboard_of(sheet).is_pad);
    put_aside(sheet, column);
  }
}

void lay_out_portrait(LayoutSheet& sheet, Column& column) {
  put_heading(sheet, column, kTitle);
  column.y += sheet.gap(4);
  const bool is_pad = keyboard_of(sheet).is_pad;
  // Letters take the whole width of the glass: nine keys of large text need almost all of it.
  const float edge = is_pad ? column.x : sheet.mm(sheet.screen().large_text ? 6 : 8);
  Column keys{edge, sheet.width() - 2 * edge, column.y, column.bottom};
  put_keyboard(sheet, keys);
  column.bottom = keys.bottom;
  put_field(sheet, column);
}

}  // namespace

void lay_out_text(LayoutSheet& sheet) {
  Column column = sheet.put_frame();
  if (sheet.portrait()) return lay_out_portrait(sheet, column);
  const Keyboard keyboard = keyboard_of(sheet);
  // Only a long text needs the height beside the keys, and only small keys leave room above them.
  const bool is_beside = sheet.screen().large_text || sheet.screen().kind == ScreenKind::Line;
  if (!is_beside) {
    put_heading(sheet, column, kTitle);
    column.y += sheet.gap(2);
  }
  const float keys = least_width(sheet, keyboard) / (column.width - sheet.mm(20));
  const float share = keyboard.is_pad ? 0.5F : std::min(0.42F, 1 - keys);
  Halves halves = halves_of(sheet, column, share);
  const bool is_narrow = sheet.screen().large_text && !keyboard.is_pad;
  if (is_beside) put_heading(sheet, halves.first, kTitle * (is_narrow ? 0.85F : 1));
  put_field(sheet, halves.first);
  put_keyboard(sheet, halves.second);
}

}  // namespace zuil
