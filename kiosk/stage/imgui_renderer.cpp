// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/imgui_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <imgui.h>

namespace zuil {
namespace {

constexpr std::size_t kMostAreas = 16;  // drawn apart
constexpr int kVerticesOfQuad = 4;
constexpr unsigned kIndicesOfQuad = 6;

SDL_Rect around(float left, float top, float right, float bottom) {
  const int x = static_cast<int>(std::floor(left));
  const int y = static_cast<int>(std::floor(top));
  return {x, y, static_cast<int>(std::ceil(right)) - x, static_cast<int>(std::ceil(bottom)) - y};
}

SDL_Rect clip_of(const ImDrawCmd& command) {
  return around(command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w);
}

SDL_Rect common(const SDL_Rect& a, const SDL_Rect& b) {
  SDL_Rect both{};
  return SDL_IntersectRect(&a, &b, &both) == SDL_TRUE ? both : SDL_Rect{};
}

// FNV-1a, 64 bits.
class Digest {
 public:
  template <class T>
  void add(const T& value) {
    static_assert(std::has_unique_object_representations_v<T> || std::is_same_v<T, ImVec2>);
    unsigned char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    for (const unsigned char byte : bytes) hash_ = (hash_ ^ byte) * 0x100000001b3U;
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

// An upright rectangle of one colour, as ImGui lists those: its corners clockwise from the top
// left.
bool is_rectangle(const ImDrawVert* corners, const ImDrawIdx* indices) {
  constexpr unsigned kOrder[kIndicesOfQuad] = {0, 1, 2, 0, 2, 3};
  for (unsigned i = 0; i < kIndicesOfQuad; ++i)
    if (indices[i] != indices[0] + kOrder[i]) return false;
  const auto same = [](float a, float b) { return a == b; };
  const auto& [a, b, c, d] = *reinterpret_cast<const ImDrawVert(*)[kVerticesOfQuad]>(corners);
  return same(a.pos.y, b.pos.y) && same(b.pos.x, c.pos.x) && same(c.pos.y, d.pos.y) &&
         same(d.pos.x, a.pos.x) && same(a.uv.y, b.uv.y) && same(b.uv.x, c.uv.x) &&
         same(c.uv.y, d.uv.y) && same(d.uv.x, a.uv.x) && a.col == b.col && b.col == c.col &&
         c.col == d.col;
}

SDL_Color color_of(ImU32 color) {
  const auto channel = [&](int shift) { return static_cast<Uint8>((color >> shift) & 0xffU); };
  return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT),
          channel(IM_COL32_A_SHIFT)};
}

// Adds an area; those that touch become one.
void add_area(std::vector<SDL_Rect>& areas, SDL_Rect area) {
  if (area.w <= 0 || area.h <= 0) return;
  for (auto it = areas.begin(); it != areas.end();) {
    if (SDL_HasIntersection(&*it, &area) == SDL_TRUE) {
      SDL_UnionRect(&*it, &area, &area);
      areas.erase(it);
      it = areas.begin();
    } else {
      ++it;
    }
  }
  areas.push_back(area);
}

}  // namespace

// A rectangle, or triangles that are one after another in a command.
struct ImGuiRenderer::Shape {
  const ImDrawList* list;
  const ImDrawCmd* command;
  unsigned first;  // index, in the command
  unsigned count;  // of indices
  bool rectangle;
  SDL_Rect clip;
  SDL_Rect bounds;  // within the clip
  std::uint64_t look;

  const ImDrawVert* vertices() const { return list->VtxBuffer.Data + command->VtxOffset; }
  const ImDrawIdx* indices() const { return list->IdxBuffer.Data + command->IdxOffset + first; }
  SDL_Texture* texture() const { return static_cast<SDL_Texture*>(command->GetTexID()); }

  // Plain shapes take their colour from one white pixel of the font texture.
  bool is_plain() const {
    if (command->GetTexID() != ImGui::GetIO().Fonts->TexID) return false;
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    return std::all_of(indices(), indices() + count, [&](ImDrawIdx index) {
      const ImVec2 uv = vertices()[index].uv;
      return uv.x == white.x && uv.y == white.y;
    });
  }

  // Sets bounds and look.
  void finish(const SDL_Rect& glass) {
    ImVec2 low = vertices()[*indices()].pos;
    ImVec2 high = low;
    Digest digest;
    digest.add(clip);
    digest.add(serial_of(texture()));
    for (unsigned i = 0; i < count; ++i) {
      const ImDrawVert& vertex = vertices()[indices()[i]];
      low = {std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y)};
      high = {std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y)};
      digest.add(vertex.pos);
      digest.add(vertex.uv);
      digest.add(vertex.col);
    }
    bounds = common(common(around(low.x, low.y, high.x, high.y), clip), glass);
    look = digest.value();
  }
};

ImGuiRenderer::ImGuiRenderer(SDL_Renderer* renderer) : renderer_(renderer) {
  SDL_RendererInfo info{};
  SDL_GetRendererInfo(renderer, &info);
  keeps_picture_ = (info.flags & SDL_RENDERER_SOFTWARE) != 0;
  make_font_texture();
}

void ImGuiRenderer::make_font_texture() {
  unsigned char* alpha = nullptr;
  int width = 0;
  int height = 0;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.GetTexDataAsAlpha8(&alpha, &width, &height);
  std::vector<std::uint32_t> pixels;
  std::transform(alpha, alpha + std::ptrdiff_t{width} * height, std::back_inserter(pixels),
                 [](unsigned char value) { return (std::uint32_t{value} << 24) | 0x00ffffffU; });
  fonts_ = make_texture(renderer_, width, height, pixels);
  atlas.SetTexID(fonts_.get());
  forget_picture();
}

std::vector<ImGuiRenderer::Shape> ImGuiRenderer::shapes_of(const ImDrawData& data) {
  const SDL_Rect glass = around(0, 0, data.DisplaySize.x, data.DisplaySize.y);
  std::vector<Shape> shapes;
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const SDL_Rect clip = common(clip_of(command), glass);
      bool continues = false;  // triangles go with those before them
      for (unsigned first = 0; first < command.ElemCount;) {
        Shape shape{&list, &command, first, 3, false, clip, {}, 0};
        const ImDrawVert* corners = shape.vertices() + *shape.indices();
        shape.rectangle =
            command.ElemCount - first >= kIndicesOfQuad && is_rectangle(corners, shape.indices());
        if (shape.rectangle) shape.count = kIndicesOfQuad;
        first += shape.count;
        if (!shape.rectangle && continues)
          shapes.back().count += shape.count;
        else
          shapes.push_back(shape);
        continues = !shape.rectangle;
      }
    }
  }
  for (Shape& shape : shapes) shape.finish(glass);
  std::erase_if(shapes,
                [](const Shape& shape) { return SDL_RectEmpty(&shape.bounds) == SDL_TRUE; });
  return shapes;
}

// Where a shape came, went or changed places with another.
std::vector<SDL_Rect> ImGuiRenderer::differences(const std::vector<Shape>& shapes) const {
  std::unordered_multimap<std::uint64_t, std::size_t> before;
  for (std::size_t i = 0; i < last_.size(); ++i) before.emplace(last_[i].look, i);
  std::vector<bool> stays(last_.size(), false);
  std::vector<SDL_Rect> areas;
  std::size_t next = 0;  // shapes that stay keep their order
  for (const Shape& shape : shapes) {
    std::optional<std::size_t> found;
    const auto [begin, end] = before.equal_range(shape.look);
    for (auto it = begin; it != end; ++it)
      if (it->second >= next && (!found || it->second < *found)) found = it->second;
    if (found) {
      stays[*found] = true;
      next = *found + 1;
    } else {
      add_area(areas, shape.bounds);
    }
  }
  for (std::size_t i = 0; i < last_.size(); ++i)
    if (!stays[i]) add_area(areas, last_[i].bounds);
  return areas;
}

std::vector<SDL_Rect> ImGuiRenderer::draw(const ImDrawData& data, Color page) {
  const SDL_Rect glass = around(0, 0, data.DisplaySize.x, data.DisplaySize.y);
  const std::vector<Shape> shapes = shapes_of(data);
  const bool whole = !keeps_picture_ || !is_known_ || page != last_page_ ||
                     glass.w != last_size_.x || glass.h != last_size_.y;
  std::vector<SDL_Rect> areas = whole ? std::vector{glass} : differences(shapes);
  if (areas.size() > kMostAreas) {
    SDL_Rect all = areas.front();
    for (const SDL_Rect& area : areas) SDL_UnionRect(&all, &area, &all);
    areas = {all};
  }
  for (const SDL_Rect& area : areas) draw_within(area, shapes, page);
  SDL_RenderSetClipRect(renderer_, nullptr);
  last_.clear();
  for (const Shape& shape : shapes) last_.push_back({shape.look, shape.bounds});
  last_page_ = page;
  last_size_ = {glass.w, glass.h};
  is_known_ = true;
  return areas;
}

void ImGuiRenderer::draw_within(const SDL_Rect& area, const std::vector<Shape>& shapes,
                                Color page) {
  SDL_RenderSetClipRect(renderer_, &area);
  SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_NONE);
  SDL_SetRenderDrawColor(renderer_, page.red, page.green, page.blue, SDL_ALPHA_OPAQUE);
  SDL_RenderFillRect(renderer_, &area);
  for (const Shape& shape : shapes) {
    if (SDL_HasIntersection(&shape.bounds, &area) == SDL_FALSE) continue;
    const SDL_Rect clip = common(shape.clip, area);
    SDL_RenderSetClipRect(renderer_, &clip);
    draw_shape(shape);
  }
}

// In software a rectangle that is filled, or a picture in its own colours, is many times faster
// than the triangles of the same.
void ImGuiRenderer::draw_shape(const Shape& shape) {
  const bool plain = shape.is_plain();
  const ImDrawVert* vertices = shape.vertices();
  if (!shape.rectangle) {
    const int stride = static_cast<int>(sizeof(ImDrawVert));
    SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_BLEND);
    SDL_SetTextureColorMod(shape.texture(), 255, 255, 255);
    SDL_SetTextureAlphaMod(shape.texture(), 255);
    SDL_RenderGeometryRaw(
        renderer_, plain ? nullptr : shape.texture(), &vertices->pos.x, stride,
        reinterpret_cast<const SDL_Color*>(&vertices->col), stride, &vertices->uv.x, stride,
        shape.list->VtxBuffer.Size - static_cast<int>(shape.command->VtxOffset), shape.indices(),
        static_cast<int>(shape.count), static_cast<int>(sizeof(ImDrawIdx)));
    return;
  }
  const ImDrawVert& begin = vertices[shape.indices()[0]];
  const ImDrawVert& end = vertices[shape.indices()[2]];
  const SDL_FRect target{begin.pos.x, begin.pos.y, end.pos.x - begin.pos.x,
                         end.pos.y - begin.pos.y};
  const SDL_Color color = color_of(begin.col);
  if (plain) {
    SDL_SetRenderDrawBlendMode(
        renderer_, color.a == SDL_ALPHA_OPAQUE ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer_, color.r, color.g, color.b, color.a);
    SDL_RenderFillRectF(renderer_, &target);
    return;
  }
  int width = 0;
  int height = 0;
  SDL_QueryTexture(shape.texture(), nullptr, nullptr, &width, &height);
  const auto pixel = [](float share, int size) {
    return static_cast<int>(std::lround(share * static_cast<float>(size)));
  };
  const int left = pixel(begin.uv.x, width);
  const int top = pixel(begin.uv.y, height);
  const SDL_Rect source{left, top, pixel(end.uv.x, width) - left, pixel(end.uv.y, height) - top};
  SDL_SetTextureColorMod(shape.texture(), color.r, color.g, color.b);
  SDL_SetTextureAlphaMod(shape.texture(), color.a);
  SDL_RenderCopyF(renderer_, shape.texture(), &source, &target);
}

}  // namespace zuil
