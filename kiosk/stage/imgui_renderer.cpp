// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/imgui_renderer.h"

#include <cmath>

#include <imgui.h>

namespace zuil {
namespace {

SDL_Rect clip_of(const ImDrawCmd& command, const ImDrawData& data) {
  const float left = command.ClipRect.x - data.DisplayPos.x;
  const float top = command.ClipRect.y - data.DisplayPos.y;
  return {static_cast<int>(std::floor(left)), static_cast<int>(std::floor(top)),
          static_cast<int>(std::ceil(command.ClipRect.z - data.DisplayPos.x - std::floor(left))),
          static_cast<int>(std::ceil(command.ClipRect.w - data.DisplayPos.y - std::floor(top)))};
}

// Plain shapes take their colour from one white pixel of the font texture. Drawn without a texture
// they are filled, which is many times faster in software.
bool is_plain(const ImDrawList& list, const ImDrawCmd& command) {
  const ImTextureID fonts = ImGui::GetIO().Fonts->TexID;
  if (command.GetTexID() != fonts) return false;
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  for (unsigned i = 0; i < command.ElemCount; ++i) {
    const auto index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
    const ImVec2 uv = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)].uv;
    if (uv.x != white.x || uv.y != white.y) return false;
  }
  return true;
}

void draw_command(SDL_Renderer* renderer, const ImDrawList& list, const ImDrawCmd& command) {
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const int stride = static_cast<int>(sizeof(ImDrawVert));
  auto* texture = is_plain(list, command) ? nullptr : static_cast<SDL_Texture*>(command.GetTexID());
  SDL_RenderGeometryRaw(renderer, texture, &vertices->pos.x, stride,
                        reinterpret_cast<const SDL_Color*>(&vertices->col), stride, &vertices->uv.x,
                        stride, list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                        list.IdxBuffer.Data + command.IdxOffset,
                        static_cast<int>(command.ElemCount), static_cast<int>(sizeof(ImDrawIdx)));
}

}  // namespace

ImGuiRenderer::ImGuiRenderer(SDL_Renderer* renderer) : renderer_(renderer) {
  make_font_texture();
}

void ImGuiRenderer::make_font_texture() {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
  fonts_.reset(SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC,
                                 width, height));
  SDL_UpdateTexture(fonts_.get(), nullptr, pixels, width * 4);
  SDL_SetTextureBlendMode(fonts_.get(), SDL_BLENDMODE_BLEND);
  atlas.SetTexID(fonts_.get());
}

void ImGuiRenderer::draw(const ImDrawData& data) {
  SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_BLEND);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.ElemCount == 0) continue;
      const SDL_Rect clip = clip_of(command, data);
      if (clip.w <= 0 || clip.h <= 0) continue;
      SDL_RenderSetClipRect(renderer_, &clip);
      draw_command(renderer_, list, command);
    }
  }
  SDL_RenderSetClipRect(renderer_, nullptr);
}

}  // namespace zuil
