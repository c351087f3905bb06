// SPDX-License-Identifier: EUPL-1.2
// Pictures as SDL textures, each told from every other.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <SDL.h>

namespace zuil {

struct DestroyTexture {
  void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};
using TexturePtr = std::unique_ptr<SDL_Texture, DestroyTexture>;

// Of width x height `pixels`, 0xAARRGGBB, colours not multiplied by alpha; blended when drawn.
TexturePtr make_texture(SDL_Renderer* renderer, int width, int height,
                        const std::vector<std::uint32_t>& pixels);

// No two textures have the same, not even when one got the address of another that is gone.
std::uintptr_t serial_of(SDL_Texture* texture);

}  // namespace zuil
