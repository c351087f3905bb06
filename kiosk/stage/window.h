// SPDX-License-Identifier: EUPL-1.2
// The glass: an SDL window, or a picture in memory where there is no display. Both are drawn by the
// same renderer, so that pictures are the same everywhere (a GPU is used only for a window, where
// there is one).
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <SDL.h>

#include "kiosk/base/presentation.h"
#include "kiosk/base/result.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/touch.h"
#include "kiosk/stage/turned_picture.h"

namespace zuil {

struct WindowOptions {
  bool headless = false;
  bool full_screen = true;  // borderless, as large as the display
  bool fit = false;         // a window in portrait that fits the display
  int width = 1080;         // of a window that is neither
  int height = 1920;
  // Of the screen, see TurnedPicture. What is drawn is upright; it is turned without a GPU.
  Rotation rotation = Rotation::None;
};

// What happened at the glass.
struct QuitEvent {};
struct ExposeEvent {};        // must be drawn again
struct LostTexturesEvent {};  // and every texture made anew
struct LeaveEvent {};         // fingers and keys go to another window
struct ResizeEvent {
  int width;
  int height;
};
// A key of its own for what a button on the screen does too: speech, louder, softer, again,
// silence.
struct CommandEvent {
  Action::Kind action;
};
struct HeadphonesEvent {
  bool plugged;
  bool at_start;  // so it was when the program began
};
using WindowEvent = std::variant<FingerEvent, Key, CommandEvent, HeadphonesEvent, QuitEvent,
                                 ExposeEvent, LostTexturesEvent, LeaveEvent, ResizeEvent>;

class Window {
 public:
  static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  SDL_Renderer* renderer() const { return renderer_; }
  // Of what is drawn, upright.
  int width() const { return width_; }
  int height() const { return height_; }
  // "software" or the name of the accelerated renderer.
  std::string renderer_name() const;
  // Touch screens SDL sees; 0 where there is no display.
  static int count_touch_devices();

  // The next event, waiting for it no longer than that.
  std::optional<WindowEvent> wait(std::chrono::milliseconds longest);
  // Brings those parts of what was drawn to the glass.
  void present(const std::vector<SDL_Rect>& parts);
  // What a headless window would show; null when that is simply what was drawn.
  const SDL_Surface* glass() const { return glass_; }
  // Makes it the next event; from any thread.
  static void post(const HeadphonesEvent& event);

 private:
  Window() = default;
  Result<void> open_window(const WindowOptions& options);
  Result<void> open_picture(const WindowOptions& options);
  Result<void> open_turned(Rotation rotation);
  std::optional<WindowEvent> translate(const SDL_Event& event) const;
  std::optional<WindowEvent> size_changed() const;
  // Of a place on the glass, the same in what is drawn.
  SDL_FPoint upright(float x, float y) const;
  void present_turned(const std::vector<SDL_Rect>& parts);

  SDL_Window* window_ = nullptr;
  SDL_Surface* picture_ = nullptr;  // where there is no window, or it is turned
  SDL_Surface* glass_ = nullptr;    // of a headless window that is turned
  std::optional<TurnedPicture> turned_;
  SDL_Renderer* renderer_ = nullptr;
  bool is_accelerated_ = false;
  int width_ = 0;
  int height_ = 0;
};

}  // namespace zuil
