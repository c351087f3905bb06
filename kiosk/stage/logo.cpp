// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/logo.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string_view>

#include "kiosk/base/file.h"
#include "kiosk/stage/cairo_ptr.h"
#include "kiosk/stage/theme.h"

namespace zuil {
namespace {

constexpr std::uintmax_t kMostBytes = 256 * 1024;
constexpr double kLongest = 8;  // width by height
constexpr double kHighest = 0.5;

constexpr std::array<std::string_view, 8> kForbidden{
    "<!entity", "<script", "<image", "<foreignobject", "<?xml-stylesheet",
    "@import",  "<text",   "<filter"};  // a font may not be there, a filter may take a minute

// Everything that is followed by an address must be followed by one in the document itself.
constexpr std::array<std::string_view, 2> kReferences{"href=", "url("};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// In small letters, without what may stand around "=" and after "url(" or "<": nothing hides
// behind a blank.
std::string plain(std::string_view svg) {
  std::string made;
  made.reserve(svg.size());
  for (std::size_t i = 0; i < svg.size(); ++i) {
    if (is_blank(svg[i])) {
      const std::size_t next = std::min(svg.find_first_not_of(" \t\n\r", i), svg.size() - 1);
      const bool joins = svg[next] == '=' || made.empty() || made.back() == '=' ||
                         made.back() == '(' || made.back() == '<';
      if (!joins && made.back() != ' ') made += ' ';
      continue;
    }
    made += static_cast<char>(std::tolower(static_cast<unsigned char>(svg[i])));
  }
  return made;
}

// What of it must not be there; empty: nothing.
std::string find_forbidden(std::string_view svg) {
  // Of another encoding nothing could be found.
  if (svg.find('\0') != std::string_view::npos) return "other letters than UTF-8";
  const std::string text = plain(svg);
  for (const std::string_view word : kForbidden)
    if (text.find(word) != std::string::npos) return "\"" + std::string(word) + "\"";
  for (const std::string_view word : kReferences)
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      at += word.size();
      if (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
      if (at >= text.size() || text[at] != '#')
        return "an address, at \"" + std::string(word) + "\"";
    }
  return "";
}

// 0: it does not say.
double aspect_of(RsvgHandle* svg) {
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(svg, &width, &height) == 0) {
    gboolean has_view_box = 0;
    RsvgRectangle view_box{};
    rsvg_handle_get_intrinsic_dimensions(svg, nullptr, nullptr, nullptr, nullptr, &has_view_box,
                                         &view_box);
    width = view_box.width;
    height = view_box.height;
  }
  return width > 0 && height > 0 ? width / height : 0;
}

// Drawn small on white, as it will stand: whether more than a speck of it can be told from that.
bool is_seen(RsvgHandle* svg, double aspect) {
  constexpr int kHeight = 60;  // pixels
  constexpr int kFewest = 12;
  constexpr Color kWhite{255, 255, 255};
  const int width = std::max(1, static_cast<int>(kHeight * aspect));
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, kHeight));
  const CairoPtr cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  const RsvgRectangle place{0, 0, static_cast<double>(width), kHeight};
  if (rsvg_handle_render_document(svg, cairo.get(), &place, nullptr) == 0) return false;
  cairo_surface_flush(surface.get());
  const auto* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  int seen = 0;
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < width; ++x) {
      const auto* pixel = data + std::ptrdiff_t{y} * stride + std::ptrdiff_t{x} * 4;
      if (contrast_ratio({pixel[2], pixel[1], pixel[0]}, kWhite) >= 1.5) ++seen;
    }
  return seen >= kFewest;
}

}  // namespace

Result<Logo> read_logo(const std::filesystem::path& path) {
  const auto refuse = [&](const std::string& what, std::string mend) {
    return fail(ErrorCode::Invalid, path.string() + ": " + what, std::move(mend));
  };
  std::error_code ignored;
  if (const auto size = std::filesystem::file_size(path, ignored); !ignored && size > kMostBytes)
    return refuse("is larger than 256 KiB", "Export the logo as a plain SVG.");
  ZUIL_TRY(Logo logo, read_file(path).map([](std::string svg) {
    return Logo{std::move(svg), {}};
  }));
  if (const std::string what = find_forbidden(logo.svg); !what.empty())
    return refuse("holds " + what + ", which a logo may not",
                  "Export it as a plain SVG: lines and curves only, all in one file.");
  // Without a base URI librsvg loads nothing from elsewhere.
  const SvgPtr svg(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(logo.svg.data()),
                                             logo.svg.size(), nullptr));
  const double aspect = svg == nullptr ? 0 : aspect_of(svg.get());
  if (aspect == 0)
    return refuse("is no SVG that can be drawn", "Give it a width and height, or a viewBox.");
  if (aspect > kLongest || aspect < kHighest)
    return refuse("is too long or too high a shape", "Between 8 by 1 and 1 by 2 can be shown.");
  if (!is_seen(svg.get(), aspect))
    return refuse("shows nothing on white, where it stands",
                  "Take the coloured or the black version of the logo.");
  logo.aspect = static_cast<float>(aspect);
  return logo;
}

}  // namespace zuil
