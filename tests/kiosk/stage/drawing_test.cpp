// SPDX-License-Identifier: EUPL-1.2
// Drawing only what differs gives, pixel for pixel, what drawing all of it does.
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/screen_tour.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;

namespace {

constexpr int kWidth = 360;
constexpr int kHeight = 640;

struct Glass {
  std::unique_ptr<Window> window =
      test::require_ok(Window::open({.headless = true, .width = kWidth, .height = kHeight}));
  Stage stage{window->renderer(),
              {.width = kWidth, .height = kHeight},
              test::require_ok(read_theme(data_dir() / "assets/themes/default.json")),
              data_dir() / "assets/icons"};

  std::vector<std::uint32_t> pixels() const {
    std::vector<std::uint32_t> all(std::size_t{kWidth} * kHeight);
    SDL_RenderReadPixels(window->renderer(), nullptr, SDL_PIXELFORMAT_ARGB8888, all.data(),
                         kWidth * 4);
    return all;
  }
};

std::int64_t area_of(const std::vector<SDL_Rect>& parts) {
  std::int64_t area = 0;
  for (const SDL_Rect& part : parts) area += std::int64_t{part.w} * part.h;
  return area;
}

// Both glasses get what happens; one draws the differences, the other everything.
struct Pair {
  Glass by_parts;
  Glass whole;

  template <class Event>
  void both(Event event) {
    event(by_parts.stage);
    event(whole.stage);
    by_parts.stage.draw();
    whole.stage.forget_picture();
    whole.stage.draw();
    REQUIRE(by_parts.pixels() == whole.pixels());
  }
};

}  // namespace

TEST_CASE("what is drawn in parts is the whole picture, whatever came before") {
  const auto strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  const auto balie = test::shipped_questionnaire("balie");
  std::vector<Screen> screens;
  for (const Contrast contrast : {Contrast::Normal, Contrast::Dark})
    for (const char* language : {"nl", "ar"})
      for (auto& stop :
           tour(balie, strings,
                {.preferences = {.language = language, .contrast = contrast}, .site = "Stadhuis"}))
        screens.push_back(std::move(stop.screen));
  Pair pair;
  test::SeededRandom random(7);
  std::int64_t drawn = 0;
  int pictures = 0;
  for (int i = 0; i < 60; ++i) {
    const Screen& screen = screens[random.below(static_cast<std::uint32_t>(screens.size()))];
    pair.both([&](Stage& stage) { stage.show(screen); });
    const Placed& placed = pair.whole.stage.layout().placed[random.below(
        static_cast<std::uint32_t>(pair.whole.stage.layout().placed.size()))];
    const float x = placed.box.x + placed.box.w / 2;
    const float y = placed.box.y + placed.box.h / 2;
    pair.both([&](Stage& stage) { stage.point({true, x, y}); });
    drawn += area_of(pair.by_parts.stage.changed());
    pair.both([&](Stage& stage) { stage.point({false, x, y}); });
    pair.both([&](Stage& stage) { stage.press(Key::Next); });
    drawn += area_of(pair.by_parts.stage.changed());
    pictures += 2;
  }
  // A finger or a focus changes a small part of the glass only.
  CHECK(drawn < std::int64_t{pictures} * kWidth * kHeight / 4);
}

TEST_CASE("nothing is drawn where nothing changes") {
  Glass glass;
  const auto strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  const auto stops = tour(test::shipped_questionnaire("balie"), strings,
                          {.preferences = {.language = "nl"}, .site = "Stadhuis"});
  glass.stage.show(stops.front().screen);
  glass.stage.draw();
  CHECK(area_of(glass.stage.changed()) == kWidth * kHeight);
  glass.stage.draw();
  CHECK(glass.stage.changed().empty());
  glass.stage.resize({.width = kWidth, .height = kHeight});
  glass.stage.forget_picture();
  glass.stage.draw();
  CHECK(area_of(glass.stage.changed()) == kWidth * kHeight);
}
