// SPDX-License-Identifier: EUPL-1.2
// Draws what Dear ImGui lists, through SDL_Renderer.
#pragma once

#include <SDL.h>

#include "kiosk/stage/picture_texture.h"

struct ImDrawData;

namespace zuil {

class ImGuiRenderer {
 public:
  // Needs a current ImGui context; makes the texture of its fonts.
  explicit ImGuiRenderer(SDL_Renderer* renderer);
  void draw(const ImDrawData& data);
  // After the renderer lost its textures.
  void make_font_texture();

 private:
  SDL_Renderer* renderer_;
  TexturePtr fonts_;
};

}  // namespace zuil
