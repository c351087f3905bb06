// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/theme.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "kiosk/base/file.h"
#include "kiosk/base/json_reader.h"

namespace zuil {
namespace {

constexpr std::array<ColorName, 12> kColors{{
    {"page", &Palette::page},
    {"surface", &Palette::surface},
    {"text", &Palette::text},
    {"muted", &Palette::muted},
    {"border", &Palette::border},
    {"accent", &Palette::accent},
    {"accentPressed", &Palette::accent_pressed},
    {"onAccent", &Palette::on_accent},
    {"accentSoft", &Palette::accent_soft},
    {"track", &Palette::track},
    {"error", &Palette::error},
    {"focus", &Palette::focus},
}};

using P = Palette;
constexpr std::array<ColorPair, 16> kPairs{{
    {&P::text, &P::page, true},
    {&P::text, &P::surface, true},
    {&P::text, &P::accent_soft, true},
    {&P::muted, &P::page, true},
    {&P::muted, &P::surface, true},
    {&P::accent, &P::page, true},
    {&P::accent, &P::surface, true},
    {&P::accent, &P::accent_soft, true},
    {&P::on_accent, &P::accent, true},
    {&P::on_accent, &P::accent_pressed, true},
    {&P::error, &P::page, true},
    {&P::border, &P::page, false},
    {&P::border, &P::surface, false},
    {&P::accent, &P::track, false},
    {&P::focus, &P::page, false},
    {&P::focus, &P::surface, false},
}};

Result<Color> read_color(const JsonReader& json) {
  ZUIL_TRY(const std::string text, json.string());
  unsigned value = 0;
  const char* end = text.data() + text.size();
  if (text.size() != 7 || text[0] != '#' ||
      std::from_chars(text.data() + 1, end, value, 16).ptr != end)
    return json.fail_here("must be a colour such as \"#0b4f8a\"");
  return Color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
               static_cast<std::uint8_t>(value)};
}

Result<Palette> read_palette(const JsonReader& file, std::string_view name, double least_for_text) {
  ZUIL_TRY(const JsonReader json, file.member(name));
  Palette palette;
  for (const auto& [key, color] : kColors) {
    ZUIL_TRY(const JsonReader member, json.member(key));
    ZUIL_TRY(palette.*color, read_color(member));
  }
  for (const ColorPair& pair : kPairs) {
    const double least = pair.is_text ? least_for_text : pair.least();
    const double ratio = contrast_ratio(palette.*pair.front, palette.*pair.back);
    if (ratio >= least) continue;
    char figures[64];
    std::snprintf(figures, sizeof figures, "%.2f, at least %.1f is needed", ratio, least);
    return json.fail_here("\"" + std::string(name_of(pair.front)) + "\" on \"" +
                              std::string(name_of(pair.back)) + "\" has a contrast of " + figures,
                          "Make one of the two darker or lighter.");
  }
  return palette;
}

Result<std::optional<Logo>> read_logo_of(const JsonReader& file,
                                         const std::filesystem::path& folder) {
  if (!file.has("logo")) return std::nullopt;
  ZUIL_TRY(const JsonReader member, file.member("logo"));
  ZUIL_TRY(const std::string name, member.non_empty_string());
  ZUIL_TRY(const std::string text, file.string_or("logoText", ""));
  if (text.empty())
    return member.fail_here("has no text alternative",
                            "Write in \"logoText\" what it says: \"Gemeente Voorbeeld\".");
  ZUIL_TRY(Logo logo, read_logo(folder / name));
  logo.text = text;
  return logo;
}

double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

}  // namespace

const Palette& Theme::palette(Contrast contrast) const {
  switch (contrast) {
    case Contrast::Normal:
      return normal;
    case Contrast::Dark:
      return dark;
    case Contrast::Light:
      return light;
  }
  return normal;
}

std::span<const ColorName> color_names() {
  return kColors;
}

std::string_view name_of(ColorOf color) {
  return std::find_if(kColors.begin(), kColors.end(),
                      [&](const ColorName& entry) { return entry.color == color; })
      ->name;
}

std::span<const ColorPair> color_pairs() {
  return kPairs;
}

double contrast_ratio(Color a, Color b) {
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

Result<Theme> read_theme(const std::filesystem::path& path) {
  ZUIL_TRY(const std::string text, read_file(path));
  ZUIL_TRY(const auto document, parse_json(text, path.string()));
  const JsonReader file(document, path.string());
  ZUIL_CHECK(file.allow_only(
      {"$schema", "font", "cornerRadius", "logo", "logoText", "normal", "dark", "light"}));
  Theme theme;
  ZUIL_TRY(const JsonReader font, file.member("font"));
  ZUIL_TRY(theme.font, font.non_empty_string());
  ZUIL_TRY(const double radius, file.number_or("cornerRadius", theme.corner_radius, 0, 10));
  theme.corner_radius = static_cast<float>(radius);
  ZUIL_TRY(theme.logo, read_logo_of(file, path.parent_path()));
  ZUIL_TRY(theme.normal, read_palette(file, "normal", 4.5));
  ZUIL_TRY(theme.dark, read_palette(file, "dark", 7.0));
  ZUIL_TRY(theme.light, read_palette(file, "light", 7.0));
  return theme;
}

}  // namespace zuil
