// SPDX-License-Identifier: EUPL-1.2
// Shows a screen, tells which node a finger or the keypad activated, and draws.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <SDL.h>

#include "kiosk/base/result.h"
#include "kiosk/screens/node.h"
#include "kiosk/stage/keypad.h"
#include "kiosk/stage/layout.h"
#include "kiosk/stage/painter.h"
#include "kiosk/stage/theme.h"
#include "kiosk/stage/touch.h"

namespace zuil {

class Stage final : private TextMeasure {
 public:
  // Draws with `renderer`, which must outlive the stage. `icons` is the folder of the SVGs.
  Stage(SDL_Renderer* renderer, Viewport viewport, Theme theme, std::filesystem::path icons);
  ~Stage() override;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // Another screen, or the same one changed. A finger that is down does not act on another screen.
  void show(Screen screen);
  // Of a panel: "back" or "on".
  void turn_page(const std::string& where);
  void resize(Viewport viewport);
  // Nothing typed may be left in memory that is kept for drawing.
  void forget_private() {
    texts_.forget_private();
    pictures_.forget_code();
  }
  // After the renderer lost its textures.
  void lost_textures();

  // The node that was activated: released where it was pressed, or selected by the keypad.
  std::optional<std::string> point(const Pointer& pointer);
  std::optional<std::string> press(Key key);

  // How far the arrows of the start buttons are from their place, 0 to 1; see motion.h.
  void nudge(float share);

  // True when what is on the glass is not what should be.
  bool must_draw() const { return dirty_; }
  void draw();
  // Where the last draw() may have changed pixels.
  const std::vector<SDL_Rect>& changed() const { return changed_; }
  // What was drawn is gone from the glass: the next draw() makes all of it.
  void forget_picture();
  Result<void> save_png(const std::filesystem::path& file);

  const Screen& screen() const { return screen_; }
  const Layout& layout() const { return layout_; }
  const Viewport& viewport() const { return viewport_; }
  // Rectangle of a node; nothing when it is not on the screen.
  std::optional<Rect> find(const std::string& id) const;
  // The node the keypad stands on; empty while it is not used.
  std::string focused() const { return keypad_.focused(); }
  // From here the keypad goes on.
  void set_focus(const std::string& id) { keypad_.stand_on(screen_, layout_, id); }
  TextTextures& texts() { return texts_; }
  std::int64_t frames_drawn() const { return frames_drawn_; }

 private:
  struct ImGuiSession;

  TextSize measure(const Node& node, const TextStyle& style) override;
  float logo_aspect() const override { return theme_.logo ? theme_.logo->aspect : 0; }
  // Says what the logo shows to who does not see it.
  void name_logo();
  void lay_out_screen();
  void number_pages();
  // One frame of ImGui: its hit areas always, its drawing only when asked for.
  std::optional<std::string> frame(bool drawing);

  SDL_Renderer* renderer_;
  Viewport viewport_;
  Theme theme_;
  TextTextures texts_;
  PictureTextures pictures_;
  Painter painter_;
  std::unique_ptr<ImGuiSession> imgui_;

  Screen screen_;
  Layout layout_;
  int serial_ = 0;  // of the screen, so that equal ids of two screens are two widgets
  Pointer pointer_;
  Touched touched_;
  Keypad keypad_;
  bool dirty_ = true;
  std::vector<SDL_Rect> changed_;
  std::int64_t frames_drawn_ = 0;
};

}  // namespace zuil
