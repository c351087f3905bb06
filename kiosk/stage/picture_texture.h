// SPDX-License-Identifier: EUPL-1.2
// Icons, smileys and rounded shapes, smooth: drawn by Cairo and librsvg into textures.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <SDL.h>

#include "kiosk/base/result.h"
#include "kiosk/stage/texture.h"

namespace zuil {

class PictureTextures {
 public:
  // `folder` holds the SVGs.
  PictureTextures(SDL_Renderer* renderer, std::filesystem::path folder);

  // The picture `name`.svg, fitted into size x size pixels; null when the file is missing or
  // broken. Icons are drawn white, to be tinted.
  SDL_Texture* icon(const std::string& name, int size);

  // The SVG document of the house style in so many pixels, in its own colours; null when it cannot
  // be drawn. It is always the same document; the last size asked for is kept.
  SDL_Texture* logo(const std::string& svg, int width, int height);

  // A square tile of 2 * radius + 2 pixels with rounded corners, white, for the corners of a box:
  // filled, or only its edge of `border` pixels.
  SDL_Texture* rounded(int radius, int border);

  // The text as a QR code, dark on white with its quiet zone, in at most size x size pixels: every
  // module is as many whole pixels. Only the last one asked for is kept. Null when the text is too
  // long for a code of that size.
  struct Code {
    SDL_Texture* texture = nullptr;
    int size = 0;  // pixels
  };
  Code code(const std::string& text, int size);
  void forget_code();

  // After the renderer lost its textures.
  void forget_all();

 private:
  SDL_Renderer* renderer_;
  std::filesystem::path folder_;
  std::map<std::pair<std::string, int>, TexturePtr> icons_;
  std::map<std::pair<int, int>, TexturePtr> rounded_;
  TexturePtr logo_;
  std::pair<int, int> logo_size_;
  std::pair<std::string, int> code_key_;
  TexturePtr code_;
  int code_size_ = 0;
};

}  // namespace zuil
