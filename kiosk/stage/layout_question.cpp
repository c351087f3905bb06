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

// Height of the words below the faces; nothing when a word is too wide to stand there.
std::optional<float> words_height(const Sheet& sheet, const std::vector<std::size_t>& faces,
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
void put_face_rows(Sheet& sheet, Column& column, const std::vector<std::size_t>& faces) {
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

void put_faces(Sheet& sheet, Column& column) {
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

// Choices under headings, in that many columns.
void put_topics_in(Sheet& sheet, Column& column, int columns) {
  std::vector<std::size_t> choices;
  const auto put_choices = [&] {
    if (choices.empty()) return;
    sheet.put_list_in(choices, column, columns, sheet.mm(7), static_cast<float>(sheet.type(9)));
    choices.clear();
  };
  bool is_first = true;
  for (std::size_t i = 0; i < sheet.screen().nodes.size(); ++i) {
    const Part part = sheet.screen().nodes[i].part;
    if (part == Part::Answers) choices.push_back(i);
    if (part == Part::Topic) {
      put_choices();
      if (!std::exchange(is_first, false)) column.y += sheet.gap(9);
      sheet.put_text(i, column, sheet.type(kBody), true, Align::Start);
      column.y += sheet.gap(3);
    }
    if (part == Part::TopicText) {
      sheet.put_text(i, column, sheet.type(kSmall), false, Align::Start);
      column.y += sheet.gap(3);
    }
  }
  put_choices();
  if (column.y > column.bottom) sheet.does_not_fit();
}

void put_topics(Sheet& sheet, Column& column) {
  const Sheet::Point before = sheet.here();
  const Column start = column;
  const float reserved = sheet.has(Part::Aside) ? sheet.target() + sheet.gap(9) : 0;
  for (const int columns : {1, 2, 3}) {
    put_topics_in(sheet, column, columns);
    if (sheet.here().fits && column.y + reserved <= column.bottom) return;
    sheet.back_to(before);
    column = start;
  }
  put_topics_in(sheet, column, 1);
}

// What was asked beside what was answered, a thin line between the rows.
void put_summary(Sheet& sheet, Column& column) {
  const auto labels = sheet.nodes_in(Part::SummaryLabel);
  const auto answers = sheet.nodes_in(Part::SummaryAnswer);
  const float between = sheet.gap(6);
  const float label_width = column.width * 0.36F;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Column left{column.x, label_width, column.y, column.bottom};
    Column right{column.x + label_width + sheet.mm(6), column.width - label_width - sheet.mm(6),
                 column.y, column.bottom};
    sheet.put_text(labels[i], left, sheet.type(kBody), false, Align::Start);
    sheet.put_text(answers[i], right, sheet.type(kBody), false, Align::Start);
    column.y = std::max(left.y, right.y) + between;
    if (i + 1 == labels.size()) break;
    sheet.put_divider({column.x, column.y, column.width, sheet.mm(0.5F)});
    column.y += between;
  }
  if (column.y - between > column.bottom) sheet.does_not_fit();
}

void put_answers(Sheet& sheet, Column& column) {
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
}

}  // namespace

void put_heading(Sheet& sheet, Column& column, float title) {
  sheet.put_texts(Part::Section, column, sheet.type(kSmall), true, Align::Start, sheet.gap(3));
  sheet.put_texts(Part::Title, column, sheet.type(title), true, Align::Start, sheet.gap(6));
  sheet.put_texts(Part::Hint, column, sheet.type(kBody), false, Align::Start, sheet.gap(4));
}

void put_aside(Sheet& sheet, Column& column) {
  if (!sheet.has(Part::Aside)) return;
  column.y += sheet.gap(9);
  sheet.put_list(Part::Aside, column, sheet.mm(8), static_cast<float>(sheet.type(9)));
  if (column.y > column.bottom) sheet.does_not_fit();
}

Halves halves_of(const Sheet& sheet, const Column& room, float share) {
  const float between = sheet.mm(20);
  const float first = (room.width - between) * share;
  return {{room.x, first, room.y, room.bottom},
          {room.x + first + between, room.width - first - between, room.y, room.bottom}};
}

void lay_out_question(Sheet& sheet) {
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
  // Large letters need the width where there are most of them.
  const bool needs_width = is_long || (sheet.has(Part::Answers) && sheet.screen().large_text);
  Halves halves = halves_of(sheet, column, needs_width ? 0.35F : 0.42F);
  put_heading(sheet, halves.first, kTitle);
  put_answers(sheet, halves.second);
}

}  // namespace zuil
