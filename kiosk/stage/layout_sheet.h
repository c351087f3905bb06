// SPDX-License-Identifier: EUPL-1.2
// One attempt at a layout: the measures of the design at one scale, and the ways to put nodes down.
// Internal to layout.cpp and its screens.
#pragma once

#include <algorithm>
#include <vector>

#include "kiosk/stage/layout.h"

namespace zuil {

// Type, em in design millimetres (1/300 of the short side; on a 24 inch screen a real millimetre).
namespace em {
inline constexpr float kHero = 25;
inline constexpr float kTitle = 14.5F;
inline constexpr float kMark = 16;
inline constexpr float kBody = 10;
inline constexpr float kSmall = 8.6F;  // capital height 6.1 mm
}  // namespace em

// A column of the screen in which things are put from the top down.
struct Column {
  float x = 0;
  float width = 0;
  float y = 0;       // where the next thing comes
  float bottom = 0;  // of the room there is
};

bool is_right_to_left(const std::string& language);

class LayoutSheet {
 public:
  LayoutSheet(const Screen& screen, const Viewport& viewport, TextMeasure& measure, float scale);

  const Screen& screen() const { return screen_; }
  bool portrait() const { return viewport_.portrait(); }
  bool right_to_left() const { return is_right_to_left(screen_.language); }
  float width() const { return static_cast<float>(viewport_.width); }
  float height() const { return static_cast<float>(viewport_.height); }

  // Design millimetres in pixels; gap() shrinks with the scale, mm() does not.
  float mm(float millimetres) const { return millimetres * layout_.unit; }
  float gap(float millimetres) const { return millimetres * layout_.unit * layout_.scale; }
  // A millimetre of the glass as it was measured, in pixels.
  float real_mm() const { return static_cast<float>(viewport_.pixels_per_mm()); }
  // Of the glass, in pixels.
  float short_side() const {
    return static_cast<float>(std::min(viewport_.width, viewport_.height));
  }
  float margin() const { return mm(18); }
  // Smallest side of a target: 20 real millimetres, 30 with large text.
  float target() const;
  // Where the lower part begins, in which low reach has everything that can be touched; 0:
  // anywhere.
  float reach_top() const;
  // Smallest picture of a code: its dark part is 25 real millimetres.
  float least_code() const;
  // em, in pixels, larger with large text; shrinks with the scale, or not.
  int type(float millimetres) const { return type(millimetres, layout_.scale); }
  int fixed_type(float millimetres) const { return type(millimetres, 1); }

  std::vector<std::size_t> nodes_in(Part part) const;
  bool has(Part part) const { return !nodes_in(part).empty(); }
  TextSize measure(std::size_t node, const TextStyle& style) const;
  TextSize measure_detail(std::size_t node, const TextStyle& style) const;
  TextStyle style(std::size_t node, int size, bool bold, float width, Align align) const;

  // Puts a text down at the column's y and moves on.
  void put_text(std::size_t node, Column& column, int size, bool bold, Align align);
  void put_texts(Part part, Column& column, int size, bool bold, Align align, float gap_after);
  // A target whose label is inside; the text and an icon get their places.
  void put_target(std::size_t node, Rect box, int size, bool bold, Align align, float padding,
                  float icon);
  // Height that a target of that width needs for its label.
  float target_height(std::size_t node, float width, int size, bool bold, float padding,
                      float icon) const;
  // A target of which only the picture is shown.
  void put_icon(std::size_t node, Rect box, float icon);
  // A picture with its word right below it, both in the middle of the box.
  void put_below(std::size_t node, Rect box, float icon, int size);
  // What is missing or wrong, with a picture before it; moves on.
  void put_error(std::size_t node, Column& column);
  // Of the longest that may yet be told.
  float errors_height(const Column& column);
  // A smiley with its words below.
  void put_face(std::size_t node, Rect box, float face, int size);
  // A picture with words beside it that cannot be touched.
  void put_brand(std::size_t node, Rect box, int size, float icon);
  // A box for a text under way: a long one shrinks to two thirds, then its end stays in view.
  void put_field(std::size_t node, Rect box, int size, float padding);
  void put_picture(std::size_t node, Rect box);
  void put(const Placed& placed) { layout_.placed.push_back(placed); }
  void put_card(Rect card) { layout_.cards.push_back(card); }
  void put_divider(Rect line) { layout_.dividers.push_back(line); }
  void set_panel(Rect panel) { layout_.panel = panel; }
  void set_bar(Rect bar) { layout_.bar = bar; }
  void set_pages(int pages) { layout_.pages = pages; }

  // What was put down so far; moves all that came after; takes it away again.
  struct Point {
    std::size_t placed = 0;
    std::size_t cards = 0;
    std::size_t dividers = 0;
    bool fits = true;
  };
  Point here() const {
    return {layout_.placed.size(), layout_.cards.size(), layout_.dividers.size(), layout_.fits};
  }
  void shift(Point since, float down);
  void back_to(Point point);

  // Room left in the column, "weet ik niet" taken off where it is still to come.
  float room_for(Part part, const Column& column) const;
  // All choices of the part in one column, or in two or three where one is too high.
  void put_list(Part part, Column& column, float padding, float icon);
  // The same for some of them, in that many columns, no larger than they need be.
  void put_list_in(const std::vector<std::size_t>& nodes, Column& column, int columns,
                   float padding, float icon);
  // Targets beside each other, all equally large, row by row; no lower than that.
  void put_grid(const std::vector<std::size_t>& nodes, Column& column, int columns, int size,
                float icon, float least_height);
  // Progress above, footer (back, stop, next) and tools below; gives the room between them.
  Column put_frame();
  // Gives the top of the footer; `above` is where it ends.
  float put_footer(float above);
  // Moves everything to where it is mirrored, for right-to-left languages.
  void mirror();

  void does_not_fit() { layout_.fits = false; }
  Layout take();

 private:
  // The measures of the footer's buttons, in design millimetres: smaller where their words are
  // long.
  struct Footer {
    float em;
    float padding;
    float icon;
    float least;  // width of a button with an icon
  };
  Footer footer() const;
  float button_width(std::size_t node, const Footer& footer) const;
  int type(float millimetres, float scale) const;
  float error_icon() const;
  // The narrowest of a few widths in which a text needs no more lines: no word is left alone.
  int balanced_width(std::size_t node, TextStyle style) const;
  // Makes the letters smaller until the text is no higher, down to about `least` pixels.
  TextSize shrink(std::size_t node, TextStyle& style, float height, int least) const;
  float between_rows(const std::vector<std::size_t>& nodes) const;
  void put_rows(const std::vector<std::size_t>& nodes, Column& column, int columns, float padding,
                float icon);
  float rows_height(const std::vector<std::size_t>& nodes, float width, int columns, float padding,
                    float icon) const;

  const Screen& screen_;
  const Viewport& viewport_;
  TextMeasure& measure_;
  Layout layout_;
};

// The bar of tools at the lower edge; gives its top, the height of the glass when there are none.
float put_tools(LayoutSheet& sheet);
// Title and hints, with the section above them, and room for what may turn out to be missing.
void put_heading(LayoutSheet& sheet, Column& column, float title);
// "Weet ik niet / niet van toepassing".
void put_aside(LayoutSheet& sheet, Column& column);

struct Halves {
  Column first;
  Column second;
};
// Landscape: the question on one side, the answers on the other. `share` of the first.
Halves halves_of(const LayoutSheet& sheet, const Column& room, float share);

// The kinds of screens.
void lay_out_attract(LayoutSheet& sheet);
void lay_out_question(LayoutSheet& sheet);
void lay_out_text(LayoutSheet& sheet);
void lay_out_message(LayoutSheet& sheet);
void lay_out_panel(LayoutSheet& sheet);
// Along the upper edge, above whatever the screen is: a text, and what can be touched at its end.
// Gives its lower edge.
float put_banner(LayoutSheet& sheet);

}  // namespace zuil
