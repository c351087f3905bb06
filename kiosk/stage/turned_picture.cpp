// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/turned_picture.h"

#include <algorithm>
#include <cstdint>

namespace zuil {
namespace {

// Rows of the one are columns of the other: in squares of this size both stay in the cache.
constexpr std::ptrdiff_t kSquare = 32;
constexpr int kBytesOfPixel = 4;

}  // namespace

TurnedPicture::TurnedPicture(int glass_width, int glass_height, Rotation rotation)
    : glass_width_(glass_width), glass_height_(glass_height), rotation_(rotation) {}

SDL_FPoint TurnedPicture::in_picture(SDL_FPoint on_glass) const {
  const auto across = static_cast<float>(glass_width_);
  const auto down = static_cast<float>(glass_height_);
  switch (rotation_) {
    case Rotation::None:
      return on_glass;
    case Rotation::Quarter:
      return {down - on_glass.y, on_glass.x};
    case Rotation::Half:
      return {across - on_glass.x, down - on_glass.y};
    case Rotation::ThreeQuarters:
      return {on_glass.y, across - on_glass.x};
  }
  return on_glass;
}

SDL_Rect TurnedPicture::on_glass(const SDL_Rect& part) const {
  switch (rotation_) {
    case Rotation::None:
      return part;
    case Rotation::Quarter:
      return {part.y, width() - part.x - part.w, part.h, part.w};
    case Rotation::Half:
      return {width() - part.x - part.w, height() - part.y - part.h, part.w, part.h};
    case Rotation::ThreeQuarters:
      return {height() - part.y - part.h, part.x, part.h, part.w};
  }
  return part;
}

SDL_Rect TurnedPicture::copy(const SDL_Rect& part, const SDL_Surface& picture,
                             SDL_Surface& glass) const {
  const SDL_Rect place = on_glass(part);
  const Steps steps = steps_to(place, glass.pitch / kBytesOfPixel);
  const std::ptrdiff_t pitch = picture.pitch / kBytesOfPixel;
  const auto* const from =
      static_cast<const std::uint32_t*>(picture.pixels) + part.y * pitch + part.x;
  auto* const to = static_cast<std::uint32_t*>(glass.pixels) + steps.first;
  for (std::ptrdiff_t top = 0; top < part.h; top += kSquare)
    for (std::ptrdiff_t left = 0; left < part.w; left += kSquare)
      for (std::ptrdiff_t y = top; y < std::min<std::ptrdiff_t>(top + kSquare, part.h); ++y)
        for (std::ptrdiff_t x = left; x < std::min<std::ptrdiff_t>(left + kSquare, part.w); ++x)
          to[y * steps.row + x * steps.pixel] = from[y * pitch + x];
  return place;
}

TurnedPicture::Steps TurnedPicture::steps_to(const SDL_Rect& place, std::ptrdiff_t pitch) const {
  const std::ptrdiff_t top_left = place.y * pitch + place.x;
  const std::ptrdiff_t bottom_left = top_left + (place.h - 1) * pitch;
  switch (rotation_) {
    case Rotation::None:
      return {top_left, 1, pitch};
    case Rotation::Quarter:
      return {bottom_left, -pitch, 1};
    case Rotation::Half:
      return {bottom_left + place.w - 1, -1, -pitch};
    case Rotation::ThreeQuarters:
      return {top_left + place.w - 1, pitch, -1};
  }
  return {};
}

}  // namespace zuil
