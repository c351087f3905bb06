// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/turned_picture.h"

#include <cstdint>
#include <memory>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/stage/window.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

constexpr int kGlassWidth = 100;
constexpr int kGlassHeight = 70;
constexpr Uint32 kRed = 0xffff0000;

std::unique_ptr<Window> turned(Rotation rotation) {
  return test::require_ok(Window::open({.headless = true,
                                        .full_screen = false,
                                        .width = kGlassWidth,
                                        .height = kGlassHeight,
                                        .rotation = rotation}));
}

Uint32 on_glass(const Window& window, int x, int y) {
  const SDL_Surface& glass = *window.glass();
  const auto* row = static_cast<const std::uint8_t*>(glass.pixels) + y * glass.pitch;
  return reinterpret_cast<const Uint32*>(row)[x];
}

// Draws that part red, and brings it to the glass.
void paint(Window& window, const SDL_Rect& part) {
  SDL_SetRenderDrawColor(window.renderer(), 255, 0, 0, 255);
  SDL_RenderFillRect(window.renderer(), &part);
  window.present({part});
}

SDL_FPoint touched(Window& window, float x, float y) {
  REQUIRE(SDL_InitSubSystem(SDL_INIT_EVENTS) == 0);
  SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
  SDL_Event event{};
  event.type = SDL_FINGERDOWN;
  event.tfinger.fingerId = 1;
  event.tfinger.x = x / static_cast<float>(kGlassWidth);
  event.tfinger.y = y / static_cast<float>(kGlassHeight);
  REQUIRE(SDL_PushEvent(&event) == 1);
  const auto translated = window.wait({});
  REQUIRE(translated);
  const auto& finger = std::get<FingerEvent>(*translated);
  return {finger.x, finger.y};
}

}  // namespace

TEST_CASE("a screen that was turned shows upright what is drawn, and is touched where that is") {
  struct Case {
    Rotation rotation;
    SDL_Rect drawn;   // in the upper left, as the viewer sees it
    SDL_Point first;  // the glass's own pixel that the viewer has in the upper left
    SDL_Point last;   // and in the lower right of it
  };
  // A screen that was turned clockwise has its own upper left in the upper right.
  const std::vector<Case> cases{
      {Rotation::Quarter, {0, 0, 3, 40}, {0, kGlassHeight - 1}, {39, kGlassHeight - 3}},
      {Rotation::Half,
       {0, 0, 3, 40},
       {kGlassWidth - 1, kGlassHeight - 1},
       {kGlassWidth - 3, kGlassHeight - 40}},
      {Rotation::ThreeQuarters, {0, 0, 3, 40}, {kGlassWidth - 1, 0}, {kGlassWidth - 40, 2}},
  };
  for (const Case& one : cases) {
    CAPTURE(static_cast<int>(one.rotation));
    const auto window = turned(one.rotation);
    const bool on_its_side = one.rotation != Rotation::Half;
    CHECK(window->width() == (on_its_side ? kGlassHeight : kGlassWidth));
    CHECK(window->height() == (on_its_side ? kGlassWidth : kGlassHeight));
    paint(*window, one.drawn);
    int red = 0;
    for (int y = 0; y < kGlassHeight; ++y)
      for (int x = 0; x < kGlassWidth; ++x) red += on_glass(*window, x, y) == kRed ? 1 : 0;
    CHECK(red == one.drawn.w * one.drawn.h);
    CHECK(on_glass(*window, one.first.x, one.first.y) == kRed);
    CHECK(on_glass(*window, one.last.x, one.last.y) == kRed);
    const auto middle = [](int pixel) { return static_cast<float>(pixel) + 0.5F; };
    const SDL_FPoint first = touched(*window, middle(one.first.x), middle(one.first.y));
    CHECK(first.x == doctest::Approx(0.5));
    CHECK(first.y == doctest::Approx(0.5));
    const SDL_FPoint last = touched(*window, middle(one.last.x), middle(one.last.y));
    CHECK(last.x == doctest::Approx(2.5));
    CHECK(last.y == doctest::Approx(39.5));
  }
}

TEST_CASE("of a turned screen every pixel is copied to its place and to no other") {
  for (const Rotation rotation : {Rotation::Quarter, Rotation::Half, Rotation::ThreeQuarters}) {
    const auto window = turned(rotation);
    const TurnedPicture turn(kGlassWidth, kGlassHeight, rotation);
    // Parts that are no whole number of squares, and touch every edge.
    for (const SDL_Rect& part : {SDL_Rect{5, 7, 33, 45}, SDL_Rect{0, window->height() - 1, 37, 1},
                                 SDL_Rect{window->width() - 2, 0, 2, 34}}) {
      const SDL_Rect place = turn.on_glass(part);
      CHECK(place.x >= 0);
      CHECK(place.y >= 0);
      CHECK(place.x + place.w <= kGlassWidth);
      CHECK(place.y + place.h <= kGlassHeight);
      paint(*window, part);
      for (int y = place.y; y < place.y + place.h; ++y)
        for (int x = place.x; x < place.x + place.w; ++x) REQUIRE(on_glass(*window, x, y) == kRed);
    }
  }
}
