// SPDX-License-Identifier: EUPL-1.2
// A municipality's house style: assets/themes/*.json.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "kiosk/base/result.h"
#include "kiosk/screens/preferences.h"

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

struct Theme {
  std::string font;
  Palette normal;
  Palette dark;   // light on black
  Palette light;  // black on white

  const Palette& palette(Contrast contrast) const;
};

// WCAG 2.2 contrast ratio, 1 to 21.
double contrast_ratio(Color a, Color b);

// Invalid, with the JSON path and the ratio, for a colour that is missing or malformed, or where
// text has less than 4.5 (high contrast: 7) or a border, state or focus ring less than 3.
Result<Theme> read_theme(const std::filesystem::path& path);

}  // namespace zuil
