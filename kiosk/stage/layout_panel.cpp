// SPDX-License-Identifier: EUPL-1.2
// An operator's panel: rows below a title, in one column or, on a wide screen, in two. What does
// not fit on the glass is on a next page.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

constexpr float kRow = 8.4F;     // em of a row's label
constexpr float kDetail = 7.2F;  // and of its detail
constexpr float kPadding = 6;    // design millimetres within a target
constexpr float kCode = 140;     // a side, with its white
constexpr float kBetween = 3;    // between two rows, or what stands beside each other in one

// How large the rows are: larger where there is room, so that it reads at arm's length.
constexpr std::array kGrowths{1.3F, 1.15F, 1.0F};
constexpr float kCapital = 0.714F;  // em
constexpr float kLeastCapital = 4;  // real millimetres

struct Look {
  int row = 0;      // pixels, of a label
  int detail = 0;   // and of a detail
  float least = 0;  // height of what can be touched
};

Look look_of(const LayoutSheet& sheet, float growth) {
  const auto legible = [&](float em) {
    return std::max(sheet.type(em),
                    static_cast<int>(std::ceil(kLeastCapital / kCapital * sheet.real_mm())));
  };
  return {legible(kRow * growth), legible(kDetail * growth), sheet.target() * growth};
}

// Label and detail: beside each other, or the detail below where one is too long.
struct Words {
  TextStyle label;
  TextStyle detail;
  TextSize label_size;
  TextSize detail_size;
  bool is_beside = false;
  float height = 0;
};

Words words_of(const LayoutSheet& sheet, const Look& look, std::size_t node, float room) {
  Words words;
  const Node& shown = sheet.screen().nodes[node];
  const bool is_heading = shown.role == Role::Heading;
  words.label = sheet.style(node, look.row, is_heading, room, Align::Start);
  words.label.breaks_words = true;
  words.label_size = sheet.measure(node, words.label);
  words.height = static_cast<float>(words.label_size.height);
  if (shown.detail.empty()) return words;
  words.detail = sheet.style(node, look.detail, false, room, Align::Start);
  words.detail.breaks_words = true;
  words.detail_size = sheet.measure_detail(node, words.detail);
  const float together =
      static_cast<float>(words.label_size.width + words.detail_size.width) + sheet.mm(8);
  words.is_beside = words.label_size.lines == 1 && words.detail_size.lines == 1 && together <= room;
  if (words.is_beside)
    words.detail.align = Align::End;
  else
    words.height += sheet.mm(1) + static_cast<float>(words.detail_size.height);
  return words;
}

// ISO/IEC 7810 ID-1: the height of a card to its width.
constexpr float kCardAspect = 53.98F / 85.60F;

float card_width(const LayoutSheet& sheet, const Node& card) {
  return static_cast<float>(card.value) * sheet.short_side();
}

// A row of the panel: the first node takes the room that those after it leave.
struct Row {
  std::vector<std::size_t> nodes;
  float height = 0;
  bool is_heading = false;
};

const Node& node_of(const LayoutSheet& sheet, std::size_t node) {
  return sheet.screen().nodes[node];
}

bool is_target(const Node& node) {
  return node.role == Role::Button || node.role == Role::Check || node.role == Role::Choice;
}

float icon_of(const Look& look, const Node& node) {
  const bool has_mark = node.role == Role::Check || node.role == Role::Choice;
  return has_mark || !node.icon.empty() ? static_cast<float>(look.row) * 1.15F : 0;
}

// Room beside the words.
float taken_by(const LayoutSheet& sheet, const Look& look, const Node& node) {
  const float icon = icon_of(look, node);
  return (is_target(node) ? 2 * sheet.mm(kPadding) : 0) + (icon > 0 ? icon + sheet.mm(4) : 0);
}

float width_beside(const LayoutSheet& sheet, const Look& look, std::size_t node) {
  const Node& shown = node_of(sheet, node);
  if (shown.label_hidden) return look.least;
  const TextStyle style = sheet.style(node, look.row, false, 0, Align::Start);
  return std::max(look.least, static_cast<float>(sheet.measure(node, style).width) + 4 +
                                  taken_by(sheet, look, shown));
}

float width_of_first(const LayoutSheet& sheet, const Look& look, const Row& row, float width) {
  for (std::size_t i = 1; i < row.nodes.size(); ++i)
    width -= width_beside(sheet, look, row.nodes[i]) + sheet.mm(kBetween);
  return width;
}

float height_of(const LayoutSheet& sheet, const Look& look, const Row& row, float width) {
  const Node& first = node_of(sheet, row.nodes.front());
  if (first.role == Role::Code) return std::max(sheet.least_code(), sheet.mm(kCode));
  if (first.role == Role::Picture) return card_width(sheet, first) * kCardAspect;
  const float room = width_of_first(sheet, look, row, width) - taken_by(sheet, look, first);
  const float words = words_of(sheet, look, row.nodes.front(), room).height;
  if (row.is_heading) return words + sheet.mm(6);
  const bool has_target = std::any_of(row.nodes.begin(), row.nodes.end(), [&](std::size_t node) {
    return is_target(node_of(sheet, node));
  });
  if (has_target) return std::max(look.least, words + sheet.mm(7));
  return words + sheet.mm(first.role == Role::Progress ? 10 : 6);
}

std::vector<Row> rows_of(const LayoutSheet& sheet, const Look& look, float width) {
  std::vector<Row> rows;
  int last = -1;
  for (const std::size_t node : sheet.nodes_in(Part::Row)) {
    const Node& shown = node_of(sheet, node);
    if (rows.empty() || shown.row != last) {
      rows.emplace_back();
      rows.back().is_heading = shown.role == Role::Heading;
    }
    rows.back().nodes.push_back(node);
    last = shown.row;
  }
  for (Row& row : rows) row.height = height_of(sheet, look, row, width);
  return rows;
}

// The words of a node within its box; `first` of the row they begin at its start.
void put_words(LayoutSheet& sheet, const Look& look, std::size_t node, const Rect& box) {
  const Node& shown = node_of(sheet, node);
  const float icon = icon_of(look, shown);
  const float padding = is_target(shown) ? sheet.mm(kPadding) : 0;
  const bool icon_last = shown.icon == "next";
  const float start = box.x + padding + (icon > 0 && !icon_last ? icon + sheet.mm(4) : 0);
  const float room = box.w - taken_by(sheet, look, shown);
  const Words words = words_of(sheet, look, node, room);
  Placed placed{node, box, {}, words.label, {}};
  const auto label_height = static_cast<float>(words.label_size.height);
  const float top = box.y + (box.h - words.height) / 2;
  placed.text = {start, top, room, label_height};
  placed.detail_style = words.detail;
  const auto detail_height = static_cast<float>(words.detail_size.height);
  const float below =
      words.is_beside ? top + (label_height - detail_height) / 2 : top + label_height + sheet.mm(1);
  if (!shown.detail.empty()) placed.detail = {start, below, room, detail_height};
  if (icon > 0)
    placed.icon = {icon_last ? box.right() - padding - icon : box.x + padding,
                   box.y + (box.h - icon) / 2, icon, icon};
  if (static_cast<float>(words.label_size.width) > room + 1) sheet.does_not_fit();
  sheet.put(placed);
}

void put_progress(LayoutSheet& sheet, const Look& look, std::size_t node, const Rect& box) {
  const Words words = words_of(sheet, look, node, box.w);
  const auto height = static_cast<float>(words.label_size.height);
  Placed placed{
      node, {box.x, box.y + height + sheet.mm(3), box.w, sheet.mm(3)}, {}, words.label, {}};
  placed.text = {box.x, box.y, box.w, height};
  sheet.put(placed);
}

void put_row(LayoutSheet& sheet, const Look& look, const Row& row, const Rect& box) {
  const std::size_t first = row.nodes.front();
  const Node& shown = node_of(sheet, first);
  if (shown.role == Role::Code)
    return sheet.put_picture(first, {box.x + (box.w - box.h) / 2, box.y, box.h, box.h});
  if (shown.role == Role::Picture) {
    const float wide = card_width(sheet, shown);
    if (wide > box.w) sheet.does_not_fit();
    return sheet.put_picture(first, {box.x + (box.w - wide) / 2, box.y, wide, box.h});
  }
  if (shown.role == Role::Progress) return put_progress(sheet, look, first, box);
  float x = box.x + width_of_first(sheet, look, row, box.w);
  put_words(sheet, look, first, {box.x, box.y, x - box.x, box.h});
  for (std::size_t i = 1; i < row.nodes.size(); ++i) {
    const std::size_t node = row.nodes[i];
    x += sheet.mm(kBetween);
    const float wide = width_beside(sheet, look, node);
    if (node_of(sheet, node).label_hidden)
      sheet.put_icon(node, {x, box.y, wide, box.h}, look.least * 0.5F);
    else
      put_words(sheet, look, node, {x, box.y, wide, box.h});
    x += wide;
  }
  if (!is_target(shown) && !row.is_heading)
    sheet.put_divider({box.x, box.bottom() + sheet.mm(kBetween / 2), box.w, sheet.mm(0.4F)});
}

// Where a row comes.
struct Place {
  int page = 0;
  int column = 0;
  float y = 0;
};

std::vector<Place> places_of(const LayoutSheet& sheet, const std::vector<Row>& rows, float height,
                             int columns) {
  std::vector<Place> places;
  Place at;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // A heading is not left alone at the foot.
    const bool leads = rows[i].is_heading && i + 1 < rows.size();
    const float needed = rows[i].height + (leads ? sheet.mm(kBetween) + rows[i + 1].height : 0);
    if (at.y > 0 && at.y + needed > height) {
      at.y = 0;
      if (++at.column == columns) {
        at.column = 0;
        ++at.page;
      }
    }
    places.push_back(at);
    at.y += rows[i].height + sheet.mm(kBetween);
  }
  return places;
}

// Back and on, with the page's number between them.
void put_pager(LayoutSheet& sheet, const Look& look, Column& column) {
  const auto pager = sheet.nodes_in(Part::Pager);
  const float height = sheet.target();
  column.bottom -= height;
  float x = column.x;
  const float wide = (column.width - 2 * sheet.mm(kBetween)) / 3;
  for (const std::size_t node : pager) {
    const Rect box{x, column.bottom, wide, height};
    const Node& shown = node_of(sheet, node);
    if (shown.role == Role::Button) {
      sheet.put_target(node, box, look.row, false, Align::Center, sheet.mm(kPadding),
                       shown.icon.empty() ? 0 : static_cast<float>(look.row));
    } else {
      Column middle{box.x, wide, 0, box.bottom()};
      const auto text =
          sheet.measure(node, sheet.style(node, look.detail, false, wide, Align::Center));
      middle.y = box.y + (height - static_cast<float>(text.height)) / 2;
      sheet.put_text(node, middle, look.detail, false, Align::Center);
    }
    x += wide + sheet.mm(kBetween);
  }
  column.bottom -= sheet.mm(2 * kBetween);
}

// Nine targets from corner to corner of what the title and the footer leave.
void put_points(LayoutSheet& sheet, const Look& look, const Column& room) {
  constexpr std::size_t kInRow = 3;  // and in a column
  const auto points = sheet.nodes_in(Part::Marks);
  if (points.empty()) return;
  const float edge = sheet.mm(4);
  const float width = std::max(sheet.target(), sheet.mm(44));
  const float height = std::max(sheet.target(), sheet.mm(24));
  const float across = (sheet.width() - 2 * edge - width) / (kInRow - 1);
  const float down = (room.bottom - room.y - height) / (kInRow - 1);
  if (down < height) sheet.does_not_fit();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::size_t row = i / kInRow;
    const std::size_t in_row = i % kInRow;
    const Rect box{edge + static_cast<float>(in_row) * across,
                   room.y + static_cast<float>(row) * down, width, height};
    sheet.put_target(points[i], box, look.row, false, Align::Center, sheet.mm(4), 0);
  }
}

int pages_of(const std::vector<Place>& places) {
  return places.empty() ? 1 : places.back().page + 1;
}

// Of the words in all rows: those of labels, and of details that stand below one.
int lines_of(const LayoutSheet& sheet, const Look& look, const std::vector<Row>& rows,
             float width) {
  int lines = 0;
  for (const Row& row : rows) {
    const Node& first = node_of(sheet, row.nodes.front());
    const float room = width_of_first(sheet, look, row, width) - taken_by(sheet, look, first);
    const Words words = words_of(sheet, look, row.nodes.front(), room);
    lines += words.label_size.lines + (words.is_beside ? 0 : words.detail_size.lines);
  }
  return lines;
}

// The largest at which all is on one page and no words go on to another line.
Look choose_look(const LayoutSheet& sheet, float width, float height, int columns) {
  const Look usual = look_of(sheet, kGrowths.back());
  const int lines = lines_of(sheet, usual, rows_of(sheet, usual, width), width);
  for (const float growth : kGrowths) {
    const Look look = look_of(sheet, growth);
    const std::vector<Row> rows = rows_of(sheet, look, width);
    if (pages_of(places_of(sheet, rows, height, columns)) == 1 &&
        lines_of(sheet, look, rows, width) <= lines)
      return look;
  }
  return usual;
}

}  // namespace

void lay_out_panel(LayoutSheet& sheet) {
  Column column = sheet.put_frame();
  put_heading(sheet, column, em::kTitle * 0.85F);
  column.y += sheet.gap(4);
  const float between = sheet.mm(10);
  const int columns = sheet.portrait() ? 1 : 2;
  const float width = columns == 1 ? column.width : (column.width - between) / 2;
  const Look look = choose_look(sheet, width, column.bottom - column.y, columns);
  const std::vector<Row> rows = rows_of(sheet, look, width);
  std::vector<Place> places = places_of(sheet, rows, column.bottom - column.y, columns);
  if (pages_of(places) > 1) {
    put_pager(sheet, look, column);
    places = places_of(sheet, rows, column.bottom - column.y, columns);
  }
  sheet.set_pages(pages_of(places));
  put_points(sheet, look, column);
  const int page = std::clamp(sheet.screen().page, 0, pages_of(places) - 1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (places[i].page != page) continue;
    const float x = column.x + static_cast<float>(places[i].column) * (width + between);
    const Rect box{x, column.y + places[i].y, width, rows[i].height};
    if (box.bottom() > column.bottom + 1) sheet.does_not_fit();
    put_row(sheet, look, rows[i], box);
  }
}

}  // namespace zuil
