// SPDX-License-Identifier: EUPL-1.2
// What every question has around it: progress above; below it the buttons on and back, and the bar
// of tools at the lower edge, where everyone reaches it.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

using em::kBody;
using em::kSmall;

constexpr float kBetween = 3;  // design millimetres between two tools
constexpr float kEdge = 8;     // and beside them
constexpr float kPadding = 5;  // within one that has its word beside the picture

using Row = std::vector<std::size_t>;

// How the tools look: one way for all of them.
struct ToolLook {
  bool is_stacked = false;  // the word below the picture, not beside it
  int type = 0;             // of the word, pixels; 0: there is none
  float height = 0;         // of a tool
};

// The tools of the speech come below the others; a wide screen has them all beside each other.
std::vector<Row> tool_rows(const LayoutSheet& sheet) {
  std::vector<Row> rows;
  int last = 0;
  for (const std::size_t tool : sheet.nodes_in(Part::Tool)) {
    const int row = sheet.portrait() ? sheet.screen().nodes[tool].row : 0;
    if (rows.empty() || row != last) rows.emplace_back();
    rows.back().push_back(tool);
    last = row;
  }
  return rows;
}

float tool_width(const LayoutSheet& sheet, const Row& row) {
  const auto count = static_cast<float>(row.size());
  const float room = sheet.width() - 2 * sheet.mm(kEdge) - (count - 1) * sheet.mm(kBetween);
  return std::min(room / count, sheet.mm(92));
}

float tool_icon(const LayoutSheet& sheet, const ToolLook& look) {
  return look.type == 0    ? sheet.target() * 0.55F
         : look.is_stacked ? sheet.target() * 0.48F
                           : static_cast<float>(look.type) * 1.25F;
}

// Nothing when a word does not fit that way.
std::optional<float> tool_height(const LayoutSheet& sheet, const std::vector<Row>& rows,
                                 const ToolLook& look, int most_lines) {
  const float icon = tool_icon(sheet, look);
  float tallest = sheet.target();
  for (const Row& row : rows) {
    const float taken = look.is_stacked ? sheet.mm(3) : icon + sheet.mm(kPadding * 2.6F);
    const float room = tool_width(sheet, row) - taken;
    for (const std::size_t tool : row) {
      const TextSize text =
          sheet.measure(tool, sheet.style(tool, look.type, false, room, Align::Center));
      if (text.lines > most_lines || static_cast<float>(text.width) > room) return std::nullopt;
      if (look.is_stacked)
        tallest = std::max(tallest, icon + static_cast<float>(text.height) + sheet.mm(5));
    }
  }
  return tallest;
}

ToolLook tool_look(const LayoutSheet& sheet, const std::vector<Row>& rows) {
  for (const int most_lines : {1, 2})
    for (const float em : {kSmall, kSmall * 0.9F, kSmall * 0.8F})
      for (const bool is_stacked : {false, true}) {
        if (most_lines == 2 && !is_stacked) continue;
        const ToolLook look{is_stacked, sheet.fixed_type(em)};
        if (const auto height = tool_height(sheet, rows, look, most_lines))
          return {look.is_stacked, look.type, *height};
      }
  return {.height = sheet.target()};
}

void put_tool(LayoutSheet& sheet, std::size_t tool, const Rect& box, const ToolLook& look) {
  const float icon = tool_icon(sheet, look);
  if (look.type == 0) return sheet.put_icon(tool, box, icon);
  if (look.is_stacked) return sheet.put_below(tool, box, icon, look.type);
  sheet.put_target(tool, box, look.type, false, Align::Center, sheet.mm(kPadding), icon);
}

}  // namespace

float put_tools(LayoutSheet& sheet) {
  const std::vector<Row> rows = tool_rows(sheet);
  if (rows.empty()) return sheet.height();
  const ToolLook look = tool_look(sheet, rows);
  const float between = sheet.mm(kBetween);
  const auto count = static_cast<float>(rows.size());
  const float top =
      sheet.height() - sheet.mm(5) - count * (look.height + between) + between - sheet.mm(4);
  sheet.set_bar({0, top, sheet.width(), sheet.height() - top});
  float y = top + sheet.mm(4);
  for (const Row& row : rows) {
    const float width = tool_width(sheet, row);
    const auto tools = static_cast<float>(row.size());
    float x = (sheet.width() - tools * (width + between) + between) / 2;
    for (const std::size_t tool : row) {
      put_tool(sheet, tool, {x, y, width, look.height}, look);
      x += width + between;
    }
    y += look.height + between;
  }
  return top;
}

float put_banner(LayoutSheet& sheet) {
  const float edge = sheet.mm(3);
  const float padding = sheet.mm(kEdge);
  const float tall = sheet.target() + 2 * edge;
  float end = sheet.width();
  for (const std::size_t node : sheet.nodes_in(Part::Banner)) {
    if (!sheet.screen().nodes[node].interactive()) continue;
    const auto words = static_cast<float>(
        sheet.measure(node, sheet.style(node, sheet.type(kSmall), true, 0, Align::Center)).width);
    const float wide = std::max(sheet.target(), words + 4 + 2 * padding);
    end -= wide + edge;
    sheet.put_target(node, {end, edge, wide, sheet.target()}, sheet.type(kSmall), true,
                     Align::Center, padding, 0);
  }
  const float room = end - edge - padding;
  for (const std::size_t node : sheet.nodes_in(Part::Banner)) {
    if (sheet.screen().nodes[node].interactive()) continue;
    const TextStyle style = sheet.style(node, sheet.type(kSmall), true, room, Align::Start);
    const auto height = static_cast<float>(sheet.measure(node, style).height);
    if (height > tall) sheet.does_not_fit();
    sheet.put({node,
               {0, 0, sheet.width(), tall},
               {padding, (tall - height) / 2, room, height},
               style,
               {}});
  }
  return tall;
}

Column LayoutSheet::put_frame() {
  const float left = margin();
  const float room = width() - 2 * margin();
  float below = mm(portrait() ? 12 : 10);
  // Without progress its place stays free, and the title where it always is.
  if (!has(Part::Progress) && screen_.kind != ScreenKind::Panel)
    below += 1.36F * static_cast<float>(fixed_type(kSmall)) + (portrait() ? mm(6.4F) : 0);
  for (const std::size_t node : nodes_in(Part::Progress)) {
    const TextStyle text_style = style(node, fixed_type(kSmall), false, room, Align::Start);
    const TextSize text = measure(node, text_style);
    const auto text_height = static_cast<float>(text.height);
    const Rect words{left, below, room, text_height};
    // Where height is scarce the bar stands beside the words.
    Rect bar{left, words.bottom() + mm(4), room, mm(2.4F)};
    if (!portrait() && text.width > 0) {
      const float start = std::max(static_cast<float>(text.width) + mm(8), room * 0.24F);
      bar = {left + start, below + (text_height - bar.h) / 2, room - start, bar.h};
    }
    layout_.placed.push_back({node, bar, words, text_style, {}});
    below = std::max(words.bottom(), bar.bottom());
  }
  const float tools = put_tools(*this);
  const float above = has(Part::Tool) ? tools - mm(7) : tools - mm(14);
  return {left, room, below + gap(portrait() ? 14 : 10), put_footer(above) - gap(10)};
}

LayoutSheet::Footer LayoutSheet::footer() const {
  constexpr std::array kFooters{Footer{kBody, 9, 11, 62}, Footer{kSmall, 7, 9, 50},
                                Footer{kSmall * 0.78F, 5, 8, 40}};
  for (const Footer& footer : kFooters) {
    float total = 0;
    for (std::size_t node = 0; node < screen_.nodes.size(); ++node) {
      const Part part = screen_.nodes[node].part;
      if (part == Part::FooterStart || part == Part::FooterMiddle || part == Part::FooterEnd)
        total += button_width(node, footer) + mm(3);
    }
    if (total - mm(3) <= width() - 2 * margin()) return footer;
  }
  return kFooters.back();
}

float LayoutSheet::button_width(std::size_t node, const Footer& footer) const {
  const bool has_icon = !screen_.nodes[node].icon.empty();
  const float padding = mm(footer.padding);
  const auto icon = static_cast<float>(fixed_type(footer.icon));
  const auto text = static_cast<float>(
      measure(node, style(node, fixed_type(footer.em), true, 0, Align::Start)).width);
  return std::max(mm(has_icon ? footer.least : 40),
                  text + 4 + 2 * padding + (has_icon ? icon + padding * 0.6F : 0));
}

float LayoutSheet::put_footer(float above) {
  const float tall = std::max(target(), mm(26));
  const float top = above - tall;
  const Footer shape = footer();
  const auto put_button = [&](std::size_t node, float x, float wide) {
    put_target(node, {x, top, wide, tall}, fixed_type(shape.em), true, Align::Center,
               mm(shape.padding),
               screen_.nodes[node].icon.empty() ? 0 : static_cast<float>(fixed_type(shape.icon)));
  };
  // From where to where the middle is free.
  float start = margin();
  float end = width() - margin();
  for (const std::size_t node : nodes_in(Part::FooterStart)) {
    const float wide = button_width(node, shape);
    put_button(node, start, wide);
    start += wide + mm(3);
  }
  for (const std::size_t node : nodes_in(Part::FooterEnd)) {
    end -= button_width(node, shape);
    put_button(node, end, button_width(node, shape));
    end -= mm(3);
  }
  for (const std::size_t node : nodes_in(Part::FooterMiddle)) {
    const float wide = button_width(node, shape);
    const float centre = (width() - wide) / 2;
    const bool is_free = centre >= start && centre + wide <= end;
    put_button(node, is_free ? centre : (start + end - wide) / 2, wide);
    if (wide > end - start + 1) does_not_fit();
  }
  return top;
}

}  // namespace zuil
