// SPDX-License-Identifier: EUPL-1.2
// A kiosk comes out of its box: who stands there puts it into use, step by step.
#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/store/errand_board.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/setup_marks.h"
#include "kiosk/store/sync_board.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// zuil-sync does what is asked, and this is what comes of it.
void settle(const Device& device, ErrandOutcome outcome) {
  auto board = require_ok(ErrandBoard::open(device.database()));
  for (const Errand& errand : require_ok(board.waiting()))
    require_ok(board.settle(errand, outcome, "", device.clock.wall()));
}

std::string asked_code(const Device& device) {
  auto board = require_ok(ErrandBoard::open(device.database()));
  const auto errands = require_ok(board.waiting());
  return errands.empty() ? "" : errands[0].asked;
}

// As it leaves the factory: its settings, and neither key nor token of a collector.
struct Boxed : Device {
  Boxed() { std::filesystem::remove(key_file()); }
};

// The state of a step, as the page tells it.
std::string state(const Scenario& kiosk, const std::string& step) {
  const Node* node = kiosk.screen().find("open:" + step);
  REQUIRE(node != nullptr);
  return node->detail;
}

constexpr auto kTypeNewPin = "type 271828\ntap Verder\ntype 271828\ntap Verder\n";
constexpr auto kChooseDutch = "wait 1\ntap Nederlands\n";

}  // namespace

TEST_CASE_TEMPLATE("a kiosk out of its box shows the steps into use at once, the language first",
                   Glass, Portrait, Landscape) {
  Boxed device;
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "desk:setup:language");
  kiosk.play("wait 1\ntap English\nexpect 1 of 10 steps are done\ntap Next step");
  CHECK(kiosk.on() == "desk:new-pin");
  CHECK(kiosk.label("back") == "Back");
  kiosk.play("wait 1\ntap Back\ntap open:language\ntap Nederlands");
  CHECK(state(kiosk, "language") == "Nederlands");
  CHECK(state(kiosk, "pin") == "Nog te doen");
}

TEST_CASE("after a power cut it goes on by itself at the step where it was, in its language") {
  Boxed device;
  Scenario(device, Portrait::size).play("wait 1\ntap English");
  CHECK(Scenario(device, Portrait::size).on() == "desk:new-pin");
  Scenario(device, Portrait::size).play("wait 1\ntap Back\ntap open:language\ntap Nederlands");
  Scenario(device, Portrait::size).play(std::string("wait 1\n") + kTypeNewPin);
  // From the PIN on only who has it goes on, and nobody comes past it.
  {
    Scenario kiosk(device, Portrait::size);
    CHECK(kiosk.on() == "desk:pin");
    CHECK(kiosk.screen().find("back") == nullptr);
    kiosk.play("wait 1\nexpect nog niet in gebruik\ntype 271828\ntap Verder\nexpect https://");
    CHECK(kiosk.on() == "desk:text:address");
    kiosk.play("tap Opslaan\ntap open:reach");
    settle(device, ErrandOutcome::Done);
    kiosk.play("wait 2\ntap Terug\ntap open:code\ntype 7k4m9qxb\ntap Opslaan");
    settle(device, ErrandOutcome::Done);
    device.write_key();
    require_ok(write_file(device.folder() / "token", "x", 0600));
  }
  const auto enter = [](Scenario& kiosk) {
    CHECK(kiosk.on() == "desk:pin");
    kiosk.play("wait 1\ntype 271828\ntap Verder");
  };
  // It could serve the public now, and does not before it is ready.
  {
    Scenario kiosk(device, Portrait::size);
    enter(kiosk);
    CHECK(kiosk.on() == "desk:settings:card");
    kiosk.play("tap save");
  }
  Scenario kiosk(device, Portrait::size);
  enter(kiosk);
  CHECK(kiosk.on() == "desk:touch");
}

TEST_CASE("who leaves the steps of a kiosk with a key opens it for the public; one without waits") {
  Boxed device;
  {
    Scenario kiosk(device, Portrait::size);
    kiosk.play(std::string(kChooseDutch) + "tap Later verder");
    CHECK(kiosk.on() == "out-of-service");
    kiosk.play("knock");
    CHECK(kiosk.on() == "desk:new-pin");
    kiosk.play("tap Terug\ntap Later verder");
  }
  device.write_key();
  {
    Scenario kiosk(device, Portrait::size);
    kiosk.play("wait 1\ntap Terug\ntap Later verder");
    CHECK(kiosk.on() == "attract");
  }
  Scenario kiosk(device, Portrait::size);
  CHECK(kiosk.on() == "attract");
}

TEST_CASE("the steps at their end lead to the public") {
  Boxed device;
  {
    Scenario kiosk(device, Portrait::size);
    kiosk.play(kChooseDutch);
    for (const char* step : {"address", "screen", "touch", "sound"})
      require_ok(require_ok(SetupMarks::open(device.database())).set(step, device.clock.wall()));
    auto board = require_ok(ErrandBoard::open(device.database()));
    for (const ErrandKind kind : {ErrandKind::Reach, ErrandKind::Enrol, ErrandKind::Test})
      require_ok(board.ask(kind, "7k4m9qxb", device.clock.wall()));
    settle(device, ErrandOutcome::Done);
    device.write_key();
    auto sync = require_ok(SyncBoard::open(device.database()));
    require_ok(sync.note({.met = device.clock.wall(), .delivered = device.clock.wall()}));
    kiosk.play("tap Volgende stap\n" + std::string(kTypeNewPin) + "expect 10 van 10");
    kiosk.play("tap Klaar, terug naar het publiek");
    CHECK(kiosk.on() == "attract");
  }
  Scenario kiosk(device, Portrait::size);
  CHECK(kiosk.on() == "attract");
}

TEST_CASE("the steps wait for who was called away, and keep nothing of what was typed") {
  Boxed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play("wait 300");
  CHECK(kiosk.on() == "desk:setup:language");
  kiosk.play(std::string(kChooseDutch) + "tap Volgende stap\ntype 271828");
  CHECK(kiosk.label("field") == "●●●●●●");
  kiosk.play("wait 95\nexpect Bent u er nog?\nwait 30");
  CHECK(kiosk.on() == "desk:new-pin");
  CHECK(kiosk.label("field") != "●●●●●●");
  kiosk.play(std::string(kTypeNewPin) + "tap open:touch\nwait 121");
  // Whoever comes now has to be the manager.
  CHECK(kiosk.on() == "desk:pin");
  kiosk.play("wait 600");
  CHECK(kiosk.on() == "desk:pin");
}

TEST_CASE("a kiosk that an administrator set up from files is not begun anew by a visitor") {
  Boxed device;
  SUBCASE("with a key") {
    device.write_key();
  }
  SUBCASE("with a token") {
    require_ok(write_file(device.folder() / "token", "x", 0600));
  }
  SUBCASE("with a PIN") {
    auto access = require_ok(OperatorAccess::open(device.database()));
    require_ok(access.set_pin(OperatorRole::Staff, "314159", device.clock.wall()));
  }
  SUBCASE("that was in use, and lost its key") {
    device.write_key();
    Scenario(device, Portrait::size).play("expect Hoe was uw bezoek?");
    std::filesystem::remove(device.key_file());
  }
  SUBCASE("whose kiosk.json cannot be read") {
    require_ok(write_file(device.config(), "{"));
  }
  Scenario kiosk(device, Portrait::size);
  CHECK((kiosk.on() == "attract" || kiosk.on() == "out-of-service"));
  kiosk.play("knock");
  CHECK(kiosk.on() == "desk:pin");
}

TEST_CASE("the network, a code and a test answer: each says in words what came of it") {
  Boxed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kChooseDutch) + "tap open:reach\nexpect Bezig");
  settle(device, ErrandOutcome::NoNetwork);
  kiosk.play("wait 2\nexpect Er komt geen antwoord\ntap Opnieuw\nexpect Bezig");
  settle(device, ErrandOutcome::Done);
  kiosk.play("wait 2\nexpect De ontvanger is bereikt\ntap Terug");
  CHECK(state(kiosk, "reach") == "Klaar");

  kiosk.play("tap open:code\ntype 7k4m9qxb\ntap Opslaan");
  CHECK(state(kiosk, "code") ==
        "Bezig. Dit duurt hooguit anderhalve minuut. U kunt intussen terug.");
  CHECK_FALSE(asked_code(device).empty());
  settle(device, ErrandOutcome::CodeExpired);
  kiosk.play("wait 2");
  CHECK(state(kiosk, "code") == "Deze code is ouder dan 24 uur. Vraag een nieuwe.");
  kiosk.play("tap open:code\ntype 7k4m9qxb\ntap Opslaan");
  settle(device, ErrandOutcome::Done);
  kiosk.play("wait 2");
  CHECK(state(kiosk, "code") == "Klaar");

  kiosk.play("tap open:test");
  settle(device, ErrandOutcome::CannotOpen);
  kiosk.play("wait 2\nexpect andere sleutel");
}

TEST_CASE("an errand that nobody does is told to take long") {
  Boxed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kChooseDutch) + "tap open:reach\nwait 80\nrefuse zuil-sync");
  kiosk.play("tap Terug\ntap open:reach\nwait 60");
  kiosk.play("refuse zuil-sync");
}

TEST_CASE("nine points are touched, and a sentence is heard") {
  Boxed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kChooseDutch) + "tap open:touch");
  for (int point = 1; point <= 8; ++point)
    kiosk.play("tap point:" + std::to_string(point) + "\nwait 0.5");
  CHECK(kiosk.on() == "desk:touch");
  kiosk.play("tap point:9");
  CHECK(state(kiosk, "touch") == "Klaar");
  kiosk.play("tap open:sound");
  // It can be heard only once it was said.
  CHECK(kiosk.screen().find("heard")->disabled);
  kiosk.play("tap Zin afspelen\nwait 0.5\ntap Ik hoor de zin goed");
  CHECK(state(kiosk, "sound") == "Klaar");
}
