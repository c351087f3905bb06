// SPDX-License-Identifier: EUPL-1.2
// How nodes look: shapes, colours and states, listed for ImGui to draw.
#pragma once

#include <string>

#include "kiosk/stage/layout.h"
#include "kiosk/stage/picture_texture.h"
#include "kiosk/stage/text_texture.h"
#include "kiosk/stage/theme.h"

struct ImDrawList;

namespace zuil {

// What makes a node look other than at rest.
struct Touched {
  std::string pressed;  // id of the node under the finger; empty: none
  std::string focused;  // id of the node the keypad stands on; empty: none shown
  float nudge = 0;      // 0 to 1: how far the arrows of the start buttons are from their place
};

class Painter {
 public:
  Painter(const Theme& theme, TextTextures& texts, PictureTextures& pictures)
      : theme_(theme), texts_(texts), pictures_(pictures) {}

  // Everything of the screen, background excluded.
  void paint(ImDrawList& list, const Screen& screen, const Layout& layout, const Touched& touched);

 private:
  struct Look;
  Look look_of(const Node& node, bool pressed) const;
  void paint_node(const Node& node, const Placed& placed, const Touched& touched);
  void paint_progress(const Node& node, const Placed& placed);
  void paint_logo(const Rect& plate);
  void paint_card(const Rect& card);
  void paint_field(const Node& node, const Placed& placed);
  void paint_code(const Node& node, const Placed& placed);
  void paint_bar(const Rect& bar);
  void paint_panel(const Rect& panel, Contrast contrast);
  void paint_target(const Node& node, const Placed& placed, bool pressed);
  void paint_choice_mark(const Node& node, const Rect& box, const Look& look);
  Color color_of_text(const Node& node) const;
  void paint_text(const Node& node, const Placed& placed, Color color);
  void paint_detail(const Node& node, const Placed& placed, Color color);
  void paint_line(const Node& node, const Placed& placed);
  void paint_banner(const Node& node, const Placed& placed);
  void draw_words(const TextTexture& text, const Rect& place);
  void paint_focus(const Placed& placed);
  void paint_divider(const Rect& panel);
  void paint_tick(const Rect& box, const Look& look);
  float caret_width() const;

  void fill(const Rect& rect, float radius, Color color);
  void outline(const Rect& rect, float radius, float width, Color color);
  void corners(SDL_Texture* tile, const Rect& rect, int radius, Color color);
  void plain(const Rect& rect, Color color);
  void icon(const std::string& name, const Rect& rect, Color color);

  const Theme& theme_;
  TextTextures& texts_;
  PictureTextures& pictures_;
  // Of the screen that is being painted.
  ImDrawList* list_ = nullptr;
  const Palette* palette_ = nullptr;
  float unit_ = 1;
  float nudge_ = 0;  // pixels, to the side where reading goes
  bool right_to_left_ = false;
  bool on_panel_ = false;
};

}  // namespace zuil
