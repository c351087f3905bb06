// SPDX-License-Identifier: EUPL-1.2
// A question that is answered by tapping, the summary, and the choice of a language.
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

using em::kBody;
using em::kMark;
using em::kSmall;
using em::kTitle;

void put_marks(LayoutSheet& sheet, Column& column) {
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

// Height of the words below the faces; nothing when a word is too wide to stand there.
std::optional<float> words_height(const LayoutSheet& sheet, const std::vector<std::size_t>& faces,
                                  float width, int size) {
  float tallest = 0;
  for (const std::size_t node : faces) {
    const TextSize text = sheet.measure(
        node, sheet.style(node, size, false, width - 2 * sheet.gap(2), Align::Center));
    if (static_cast<float>(text.width) > width - 2 * sheet.gap(2)) return std::nullopt;
    tallest = std::max(tallest, static_cast<float>(text.height));
  }
  return tallest;
}

// Where the words are too long to stand below them: one below the other, words beside.
void put_face_rows(LayoutSheet& sheet, Column& column, const std::vector<std::size_t>& faces) {
  const float between = sheet.gap(5);
  const auto count = static_cast<float>(faces.size());
  const float room = (column.bottom - column.y + between) / count - between;
  const float height = std::max(sheet.target(), std::min(room, sheet.mm(48)));
  for (const std::size_t node : faces) {
    sheet.put_target(node, {column.x, column.y, column.width, height}, sheet.type(kBody), false,
                     Align::Start, sheet.mm(8), height - sheet.mm(6));
    column.y += height + between;
  }
  column.y -= between;
}

void put_faces(LayoutSheet& sheet, Column& column) {
  const auto faces = sheet.nodes_in(Part::Faces);
  if (faces.empty()) return;
  const float between = sheet.gap(5);
  const auto count = static_cast<float>(faces.size());
  const float width = (column.width - (count - 1) * between) / count;
  const float face = std::min(width - sheet.gap(8), sheet.mm(faces.size() == 2 ? 100 : 70));
  std::optional<float> words;
  int size = 0;
  for (const float em : {kSmall, kSmall * 0.9F, kSmall * 0.8F}) {
    size = sheet.type(em);
    words = words_height(sheet, faces, width, size);
    if (words) break;
  }
  if (words) {
    const float height = std::max(sheet.target(), face + *words + sheet.gap(16));
    for (std::size_t i = 0; i < faces.size(); ++i)
      sheet.put_face(
          faces[i], {column.x + static_cast<float>(i) * (width + between), column.y, width, height},
          face, size);
    column.y += height;
  } else {
    put_face_rows(sheet, column, faces);
  }
  if (column.y > column.bottom) sheet.does_not_fit();
}

// Choices with the heading above them; those without a topic have none.
struct Group {
  std::vector<std::size_t> headings;  // the topic and its description
  std::vector<std::size_t> choices;
};

std::vector<Group> groups_of(const LayoutSheet& sheet) {
  std::vector<Group> groups;
  int last = 0;
  for (std::size_t i = 0; i < sheet.screen().nodes.size(); ++i) {
    const Part part = sheet.screen().nodes[i].part;
    const bool is_choice = part == Part::Answers;
    if (!is_choice && part != Part::Topic && part != Part::TopicText) continue;
    if (const int row = sheet.screen().nodes[i].row; groups.empty() || row != last) {
      groups.emplace_back();
      last = row;
    }
    (is_choice ? groups.back().choices : groups.back().headings).push_back(i);
  }
  return groups;
}

void put_group(LayoutSheet& sheet, Column& column, const Group& group, int columns) {
  for (const std::size_t node : group.headings) {
    const bool is_topic = sheet.screen().nodes[node].part == Part::Topic;
    sheet.put_text(node, column, sheet.type(is_topic ? kBody : kSmall), is_topic, Align::Start);
    column.y += sheet.gap(3);
  }
  sheet.put_list_in(group.choices, column, columns, sheet.mm(7), static_cast<float>(sheet.type(9)));
}

void put_groups_below(LayoutSheet& sheet, Column& column, const std::vector<Group>& groups,
                      int columns) {
  for (const Group& group : groups) {
    if (&group != &groups.front()) column.y += sheet.gap(group.headings.empty() ? 14 : 9);
    put_group(sheet, column, group, columns);
  }
}

void put_groups_beside(LayoutSheet& sheet, Column& column, const std::vector<Group>& groups) {
  const float between = sheet.gap(8);
  const auto count = static_cast<float>(groups.size());
  const float width = (column.width - (count - 1) * between) / count;
  float lowest = column.y;
  float x = column.x;
  for (const Group& group : groups) {
    Column own{x, width, column.y, column.bottom};
    put_group(sheet, own, group, 1);
    lowest = std::max(lowest, own.y);
    x += width + between;
  }
  column.y = lowest;
}

// Side by side each group needs its heading: what has none would seem to belong to nothing.
bool can_stand_beside(const LayoutSheet& sheet, const std::vector<Group>& groups) {
  return !sheet.portrait() && groups.size() <= 3 &&
         std::none_of(groups.begin(), groups.end(),
                      [](const Group& group) { return group.headings.empty(); });
}

// One below the other if that fits; else beside each other, where the screen is wide; else the
// choices in several columns.
void put_topics(LayoutSheet& sheet, Column& column) {
  const std::vector<Group> groups = groups_of(sheet);
  const LayoutSheet::Point before = sheet.here();
  const Column start = column;
  constexpr int kBeside = 0;
  for (const int columns : {1, kBeside, 2, 3}) {
    if (columns == kBeside && !can_stand_beside(sheet, groups)) continue;
    if (columns == kBeside)
      put_groups_beside(sheet, column, groups);
    else
      put_groups_below(sheet, column, groups, columns);
    if (sheet.here().fits && sheet.room_for(Part::Answers, column) >= 0) return;
    sheet.back_to(before);
    column = start;
  }
  put_groups_below(sheet, column, groups, 1);
  sheet.does_not_fit();
}

// What was asked beside what was answered.
void put_pair(LayoutSheet& sheet, Column& column, std::size_t label, std::size_t answer) {
  const float between = sheet.mm(6);
  const float label_width = (column.width - between) * 0.36F;
  Column left{column.x, label_width, column.y, column.bottom};
  Column right{column.x + label_width + between, column.width - label_width - between, column.y,
               column.bottom};
  sheet.put_text(label, left, sheet.type(kBody), false, Align::Start);
  sheet.put_text(answer, right, sheet.type(kBody), false, Align::Start);
  column.y = std::max(left.y, right.y);
}

// Some of the rows, with a thin line between them.
void put_pairs(LayoutSheet& sheet, Column& column, std::size_t from, std::size_t until) {
  const auto labels = sheet.nodes_in(Part::SummaryLabel);
  const auto answers = sheet.nodes_in(Part::SummaryAnswer);
  for (std::size_t i = from; i < until; ++i) {
    if (i > from) {
      column.y += sheet.gap(6);
      sheet.put_divider({column.x, column.y, column.width, sheet.mm(0.5F)});
      column.y += sheet.gap(6);
    }
    put_pair(sheet, column, labels[i], answers[i]);
  }
}

void put_summary(LayoutSheet& sheet, Column& column) {
  put_pairs(sheet, column, 0, sheet.nodes_in(Part::SummaryLabel).size());
}

// The rows in two columns, as evenly as can be; gives the bottom of the lower one.
float put_summary_halves(LayoutSheet& sheet, Halves halves, std::size_t split) {
  put_pairs(sheet, halves.first, 0, split);
  put_pairs(sheet, halves.second, split, sheet.nodes_in(Part::SummaryLabel).size());
  return std::max(halves.first.y, halves.second.y);
}

// Landscape: the heading above, the rows below it.
void lay_out_wide_summary(LayoutSheet& sheet, Column column) {
  put_heading(sheet, column, kTitle);
  column.y += sheet.gap(6);
  const Halves halves = halves_of(sheet, column, 0.5F);
  const std::size_t count = sheet.nodes_in(Part::SummaryLabel).size();
  const LayoutSheet::Point heading = sheet.here();
  std::size_t best = 1;
  float lowest = sheet.height() * 10;
  for (std::size_t split = 1; split < count; ++split) {
    const float bottom = put_summary_halves(sheet, halves, split);
    sheet.back_to(heading);
    if (bottom >= lowest) continue;
    best = split;
    lowest = bottom;
  }
  put_summary_halves(sheet, halves, std::min(best, count));
}

void put_answers(LayoutSheet& sheet, Column& column) {
  // What is only read may stand higher.
  const bool is_low = sheet.reach_top() > 0 && !sheet.has(Part::SummaryLabel);
  if (is_low) column.y = std::max(column.y, sheet.reach_top());
  const LayoutSheet::Point before = sheet.here();
  const auto icon = static_cast<float>(sheet.type(9));
  if (sheet.has(Part::Topic))
    put_topics(sheet, column);
  else
    sheet.put_list(Part::Answers, column, sheet.mm(8), icon);
  sheet.put_list(Part::Languages, column, sheet.mm(8), icon);
  if (sheet.has(Part::Marks)) put_marks(sheet, column);
  put_faces(sheet, column);
  put_summary(sheet, column);
  put_aside(sheet, column);
  // As low as they can be, for who sits.
  if (is_low) sheet.shift(before, std::max(0.0F, column.bottom - column.y));
}

// Landscape: the heading above, the faces below it as large as they can be.
void lay_out_wide_faces(LayoutSheet& sheet, Column column) {
  put_heading(sheet, column, kTitle);
  const LayoutSheet::Point heading = sheet.here();
  put_faces(sheet, column);
  put_aside(sheet, column);
  // In the middle of what is left.
  sheet.shift(heading, std::max(0.0F, (column.bottom - column.y) / 2));
}

}  // namespace

void put_heading(LayoutSheet& sheet, Column& column, float title) {
  sheet.put_texts(Part::Section, column, sheet.type(kSmall), true, Align::Start, sheet.gap(3));
  sheet.put_texts(Part::Title, column, sheet.type(title), true, Align::Start, sheet.gap(6));
  const auto hints = sheet.nodes_in(Part::Hint);
  const auto is_error = [&](std::size_t node) {
    return sheet.screen().nodes[node].role == Role::Error;
  };
  for (const std::size_t node : hints) {
    if (is_error(node)) continue;
    sheet.put_text(node, column, sheet.type(kBody), false, Align::Start);
    column.y += sheet.gap(4);
  }
  // Room is kept for what may be told, so that nothing moves when it is.
  const float told = column.y + sheet.errors_height(column);
  for (const std::size_t node : hints)
    if (is_error(node)) sheet.put_error(node, column);
  column.y = std::max(column.y, told) + 0.6F * static_cast<float>(sheet.type(kBody));
  if (column.y > column.bottom) sheet.does_not_fit();
}

void put_aside(LayoutSheet& sheet, Column& column) {
  if (!sheet.has(Part::Aside)) return;
  column.y = std::max(column.y + sheet.gap(9), sheet.reach_top());
  sheet.put_list(Part::Aside, column, sheet.mm(8), static_cast<float>(sheet.type(9)));
  if (column.y > column.bottom) sheet.does_not_fit();
}

Halves halves_of(const LayoutSheet& sheet, const Column& room, float share) {
  const float between = sheet.mm(20);
  const float first = (room.width - between) * share;
  return {{room.x, first, room.y, room.bottom},
          {room.x + first + between, room.width - first - between, room.y, room.bottom}};
}

void lay_out_question(LayoutSheet& sheet) {
  Column column = sheet.put_frame();
  // Long lists need all the room there is.
  const bool is_long = sheet.has(Part::Topic) || sheet.has(Part::SummaryLabel);
  if (sheet.portrait()) {
    put_heading(sheet, column, kTitle * 1.12F);
    column.y += sheet.gap(8);
    // On other screens the answers begin at the same height.
    if (!is_long && column.bottom > sheet.mm(360)) column.y = std::max(column.y, sheet.mm(178));
    return put_answers(sheet, column);
  }
  if (sheet.has(Part::Faces)) return lay_out_wide_faces(sheet, column);
  // Large letters need the width where there are most of them.
  const bool needs_width = is_long || (sheet.has(Part::Answers) && sheet.screen().large_text);
  const float share = sheet.has(Part::Topic) && sheet.screen().large_text ? 0.28F : 0.35F;
  Halves halves = halves_of(sheet, column, needs_width ? share : 0.42F);
  const LayoutSheet::Point frame = sheet.here();
  put_heading(sheet, halves.first, kTitle);
  put_answers(sheet, halves.second);
  if (sheet.here().fits || !sheet.has(Part::SummaryLabel)) return;
  sheet.back_to(frame);
  lay_out_wide_summary(sheet, column);
}

}  // namespace zuil
