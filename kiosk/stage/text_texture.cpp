// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/text_texture.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <pango/pangocairo.h>

#include "kiosk/stage/line_breaks.h"
#include "kiosk/stage/texture.h"

namespace zuil {
namespace {

constexpr std::size_t kMostEntries = 400;
// Of the font's own line height (1.36 em in Noto Sans, half as much again in its Arabic): headings
// stand closer.
constexpr float kHeadingSpacing = 0.88F;
constexpr float kTextSpacing = 1.0F;
constexpr float kArabicSpacing = 0.74F;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref>;

std::string key_of(const std::string& text, const TextStyle& style) {
  return style.language + '\n' + std::to_string(style.size) + (style.bold ? 'b' : 'r') +
         std::to_string(style.width) + ',' + std::to_string(static_cast<int>(style.align)) +
         (style.right_to_left ? "r" : "l") + (style.breaks_words ? "b\n" : "w\n") + text;
}

// A text runs as its first letter does, also in Pango: "1 = سيئ" from right to left. Asking Pango
// would lay it out, and again when it is aligned.
bool begins_right_to_left(const std::string& text) {
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    if (!g_unichar_isalpha(character)) continue;
    return (character >= 0x590 && character <= 0x8ff) ||
           (character >= 0xfb1d && character <= 0xfeff) ||
           (character >= 0x10800 && character <= 0x10fff) ||
           (character >= 0x1e800 && character <= 0x1efff);
  }
  return false;
}

// `mirrored`: Pango takes left for right, as it does in text that runs from right to left.
PangoAlignment pango_alignment(Align align, bool mirrored) {
  switch (align) {
    case Align::Start:
      return mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    case Align::Center:
      return PANGO_ALIGN_CENTER;
    case Align::End:
      return mirrored ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

// The part `place` of a layout (x and y: where its origin comes), opaque where there is ink.
std::vector<std::uint32_t> rasterise(PangoLayout& layout, const SDL_Rect& place, Color color) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, place.w, place.h);
  cairo_t* cairo = cairo_create(surface);
  cairo_translate(cairo, place.x, place.y);
  pango_cairo_show_layout(cairo, &layout);
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  const unsigned char* alpha = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto width = static_cast<std::size_t>(place.w);
  const std::uint32_t ink = (std::uint32_t{color.red} << 16) | (std::uint32_t{color.green} << 8) |
                            std::uint32_t{color.blue};
  std::vector<std::uint32_t> pixels(width * static_cast<std::size_t>(place.h));
  for (std::size_t y = 0; y < static_cast<std::size_t>(place.h); ++y)
    for (std::size_t x = 0; x < width; ++x)
      pixels[y * width + x] = (std::uint32_t{alpha[y * stride + x]} << 24) | ink;
  cairo_surface_destroy(surface);
  return pixels;
}

}  // namespace

struct TextTextures::Pango {
  explicit Pango(std::string family)
      : font(std::move(family)),
        map(pango_cairo_font_map_new()),
        context(pango_font_map_create_context(map.get())) {
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);  // 1 pt = 1 pixel
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
  }

  LayoutPtr lay_out(const std::string& text, const TextStyle& style) const {
    LayoutPtr layout(pango_layout_new(context.get()));
    PangoFontDescription* description = pango_font_description_new();
    // Without the Arabic family by name, another font takes the letters it lacks.
    pango_font_description_set_family(description, (font + ",Noto Sans Arabic,sans-serif").c_str());
    pango_font_description_set_weight(description,
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description, style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(
        attributes, pango_attr_language_new(pango_language_from_string(style.language.c_str())));
    // A hyphen put into an e-mail address would be read as its own.
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    if (style.width > 0) {
      pango_layout_set_width(layout.get(), style.width * PANGO_SCALE);
      pango_layout_set_wrap(layout.get(),
                            style.breaks_words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
    }
    // What is typed stays as it is: the caret counts its bytes.
    const std::string shown = style.breaks_words ? text : bind_single_letters(text);
    pango_layout_set_text(layout.get(), shown.data(), static_cast<int>(shown.size()));
    const bool runs_left = begins_right_to_left(shown);
    pango_layout_set_line_spacing(layout.get(), (style.bold ? kHeadingSpacing : kTextSpacing) *
                                                    (runs_left ? kArabicSpacing : 1));
    pango_layout_set_alignment(layout.get(),
                               pango_alignment(style.align, style.right_to_left != runs_left));
    return layout;
  }

  std::string font;
  std::unique_ptr<PangoFontMap, Unref> map;
  std::unique_ptr<PangoContext, Unref> context;
};

struct TextTextures::Entry {
  std::string key;
  LayoutPtr layout;
  int left = 0;  // of the ink and logical extents, in the layout
  int top = 0;
  TextTexture picture;  // the one asked for last
  std::vector<std::pair<Color, TexturePtr>> pictures;
  std::int64_t screen = 0;  // that showed it last
  bool shown = true;        // private: on the screen that is being laid out

  ~Entry() { std::fill(key.begin(), key.end(), '\0'); }
};

TextTextures::TextTextures(SDL_Renderer* renderer, std::string font)
    : renderer_(renderer), pango_(std::make_unique<Pango>(std::move(font))) {}

TextTextures::~TextTextures() = default;

std::unique_ptr<TextTextures::Entry> TextTextures::make_entry(const std::string& text,
                                                              const TextStyle& style) {
  auto made = std::make_unique<Entry>();
  made->layout = pango_->lay_out(text, style);
  ++layouts_made_;
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_get_pixel_extents(made->layout.get(), &ink, &logical);
  // Letters may reach outside their line box (accents, italics): keep both.
  made->left = std::min(ink.x, logical.x);
  made->top = std::min(ink.y, logical.y);
  const int right = std::max(ink.x + ink.width, logical.x + logical.width);
  const int bottom = std::max(ink.y + ink.height, logical.y + logical.height);
  made->picture.size = {right - made->left, bottom - made->top,
                        pango_layout_get_line_count(made->layout.get())};
  made->picture.left = style.width > 0 ? made->left : 0;
  PangoRectangle caret{};
  pango_layout_get_cursor_pos(made->layout.get(), static_cast<int>(text.size()), &caret, nullptr);
  made->picture.caret_x = PANGO_PIXELS(caret.x) - made->left;
  made->picture.caret_top = PANGO_PIXELS(caret.y) - made->top;
  made->picture.caret_height = PANGO_PIXELS(caret.height);
  return made;
}

const TextTexture& TextTextures::picture(Entry& entry, Color color) {
  const auto found = std::find_if(entry.pictures.begin(), entry.pictures.end(),
                                  [&](const auto& picture) { return picture.first == color; });
  if (found != entry.pictures.end()) {
    entry.picture.texture = found->second.get();
    return entry.picture;
  }
  const int width = std::max(entry.picture.size.width, 1);
  const int height = std::max(entry.picture.size.height, 1);
  entry.pictures.emplace_back(
      color,
      make_texture(renderer_, width, height,
                   rasterise(*entry.layout, {-entry.left, -entry.top, width, height}, color)));
  entry.picture.texture = entry.pictures.back().second.get();
  return entry.picture;
}

TextTextures::Entry& TextTextures::entry(const std::string& text, const TextStyle& style) {
  std::string key = key_of(text, style);
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
    return *entries_.front();
  }
  entries_.push_front(make_entry(text, style));
  entries_.front()->key = std::move(key);
  by_key_.emplace(entries_.front()->key, entries_.begin());
  while (entries_.size() > kMostEntries) drop_oldest();
  return *entries_.front();
}

void TextTextures::drop_oldest() {
  by_key_.erase(entries_.back()->key);
  entries_.pop_back();
}

TextSize TextTextures::measure(const std::string& text, const TextStyle& style) {
  return entry(text, style).picture.size;
}

const TextTexture& TextTextures::draw(const std::string& text, const TextStyle& style,
                                      Color color) {
  Entry& found = entry(text, style);
  found.screen = screen_;
  return picture(found, color);
}

TextTextures::Entry& TextTextures::private_entry(const std::string& text, const TextStyle& style) {
  const std::string key = key_of(text, style);
  const auto found = std::find_if(private_entries_.begin(), private_entries_.end(),
                                  [&](const auto& entry) { return entry->key == key; });
  if (found != private_entries_.end()) {
    (*found)->shown = true;
    return **found;
  }
  private_entries_.push_front(make_entry(text, style));
  private_entries_.front()->key = key;
  return *private_entries_.front();
}

TextSize TextTextures::measure_private(const std::string& text, const TextStyle& style) {
  return private_entry(text, style).picture.size;
}

const TextTexture& TextTextures::draw_private(const std::string& text, const TextStyle& style,
                                              Color color) {
  return picture(private_entry(text, style), color);
}

void TextTextures::begin_screen() {
  // Those that the last screen showed stay: the next one may be the same.
  for (const auto& entry : entries_)
    if (entry->screen != screen_) entry->pictures.clear();
  ++screen_;
  for (const auto& entry : private_entries_) entry->shown = false;
}

void TextTextures::end_screen() {
  private_entries_.remove_if([](const auto& entry) { return !entry->shown; });
}

void TextTextures::forget_private() {
  private_entries_.clear();
}

void TextTextures::forget_all() {
  forget_private();
  by_key_.clear();
  entries_.clear();
}

int TextTextures::count_missing_glyphs(const std::string& text, const TextStyle& style) {
  return pango_layout_get_unknown_glyphs_count(pango_->lay_out(text, style).get());
}

}  // namespace zuil
