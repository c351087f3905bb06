// SPDX-License-Identifier: EUPL-1.2
// The values of design tokens: colours, lengths and fonts as CSS writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/stage/theme.h"

namespace zuil {

struct CssColor {
  double red = 0, green = 0, blue = 0;  // 0 to 1
  double alpha = 1;
};

// "#rgb", "#rgba", "#rrggbb", "#rrggbbaa", rgb(), rgba(), hsl() and hsla() with commas or blanks,
// "transparent", "black" and "white". Nothing for anything else.
std::optional<CssColor> read_css_color(std::string_view text);

// As it looks on that ground.
Color blend(const CssColor& front, Color ground);

// In pixels: px, rem and em of 16 px, 0, and the largest of clamp(). Nothing for anything else, or
// what is less than nothing.
std::optional<double> read_css_length(std::string_view text);

// The families in their order, without quotes; generic ones such as sans-serif are left out.
std::vector<std::string> read_css_fonts(std::string_view text);

// "#0b4f8a"
std::string to_text(Color color);

struct Hsl {
  double hue = 0;  // degrees
  double saturation = 0, lightness = 0;
};
Hsl to_hsl(Color color);
CssColor from_hsl(const Hsl& hsl);

}  // namespace zuil
