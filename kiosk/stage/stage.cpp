// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/stage.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include <cairo.h>
#include <imgui.h>

#include "kiosk/stage/imgui_renderer.h"

namespace zuil {
namespace {

constexpr float kNowhere = -std::numeric_limits<float>::max();

}  // namespace

struct Stage::ImGuiSession {
  explicit ImGuiSession(SDL_Renderer* sdl)
      : context(ImGui::CreateContext()), renderer(start(sdl)) {}
  ~ImGuiSession() { ImGui::DestroyContext(context); }
  ImGuiSession(const ImGuiSession&) = delete;
  ImGuiSession& operator=(const ImGuiSession&) = delete;

  ImGuiRenderer start(SDL_Renderer* sdl) const {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    return ImGuiRenderer(sdl);
  }

  ImGuiContext* context;
  ImGuiRenderer renderer;
};

Stage::Stage(SDL_Renderer* renderer, Viewport viewport, Theme theme, std::filesystem::path icons)
    : renderer_(renderer),
      viewport_(viewport),
      theme_(std::move(theme)),
      texts_(renderer, theme_.font),
      pictures_(renderer, std::move(icons)),
      painter_(theme_, texts_, pictures_),
      imgui_(std::make_unique<ImGuiSession>(renderer)) {}

Stage::~Stage() = default;

TextSize Stage::measure(const Node& node, const TextStyle& style) {
  return node.is_private ? texts_.measure_private(node.label, style)
                         : texts_.measure(node.label, style);
}

// What an earlier screen showed of what was typed is wiped.
void Stage::lay_out_screen() {
  texts_.begin_screen();
  layout_ = lay_out(screen_, viewport_, *this);
  if (layout_.pages > 1) number_pages();
  texts_.end_screen();
}

// Only the layout knows how many there are.
void Stage::number_pages() {
  screen_.page = std::clamp(screen_.page, 0, layout_.pages - 1);
  const std::string number =
      std::to_string(screen_.page + 1) + " / " + std::to_string(layout_.pages);
  for (Node& node : screen_.nodes) {
    if (node.part != Part::Pager) continue;
    if (node.role == Role::Text)
      node.label = number;
    else
      node.disabled = screen_.page == (node.action.value == "back" ? 0 : layout_.pages - 1);
  }
  layout_ = lay_out(screen_, viewport_, *this);
}

void Stage::turn_page(const std::string& where) {
  screen_.page += where == "back" ? -1 : 1;
  lay_out_screen();
  keypad_.renew(screen_, layout_);
  dirty_ = true;
}

void Stage::name_logo() {
  if (!theme_.logo) return;
  for (Node& node : screen_.nodes)
    if (node.part == Part::Brand) node.spoken = theme_.logo->text + ", " + node.label;
}

void Stage::show(Screen screen) {
  const bool same = screen.name == screen_.name && serial_ > 0;
  const int page = same ? screen_.page : 0;
  screen_ = std::move(screen);
  screen_.page = page;
  name_logo();
  // A wide screen is low as it is.
  if (!viewport_.portrait())
    std::erase_if(screen_.nodes, [](const Node& node) {
      return node.action.kind == Action::Kind::ToggleLowReach;
    });
  lay_out_screen();
  dirty_ = true;
  if (same) {
    keypad_.renew(screen_, layout_);
  } else {
    ++serial_;
    touched_.pressed.clear();
    keypad_.enter(screen_, layout_);
  }
  // ImGui lets go of what was pressed on a screen that is gone.
  frame(false);
}

void Stage::resize(Viewport viewport) {
  viewport_ = viewport;
  lay_out_screen();
  keypad_.renew(screen_, layout_);
  dirty_ = true;
}

void Stage::lost_textures() {
  texts_.forget_all();
  pictures_.forget_all();
  imgui_->renderer.make_font_texture();
  dirty_ = true;
}

std::optional<std::string> Stage::frame(bool drawing) {
  ImGui::SetCurrentContext(imgui_->context);
  ImGuiIO& io = ImGui::GetIO();
  const auto width = static_cast<float>(viewport_.width);
  const auto height = static_cast<float>(viewport_.height);
  io.DisplaySize = {width, height};
  io.MousePos = pointer_.x < 0 ? ImVec2(kNowhere, kNowhere) : ImVec2(pointer_.x, pointer_.y);
  io.MouseDown[0] = pointer_.down;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("stage", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PushID(serial_);
  std::optional<std::string> activated;
  std::string pressed;
  for (const Placed& placed : layout_.placed) {
    const Node& node = screen_.nodes[placed.node];
    if (!node.interactive()) continue;
    ImGui::SetCursorScreenPos({placed.box.x, placed.box.y});
    if (ImGui::InvisibleButton(node.id.c_str(), {placed.box.w, placed.box.h})) activated = node.id;
    if (ImGui::IsItemActive() && ImGui::IsItemHovered()) pressed = node.id;
  }
  ImGui::PopID();
  if (pressed != touched_.pressed) {
    touched_.pressed = pressed;
    dirty_ = true;
  }
  touched_.focused = keypad_.focused();
  if (drawing) painter_.paint(*ImGui::GetWindowDrawList(), screen_, layout_, touched_);
  ImGui::End();
  if (drawing)
    ImGui::Render();
  else
    ImGui::EndFrame();
  return activated;
}

std::optional<std::string> Stage::point(const Pointer& pointer) {
  if (keypad_.in_use()) {
    keypad_.put_away();
    dirty_ = true;
  }
  pointer_ = pointer;
  auto activated = frame(false);
  // A finger that has left the glass is nowhere.
  if (!pointer_.down) pointer_ = {};
  return activated;
}

std::optional<std::string> Stage::press(Key key) {
  dirty_ = true;
  return keypad_.press(key, screen_, layout_);
}

void Stage::forget_picture() {
  imgui_->renderer.forget_picture();
  dirty_ = true;
}

void Stage::nudge(float share) {
  if (touched_.nudge == share) return;
  touched_.nudge = share;
  dirty_ = true;
}

void Stage::draw() {
  const Color page = theme_.palette(screen_.contrast).page;
  frame(true);
  changed_ = imgui_->renderer.draw(*ImGui::GetDrawData(), page);
  dirty_ = false;
  ++frames_drawn_;
}

Result<void> Stage::save_png(const std::filesystem::path& file) {
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, viewport_.width, viewport_.height);
  cairo_surface_flush(surface);
  const int read = SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_ARGB8888,
                                        cairo_image_surface_get_data(surface),
                                        cairo_image_surface_get_stride(surface));
  cairo_surface_mark_dirty(surface);
  const cairo_status_t status =
      read == 0 ? cairo_surface_write_to_png(surface, file.c_str()) : CAIRO_STATUS_READ_ERROR;
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return fail(ErrorCode::Io,
                "cannot write the picture " + file.string() + ": " + cairo_status_to_string(status),
                "Check that the folder exists and has room.");
  return {};
}

std::optional<Rect> Stage::find(const std::string& id) const {
  for (const Placed& placed : layout_.placed)
    if (screen_.nodes[placed.node].id == id) return placed.box;
  return std::nullopt;
}

}  // namespace zuil
