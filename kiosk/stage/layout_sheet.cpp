// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/layout_sheet.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace zuil {
namespace {

using em::kBody;
using em::kSmall;

}  // namespace

bool is_right_to_left(const std::string& language) {
  const std::string_view primary = std::string_view(language).substr(0, language.find('-'));
  return primary == "ar" || primary == "fa" || primary == "he" || primary == "ur";
}

LayoutSheet::LayoutSheet(const Screen& screen, const Viewport& viewport, TextMeasure& measure,
                         float scale)
    : screen_(screen), viewport_(viewport), measure_(measure) {
  layout_.unit = static_cast<float>(viewport.short_side()) / 300.0F;
  layout_.scale = scale;
}

float LayoutSheet::target() const {
  const float real = static_cast<float>(viewport_.pixels_per_mm());
  return std::ceil(screen_.large_text ? std::max(mm(30), 30 * real) : std::max(mm(21), 20 * real));
}

float LayoutSheet::reach_top() const {
  // Whoever sits reaches 1200 mm high (EN 17210). The glass of a 24 inch pillar is 533 mm high; its
  // lower 60% is within reach as long as the lower edge is at 880 mm or below.
  return screen_.low_reach && portrait() ? std::ceil(height() * 0.4F) : 0;
}

float LayoutSheet::least_code() const {
  // A short text has 21 modules, and 4 of white on each side.
  return std::ceil(25 * 29.0F / 21.0F * static_cast<float>(viewport_.pixels_per_mm()));
}

int LayoutSheet::type(float millimetres, float scale) const {
  const float larger = screen_.large_text ? 1.3F : 1.0F;
  const auto size = static_cast<int>(std::lround(millimetres * larger * layout_.unit * scale));
  // Whoever asks for large letters never gets capitals below 6.1 mm; the desk, where nobody can
  // ask, has none below 4 mm on the smallest glass.
  const float least = screen_.large_text                  ? kSmall
                      : screen_.kind == ScreenKind::Panel ? em::kLeast
                                                          : 0;
  return std::max(size, static_cast<int>(std::ceil(least * viewport_.pixels_per_mm())));
}

std::vector<std::size_t> LayoutSheet::nodes_in(Part part) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < screen_.nodes.size(); ++i)
    if (screen_.nodes[i].part == part) found.push_back(i);
  return found;
}

TextSize LayoutSheet::measure(std::size_t node, const TextStyle& style) const {
  if (screen_.nodes[node].label_hidden) return {};
  return measure_.measure(screen_.nodes[node], style);
}

TextSize LayoutSheet::measure_detail(std::size_t node, const TextStyle& style) const {
  Node detail;
  detail.label = screen_.nodes[node].detail;
  return measure_.measure(detail, style);
}

TextStyle LayoutSheet::style(std::size_t node, int size, bool bold, float width,
                             Align align) const {
  return {.language = screen_.nodes[node].language,
          .size = size,
          .bold = bold,
          .width = static_cast<int>(width),
          .align = align,
          .breaks_words = screen_.nodes[node].is_private,
          .right_to_left = right_to_left()};
}

void LayoutSheet::put_text(std::size_t node, Column& column, int size, bool bold, Align align) {
  TextStyle text_style = style(node, size, bold, column.width, align);
  if (align != Align::End) text_style.width = balanced_width(node, text_style);
  const TextSize text = measure(node, text_style);
  const Rect box{column.x, column.y, column.width, static_cast<float>(text.height)};
  if (static_cast<float>(text.width) > column.width + 1) does_not_fit();
  const auto width = static_cast<float>(text_style.width);
  const float before = align == Align::Center ? (column.width - width) / 2 : 0;
  const Rect lines{column.x + before, column.y, width, box.h};
  layout_.placed.push_back({node, box, lines, text_style, {}});
  column.y = box.bottom();
  if (column.y > column.bottom) does_not_fit();
}

int LayoutSheet::balanced_width(std::size_t node, TextStyle style) const {
  const int widest = style.width;
  const int lines = measure(node, style).lines;
  // A long text ends as it ends; what was typed would break within its words.
  if (lines < 2 || lines > 6 || style.breaks_words) return widest;
  // Halving what is left, four times.
  int narrowest = widest;
  int too_narrow = widest / 2;
  for (int step = 0; step < 4; ++step) {
    style.width = (narrowest + too_narrow) / 2;
    const TextSize text = measure(node, style);
    const bool fits = text.lines == lines && text.width <= style.width;
    (fits ? narrowest : too_narrow) = style.width;
  }
  return narrowest;
}

void LayoutSheet::put_texts(Part part, Column& column, int size, bool bold, Align align,
                            float gap_after) {
  for (const std::size_t node : nodes_in(part)) {
    put_text(node, column, size, bold, align);
    column.y += gap_after;
  }
}

float LayoutSheet::target_height(std::size_t node, float width, int size, bool bold, float padding,
                                 float icon) const {
  const float room = width - 2 * padding - (icon > 0 ? icon + padding * 0.6F : 0);
  const TextSize text = measure(node, style(node, size, bold, room, Align::Start));
  // A word that is too long fits in no height.
  if (static_cast<float>(text.width) > room + 1) return height();
  return std::max(target(), static_cast<float>(text.height) + gap(9));
}

void LayoutSheet::put_target(std::size_t node, Rect box, int size, bool bold, Align align,
                             float padding, float icon) {
  Placed placed{node, box, {}, {}, {}};
  const Node& shown = screen_.nodes[node];
  if (shown.label_hidden || shown.label.empty()) return put_icon(node, box, icon);
  const float icon_room = icon > 0 ? icon + padding * 0.6F : 0;
  const float room = box.w - 2 * padding - icon_room;
  placed.style = style(node, size, bold, room, align);
  const TextSize text = measure(node, placed.style);
  const auto text_height = static_cast<float>(text.height);
  if (text_height > box.h + 1 || static_cast<float>(text.width) > room + 1) does_not_fit();
  float start = box.x + padding;
  if (icon > 0 && align == Align::Center) {
    // Icon and words are centred together.
    const float together = static_cast<float>(text.width) + icon_room;
    start = box.x + (box.w - together) / 2;
    placed.style.align = Align::Start;
    placed.style.width = text.width + 2;
  }
  // An arrow forward stands behind its words.
  const bool icon_last = shown.icon == "next";
  const float icon_start =
      icon_last ? start + static_cast<float>(placed.style.width) + padding * 0.6F : start;
  placed.icon = {icon_start, box.y + (box.h - icon) / 2, icon, icon};
  placed.text = {start + (icon_last ? 0 : icon_room), box.y + (box.h - text_height) / 2,
                 static_cast<float>(placed.style.width), text_height};
  layout_.placed.push_back(placed);
}

void LayoutSheet::put_icon(std::size_t node, Rect box, float icon) {
  const Rect middle{box.x + (box.w - icon) / 2, box.y + (box.h - icon) / 2, icon, icon};
  layout_.placed.push_back({node, box, {}, {}, middle});
}

void LayoutSheet::put_below(std::size_t node, Rect box, float icon, int size) {
  const float side = mm(1);
  const TextStyle text_style = style(node, size, false, box.w - 2 * side, Align::Center);
  const auto text = static_cast<float>(measure(node, text_style).height);
  const float top = box.y + (box.h - icon - text) / 2;
  layout_.placed.push_back({node,
                            box,
                            {box.x + side, top + icon, box.w - 2 * side, text},
                            text_style,
                            {box.x + (box.w - icon) / 2, top, icon, icon}});
}

float LayoutSheet::error_icon() const {
  return static_cast<float>(type(kBody)) * 1.2F;
}

float LayoutSheet::errors_height(const Column& column) {
  const float room = column.width - error_icon() - mm(3);
  float tallest = 0;
  for (const std::string& error : screen_.may_tell) {
    const Node told{.id = "error", .label = error, .language = screen_.language};
    const TextSize text = measure_.measure(told, {.language = screen_.language,
                                                  .size = type(kBody),
                                                  .bold = true,
                                                  .width = static_cast<int>(room),
                                                  .right_to_left = right_to_left()});
    if (static_cast<float>(text.width) > room + 1) does_not_fit();
    tallest = std::max(tallest, static_cast<float>(text.height));
  }
  return tallest;
}

void LayoutSheet::put_error(std::size_t node, Column& column) {
  const float icon = error_icon();
  const float start = icon + mm(3);
  TextStyle text_style = style(node, type(kBody), true, column.width - start, Align::Start);
  text_style.width = balanced_width(node, text_style);
  const TextSize text = measure(node, text_style);
  if (static_cast<float>(text.width) > column.width - start + 1) does_not_fit();
  const Rect box{column.x, column.y, column.width, static_cast<float>(text.height)};
  const Rect words{column.x + start, column.y, static_cast<float>(text_style.width), box.h};
  // Beside the first line.
  const float line = box.h / static_cast<float>(std::max(text.lines, 1));
  layout_.placed.push_back(
      {node, box, words, text_style, {column.x, column.y + (line - icon) / 2, icon, icon}});
  column.y = box.bottom();
  if (column.y > column.bottom) does_not_fit();
}

void LayoutSheet::put_picture(std::size_t node, Rect box) {
  layout_.placed.push_back({node, box, {}, {}, box});
}

void LayoutSheet::put_face(std::size_t node, Rect box, float face, int size) {
  const float side = gap(2);
  const TextStyle text_style = style(node, size, false, box.w - 2 * side, Align::Center);
  const TextSize text = measure(node, text_style);
  if (static_cast<float>(text.width) > box.w) does_not_fit();
  const float top = box.y + gap(6);
  layout_.placed.push_back(
      {node,
       box,
       {box.x + side, top + face + gap(4), box.w - 2 * side, static_cast<float>(text.height)},
       text_style,
       {box.x + (box.w - face) / 2, top, face, face}});
}

void LayoutSheet::put_brand(std::size_t node, Rect box, int size, float icon) {
  // The logo keeps its shape, and leaves half of the width to the words.
  const float aspect = measure_.logo_aspect();
  const float picture =
      aspect > 0 ? std::clamp(icon * aspect, icon, std::max(icon, box.w / 2)) : icon;
  const float start = box.x + picture + mm(5);
  TextStyle text_style = style(node, size, true, box.right() - start, Align::Start);
  // A long name is written smaller, a word that is too long broken; into what is below it does not
  // run.
  text_style.breaks_words = true;
  const float room = box.h + mm(8);
  const int least = size * 6 / 10;
  const auto height = static_cast<float>(shrink(node, text_style, room, least).height);
  if (height > room) does_not_fit();
  layout_.placed.push_back({node,
                            box,
                            {start, box.y + (box.h - height) / 2, box.right() - start, height},
                            text_style,
                            {box.x, box.y, picture, icon}});
}

void LayoutSheet::put_field(std::size_t node, Rect box, int size, float padding) {
  const float room = box.w - 2 * padding;
  TextStyle text_style = style(node, size, false, room, Align::Start);
  const TextSize text = shrink(node, text_style, box.h - 2 * padding, size * 2 / 3);
  layout_.placed.push_back(
      {node,
       box,
       {box.x + padding, box.y + padding, room, static_cast<float>(text.height)},
       text_style,
       {}});
}

TextSize LayoutSheet::shrink(std::size_t node, TextStyle& style, float height, int least) const {
  TextSize text = measure(node, style);
  while (static_cast<float>(text.height) > height && style.size > least) {
    style.size = style.size * 9 / 10;
    text = measure(node, style);
  }
  return text;
}

float LayoutSheet::rows_height(const std::vector<std::size_t>& nodes, float width, int columns,
                               float padding, float icon) const {
  float tallest = 0;
  for (const std::size_t node : nodes)
    tallest = std::max(tallest, target_height(node, width, type(kBody), false, padding, icon));
  const auto rows = std::ceil(static_cast<float>(nodes.size()) / static_cast<float>(columns));
  return rows * tallest + (rows - 1) * between_rows(nodes);
}

float LayoutSheet::between_rows(const std::vector<std::size_t>& nodes) const {
  return gap(screen_.nodes[nodes.front()].role == Role::Button ? 8 : 5);
}

void LayoutSheet::put_rows(const std::vector<std::size_t>& nodes, Column& column, int columns,
                           float padding, float icon) {
  const float between = between_rows(nodes);
  const float width =
      (column.width - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const auto count = static_cast<int>(nodes.size());
  const int rows = (count + columns - 1) / columns;
  const float total = rows_height(nodes, width, columns, padding, icon);
  float height = (total + between) / static_cast<float>(rows) - between;
  // Larger where there is room for it, but not beyond what looks like an answer.
  const float room = room_for(screen_.nodes[nodes.front()].part, column) + between;
  const float roomy = mm(screen_.large_text ? 36 : 30);
  height = std::max(height, std::min(room / static_cast<float>(rows) - between, roomy));
  for (int i = 0; i < count; ++i) {
    // Down the first column, then down the next: the order in which a list is read.
    const auto row = static_cast<float>(i % rows);
    const int line = i / rows;
    const auto in_column = static_cast<float>(line);
    const std::size_t node = nodes[static_cast<std::size_t>(i)];
    const bool is_button = screen_.nodes[node].role == Role::Button;
    put_target(node,
               {column.x + in_column * (width + between), column.y + row * (height + between),
                width, height},
               type(kBody), is_button, is_button ? Align::Center : Align::Start, padding, icon);
  }
  column.y += static_cast<float>(rows) * (height + between) - between;
}

float LayoutSheet::room_for(Part part, const Column& column) const {
  float room = column.bottom - column.y;
  if (part == Part::Aside) return room;
  for (const std::size_t node : nodes_in(Part::Aside))
    room -= gap(9) + target_height(node, column.width, type(kBody), false, mm(8),
                                   static_cast<float>(type(9)));
  return room;
}

void LayoutSheet::put_list(Part part, Column& column, float padding, float icon) {
  const auto nodes = nodes_in(part);
  if (nodes.empty()) return;
  const float room = room_for(part, column);
  const float between = between_rows(nodes);
  for (const int columns : {1, 2, 3}) {
    const auto count = static_cast<float>(columns);
    const float width = (column.width - (count - 1) * between) / count;
    if (rows_height(nodes, width, columns, padding, icon) > room) continue;
    return put_rows(nodes, column, columns, padding, icon);
  }
  put_rows(nodes, column, 1, padding, icon);
  does_not_fit();
}

void LayoutSheet::put_list_in(const std::vector<std::size_t>& nodes, Column& column, int columns,
                              float padding, float icon) {
  const float between = between_rows(nodes);
  const auto count = static_cast<float>(columns);
  const float width = (column.width - (count - 1) * between) / count;
  const float total = rows_height(nodes, width, columns, padding, icon);
  Column exact{column.x, column.width, column.y, column.y + total};
  if (exact.bottom > column.bottom) does_not_fit();
  put_rows(nodes, exact, columns, padding, icon);
  column.y = exact.y;
}

void LayoutSheet::put_grid(const std::vector<std::size_t>& nodes, Column& column, int columns,
                           int size, float icon, float least_height) {
  const float between = gap(6);
  const float padding = mm(6);
  const auto count = static_cast<float>(columns);
  const float wide = (column.width - (count - 1) * between) / count;
  const bool is_bold = size > type(kBody);
  float tall = least_height;
  for (const std::size_t node : nodes)
    tall = std::max(tall, target_height(node, wide, size, is_bold, padding, icon));
  const auto in_full_row = static_cast<std::size_t>(columns);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::size_t in_row = i % in_full_row;
    const std::size_t row_size = std::min(in_full_row, nodes.size() - (i - in_row));
    // A row that is not full stands in the middle.
    const float start =
        column.x + static_cast<float>(in_full_row - row_size) * (wide + between) / 2;
    put_target(nodes[i],
               {start + static_cast<float>(in_row) * (wide + between), column.y, wide, tall}, size,
               is_bold, Align::Center, padding, icon);
    if (in_row + 1 == row_size) column.y += tall + between;
  }
  if (!nodes.empty()) column.y -= between;
}

void LayoutSheet::back_to(Point point) {
  layout_.placed.resize(point.placed);
  layout_.cards.resize(point.cards);
  layout_.dividers.resize(point.dividers);
  layout_.fits = point.fits;
}

void LayoutSheet::shift(Point since, float down) {
  for (std::size_t i = since.cards; i < layout_.cards.size(); ++i) layout_.cards[i].y += down;
  for (std::size_t i = since.placed; i < layout_.placed.size(); ++i) {
    layout_.placed[i].box.y += down;
    layout_.placed[i].text.y += down;
    layout_.placed[i].icon.y += down;
    layout_.placed[i].detail.y += down;
  }
}

void LayoutSheet::mirror() {
  const auto flip = [&](Rect& rect) { rect.x = width() - rect.x - rect.w; };
  for (Placed& placed : layout_.placed) {
    flip(placed.box);
    flip(placed.text);
    flip(placed.icon);
    flip(placed.detail);
  }
  flip(layout_.panel);
  for (Rect& card : layout_.cards) flip(card);
  for (Rect& line : layout_.dividers) flip(line);
}

Layout LayoutSheet::take() {
  std::sort(layout_.placed.begin(), layout_.placed.end(),
            [](const Placed& a, const Placed& b) { return a.node < b.node; });
  return std::move(layout_);
}

}  // namespace zuil
