// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/token_value.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

namespace zuil {
namespace {

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string in_small_letters(std::string_view text) {
  std::string small(trim(text));
  std::transform(small.begin(), small.end(), small.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return small;
}

struct Quantity {
  double number = 0;
  std::string_view unit;
};

std::optional<Quantity> read_quantity(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  Quantity quantity;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, quantity.number);
  // "nan" and "inf" are numbers to from_chars.
  if (read.ec != std::errc() || !std::isfinite(quantity.number)) return std::nullopt;
  quantity.unit = {read.ptr, static_cast<std::size_t>(end - read.ptr)};
  return quantity;
}

// The arguments of "name(a, b c / d)" when it is that function, at least one.
std::vector<std::string_view> arguments_of(std::string_view text, std::string_view name,
                                           std::string_view separators) {
  if (!text.starts_with(name) || !text.ends_with(')')) return {};
  text = trim(text.substr(name.size()));
  if (!text.starts_with('(')) return {};
  text = text.substr(1, text.size() - 2);
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty())
      found.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

// A share of one: "35%", or a number of which `whole` is one.
std::optional<double> read_share(std::string_view text, double whole) {
  const auto quantity = read_quantity(text);
  if (text == "none") return 0;
  if (!quantity || (!quantity->unit.empty() && quantity->unit != "%")) return std::nullopt;
  return std::clamp(quantity->number / (quantity->unit == "%" ? 100 : whole), 0.0, 1.0);
}

std::optional<double> read_hue(std::string_view text) {
  const auto quantity = read_quantity(text);
  if (text == "none") return 0;
  if (!quantity) return std::nullopt;
  constexpr std::array<std::pair<std::string_view, double>, 5> kUnits{
      {{"", 1}, {"deg", 1}, {"turn", 360}, {"grad", 0.9}, {"rad", 57.29577951308232}}};
  for (const auto& [unit, degrees] : kUnits)
    if (quantity->unit == unit)
      return std::fmod(std::fmod(quantity->number * degrees, 360) + 360, 360);
  return std::nullopt;
}

std::optional<CssColor> read_hex(std::string_view digits) {
  const bool is_short = digits.size() == 3 || digits.size() == 4;
  if (!is_short && digits.size() != 6 && digits.size() != 8) return std::nullopt;
  std::array<double, 4> parts{0, 0, 0, 1};
  const std::size_t width = is_short ? 1 : 2;
  for (std::size_t i = 0; i * width < digits.size(); ++i) {
    unsigned value = 0;
    const char* begin = digits.data() + i * width;
    if (std::from_chars(begin, begin + width, value, 16).ptr != begin + width) return std::nullopt;
    parts[i] = value / (is_short ? 15.0 : 255.0);
  }
  return CssColor{parts[0], parts[1], parts[2], parts[3]};
}

std::optional<CssColor> read_function(std::string_view text) {
  constexpr std::string_view kSeparators = ", /\t\n";
  for (const std::string_view name : {"hsla", "hsl", "rgba", "rgb"}) {
    const auto parts = arguments_of(text, name, kSeparators);
    if (parts.size() != 3 && parts.size() != 4) continue;
    const auto alpha = parts.size() == 4 ? read_share(parts[3], 1) : 1.0;
    const bool is_hsl = name.starts_with("hsl");
    const auto first = is_hsl ? read_hue(parts[0]) : read_share(parts[0], 255);
    const auto second = read_share(parts[1], is_hsl ? 100 : 255);
    const auto third = read_share(parts[2], is_hsl ? 100 : 255);
    if (!alpha || !first || !second || !third) return std::nullopt;
    CssColor color =
        is_hsl ? from_hsl({*first, *second, *third}) : CssColor{*first, *second, *third};
    color.alpha = *alpha;
    return color;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CssColor> read_css_color(std::string_view text) {
  const std::string small = in_small_letters(text);
  if (small == "transparent") return CssColor{0, 0, 0, 0};
  if (small == "black") return CssColor{0, 0, 0};
  if (small == "white") return CssColor{1, 1, 1};
  if (small.starts_with('#')) return read_hex(std::string_view(small).substr(1));
  return read_function(small);
}

Color blend(const CssColor& front, Color ground) {
  const auto channel = [&](double value, std::uint8_t below) {
    const double mixed = value * 255 * front.alpha + below * (1 - front.alpha);
    return static_cast<std::uint8_t>(std::clamp(std::lround(mixed), 0L, 255L));
  };
  return {channel(front.red, ground.red), channel(front.green, ground.green),
          channel(front.blue, ground.blue)};
}

std::optional<double> read_css_length(std::string_view text) {
  const std::string small = in_small_letters(text);
  if (const auto parts = arguments_of(small, "clamp", ","); parts.size() == 3)
    return read_css_length(parts[2]);
  const auto quantity = read_quantity(small);
  if (!quantity || quantity->number < 0) return std::nullopt;
  if (quantity->unit == "px" || (quantity->unit.empty() && quantity->number == 0))
    return quantity->number;
  if (quantity->unit == "rem" || quantity->unit == "em") return quantity->number * 16;
  return std::nullopt;
}

std::vector<std::string> read_css_fonts(std::string_view text) {
  constexpr std::array<std::string_view, 9> kGeneric{"sans-serif",    "serif",      "monospace",
                                                     "system-ui",     "ui-serif",   "ui-sans-serif",
                                                     "-apple-system", "ui-rounded", "inherit"};
  std::vector<std::string> families;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view family = trim(text.substr(0, end));
    const bool quoted = family.size() >= 2 && (family.front() == '"' || family.front() == '\'') &&
                        family.back() == family.front();
    if (quoted) family = trim(family.substr(1, family.size() - 2));
    const bool is_generic =
        std::find(kGeneric.begin(), kGeneric.end(), in_small_letters(family)) != kGeneric.end();
    if (!family.empty() && !is_generic) families.emplace_back(family);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return families;
}

std::string to_text(Color color) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", color.red, color.green, color.blue);
  return text;
}

Hsl to_hsl(Color color) {
  const double red = color.red / 255.0;
  const double green = color.green / 255.0;
  const double blue = color.blue / 255.0;
  const double most = std::max({red, green, blue});
  const double least = std::min({red, green, blue});
  const double chroma = most - least;
  Hsl hsl{0, 0, (most + least) / 2};
  if (chroma == 0) return hsl;
  hsl.saturation = chroma / (1 - std::abs(2 * hsl.lightness - 1));
  if (most == red)
    hsl.hue = 60 * std::fmod((green - blue) / chroma + 6, 6);
  else
    hsl.hue = most == green ? 60 * ((blue - red) / chroma + 2) : 60 * ((red - green) / chroma + 4);
  return hsl;
}

CssColor from_hsl(const Hsl& hsl) {
  const double reach = hsl.saturation * std::min(hsl.lightness, 1 - hsl.lightness);
  const auto channel = [&](double turn) {
    const double k = std::fmod(turn + hsl.hue / 30, 12);
    return hsl.lightness - reach * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return {channel(0), channel(8), channel(4)};
}

}  // namespace zuil
