// SPDX-License-Identifier: EUPL-1.2
// Where every node of a screen comes, in pixels. Nothing is ever clipped or scrolled: type and
// space shrink together until all fits; targets keep their millimetres.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/stage/text_texture.h"

namespace zuil {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool operator==(const Rect&) const = default;
};

struct Viewport {
  int width = 1080;  // pixels
  int height = 1920;
  double short_side_mm = 300;  // of the visible screen

  bool portrait() const { return height >= width; }
  int short_side() const { return portrait() ? width : height; }
  double pixels_per_mm() const { return short_side() / short_side_mm; }
};

// One node in its place.
struct Placed {
  std::size_t node = 0;  // index in Screen::nodes
  Rect box;              // what is drawn and, when interactive, touched
  Rect text;             // where the label goes, within the box; height is the text's own
  TextStyle style;       // of the label
  Rect icon;             // empty: none
  Rect detail = {};      // where the detail goes; empty: there is none
  TextStyle detail_style = {};
};

struct Layout {
  std::vector<Placed> placed;  // in the order of the nodes
  Rect panel;                  // of the accent colour, behind the nodes of the attract screen
  Rect bar;                    // behind the tools
  std::vector<Rect> cards;     // behind nodes that belong together
  std::vector<Rect> dividers;  // thin lines between rows
  float unit = 1;              // pixels of one design millimetre: 1/300 of the short side
  int pages = 1;               // of a panel
  float scale = 1;             // by which type and space had to shrink
  bool fits = true;  // false: even the smallest did not fit, or a text is larger than its box
};

// What the layout asks of the text engine and the house style.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  virtual TextSize measure(const Node& node, const TextStyle& style) = 0;
  // Width by height of the logo that stands for who asks; 0: there is none.
  virtual float logo_aspect() const { return 0; }
};

Layout lay_out(const Screen& screen, const Viewport& viewport, TextMeasure& measure);

}  // namespace zuil
