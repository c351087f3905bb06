// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/picture_texture.h"

#include <algorithm>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

#include <qrencode.h>

#include "kiosk/stage/cairo_ptr.h"

namespace zuil {
namespace {

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using QrPtr = std::unique_ptr<QRcode, FreeCode>;

// Cairo's colours are multiplied by alpha, SDL's are not.
std::uint32_t straight(std::uint32_t pixel) {
  const std::uint32_t alpha = pixel >> 24;
  if (alpha == 0) return 0x00ffffffU;
  const auto channel = [&](int shift) {
    return (((pixel >> shift) & 0xffU) * 255U + alpha / 2) / alpha;
  };
  return (alpha << 24) | (channel(16) << 16) | (channel(8) << 8) | channel(0);
}

TexturePtr texture_of(SDL_Renderer* renderer, cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface);
  const int height = cairo_image_surface_get_height(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  std::vector<std::uint32_t> pixels;
  pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + std::ptrdiff_t{y} * stride);
    for (int x = 0; x < width; ++x) pixels.push_back(straight(row[x]));
  }
  return make_texture(renderer, width, height, pixels);
}

// Null when it cannot be drawn.
TexturePtr draw(SDL_Renderer* renderer, RsvgHandle* svg, int width, int height) {
  if (svg == nullptr) return nullptr;
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  const CairoPtr cairo(cairo_create(surface.get()));
  const RsvgRectangle viewport{0, 0, static_cast<double>(width), static_cast<double>(height)};
  if (rsvg_handle_render_document(svg, cairo.get(), &viewport, nullptr) == 0) return nullptr;
  return texture_of(renderer, surface.get());
}

void rounded_path(cairo_t* cairo, double inset, double size, double radius) {
  constexpr double quarter = std::numbers::pi / 2;
  const double low = inset + radius;
  const double high = size - inset - radius;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, high, low, radius, -quarter, 0);
  cairo_arc(cairo, high, high, radius, 0, quarter);
  cairo_arc(cairo, low, high, radius, quarter, 2 * quarter);
  cairo_arc(cairo, low, low, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

// Around the modules, in modules: ISO/IEC 18004 asks for four.
constexpr int kQuietZone = 4;

// In bytes. A longer text is read more easily from larger modules than from more correction: the
// glass is whole and bright.
constexpr std::size_t kLongText = 200;

struct FreeInput {
  void operator()(QRinput* input) const { QRinput_free(input); }
};
using QrInputPtr = std::unique_ptr<QRinput, FreeInput>;

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

QrPtr encode(const std::string& text) {
  constexpr int kSmallest = 0;
  constexpr unsigned kUtf8 = 26;  // of AIM's Extended Channel Interpretations
  const QrInputPtr input(
      QRinput_new2(kSmallest, text.size() > kLongText ? QR_ECLEVEL_L : QR_ECLEVEL_M));
  if (input == nullptr) return nullptr;
  // Without it each reader guesses in its own way which letters these are.
  if (!is_ascii(text) && QRinput_appendECIheader(input.get(), kUtf8) != 0) return nullptr;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  if (QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()), bytes) != 0)
    return nullptr;
  return QrPtr(QRcode_encodeInput(input.get()));
}

void draw_modules(cairo_t* cairo, const QRcode& code, int module) {
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
  for (int y = 0; y < code.width; ++y)
    for (int x = 0; x < code.width; ++x)
      if ((code.data[y * code.width + x] & 1U) != 0)
        cairo_rectangle(cairo, (x + kQuietZone) * module, (y + kQuietZone) * module, module,
                        module);
  cairo_fill(cairo);
}

}  // namespace

PictureTextures::PictureTextures(SDL_Renderer* renderer, std::filesystem::path folder)
    : renderer_(renderer), folder_(std::move(folder)) {}

SDL_Texture* PictureTextures::icon(const std::string& name, int size) {
  const auto [found, is_new] = icons_.try_emplace({name, size});
  if (!is_new) return found->second.get();
  const std::string file = (folder_ / (name + ".svg")).string();
  const SvgPtr svg(rsvg_handle_new_from_file(file.c_str(), nullptr));
  found->second = draw(renderer_, svg.get(), size, size);
  return found->second.get();
}

// Given as data, without a base URI: librsvg then loads nothing from elsewhere.
SDL_Texture* PictureTextures::logo(const std::string& svg, int width, int height) {
  if (logo_size_ == std::pair(width, height)) return logo_.get();
  const SvgPtr handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  logo_size_ = {width, height};
  logo_ = draw(renderer_, handle.get(), width, height);
  return logo_.get();
}

SDL_Texture* PictureTextures::rounded(int radius, int border) {
  const auto [found, is_new] = rounded_.try_emplace({radius, border});
  if (!is_new) return found->second.get();
  const int size = 2 * radius + 2;
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size, size));
  const CairoPtr cairo(cairo_create(surface.get()));
  cairo_set_source_rgba(cairo.get(), 1, 1, 1, 1);
  if (border > 0) {
    const double half = border / 2.0;
    rounded_path(cairo.get(), half, size, radius - half);
    cairo_set_line_width(cairo.get(), border);
    cairo_stroke(cairo.get());
  } else {
    rounded_path(cairo.get(), 0, size, radius);
    cairo_fill(cairo.get());
  }
  found->second = texture_of(renderer_, surface.get());
  return found->second.get();
}

PictureTextures::Code PictureTextures::code(const std::string& text, int size) {
  if (code_ != nullptr && code_key_ == std::pair(text, size)) return {code_.get(), code_size_};
  forget_code();
  const QrPtr qr = encode(text);
  const int module = qr == nullptr ? 0 : size / (qr->width + 2 * kQuietZone);
  if (module == 0) return {};
  code_key_ = {text, size};
  code_size_ = module * (qr->width + 2 * kQuietZone);
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, code_size_, code_size_));
  const CairoPtr cairo(cairo_create(surface.get()));
  draw_modules(cairo.get(), *qr, module);
  code_ = texture_of(renderer_, surface.get());
  return {code_.get(), code_size_};
}

void PictureTextures::forget_code() {
  code_key_ = {};
  code_.reset();
}

void PictureTextures::forget_all() {
  forget_code();
  icons_.clear();
  logo_.reset();
  logo_size_ = {};
  rounded_.clear();
}

}  // namespace zuil
