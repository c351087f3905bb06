// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/texture.h"

#include <bit>

namespace zuil {

TexturePtr make_texture(SDL_Renderer* renderer, int width, int height,
                        const std::vector<std::uint32_t>& pixels) {
  static std::uintptr_t last_serial = 0;
  TexturePtr texture(SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC,
                                       width, height));
  if (texture == nullptr) return texture;
  SDL_UpdateTexture(texture.get(), nullptr, pixels.data(), width * 4);
  SDL_SetTextureBlendMode(texture.get(), SDL_BLENDMODE_BLEND);
  SDL_SetTextureUserData(texture.get(), std::bit_cast<void*>(++last_serial));
  return texture;
}

std::uintptr_t serial_of(SDL_Texture* texture) {
  return std::bit_cast<std::uintptr_t>(SDL_GetTextureUserData(texture));
}

}  // namespace zuil
