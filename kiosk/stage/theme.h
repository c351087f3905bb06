// SPDX-License-Identifier: EUPL-1.2
// A municipality's house style: assets/themes/*.json.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/stage/logo.h"

namespace zuil {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;
};

// Colours by what they are for.
struct Palette {
  Color page;     // behind everything
  Color surface;  // of an answer or a field
  Color text;
  Color muted;           // less important text
  Color border;          // of an answer or a field
  Color accent;          // the main button, a chosen answer
  Color accent_pressed;  // the same under a finger
  Color on_accent;       // text on either
  Color accent_soft;     // an answer under a finger
  Color track;           // what is still to come of the progress bar
  Color error;
  Color focus;  // the ring of the keypad
};

using ColorOf = Color Palette::*;

// As it is called in a theme file.
struct ColorName {
  std::string_view name;
  ColorOf color;
};
std::span<const ColorName> color_names();
std::string_view name_of(ColorOf color);

// What is drawn on what: text, or a border, state or focus ring.
struct ColorPair {
  ColorOf front;
  ColorOf back;
  bool is_text;
  // The ratio it must have in `Palette` normal.
  double least() const { return is_text ? 4.5 : 3.0; }
};
std::span<const ColorPair> color_pairs();

struct Theme {
  std::string font;
  float corner_radius = 5;   // design millimetres, 0 to 10
  std::optional<Logo> logo;  // in place of the town hall
  Palette normal;
  Palette dark;   // light on black
  Palette light;  // black on white

  const Palette& palette(Contrast contrast) const;
};

// WCAG 2.2 contrast ratio, 1 to 21.
double contrast_ratio(Color a, Color b);

// Invalid, with the JSON path and the ratio, for a colour that is missing or malformed, or where
// text has less than 4.5 (high contrast: 7) or a border, state or focus ring less than 3; and for a
// logo without a text. The logo's path is relative to the file's folder.
Result<Theme> read_theme(const std::filesystem::path& path);

}  // namespace zuil
