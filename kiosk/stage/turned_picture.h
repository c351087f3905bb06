// SPDX-License-Identifier: EUPL-1.2
// A screen that was turned when it was mounted: everything is drawn upright, in a picture of its
// own, and turned on the way to the glass. So nothing needs the rights to turn the display itself.
#pragma once

#include <cstddef>

#include <SDL.h>

#include "kiosk/base/presentation.h"

namespace zuil {

// The glass has pixels from its own top left, where that is now; the picture from the viewer's.
class TurnedPicture {
 public:
  TurnedPicture(int glass_width, int glass_height, Rotation rotation);

  int width() const { return on_its_side() ? glass_height_ : glass_width_; }
  int height() const { return on_its_side() ? glass_width_ : glass_height_; }
  int glass_width() const { return glass_width_; }
  int glass_height() const { return glass_height_; }

  // Of what was touched on the glass, where that is in the picture.
  SDL_FPoint in_picture(SDL_FPoint on_glass) const;
  SDL_Rect on_glass(const SDL_Rect& in_picture) const;
  // Copies a part of the picture to where it belongs on the glass; gives that place. Both have 32
  // bits a pixel.
  SDL_Rect copy(const SDL_Rect& part, const SDL_Surface& picture, SDL_Surface& glass) const;

 private:
  // On the glass: where the first pixel of a part goes, and how far from there the next one and the
  // first of the next row.
  struct Steps {
    std::ptrdiff_t first = 0;
    std::ptrdiff_t pixel = 0;
    std::ptrdiff_t row = 0;
  };
  Steps steps_to(const SDL_Rect& place, std::ptrdiff_t pitch) const;
  bool on_its_side() const {
    return rotation_ == Rotation::Quarter || rotation_ == Rotation::ThreeQuarters;
  }

  int glass_width_;
  int glass_height_;
  Rotation rotation_;
};

}  // namespace zuil
