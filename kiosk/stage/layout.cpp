// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

// Type, em in design millimetres (1/300 of the short side; on a 24 inch screen a real millimetre).
constexpr float kHero = 25;
constexpr float kTitle = 14.5F;
constexpr float kMark = 16;
constexpr float kBody = 10;
constexpr float kSmall = 8.6F;

constexpr std::array kScales{1.0F, 0.93F, 0.86F, 0.8F, 0.74F, 0.68F, 0.62F, 0.56F, 0.5F};

void put_marks(Sheet& sheet, Column& column) {
  const auto marks = sheet.nodes_in(Part::Marks);
  const auto ends = sheet.nodes_in(Part::MarkEnds);
  const auto put_end = [&](std::size_t index, Align align) {
    if (ends.size() != 2) return;
    sheet.put_text(ends[index], column, sheet.type(kSmall), false, align);
  };
  put_end(0, Align::Start);
  column.y += sheet.gap(4);
  const float between = sheet.gap(5);
  const float width = (column.width - 4 * between) / 5;
  const float height = std::max(sheet.target(), sheet.gap(sheet.portrait() ? 54 : 42));
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::size_t line = i / 5;
    const auto row = static_cast<float>(line);
    const auto in_row = static_cast<float>(i % 5);
    sheet.put_target(
        marks[i],
        {column.x + in_row * (width + between), column.y + row * (height + between), width, height},
        sheet.type(kMark), true, Align::Center, 0, 0);
  }
  column.y += 2 * height + between + sheet.gap(4);
  put_end(1, Align::End);
  if (column.y > column.bottom) sheet.does_not_fit();
}

void put_faces(Sheet& sheet, Column& column) {
  const auto faces = sheet.nodes_in(Part::Faces);
  if (faces.empty()) return;
  const float between = sheet.gap(5);
  const auto count = static_cast<float>(faces.size());
  const float width = (column.width - (count - 1) * between) / count;
  const float face = std::min(width - sheet.gap(8), sheet.mm(70));
  float label = 0;
  for (const std::size_t node : faces)
    label = std::max(label, static_cast<float>(
                                sheet
                                    .measure(node, sheet.style(node, sheet.type(kSmall), false,
                                                               width - sheet.gap(4), Align::Center))
                                    .height));
  const float height = std::max(sheet.target(), face + label + sheet.gap(16));
  for (std::size_t i = 0; i < faces.size(); ++i)
    sheet.put_face(faces[i],
                   {column.x + static_cast<float>(i) * (width + between), column.y, width, height},
                   face, sheet.type(kSmall));
  column.y += height;
  if (column.y > column.bottom) sheet.does_not_fit();
}

void put_aside(Sheet& sheet, Column& column) {
  if (!sheet.has(Part::Aside)) return;
  column.y += sheet.gap(9);
  sheet.put_list(Part::Aside, column, sheet.mm(8), static_cast<float>(sheet.type(9)));
  if (column.y > column.bottom) sheet.does_not_fit();
}

// Title and hints; in portrait what comes below begins at the same height on every screen.
void put_heading(Sheet& sheet, Column& column, float title) {
  sheet.put_texts(Part::Title, column, sheet.type(title), true, Align::Start, sheet.gap(6));
  sheet.put_texts(Part::Hint, column, sheet.type(kBody), false, Align::Start, sheet.gap(4));
}

struct Halves {
  Column first;
  Column second;
};

// Landscape: the question on one side, the answers on the other.
Halves halves_of(const Sheet& sheet, const Column& room, float share) {
  const float between = sheet.mm(20);
  const float first = (room.width - between) * share;
  return {{room.x, first, room.y, room.bottom},
          {room.x + first + between, room.width - first - between, room.y, room.bottom}};
}

void lay_out_question(Sheet& sheet) {
  Column column = sheet.put_frame();
  const float choice_icon = static_cast<float>(sheet.type(9));
  const auto put_answers = [&](Column& answers) {
    sheet.put_list(Part::Answers, answers, sheet.mm(8), choice_icon);
    sheet.put_list(Part::Languages, answers, sheet.mm(8), choice_icon);
    if (sheet.has(Part::Marks)) put_marks(sheet, answers);
    put_faces(sheet, answers);
    put_aside(sheet, answers);
  };
  if (sheet.portrait()) {
    put_heading(sheet, column, kTitle * 1.12F);
    column.y = std::max(column.y + sheet.gap(8), column.bottom > sheet.mm(360) ? sheet.mm(178) : 0);
    put_answers(column);
    return;
  }
  // Large letters need the width where there are most of them.
  const bool has_list = sheet.has(Part::Answers) && sheet.screen().large_text;
  Halves halves = halves_of(sheet, column, has_list ? 0.35F : 0.42F);
  put_heading(sheet, halves.first, kTitle);
  put_answers(halves.second);
}

void put_keyboard(Sheet& sheet, const Column& column, float bottom) {
  const auto keys = sheet.nodes_in(Part::Keyboard);
  const float between = sheet.mm(2.2F);
  const float rows = 5;
  const float unit = (column.width - 9 * between) / 10;
  const float room = (bottom - column.y + between) / rows - between;
  const float height = std::max(sheet.target(), std::min(sheet.portrait() ? unit * 1.15F : room,
                                                         sheet.mm(sheet.portrait() ? 27 : 29)));
  float y = bottom - rows * height - (rows - 1) * between;
  if (y < column.y) sheet.does_not_fit();
  for (int row = 0; row < 5; ++row) {
    float total = -between;
    for (const std::size_t key : keys)
      if (const Node& node = sheet.screen().nodes[key]; node.row == row)
        total += static_cast<float>(node.width) * (unit + between);
    float x = column.x + (column.width - total) / 2;
    for (const std::size_t key : keys) {
      const Node& node = sheet.screen().nodes[key];
      if (node.row != row) continue;
      const float width = static_cast<float>(node.width) * (unit + between) - between;
      const bool is_letter = node.action.kind == Action::Kind::Type && node.action.value != " ";
      sheet.put_target(key, {x, y, width, height}, sheet.type(is_letter ? 10.5F : 8), false,
                       Align::Center, 0, node.icon.empty() ? 0 : height * 0.5F);
      x += width + between;
    }
    y += height + between;
  }
}

void put_field(Sheet& sheet, Column& column) {
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

void lay_out_text(Sheet& sheet) {
  Column column = sheet.put_frame();
  if (sheet.portrait()) {
    Column wide{sheet.mm(8), sheet.width() - sheet.mm(16), column.y, column.bottom};
    put_heading(sheet, column, kTitle);
    column.y += sheet.gap(4);
    const float keyboard = 5 * std::max(sheet.target(), sheet.mm(27)) + 4 * sheet.mm(2.2F);
    put_keyboard(sheet, wide, column.bottom);
    column.bottom -= keyboard + sheet.gap(8);
    put_field(sheet, column);
    return;
  }
  // The keys of large letters leave no room for a heading above them.
  if (!sheet.screen().large_text) {
    put_heading(sheet, column, kTitle);
    column.y += sheet.gap(2);
  }
  Halves halves = halves_of(sheet, column, 0.42F);
  if (sheet.screen().large_text) put_heading(sheet, halves.first, kTitle * 0.85F);
  put_field(sheet, halves.first);
  put_keyboard(sheet, halves.second, halves.second.bottom);
}

void lay_out_message(Sheet& sheet) {
  const float width = std::min(sheet.width() - 2 * sheet.margin(), sheet.mm(330));
  const float top = sheet.mm(16);
  Column column{(sheet.width() - width) / 2, width, top, sheet.height() - sheet.mm(16)};
  const float picture = sheet.gap(sheet.portrait() ? 84 : 60);
  for (const std::size_t node : sheet.nodes_in(Part::Message))
    sheet.put_picture(node, {(sheet.width() - picture) / 2, column.y, picture, picture});
  column.y += picture + sheet.gap(sheet.portrait() ? 16 : 8);
  sheet.put_texts(Part::Title, column, sheet.type(kTitle * 1.25F), true, Align::Center,
                  sheet.gap(sheet.portrait() ? 10 : 6));
  Column lines{column.x + width * 0.09F, width * 0.82F, column.y, column.bottom};
  sheet.put_texts(Part::Hint, lines, sheet.type(kBody * 1.1F), false, Align::Center, sheet.gap(5));
  Column buttons{column.x + width * 0.12F, width * 0.76F,
                 lines.y + sheet.gap(sheet.portrait() ? 16 : 8), column.bottom};
  sheet.put_list(Part::Answers, buttons, sheet.mm(8), 0);
  // The whole stands a little above the middle.
  sheet.shift(0, std::max(0.0F, (column.bottom - buttons.y) * 0.42F));
  // What the operator needs stands at the bottom, away from what everyone reads.
  const auto notes = sheet.nodes_in(Part::Counter);
  Column below{column.x, width, column.bottom, column.bottom};
  const int size = sheet.type(kSmall * 0.9F);
  for (const std::size_t node : notes)
    below.y -= static_cast<float>(
        sheet.measure(node, sheet.style(node, size, false, width, Align::Center)).height);
  if (below.y < buttons.y + (column.bottom - buttons.y) * 0.42F) sheet.does_not_fit();
  for (const std::size_t node : notes) sheet.put_text(node, below, size, false, Align::Center);
}

// The welcoming half: brand, picture, invitation, on the accent colour.
void put_invitation(Sheet& sheet, const Rect& panel) {
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

void put_pairs(Sheet& sheet, Part part, Column& column, float icon) {
  const auto nodes = sheet.nodes_in(part);
  const float between = sheet.gap(6);
  const float width = (column.width - between) / 2;
  float height = 0;
  for (const std::size_t node : nodes)
    height = std::max(
        height, sheet.target_height(node, width, sheet.type(kBody), false, sheet.mm(6), icon));
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto in_row = static_cast<float>(i % 2);
    sheet.put_target(nodes[i], {column.x + in_row * (width + between), column.y, width, height},
                     sheet.type(kBody), false, Align::Center, sheet.mm(6), icon);
    if (i % 2 == 1 || i + 1 == nodes.size()) column.y += height + between;
  }
}

void lay_out_attract(Sheet& sheet) {
  Column column;
  if (sheet.portrait()) {
    const float panel = sheet.height() * 0.52F;
    put_invitation(sheet, {0, 0, sheet.width(), panel});
    column = {sheet.margin(), sheet.width() - 2 * sheet.margin(), panel + sheet.gap(12),
              sheet.height() - sheet.mm(14)};
  } else {
    const float panel = sheet.width() * 0.5F;
    put_invitation(sheet, {0, 0, panel, sheet.height()});
    column = {panel + sheet.margin(), sheet.width() - panel - 2 * sheet.margin(), sheet.gap(16),
              sheet.height() - sheet.mm(16)};
  }
  const std::size_t first = sheet.count();
  const float top = column.y;
  sheet.put_texts(Part::Hint, column, sheet.type(kBody * 1.1F), false, Align::Center, 0);
  column.y += sheet.gap(14);
  for (const std::size_t node : sheet.nodes_in(Part::FooterEnd)) {
    const float height = std::max(sheet.target(), sheet.gap(46));
    sheet.put_target(node, {column.x, column.y, column.width, height}, sheet.type(13), true,
                     Align::Center, sheet.mm(8), static_cast<float>(sheet.type(13)));
    column.y += height;
  }
  column.y += sheet.gap(18);
  put_pairs(sheet, Part::Languages, column, static_cast<float>(sheet.type(9)));
  column.y += sheet.gap(6);
  put_pairs(sheet, Part::Tool, column, static_cast<float>(sheet.type(10)));
  column.y -= sheet.gap(6);
  if (column.y > column.bottom) sheet.does_not_fit();
  // What is left of the room is shared above and below.
  sheet.shift(first, std::max(0.0F, (column.bottom - (column.y - top) - top) / 2));
}

Layout attempt(const Screen& screen, const Viewport& viewport, TextMeasure& measure, float scale) {
  Sheet sheet(screen, viewport, measure, scale);
  switch (screen.kind) {
    case ScreenKind::Attract:
      lay_out_attract(sheet);
      break;
    case ScreenKind::Language:
    case ScreenKind::Question:
      lay_out_question(sheet);
      break;
    case ScreenKind::Text:
      lay_out_text(sheet);
      break;
    case ScreenKind::Message:
      lay_out_message(sheet);
      break;
  }
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
