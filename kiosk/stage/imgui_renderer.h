// SPDX-License-Identifier: EUPL-1.2
// Draws what Dear ImGui lists, through SDL_Renderer. In software, where every pixel costs time, it
// draws only where the picture differs from the one before.
#pragma once

#include <cstdint>
#include <vector>

#include <SDL.h>

#include "kiosk/stage/texture.h"
#include "kiosk/stage/theme.h"

struct ImDrawData;

namespace zuil {

class ImGuiRenderer {
 public:
  // Needs a current ImGui context; makes the texture of its fonts.
  explicit ImGuiRenderer(SDL_Renderer* renderer);

  // Makes the picture that `data` lists, on a page of that colour. Gives the rectangles in which
  // pixels may have changed since the last call.
  std::vector<SDL_Rect> draw(const ImDrawData& data, Color page);
  // What was drawn is no longer there: the next picture is drawn whole.
  void forget_picture() { is_known_ = false; }
  // After the renderer lost its textures.
  void make_font_texture();

 private:
  // What was drawn last: of each shape where it was, and a digest of how it looked.
  struct Trace {
    std::uint64_t look;
    SDL_Rect bounds;
  };
  struct Shape;
  static std::vector<Shape> shapes_of(const ImDrawData& data);
  std::vector<SDL_Rect> differences(const std::vector<Shape>& shapes) const;
  void draw_within(const SDL_Rect& area, const std::vector<Shape>& shapes, Color page);
  void draw_shape(const Shape& shape);

  SDL_Renderer* renderer_;
  bool keeps_picture_;  // what was drawn stays until it is drawn over
  TexturePtr fonts_;
  std::vector<Trace> last_;
  Color last_page_;
  SDL_Point last_size_{0, 0};
  bool is_known_ = false;
};

}  // namespace zuil
