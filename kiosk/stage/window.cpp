// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/window.h"

#include <algorithm>
#include <filesystem>

namespace zuil {
namespace {

// In the code of an SDL_USEREVENT: headphones are the only ones.
constexpr Sint32 kPlugged = 1;
constexpr Sint32 kAtStart = 2;

tl::unexpected<Error> fail_sdl(const std::string& what, std::string hint) {
  return fail(ErrorCode::Io, what + ": " + SDL_GetError(), std::move(hint));
}

// A render node is there only where the kernel drives a GPU. Without one, OpenGL would be computed
// on the processor, slower and three times as large as SDL's own software renderer.
bool has_gpu() {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", error))
    if (entry.path().filename().string().starts_with("renderD")) return true;
  return false;
}

void set_hints() {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint("SDL_MOUSE_AUTO_CAPTURE", "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
  // X11 would read 6,000 ways to compose a letter, a fifth of the time to start. The keyboard is on
  // the glass.
  SDL_setenv("XCOMPOSEFILE", "/dev/null", 0);
}

std::optional<Key> key_of(const SDL_KeyboardEvent& event) {
  const bool shift = (event.keysym.mod & KMOD_SHIFT) != 0;
  switch (event.keysym.sym) {
    case SDLK_TAB:
      return shift ? Key::Previous : Key::Next;
    // As the two keys of a presenter.
    case SDLK_PAGEUP:
      return Key::Previous;
    case SDLK_PAGEDOWN:
      return Key::Next;
    case SDLK_UP:
      return Key::Up;
    case SDLK_DOWN:
      return Key::Down;
    case SDLK_LEFT:
      return Key::Left;
    case SDLK_RIGHT:
      return Key::Right;
    case SDLK_HOME:
      return Key::First;
    case SDLK_END:
      return Key::Last;
    case SDLK_ESCAPE:
    case SDLK_BACKSPACE:
    case SDLK_AC_BACK:
      return Key::Back;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
      return Key::Select;
    default:
      return std::nullopt;
  }
}

std::optional<CommandEvent> command_of(const SDL_KeyboardEvent& event) {
  switch (event.keysym.sym) {
    case SDLK_F1:
    case SDLK_HELP:
      return CommandEvent{Action::Kind::ToggleSpeech};
    case SDLK_F2:
      return CommandEvent{Action::Kind::Repeat};
    case SDLK_F10:
      return CommandEvent{Action::Kind::OpenDesk};
    case SDLK_F3:
      return CommandEvent{Action::Kind::Silence};
    case SDLK_VOLUMEUP:
    case SDLK_KP_PLUS:
      return CommandEvent{Action::Kind::Louder};
    case SDLK_VOLUMEDOWN:
    case SDLK_KP_MINUS:
      return CommandEvent{Action::Kind::Softer};
    default:
      return std::nullopt;
  }
}

SDL_Surface* make_surface(int width, int height) {
  return SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
}

// The largest portrait window that leaves room for a title bar and a panel.
void fit_display(int& width, int& height) {
  SDL_Rect usable{0, 0, 1080, 1920};
  SDL_GetDisplayUsableBounds(0, &usable);
  height = std::min(1920, usable.h * 94 / 100);
  width = std::min(height * 9 / 16, usable.w * 94 / 100);
  height = width * 16 / 9;
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
  set_hints();
  std::unique_ptr<Window> window(new Window);
  ZUIL_CHECK(options.headless ? window->open_picture(options) : window->open_window(options));
  return window;
}

Result<void> Window::open_picture(const WindowOptions& options) {
  width_ = options.width;
  height_ = options.height;
  if (options.rotation != Rotation::None) {
    glass_ = make_surface(width_, height_);
    return open_turned(options.rotation);
  }
  picture_ = make_surface(width_, height_);
  if (picture_ != nullptr) renderer_ = SDL_CreateSoftwareRenderer(picture_);
  if (renderer_ == nullptr) return fail_sdl("a picture in memory cannot be made", "");
  return {};
}

Result<void> Window::open_window(const WindowOptions& options) {
  constexpr const char* kHint =
      "Start zuil where there is a display (DISPLAY or WAYLAND_DISPLAY), or with --headless.";
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return fail_sdl("no display can be opened", kHint);
  // Where nothing else works SDL draws for nobody to see.
  const std::string driver = SDL_GetCurrentVideoDriver();
  if (driver == "offscreen" || driver == "dummy")
    return fail(ErrorCode::Io, "no display can be opened", kHint);
  // Else SDL shows what its software renderer drew through OpenGL, in four times the memory. A
  // Wayland window has no other way.
  if (driver == "x11") SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  Uint32 flags = 0;
  width_ = options.width;
  height_ = options.height;
  if (options.full_screen) {
    SDL_DisplayMode mode{};
    if (SDL_GetDesktopDisplayMode(0, &mode) != 0) return fail_sdl("no display is there", kHint);
    width_ = mode.w;
    height_ = mode.h;
    flags |= SDL_WINDOW_BORDERLESS;
  } else {
    if (options.fit) fit_display(width_, height_);
    if (options.rotation == Rotation::None) flags |= SDL_WINDOW_RESIZABLE;
  }
  const int place = options.full_screen ? 0 : static_cast<int>(SDL_WINDOWPOS_CENTERED);
  window_ = SDL_CreateWindow("Enquêtezuil", place, place, width_, height_, flags);
  if (window_ == nullptr) return fail_sdl("the window cannot be opened", kHint);
  if (options.full_screen && count_touch_devices() > 0) SDL_ShowCursor(SDL_DISABLE);
  if (options.rotation != Rotation::None) {
    SDL_GetWindowSize(window_, &width_, &height_);
    return open_turned(options.rotation);
  }
  if (has_gpu())
    renderer_ =
        SDL_CreateRenderer(window_, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
  is_accelerated_ = renderer_ != nullptr;
  if (!is_accelerated_) renderer_ = SDL_CreateRenderer(window_, -1, SDL_RENDERER_SOFTWARE);
  if (renderer_ == nullptr) return fail_sdl("nothing can be drawn", kHint);
  SDL_GetRendererOutputSize(renderer_, &width_, &height_);
  return {};
}

Result<void> Window::open_turned(Rotation rotation) {
  turned_.emplace(width_, height_, rotation);
  width_ = turned_->width();
  height_ = turned_->height();
  picture_ = make_surface(width_, height_);
  if (picture_ != nullptr) renderer_ = SDL_CreateSoftwareRenderer(picture_);
  if (renderer_ == nullptr) return fail_sdl("a picture in memory cannot be made", "");
  const SDL_Surface* glass = window_ == nullptr ? glass_ : SDL_GetWindowSurface(window_);
  if (glass == nullptr || glass->format->BytesPerPixel != picture_->format->BytesPerPixel)
    return fail_sdl("this display cannot be turned by zuil",
                    "Set it to 32 bits a pixel, or \"screen.rotation\" to 0.");
  return {};
}

Window::~Window() {
  if (renderer_ != nullptr) SDL_DestroyRenderer(renderer_);
  if (picture_ != nullptr) SDL_FreeSurface(picture_);
  if (glass_ != nullptr) SDL_FreeSurface(glass_);
  if (window_ != nullptr) SDL_DestroyWindow(window_);
  SDL_Quit();
}

std::string Window::renderer_name() const {
  SDL_RendererInfo info{};
  SDL_GetRendererInfo(renderer_, &info);
  return info.name == nullptr ? "" : info.name;
}

int Window::count_touch_devices() {
  return SDL_GetNumTouchDevices();
}

std::optional<WindowEvent> Window::translate(const SDL_Event& event) const {
  const auto finger = [&](FingerEvent::Kind kind) {
    const float across = static_cast<float>(turned_ ? turned_->glass_width() : width_);
    const float down = static_cast<float>(turned_ ? turned_->glass_height() : height_);
    const SDL_FPoint at = upright(event.tfinger.x * across, event.tfinger.y * down);
    return FingerEvent{kind, event.tfinger.fingerId, at.x, at.y};
  };
  const auto mouse = [&](FingerEvent::Kind kind, int x, int y) {
    const SDL_FPoint at = upright(static_cast<float>(x), static_cast<float>(y));
    return FingerEvent{kind, kMouse, at.x, at.y};
  };
  switch (event.type) {
    case SDL_FINGERDOWN:
      return finger(FingerEvent::Kind::Down);
    case SDL_FINGERMOTION:
      return finger(FingerEvent::Kind::Move);
    case SDL_FINGERUP:
      return finger(FingerEvent::Kind::Up);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT)
        return std::nullopt;
      return mouse(
          event.type == SDL_MOUSEBUTTONDOWN ? FingerEvent::Kind::Down : FingerEvent::Kind::Up,
          event.button.x, event.button.y);
    case SDL_MOUSEMOTION:
      if (event.motion.which == SDL_TOUCH_MOUSEID || (event.motion.state & SDL_BUTTON_LMASK) == 0)
        return std::nullopt;
      return mouse(FingerEvent::Kind::Move, event.motion.x, event.motion.y);
    case SDL_KEYDOWN:
      if (event.key.repeat != 0) return std::nullopt;
      if (const auto key = key_of(event.key)) return *key;
      if (const auto command = command_of(event.key)) return *command;
      return std::nullopt;
    case SDL_USEREVENT:
      return HeadphonesEvent{(event.user.code & kPlugged) != 0, (event.user.code & kAtStart) != 0};
    case SDL_QUIT:
      return QuitEvent{};
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
      return LostTexturesEvent{};
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_EXPOSED) return ExposeEvent{};
      if (event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) return LeaveEvent{};
      if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) return size_changed();
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

// A turned picture keeps its size: for another display zuil is started anew.
std::optional<WindowEvent> Window::size_changed() const {
  ResizeEvent resize{};
  if (!turned_) {
    SDL_GetRendererOutputSize(renderer_, &resize.width, &resize.height);
    return resize;
  }
  SDL_GetWindowSize(window_, &resize.width, &resize.height);
  const bool same =
      resize.width == turned_->glass_width() && resize.height == turned_->glass_height();
  return same ? WindowEvent(ExposeEvent{}) : WindowEvent(QuitEvent{});
}

SDL_FPoint Window::upright(float x, float y) const {
  return turned_ ? turned_->in_picture({x, y}) : SDL_FPoint{x, y};
}

std::optional<WindowEvent> Window::wait(std::chrono::milliseconds longest) {
  SDL_Event event;
  if (SDL_WaitEventTimeout(&event, static_cast<int>(longest.count())) == 0) return std::nullopt;
  auto translated = translate(event);
  if (translated)
    if (const auto* resize = std::get_if<ResizeEvent>(&*translated)) {
      width_ = resize->width;
      height_ = resize->height;
    }
  return translated;
}

void Window::present_turned(const std::vector<SDL_Rect>& parts) {
  SDL_RenderFlush(renderer_);
  SDL_Surface* glass = window_ == nullptr ? glass_ : SDL_GetWindowSurface(window_);
  // Of another size: the event that says so is on its way.
  if (glass == nullptr || glass->w != turned_->glass_width() || glass->h != turned_->glass_height())
    return;
  std::vector<SDL_Rect> places;
  places.reserve(parts.size());
  for (const SDL_Rect& part : parts) places.push_back(turned_->copy(part, *picture_, *glass));
  if (window_ != nullptr && !places.empty())
    SDL_UpdateWindowSurfaceRects(window_, places.data(), static_cast<int>(places.size()));
}

void Window::present(const std::vector<SDL_Rect>& parts) {
  if (turned_) return present_turned(parts);
  if (window_ != nullptr && !is_accelerated_) {
    // SDL's software renderer draws on the window's own surface, which stays as it is.
    SDL_RenderFlush(renderer_);
    if (!parts.empty())
      SDL_UpdateWindowSurfaceRects(window_, parts.data(), static_cast<int>(parts.size()));
    return;
  }
  SDL_RenderPresent(renderer_);
}

void Window::post(const HeadphonesEvent& event) {
  SDL_Event posted{};
  posted.type = SDL_USEREVENT;
  posted.user.code = (event.plugged ? kPlugged : 0) | (event.at_start ? kAtStart : 0);
  SDL_PushEvent(&posted);
}

}  // namespace zuil
