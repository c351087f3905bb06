// SPDX-License-Identifier: EUPL-1.2
// What fingers, hands, water and bad electronics do to a glass.
#include "kiosk/stage/touch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "tests/support/fake_clock.h"
#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"

using namespace zuil;
using Kind = FingerEvent::Kind;
using std::chrono::milliseconds;

namespace {

// A glass of 4 pixels to the millimetre.
struct Glass {
  Glass() { touch.set_scale(4); }
  std::optional<Pointer> at(Kind kind, std::int64_t finger, float x, float y) {
    return touch.handle({kind, finger, x, y}, clock.steady());
  }
  std::optional<Pointer> down(std::int64_t finger, float x, float y) {
    return at(Kind::Down, finger, x, y);
  }
  std::optional<Pointer> up(std::int64_t finger, float x, float y) {
    return at(Kind::Up, finger, x, y);
  }
  std::optional<Pointer> wait(int duration) {
    clock.advance(milliseconds(duration));
    return touch.tick(clock.steady());
  }
  // True when a tap of 60 ms counts.
  bool takes_tap(std::int64_t finger, float x, float y) {
    const bool is_down = down(finger, x, y) == Pointer{true, x, y};
    wait(60);
    const bool is_up = up(finger, x, y) == Pointer{false, x, y};
    return is_down && is_up;
  }

  test::FakeClock clock;
  Touch touch;
};

constexpr Pointer kNowhere{};

}  // namespace

TEST_CASE("the first finger wins: a second neither moves nor releases it") {
  Glass glass;
  CHECK(glass.down(1, 10, 20) == Pointer{true, 10, 20});
  CHECK_FALSE(glass.down(2, 300, 400));
  glass.wait(50);
  CHECK_FALSE(glass.at(Kind::Move, 2, 310, 410));
  CHECK_FALSE(glass.up(2, 310, 410));
  CHECK(glass.at(Kind::Move, 1, 12, 22) == Pointer{true, 12, 22});
  CHECK(glass.up(1, 12, 22) == Pointer{false, 12, 22});
}

TEST_CASE("a finger that came second does not take over when the first is lifted") {
  Glass glass;
  glass.down(1, 10, 20);
  glass.down(2, 300, 400);
  glass.wait(50);
  glass.up(1, 10, 20);
  CHECK_FALSE(glass.at(Kind::Move, 2, 301, 401));
  CHECK_FALSE(glass.up(2, 301, 401));
}

TEST_CASE("what is felt for under 20 ms is no finger, what is felt for 20 is one") {
  for (const int felt : {0, 1, 5, 19}) {
    Glass glass;
    glass.down(1, 10, 20);
    glass.wait(felt);
    CHECK(glass.up(1, 10, 20) == kNowhere);
    CHECK(glass.takes_tap(2, 10, 20));  // at once
  }
  Glass glass;
  glass.down(1, 10, 20);
  glass.wait(20);
  CHECK(glass.up(1, 10, 20) == Pointer{false, 10, 20});
}

TEST_CASE("ghosts that follow each other in the same place are never a finger") {
  Glass glass;
  for (int i = 0; i < 100; ++i) {
    CHECK(glass.down(i, 10, 20));
    glass.wait(5);
    CHECK(glass.up(i, 10, 20) == kNowhere);
    glass.wait(10);
  }
}

TEST_CASE("a mouse neither haunts nor trembles: its quickest clicks count") {
  Glass glass;
  for (int i = 0; i < 2; ++i) {
    CHECK(glass.down(kMouse, 10, 20) == Pointer{true, 10, 20});
    CHECK(glass.up(kMouse, 10, 20) == Pointer{false, 10, 20});
  }
}

TEST_CASE("on a wet glass a finger that flickers has one say, however long it goes on") {
  Glass glass;
  CHECK(glass.takes_tap(1, 100, 100));
  float x = 100;
  for (int i = 2; i < 50; ++i) {
    glass.wait(39);
    x += i % 2 == 0 ? 32.0F : -32.0F;  // 8 mm
    CHECK_FALSE(glass.down(i, x, 100));
    CHECK_FALSE(glass.at(Kind::Move, i, x + 1, 100));
    glass.wait(30);
    CHECK_FALSE(glass.up(i, x, 100));
  }
  glass.wait(40);
  CHECK(glass.takes_tap(1, 100, 100));
}

TEST_CASE("another place, or the same one 40 ms later, is another tap") {
  Glass glass;
  CHECK(glass.takes_tap(1, 100, 100));
  CHECK(glass.takes_tap(2, 133, 100));  // more than 8 mm away
  glass.wait(40);
  CHECK(glass.takes_tap(3, 133, 100));
}

TEST_CASE("three at once are a hand: none of them counts, nor what it does until it is gone") {
  Glass glass;
  CHECK(glass.down(1, 100, 100));
  CHECK_FALSE(glass.down(2, 140, 110));
  CHECK(glass.down(3, 180, 105) == kNowhere);
  CHECK_FALSE(glass.down(4, 220, 120));
  glass.wait(100);
  for (const std::int64_t finger : {1, 2, 4}) CHECK_FALSE(glass.up(finger, 100, 100));
  CHECK_FALSE(glass.takes_tap(5, 500, 500));  // one is still there
  CHECK_FALSE(glass.up(3, 180, 105));
  CHECK(glass.takes_tap(5, 500, 500));
}

TEST_CASE("a hand that trembles for ever is forgotten after ten seconds, and another finger wins") {
  Glass glass;
  for (const std::int64_t finger : {1, 2, 3}) glass.down(finger, 100, 100);
  int waited = 0;
  for (; waited < 9'990; waited += 30) {
    glass.up(2, 100, 100);
    glass.down(2, 100, 100);
    glass.wait(30);
  }
  CHECK_FALSE(glass.takes_tap(9, 500, 500));
  CHECK_FALSE(glass.wait(10));
  CHECK(glass.takes_tap(9, 500, 500));
  CHECK_FALSE(glass.at(Kind::Move, 1, 101, 101));
  CHECK_FALSE(glass.up(1, 101, 101));
}

TEST_CASE("after ten seconds a finger no longer counts, still or moving, and another one does") {
  for (const bool moves : {false, true}) {
    Glass glass;
    CHECK_FALSE(glass.touch.deadline());
    glass.down(1, 10, 20);
    CHECK(glass.touch.deadline() == glass.clock.steady() + milliseconds(10'000));
    for (int i = 0; i < 9; ++i) {
      CHECK_FALSE(glass.wait(1'000));
      if (moves) CHECK(glass.at(Kind::Move, 1, 10 + static_cast<float>(i % 3), 20));
    }
    CHECK_FALSE(glass.wait(999));
    CHECK(glass.wait(1) == kNowhere);
    CHECK_FALSE(glass.touch.deadline());
    CHECK_FALSE(glass.at(Kind::Move, 1, 11, 20));
    CHECK(glass.takes_tap(7, 5, 6));
    // The late report of its lifting is nobody's tap.
    CHECK_FALSE(glass.up(1, 10, 20));
    CHECK(glass.takes_tap(1, 50, 60));  // its number may be used again
  }
}

TEST_CASE(
    "a lift that is reported before anybody looked at the clock comes too late all the same") {
  Glass glass;
  glass.down(1, 10, 20);
  glass.clock.advance(milliseconds(10'000));
  CHECK(glass.up(1, 10, 20) == kNowhere);
}

TEST_CASE("down twice cancels, up without down is nothing, nowhere is no place") {
  constexpr float kNoNumber = std::numeric_limits<float>::quiet_NaN();
  Glass glass;
  CHECK_FALSE(glass.up(1, 10, 20));
  CHECK_FALSE(glass.at(Kind::Move, 1, 10, 20));
  glass.down(1, 10, 20);
  glass.wait(100);
  CHECK(glass.down(1, 10, 20) == kNowhere);
  glass.wait(100);
  CHECK_FALSE(glass.up(1, 10, 20));
  CHECK(glass.takes_tap(1, 10, 20));
  glass.wait(50);
  CHECK_FALSE(glass.down(2, kNoNumber, 20));
  glass.down(3, 10, 20);
  CHECK_FALSE(glass.at(Kind::Move, 3, 10, kNoNumber));
  glass.wait(50);
  CHECK(glass.up(3, kNoNumber, 20) == kNowhere);
}

TEST_CASE("when the glass changes under the fingers none of them counts any more") {
  Glass glass;
  CHECK_FALSE(glass.touch.let_go());
  glass.down(1, 10, 20);
  glass.down(2, 10, 20);
  glass.wait(50);
  CHECK(glass.touch.let_go() == kNowhere);
  CHECK_FALSE(glass.up(1, 10, 20));
  CHECK(glass.takes_tap(3, 10, 20));
}

namespace {

// What really lies on the glass, told in the simplest way: the test's own memory.
struct Contact {
  std::string on;      // the node it came down on
  bool spent = false;  // it has chosen, or its lift was lost
};

Screen three_answers() {
  Screen screen{.kind = ScreenKind::Question, .name = "answers", .language = "nl"};
  for (const char* id : {"ja", "nee", "misschien"})
    screen.nodes.push_back({.id = id,
                            .role = Role::Choice,
                            .part = Part::Answers,
                            .label = id,
                            .language = "nl",
                            .action = {Action::Kind::Choose, id}});
  return screen;
}

// Up to five fingers of a fool on three answers.
class Fool {
 public:
  explicit Fool(std::uint64_t seed) : random_(seed) { stage_.show(three_answers()); }

  void move() {
    clock_.advance(milliseconds(random_.below(70)));
    handle(touch_.tick(clock_.steady()), "");
    const std::int64_t finger = random_.below(5);
    const Rect box = *stage_.find(random_.below(2) == 0 ? "ja" : "nee");
    const float x = std::floor(box.x) - 20 + static_cast<float>(random_.below(60));
    const float y = std::floor(box.y) - 20 + static_cast<float>(random_.below(60));
    // Lifted as often as put down or moved, or the glass would never be empty.
    const auto kind = static_cast<Kind>(std::min<std::uint32_t>(random_.below(4), 2));
    note(kind, finger, x, y);
    handle(touch_.handle({kind, finger, x, y}, clock_.steady()), on(x, y));
    if (kind == Kind::Up) contacts_.erase(finger);
  }

  // All fingers leave, and a person taps.
  void check_tap() {
    for (std::int64_t finger = 0; finger < 5; ++finger) {
      contacts_.erase(finger);
      handle(touch_.handle({Kind::Up, finger, -5, -5}, clock_.steady()), "");
    }
    clock_.advance(milliseconds(100));
    const Rect box = *stage_.find("misschien");
    const Pointer place{true, box.x + 50, box.y + box.h / 2};
    touch_.handle({Kind::Down, 1, place.x, place.y}, clock_.steady());
    stage_.point(place);
    clock_.advance(milliseconds(60));
    const auto lifted = touch_.handle({Kind::Up, 1, place.x, place.y}, clock_.steady());
    REQUIRE(lifted);
    CHECK(stage_.point(*lifted) == "misschien");
    clock_.advance(milliseconds(100));
  }

  int commits() const { return commits_; }

 private:
  std::string on(float x, float y) const {
    for (const char* id : {"ja", "nee", "misschien"}) {
      const Rect box = *stage_.find(id);
      if (x >= box.x && x < box.right() && y >= box.y && y < box.bottom()) return id;
    }
    return "";
  }

  void note(Kind kind, std::int64_t finger, float x, float y) {
    lifted_.reset();
    if (kind == Kind::Down) {
      if (contacts_.contains(finger)) {
        contacts_.at(finger).spent = true;
      } else {
        contacts_[finger] = {.on = on(x, y)};
      }
    } else if (kind == Kind::Up && contacts_.contains(finger)) {
      lifted_ = contacts_.at(finger);
    }
  }

  void handle(const std::optional<Pointer>& pointer, const std::string& node) {
    if (!pointer) return;
    const auto activated = stage_.point(*pointer);
    if (!activated) return;
    ++commits_;
    REQUIRE(lifted_);
    CHECK_FALSE(lifted_->spent);
    CHECK(lifted_->on == *activated);
    CHECK(node == *activated);
    lifted_->spent = true;
  }

  test::SeededRandom random_;
  test::FakeClock clock_;
  Touch touch_;
  std::unique_ptr<Window> window_ =
      test::require_ok(Window::open({.headless = true, .width = 270, .height = 480}));
  Stage stage_{window_->renderer(),
               {.width = 270, .height = 480},
               test::require_ok(read_theme(data_dir() / "assets/themes/default.json")),
               data_dir() / "assets/icons"};
  std::map<std::int64_t, Contact> contacts_;
  std::optional<Contact> lifted_;  // by the event under way
  int commits_ = 0;
};

}  // namespace

TEST_CASE(
    "whatever five fingers do, only one that went down and up on the same answer chooses it") {
  Fool fool(20261121);
  for (int round = 0; round < 40; ++round) {
    for (int i = 0; i < 100; ++i) fool.move();
    fool.check_tap();
  }
  CHECK(fool.commits() > 3);
}
