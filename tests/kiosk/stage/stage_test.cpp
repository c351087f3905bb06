// SPDX-License-Identifier: EUPL-1.2
// Fingers and keys on a real stage, drawn in memory.
#include "kiosk/stage/stage.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/stage/window.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

Node choice(const std::string& id) {
  return {.id = id,
          .role = Role::Choice,
          .part = Part::Answers,
          .label = id,
          .language = "nl",
          .action = {Action::Kind::Choose, id}};
}

Screen screen_of(const std::string& name, std::vector<Node> nodes) {
  return {.kind = ScreenKind::Question, .name = name, .language = "nl", .nodes = std::move(nodes)};
}

struct Glass {
  std::unique_ptr<Window> window =
      test::require_ok(Window::open({.headless = true, .width = 540, .height = 960}));
  Stage stage{window->renderer(),
              {.width = 540, .height = 960},
              test::require_ok(read_theme(data_dir() / "assets/themes/default.json")),
              data_dir() / "assets/icons"};

  Glass() { stage.show(screen_of("first", {choice("ja"), choice("nee"), choice("misschien")})); }

  std::optional<std::string> point(bool down, const std::string& id) {
    const Rect box = *stage.find(id);
    return stage.point({down, box.x + box.w / 2, box.y + box.h / 2});
  }
};

}  // namespace

TEST_CASE("a node is activated where the finger is lifted, not where it lands") {
  Glass glass;
  CHECK_FALSE(glass.point(true, "nee"));
  CHECK(glass.point(false, "nee") == "nee");
}

TEST_CASE("sliding off cancels, also when the finger ends on another node") {
  Glass glass;
  glass.point(true, "nee");
  CHECK_FALSE(glass.point(true, "ja"));
  CHECK_FALSE(glass.point(false, "ja"));
  CHECK_FALSE(glass.stage.point({true, 5, 5}));
  CHECK_FALSE(glass.point(true, "ja"));
  CHECK_FALSE(glass.point(false, "ja"));
}

TEST_CASE("a finger held while the screen changes does not answer the next screen") {
  Glass glass;
  glass.point(true, "nee");
  glass.stage.show(screen_of("second", {choice("ja"), choice("nee"), choice("misschien")}));
  CHECK_FALSE(glass.point(false, "nee"));
  glass.point(true, "nee");
  CHECK(glass.point(false, "nee") == "nee");
}

TEST_CASE("a finger held while its own screen is renewed keeps its node") {
  Glass glass;
  glass.point(true, "nee");
  glass.stage.show(screen_of("first", {choice("ja"), choice("nee"), choice("misschien")}));
  CHECK(glass.point(false, "nee") == "nee");
}

TEST_CASE("the keypad goes round, selects, and its first press only shows where it is") {
  Glass glass;
  CHECK_FALSE(glass.stage.press(Key::Select));
  CHECK(glass.stage.press(Key::Select) == "ja");
  glass.stage.press(Key::Next);
  CHECK(glass.stage.press(Key::Select) == "nee");
  glass.stage.press(Key::Next);
  glass.stage.press(Key::Next);
  CHECK(glass.stage.press(Key::Select) == "ja");
  glass.stage.press(Key::Previous);
  CHECK(glass.stage.press(Key::Select) == "misschien");
}

TEST_CASE("nothing is drawn while nothing changes") {
  Glass glass;
  REQUIRE(glass.stage.must_draw());
  glass.stage.draw();
  CHECK_FALSE(glass.stage.must_draw());
  glass.stage.point({true, 2, 2});
  glass.stage.point({false, 2, 2});
  CHECK_FALSE(glass.stage.must_draw());
  glass.point(true, "ja");
  CHECK(glass.stage.must_draw());
}

TEST_CASE("a picture of the screen is a PNG; a folder that is not there is an error") {
  Glass glass;
  const test::TempDir folder;
  glass.stage.draw();
  test::require_ok(glass.stage.save_png(folder / "screen.png"));
  CHECK(test::require_ok(read_file(folder / "screen.png")).substr(1, 3) == "PNG");
  CHECK_FALSE(glass.stage.save_png(folder / "nowhere" / "screen.png"));
}

TEST_CASE("right-to-left languages mirror the layout") {
  Glass glass;
  Node back = choice("back");
  back.part = Part::FooterStart;
  Screen screen = screen_of("third", {choice("ja"), back});
  glass.stage.show(screen);
  const Rect left = *glass.stage.find("back");
  CHECK(left.x < 100);
  screen.language = "ar";
  glass.stage.show(screen);
  const Rect right = *glass.stage.find("back");
  CHECK(right.right() == doctest::Approx(540 - left.x));
  CHECK(right.y == left.y);
}

TEST_CASE("keys lie from left to right in right-to-left languages too") {
  Glass glass;
  Screen screen{.kind = ScreenKind::Line, .name = "keys", .language = "ar"};
  for (const char* digit : {"1", "2", "3"})
    screen.nodes.push_back({.id = digit,
                            .role = Role::Key,
                            .part = Part::Keyboard,
                            .label = digit,
                            .language = "ar",
                            .action = {Action::Kind::Type, digit}});
  glass.stage.show(screen);
  CHECK(glass.stage.find("1")->right() < glass.stage.find("2")->x);
  CHECK(glass.stage.find("2")->right() < glass.stage.find("3")->x);
}

TEST_CASE("a code is drawn in whole pixels, black on white whatever the contrast") {
  const auto window =
      test::require_ok(Window::open({.headless = true, .width = 540, .height = 960}));
  Stage stage(window->renderer(), {.width = 540, .height = 960, .short_side_mm = 299},
              test::require_ok(read_theme(data_dir() / "assets/themes/default.json")),
              data_dir() / "assets/icons");
  Screen screen{
      .kind = ScreenKind::Message, .name = "thanks", .language = "nl", .contrast = Contrast::Dark};
  for (const Role role : {Role::Heading, Role::Text})
    screen.nodes.push_back(
        {.id = "", .role = role, .part = Part::Reference, .label = "7K4M-9QXB", .language = "nl"});
  screen.nodes.push_back({.id = "reference-code",
                          .role = Role::Code,
                          .part = Part::Code,
                          .label = "7K4M-9QXB",
                          .language = "nl"});
  stage.show(screen);
  stage.draw();
  const Rect box = *stage.find("reference-code");
  // 21 of its 29 modules are the code itself: at least 25 mm.
  CHECK(box.w * 21 / 29 >= 25 * stage.viewport().pixels_per_mm() - 1);
  const SDL_Rect area{static_cast<int>(box.x) + 4, static_cast<int>(box.y) + 4,
                      static_cast<int>(box.w) - 8, static_cast<int>(box.h) - 8};
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(area.w) *
                                    static_cast<std::size_t>(area.h));
  REQUIRE(SDL_RenderReadPixels(window->renderer(), &area, SDL_PIXELFORMAT_ARGB8888, pixels.data(),
                               area.w * 4) == 0);
  std::size_t dark = 0;
  std::size_t between = 0;
  for (const std::uint32_t pixel : pixels) {
    const std::uint32_t color = pixel & 0xffffffU;
    if (color == 0)
      ++dark;
    else if (color != 0xffffffU)
      ++between;
  }
  CHECK(between == 0);
  CHECK(dark > pixels.size() / 6);
  CHECK(dark < pixels.size() / 2);
}

TEST_CASE("the logo stands for who asks, in its own colours, and says its text") {
  Theme theme = test::require_ok(read_theme(data_dir() / "assets/themes/default.json"));
  theme.logo = Logo{
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'>"
      "<rect width='30' height='10' fill='#00c800'/></svg>",
      "Gemeente Waterrijk", 3};
  const auto window =
      test::require_ok(Window::open({.headless = true, .width = 540, .height = 960}));
  const auto draw = [&](const Theme& shown) {
    Stage stage(window->renderer(), {.width = 540, .height = 960}, shown,
                data_dir() / "assets/icons");
    stage.show({.kind = ScreenKind::Message,
                .name = "resting",
                .language = "nl",
                .nodes = {{.id = "brand",
                           .part = Part::Brand,
                           .label = "Stadhuis",
                           .language = "nl",
                           .icon = "town-hall"}}});
    stage.draw();
    return stage.screen().nodes.front().spoken;
  };
  const auto green_on_glass = [&] {
    std::vector<std::uint32_t> pixels(540 * 960);
    REQUIRE(SDL_RenderReadPixels(window->renderer(), nullptr, SDL_PIXELFORMAT_ARGB8888,
                                 pixels.data(), 540 * 4) == 0);
    return std::count(pixels.begin(), pixels.end(), 0xff00c800U);
  };
  CHECK(draw(theme) == "Gemeente Waterrijk, Stadhuis");
  CHECK(green_on_glass() > 500);
  theme.logo.reset();
  CHECK(draw(theme).empty());
  CHECK(green_on_glass() == 0);
}
