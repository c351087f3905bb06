// SPDX-License-Identifier: EUPL-1.2
// Fingers as they are: trembling, doubled, sliding, resting.
#include <set>

#include <SDL.h>
#include <doctest/doctest.h>

#include "kiosk/turn.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kToOpeningHours =
    "tap start\ntap choice:vog\ntap mark:7\ntap next\ntap choice:veel\n";

// The kiosk at the first of a row of marks, openingstijden, wachtruimte, wachttijd: what is hit by
// accident there counts.
struct AtOpeningHours {
  explicit AtOpeningHours(GlassSize size) : kiosk(device, size) { kiosk.play(kToOpeningHours); }
  // The mark that is on the disk; 0: none.
  int kept(const std::string& question) {
    kiosk.wait(1);
    kiosk.play("tap stop\ntap stop");
    const Answers answers = device.only_sealed().answers;
    const auto found = answers.find(question);
    return found == answers.end() ? 0 : std::get<MarkAnswer>(found->second).mark;
  }
  // A finger that far right of the middle of a mark, at this very moment.
  void touch(FingerEvent::Kind kind, int finger, const std::string& mark, float right = 0) {
    const Rect box = *kiosk.stage().find(mark);
    kiosk.kiosk().handle(FingerEvent{kind, finger, box.x + box.w / 2 + right, box.y + box.h / 2});
  }
  // Let so many milliseconds pass.
  void pass(int milliseconds) {
    device.clock.advance(std::chrono::milliseconds(milliseconds));
    kiosk.kiosk().tick();
  }
  Device device;
  Scenario kiosk;
};

constexpr auto kDown = FingerEvent::Kind::Down;
constexpr auto kMove = FingerEvent::Kind::Move;
constexpr auto kUp = FingerEvent::Kind::Up;

}  // namespace

TEST_CASE_TEMPLATE("touching commits nothing, lifting does", Glass, Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8");
  at.kiosk.wait(3);
  CHECK(at.kiosk.on() == "question:openingstijden");
  CHECK_FALSE(at.kiosk.is_chosen("mark:8"));
  at.kiosk.finger("up", "mark:8");
  CHECK(at.kiosk.is_chosen("mark:8"));
  at.kiosk.wait(0.2);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("openingstijden") == 8);
}

TEST_CASE_TEMPLATE("sliding off cancels, wherever the finger is lifted", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  for (const char* lifted_on : {"title", "mark:9", "next-to-nothing"}) {
    at.kiosk.finger("down", "mark:8");
    if (std::string(lifted_on) == "next-to-nothing") {
      at.kiosk.play("finger move 1 1\nfinger up 1 1");
    } else {
      at.kiosk.finger("move", lifted_on);
      at.kiosk.finger("up", lifted_on);
    }
    at.kiosk.wait(1);
    CHECK(at.kiosk.on() == "question:openingstijden");
    CHECK_FALSE(at.kiosk.is_chosen("mark:8"));
    CHECK_FALSE(at.kiosk.is_chosen("mark:9"));
  }
  CHECK(at.kept("openingstijden") == 0);
}

TEST_CASE_TEMPLATE("a slide onto an answer is no tap on it", Glass, Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "title");
  at.kiosk.finger("move", "mark:8");
  at.kiosk.finger("up", "mark:8");
  CHECK(at.kept("openingstijden") == 0);
}

TEST_CASE_TEMPLATE("a second finger neither commits nor moves the first", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8", 1);
  at.kiosk.finger("down", "mark:3", 2);
  at.kiosk.finger("move", "mark:4", 2);
  at.kiosk.finger("up", "mark:4", 2);
  at.kiosk.finger("down", "mark:8", 3);
  at.kiosk.finger("up", "mark:8", 3);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:openingstijden");
  at.kiosk.finger("up", "mark:8", 1);
  CHECK(at.kept("openingstijden") == 8);
}

TEST_CASE_TEMPLATE("a second finger that stays after the first is lifted does nothing", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8", 1);
  at.kiosk.finger("down", "mark:3", 2);
  at.kiosk.finger("up", "mark:8", 1);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  at.kiosk.finger("up", "mark:3", 2);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("wachtruimte") == 0);
}

TEST_CASE_TEMPLATE("a finger whose lifting was never reported does not block the kiosk", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8", 5);
  at.kiosk.wait(10.1);
  at.kiosk.play("tap mark:6");
  CHECK(at.kiosk.on() == "question:wachtruimte");
  // Reported after all: the tap it might have been is over.
  at.kiosk.finger("up", "mark:8", 5);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("openingstijden") == 6);
}

TEST_CASE_TEMPLATE("a bag that leans against the glass does not keep the session open", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "title", 5);
  at.kiosk.wait(61);
  CHECK(at.kiosk.on() == "still-there");
  at.kiosk.wait(31);
  CHECK(at.kiosk.on() == "attract");
}

TEST_CASE_TEMPLATE("a double tap answers one question, not the next one as well", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  // Every 50 ms a tap of 20 ms: three within the time the answer is shown, three on the next.
  for (int i = 0; i < 6; ++i) {
    at.kiosk.finger("down", "mark:8");
    at.kiosk.finger("up", "mark:8");
    at.kiosk.wait(0.01);
  }
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK_FALSE(at.kiosk.is_chosen("mark:8"));
  CHECK(at.kept("wachtruimte") == 0);
}

TEST_CASE_TEMPLATE("a finger that is down when the next question comes does not answer it", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8");
  at.kiosk.finger("up", "mark:8");
  at.kiosk.finger("down", "mark:8");  // while the answer is shown
  at.kiosk.wait(2);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  at.kiosk.finger("up", "mark:8");
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("wachtruimte") == 0);
}

TEST_CASE_TEMPLATE("another answer tapped while the first is shown comes too late", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8");
  at.kiosk.finger("up", "mark:8");
  at.kiosk.finger("down", "mark:3");
  at.kiosk.finger("up", "mark:3");
  CHECK(at.kept("openingstijden") == 8);
}

TEST_CASE_TEMPLATE("a repeat of Back within the set time goes back once", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "back");
  at.kiosk.finger("up", "back");
  at.kiosk.finger("down", "back");
  at.kiosk.finger("up", "back");
  CHECK(at.kiosk.on() == "question:moeite");
  at.kiosk.wait(0.3);
  at.kiosk.play("tap back");
  CHECK(at.kiosk.on() == "question:toelichting");
}

TEST_CASE_TEMPLATE("a choice that bounces stays on, while the same letter twice is two letters",
                   Glass, Portrait, Landscape) {
  Device device(questionnaire_of(R"([
    {"id": "wat", "type": "multiple", "text": {"nl": "Wat was goed?", "en": "What was good?"},
     "choices": [{"id": "koffie", "label": {"nl": "Koffie", "en": "Coffee"}},
                 {"id": "mensen", "label": {"nl": "Mensen", "en": "People"}}]},
    {"id": "waarom", "type": "text", "text": {"nl": "Waarom?", "en": "Why?"}}
  ])"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start");
  kiosk.finger("down", "choice:koffie");
  kiosk.finger("up", "choice:koffie");
  kiosk.finger("down", "choice:koffie");
  kiosk.finger("up", "choice:koffie");
  CHECK(kiosk.is_chosen("choice:koffie"));
  kiosk.play("wait 1\ntap next");
  kiosk.tap_quickly("key:K");
  kiosk.tap_quickly("key:o");
  kiosk.tap_quickly("key:o");  // 120 ms later: a quick typist
  kiosk.play("tap key:p\ntap next");
  CHECK(device.only_sealed().answers.at("waarom") == Answer(TextAnswer{"Koop"}));
}

TEST_CASE_TEMPLATE("ghosts of a few milliseconds answer nothing, and keep no session open", Glass,
                   SmallPortrait, SmallLandscape) {
  AtOpeningHours at(Glass::size);
  for (int i = 0; at.kiosk.on() == "question:openingstijden"; ++i) {
    REQUIRE(i < 1000);
    at.touch(kDown, i, i % 2 == 0 ? "mark:8" : "mark:3");
    at.pass(1 + i % 5);
    at.touch(kUp, i, i % 2 == 0 ? "mark:8" : "mark:3");
    at.pass(200);
  }
  CHECK(at.kiosk.on() == "still-there");
  at.kiosk.play("wait 30");
  CHECK(at.kiosk.on() == "attract");
  CHECK_FALSE(at.device.only_sealed().answers.contains("openingstijden"));
}

TEST_CASE_TEMPLATE("a palm on the marks gives no mark, also where it is lifted finger by finger",
                   Glass, SmallPortrait, SmallLandscape) {
  AtOpeningHours at(Glass::size);
  for (int finger = 1; finger <= 5; ++finger) {
    at.touch(kDown, finger, "mark:" + std::to_string(finger));
    at.pass(8);
  }
  for (int finger = 5; finger >= 1; --finger) {
    at.pass(50);
    at.touch(kUp, finger, "mark:" + std::to_string(finger));
  }
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:openingstijden");
  at.kiosk.play("tap mark:6");
  CHECK(at.kept("openingstijden") == 6);
}

TEST_CASE_TEMPLATE("of two children who hit their answers in turn, the first of a question wins",
                   Glass, SmallPortrait, SmallLandscape) {
  AtOpeningHours at(Glass::size);
  // Each comes down before the other is lifted.
  at.touch(kDown, 1, "mark:8");
  for (int i = 0; i < 4; ++i) {
    const int up = 1 + i % 2;
    const int down = 3 - up;
    at.pass(60);
    at.touch(kDown, down, down == 1 ? "mark:8" : "mark:3");
    at.pass(60);
    at.touch(kUp, up, up == 1 ? "mark:8" : "mark:3");
  }
  at.pass(60);
  at.touch(kUp, 1, "mark:8");
  CHECK(at.kept("openingstijden") == 8);
  CHECK_FALSE(at.device.only_sealed().answers.contains("wachttijd"));
}

TEST_CASE_TEMPLATE("a finger on a wet glass trembles and flickers: it answers one question", Glass,
                   SmallPortrait, SmallLandscape) {
  AtOpeningHours at(Glass::size);
  for (int i = 0; i < 40; ++i) {
    at.touch(kDown, i, "mark:8");
    at.pass(10);
    at.touch(kMove, i, "mark:8", i % 2 == 0 ? 4 : -4);
    at.pass(15);
    at.touch(kUp, i, "mark:8");
    at.pass(10 + i % 20);
  }
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK_FALSE(at.kiosk.is_chosen("mark:8"));
  CHECK(at.kept("wachtruimte") == 0);
  CHECK(std::get<MarkAnswer>(at.device.only_sealed().answers.at("openingstijden")).mark == 8);
}

TEST_CASE_TEMPLATE(
    "a finger that slides off the glass, or loses it to another window, answers nothing", Glass,
    SmallPortrait, SmallLandscape) {
  AtOpeningHours at(Glass::size);
  at.touch(kDown, 1, "mark:8");
  at.pass(50);
  at.kiosk.kiosk().handle(FingerEvent{kMove, 1, -30, 100});
  at.kiosk.kiosk().handle(FingerEvent{kUp, 1, -30, 5000});
  at.pass(50);
  at.touch(kDown, 1, "mark:8");
  at.pass(50);
  at.kiosk.kiosk().let_go();
  at.touch(kUp, 1, "mark:8");
  at.pass(50);
  at.touch(kDown, 1, "mark:8");
  at.pass(50);
  at.kiosk.kiosk().resize(Glass::size.width, Glass::size.height);
  at.touch(kUp, 1, "mark:8");
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:openingstijden");
  at.kiosk.play("tap mark:6");
  CHECK(at.kept("openingstijden") == 6);
}

namespace {

void push(Uint32 type, SDL_FingerID finger, float x, float y) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.fingerId = finger;
  event.tfinger.x = x;
  event.tfinger.y = y;
  REQUIRE(SDL_PushEvent(&event) == 1);
}

bool has_fingers() {
  return SDL_HasEvents(SDL_FINGERDOWN, SDL_FINGERMOTION) == SDL_TRUE;
}

}  // namespace

TEST_CASE(
    "however fast it is hit, the kiosk draws after every few events and answers the next tap") {
  Device device;
  Scenario kiosk(device, SmallPortrait::size);
  REQUIRE(SDL_InitSubSystem(SDL_INIT_EVENTS) == 0);
  kiosk.play("tap start");
  const auto take_turns = [&] {
    int turns = 0;
    for (; has_fingers(); ++turns) {
      const auto frames = kiosk.stage().frames_drawn();
      REQUIRE(take_turn(kiosk.window(), kiosk.kiosk(), device.clock));
      CHECK(kiosk.stage().frames_drawn() - frames <= 1);
    }
    return turns;
  };
  // A second in which nothing was handled: a thousand reports wait.
  constexpr int kWaiting = 1000;
  for (int i = 0; i < kWaiting; ++i)
    push(i % 2 == 0 ? SDL_FINGERDOWN : SDL_FINGERUP, 1 + i / 2 % 5, 0.5F, 0.5F);
  CHECK(take_turns() == (kWaiting + kMostEvents - 1) / kMostEvents);
  CHECK(kiosk.on() == "question:product");
  // Fifty taps a second, all over the answers, for ten seconds.
  std::string before = kiosk.on();
  int questions = 0;
  for (int i = 0; i < 500; ++i) {
    const float y = 0.25F + 0.01F * static_cast<float>(i * 17 % 50);
    push(SDL_FINGERDOWN, i, 0.5F, y);
    CHECK(take_turns() == 1);
    device.clock.advance(std::chrono::milliseconds(20));
    push(SDL_FINGERUP, i, 0.5F, y);
    CHECK(take_turns() == 1);
    if (kiosk.on() != before) ++questions;
    before = kiosk.on();
  }
  CHECK(questions > 0);
  CHECK(questions <= 10'000 / 300);  // the repeat-tap time
  kiosk.play("wait 60\nexpect Bent u er nog?\ntap continue");
  CHECK(kiosk.on() != "still-there");
}
