// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/logo.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string_view>

#include <librsvg/rsvg.h>

#include "kiosk/base/file.h"

namespace zuil {
namespace {

constexpr std::uintmax_t kMostBytes = 256 * 1024;
constexpr double kLongest = 8;  // width by height
constexpr double kHighest = 0.5;

constexpr std::array<std::string_view, 6> kForbidden{
    "<!entity", "<script", "<image", "<foreignobject", "<?xml-stylesheet", "@import"};

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

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
using RsvgPtr = std::unique_ptr<RsvgHandle, Unref>;

// 0: it does not say, or cannot be drawn. Without a base URI librsvg loads nothing from elsewhere.
double aspect_of(std::string_view svg) {
  const RsvgPtr handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  if (handle == nullptr) return 0;
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0) {
    gboolean has_view_box = 0;
    RsvgRectangle view_box{};
    rsvg_handle_get_intrinsic_dimensions(handle.get(), nullptr, nullptr, nullptr, nullptr,
                                         &has_view_box, &view_box);
    width = view_box.width;
    height = view_box.height;
  }
  return width > 0 && height > 0 ? width / height : 0;
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
  const double aspect = aspect_of(logo.svg);
  if (aspect == 0)
    return refuse("is no SVG that can be drawn", "Give it a width and height, or a viewBox.");
  if (aspect > kLongest || aspect < kHighest)
    return refuse("is too long or too high a shape", "Between 8 by 1 and 1 by 2 can be shown.");
  logo.aspect = static_cast<float>(aspect);
  return logo;
}

}  // namespace zuil
