// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/painter.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <imgui.h>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

constexpr Color kOwnColors{255, 255, 255};  // the tint of a picture that has its colours
constexpr Color kWhite{255, 255, 255};

ImU32 tint(Color color) {
  return IM_COL32(color.red, color.green, color.blue, 255);
}

bool overlaps(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect grown(const Rect& rect, float by) {
  return {rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

Rect on_pixels(const Rect& rect) {
  const float x = std::round(rect.x);
  const float y = std::round(rect.y);
  return {x, y, std::round(rect.right()) - x, std::round(rect.bottom()) - y};
}

}  // namespace

// Colours and edges of one target in its state. No state is told by its colour alone: what is
// chosen has a tick, what is pressed an edge of its own, what is of no use has none.
struct Painter::Look {
  std::optional<Color> fill;
  std::optional<Color> border;
  float border_width = 0.6F;  // design millimetres
  Color text;
  std::optional<Color> inner;  // an edge within
};

Painter::Look Painter::look_of(const Node& node, bool pressed) const {
  const Palette& colors = *palette_;
  if (node.disabled) return {std::nullopt, std::nullopt, 0, colors.muted, std::nullopt};
  const bool is_main = node.role == Role::Button && node.emphasis == Emphasis::Primary;
  // A chosen key under a finger is a key under a finger: most are let go of by that.
  const bool is_key = node.role == Role::Key;
  // Many rows can be on at the same time: their mark tells it.
  const bool is_marked_row = node.part == Part::Row && node.role != Role::Button;
  if (is_main || (node.chosen && !is_marked_row && !(is_key && pressed))) {
    Look look{colors.accent, std::nullopt, 0, colors.on_accent, std::nullopt};
    if (pressed) look.fill = colors.accent_pressed;
    // A key is too small for a tick.
    if (pressed || is_key) look.inner = colors.on_accent;
    return look;
  }
  const bool is_tool = node.part == Part::Tool;
  const bool is_row = node.part == Part::Row;
  const bool is_control = (node.role == Role::Button && !is_row) || is_tool;
  const Color text = is_control ? colors.accent : colors.text;
  if (pressed) return {colors.accent_soft, colors.accent, 1.4F, text, std::nullopt};
  // The tools are quieter than the buttons.
  const Color border = is_control && !is_tool ? colors.accent : colors.border;
  return {colors.surface, border, node.role == Role::Key ? 0.4F : 0.6F, text, std::nullopt};
}

void Painter::paint(ImDrawList& list, const Screen& screen, const Layout& layout,
                    const Touched& touched) {
  list_ = &list;
  palette_ = &theme_.palette(screen.contrast);
  unit_ = layout.unit;
  right_to_left_ = is_right_to_left(screen.language);
  nudge_ = touched.nudge * 3.5F * unit_ * (right_to_left_ ? -1.0F : 1.0F);
  if (layout.panel.w > 0) paint_panel(on_pixels(layout.panel), screen.contrast);
  if (layout.bar.w > 0) paint_bar(layout.bar);
  for (const Rect& card : layout.cards) {
    fill(card, theme_.corner_radius * unit_, palette_->surface);
    outline(card, theme_.corner_radius * unit_, 0.6F * unit_, palette_->border);
  }
  for (const Rect& line : layout.dividers) fill(line, 0, palette_->track);
  for (const Placed& placed : layout.placed) {
    on_panel_ = layout.panel.w > 0 && overlaps(placed.box, layout.panel);
    paint_node(screen.nodes[placed.node], placed, touched);
  }
  // Over its neighbours.
  if (touched.focused.empty()) return;
  for (const Placed& placed : layout.placed)
    if (screen.nodes[placed.node].id == touched.focused) paint_focus(placed);
}

void Painter::paint_bar(const Rect& bar) {
  const Rect box = on_pixels(bar);
  list_->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, tint(palette_->surface));
  const float line = std::max(1.0F, std::round(0.4F * unit_));
  list_->AddRectFilled({box.x, box.y}, {box.right(), box.y + line}, tint(palette_->track));
}

void Painter::paint_panel(const Rect& panel, Contrast contrast) {
  const bool high_contrast = contrast != Contrast::Normal;
  // In high contrast black and white carry the panel too: yellow would dazzle.
  const Color color = high_contrast ? palette_->page : palette_->accent;
  list_->AddRectFilled({panel.x, panel.y}, {panel.right(), panel.bottom()}, tint(color));
  if (high_contrast) paint_divider(panel);
}

// The edge between the panel and the rest of the screen, where their colours are the same.
void Painter::paint_divider(const Rect& panel) {
  const ImVec2 glass = ImGui::GetIO().DisplaySize;
  Rect line{panel.x, panel.bottom() - 2, panel.w, 2};
  // In a rehearsal what would be as wide as the glass is a little narrower.
  if (panel.w < 0.8F * glass.x)
    line = {right_to_left_ ? panel.x : panel.right() - 2, panel.y, 2, panel.h};
  list_->AddRectFilled({line.x, line.y}, {line.right(), line.bottom()}, tint(palette_->border));
}

Color Painter::color_of_text(const Node& node) const {
  if (node.part == Part::News)
    return node.role == Role::Heading ? palette_->accent : palette_->text;
  if (on_panel_) return palette_ != &theme_.normal ? palette_->text : palette_->on_accent;
  const bool is_main = node.role == Role::Heading || node.part == Part::SummaryAnswer;
  return is_main ? palette_->text : palette_->muted;
}

void Painter::paint_node(const Node& node, const Placed& placed, const Touched& touched) {
  switch (node.role) {
    case Role::Picture:
      if (node.part == Part::Row) return paint_card(placed.box);
      return icon(node.icon, placed.icon, {255, 255, 255});
    case Role::Code:
      return paint_code(node, placed);
    case Role::Heading:
    case Role::Text:
      if (node.part == Part::Banner) return paint_banner(node, placed);
      if (node.part == Part::Row) return paint_line(node, placed);
      if (node.part == Part::Brand && theme_.logo)
        paint_logo(placed.icon);
      else if (!node.icon.empty())
        icon(node.icon, placed.icon, color_of_text(node));
      return paint_text(node, placed, color_of_text(node));
    case Role::Error:
      if (!node.icon.empty()) icon(node.icon, placed.icon, palette_->error);
      return paint_text(node, placed, palette_->error);
    case Role::Progress:
      return paint_progress(node, placed);
    case Role::Field:
      return paint_field(node, placed);
    case Role::Button:
    case Role::Choice:
    case Role::Check:
    case Role::Key:
      paint_target(node, placed, !touched.pressed.empty() && touched.pressed == node.id);
  }
}

// What a bank card covers when it is held against the glass; its corners have a radius of 3.18 mm.
void Painter::paint_card(const Rect& card) {
  constexpr float kCorner = 3.18F / 85.60F;
  fill(card, card.w * kCorner, palette_->accent_soft);
  outline(card, card.w * kCorner, 2, palette_->accent);
}

// In its own colours, on the white it was made for, in every contrast.
void Painter::paint_logo(const Rect& plate) {
  fill(plate, theme_.corner_radius * unit_, kWhite);
  const Rect room = on_pixels(grown(plate, -plate.h * 0.1F));
  float width = room.w;
  float height = room.w / theme_.logo->aspect;
  if (height > room.h) {
    height = room.h;
    width = room.h * theme_.logo->aspect;
  }
  const auto pixels = [](float length) {
    return std::max(1, static_cast<int>(std::lround(length)));
  };
  SDL_Texture* picture = pictures_.logo(theme_.logo->svg, pixels(width), pixels(height));
  if (picture == nullptr) return;
  const float x = std::round(room.x + (room.w - width) / 2);
  const float y = std::round(room.y + (room.h - height) / 2);
  list_->AddImage(picture, {x, y}, {x + std::round(width), y + std::round(height)}, {0, 0}, {1, 1},
                  tint(kWhite));
}

void Painter::paint_progress(const Node& node, const Placed& placed) {
  paint_text(node, placed, palette_->muted);
  const float radius = placed.box.h / 2;
  fill(placed.box, radius, palette_->track);
  Rect done = placed.box;
  done.w = std::max(done.h, done.w * static_cast<float>(node.value));
  if (right_to_left_) done.x = placed.box.right() - done.w;
  fill(done, radius, palette_->accent);
}

void Painter::paint_field(const Node& node, const Placed& placed) {
  fill(placed.box, theme_.corner_radius * unit_, palette_->surface);
  outline(placed.box, theme_.corner_radius * unit_, 0.8F * unit_, palette_->accent);
  if (!node.is_private) {
    // Nothing typed yet: only where it will begin.
    const float begin = right_to_left_ ? placed.text.right() - caret_width() : placed.text.x;
    list_->AddRectFilled(
        {begin, placed.text.y},
        {begin + caret_width(), placed.text.y + 1.36F * static_cast<float>(placed.style.size)},
        tint(palette_->accent));
    return;
  }
  const TextTexture& text = texts_.draw_private(node.label, placed.style, palette_->text);
  const float x = placed.text.x + static_cast<float>(text.left);
  // Of a text too long for the box, its last whole lines are in view.
  const float room = placed.box.h - 2 * (placed.text.y - placed.box.y);
  const auto height = static_cast<float>(text.size.height);
  const float line = height / static_cast<float>(std::max(text.size.lines, 1));
  const float shown = height <= room ? height : std::floor(room / line) * line;
  const float y = std::round(placed.text.y + shown - height);
  list_->PushClipRect({placed.box.x, placed.text.y}, {placed.box.right(), placed.box.bottom()},
                      true);
  list_->AddImage(text.texture, {x, y}, {x + static_cast<float>(text.size.width), y + height},
                  {0, 0}, {1, 1}, tint(kOwnColors));
  const float caret = std::round(x + static_cast<float>(text.caret_x) + 2);
  const float top = y + static_cast<float>(text.caret_top);
  list_->AddRectFilled({caret, top},
                       {caret + caret_width(), top + static_cast<float>(text.caret_height)},
                       tint(palette_->accent));
  list_->PopClipRect();
}

// Dark on white whatever the contrast: scanners want it so.
void Painter::paint_code(const Node& node, const Placed& placed) {
  fill(placed.box, theme_.corner_radius * 0.5F * unit_, kWhite);
  const auto code = pictures_.code(node.label, static_cast<int>(placed.box.w));
  if (code.texture == nullptr) return;
  const auto size = static_cast<float>(code.size);
  const float x = std::round(placed.box.x + (placed.box.w - size) / 2);
  const float y = std::round(placed.box.y + (placed.box.h - size) / 2);
  list_->AddImage(code.texture, {x, y}, {x + size, y + size}, {0, 0}, {1, 1}, tint(kWhite));
}

float Painter::caret_width() const {
  return std::max(2.0F, std::round(0.7F * unit_));
}

void Painter::paint_target(const Node& node, const Placed& placed, bool pressed) {
  const Look look = look_of(node, pressed);
  const float radius =
      (node.role == Role::Key ? theme_.corner_radius * 0.7F : theme_.corner_radius) * unit_;
  if (look.fill) fill(placed.box, radius, *look.fill);
  if (look.border) outline(placed.box, radius, look.border_width * unit_, *look.border);
  if (look.inner)
    outline(grown(placed.box, -1.4F * unit_), radius - 1.4F * unit_, 0.9F * unit_, *look.inner);
  if (placed.icon.w > 0) {
    Rect place = placed.icon;
    if (node.action.kind == Action::Kind::Begin) place.x += nudge_;
    if (node.icon.empty())
      paint_choice_mark(node, place, look);
    else if (node.part == Part::Faces)
      icon(node.icon, place, {255, 255, 255});
    else if (right_to_left_ && (node.icon == "next" || node.icon == "back"))
      icon(node.icon == "next" ? "back" : "next", place, look.text);
    else
      icon(node.icon, place, look.text);
  }
  if (!node.label_hidden && placed.text.w > 0) paint_text(node, placed, look.text);
  paint_detail(node, placed, look.text == palette_->text ? palette_->muted : look.text);
  const bool has_mark = placed.icon.w > 0 && node.icon.empty();
  if (node.chosen && !has_mark && node.role != Role::Key) paint_tick(placed.box, look);
}

// A tool that is on, a mark or a smiley that is chosen, shows it by more than its colour.
void Painter::paint_tick(const Rect& box, const Look& look) {
  const float size = std::round(7.5F * unit_);
  const float edge = std::round(1.6F * unit_);
  const Rect disc{right_to_left_ ? box.x + edge : box.right() - size - edge, box.y + edge, size,
                  size};
  fill(disc, size / 2, look.text);
  outline(disc, size / 2, 0.5F * unit_, palette_->accent);
  icon("check", grown(disc, -size * 0.18F), palette_->accent);
}

// A ring or a box that gets a tick: chosen is told by more than colour.
void Painter::paint_choice_mark(const Node& node, const Rect& box, const Look& look) {
  const float radius = node.role == Role::Check ? box.h * 0.2F : box.h / 2;
  if (node.chosen) {
    // In a row the box is dark and the tick light, elsewhere the other way round.
    const bool is_row = node.part == Part::Row;
    fill(box, radius, is_row ? palette_->accent : look.text);
    icon("check", grown(box, -box.h * 0.14F), is_row ? palette_->on_accent : palette_->accent);
    return;
  }
  outline(box, radius, 0.7F * unit_, look.text);
}

void Painter::paint_text(const Node& node, const Placed& placed, Color color) {
  if (node.label.empty()) return;
  const TextTexture& text = node.is_private ? texts_.draw_private(node.label, placed.style, color)
                                            : texts_.draw(node.label, placed.style, color);
  draw_words(text, placed.text);
}

void Painter::draw_words(const TextTexture& text, const Rect& place) {
  const float x = std::round(place.x + static_cast<float>(text.left));
  const float y = std::round(place.y);
  list_->AddImage(
      text.texture, {x, y},
      {x + static_cast<float>(text.size.width), y + static_cast<float>(text.size.height)}, {0, 0},
      {1, 1}, tint(kOwnColors));
}

void Painter::paint_detail(const Node& node, const Placed& placed, Color color) {
  if (!node.detail.empty())
    draw_words(texts_.draw(node.detail, placed.detail_style, color), placed.detail);
}

// What a panel tells, with the picture of how serious it is.
void Painter::paint_line(const Node& node, const Placed& placed) {
  const bool is_fault = node.icon == "fault";
  const Color sign = is_fault            ? palette_->error
                     : node.icon == "ok" ? palette_->accent
                                         : palette_->text;
  if (!node.icon.empty()) icon(node.icon, placed.icon, sign);
  paint_text(node, placed, is_fault ? palette_->error : palette_->text);
  paint_detail(node, placed, palette_->muted);
}

void Painter::paint_banner(const Node& node, const Placed& placed) {
  fill(placed.box, 0, palette_->text);
  paint_text(node, placed, palette_->page);
}

// The ring lies between two of the page's own colour: against those it has the contrast that the
// theme was read for, whatever is beside it.
void Painter::paint_focus(const Placed& placed) {
  const float gap = std::round(1.2F * unit_);
  const float width = std::round(1.6F * unit_);
  const float hem = std::max(1.0F, std::round(0.6F * unit_));
  const float radius = theme_.corner_radius * unit_;
  const auto ring = [&](float out, float wide, Color color) {
    outline(grown(placed.box, out), radius + out, wide, color);
  };
  ring(gap, gap, palette_->page);
  ring(gap + width + hem, hem, palette_->page);
  ring(gap + width, width, palette_->focus);
}

void Painter::fill(const Rect& rect, float radius, Color color) {
  const Rect box = on_pixels(rect);
  const int pixels = static_cast<int>(std::min({radius, box.w / 2, box.h / 2}));
  corners(pictures_.rounded(pixels, 0), box, pixels, color);
  const float corner = static_cast<float>(pixels);
  plain({box.x, box.y + corner, box.w, box.h - 2 * corner}, color);
  plain({box.x + corner, box.y, box.w - 2 * corner, corner}, color);
  plain({box.x + corner, box.bottom() - corner, box.w - 2 * corner, corner}, color);
}

void Painter::outline(const Rect& rect, float radius, float width, Color color) {
  const Rect box = on_pixels(rect);
  const int border = std::max(1, static_cast<int>(std::lround(width)));
  int pixels = static_cast<int>(std::min({radius, box.w / 2, box.h / 2}));
  if (pixels <= border) pixels = 0;  // such a tile would be all edge
  corners(pictures_.rounded(pixels, border), box, pixels, color);
  const float corner = static_cast<float>(pixels);
  const float thickness = static_cast<float>(border);
  plain({box.x + corner, box.y, box.w - 2 * corner, thickness}, color);
  plain({box.x + corner, box.bottom() - thickness, box.w - 2 * corner, thickness}, color);
  plain({box.x, box.y + corner, thickness, box.h - 2 * corner}, color);
  plain({box.right() - thickness, box.y + corner, thickness, box.h - 2 * corner}, color);
}

void Painter::plain(const Rect& rect, Color color) {
  if (rect.w > 0 && rect.h > 0)
    list_->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, tint(color));
}

// The four corners of the tile, each at its own size.
void Painter::corners(SDL_Texture* tile, const Rect& rect, int radius, Color color) {
  if (radius == 0) return;
  const float corner = static_cast<float>(radius);
  const float share = corner / (2 * corner + 2);
  for (const bool right : {false, true})
    for (const bool low : {false, true}) {
      const ImVec2 at{right ? rect.right() - corner : rect.x,
                      low ? rect.bottom() - corner : rect.y};
      const ImVec2 from{right ? 1 - share : 0, low ? 1 - share : 0};
      list_->AddImage(tile, at, {at.x + corner, at.y + corner}, from,
                      {from.x + share, from.y + share}, tint(color));
    }
}

void Painter::icon(const std::string& name, const Rect& rect, Color color) {
  const float size = std::round(rect.w);
  SDL_Texture* picture = pictures_.icon(name, static_cast<int>(size));
  if (picture == nullptr) return;
  const float x = std::round(rect.x);
  const float y = std::round(rect.y);
  list_->AddImage(picture, {x, y}, {x + size, y + size}, {0, 0}, {1, 1}, tint(color));
}

}  // namespace zuil
