// SPDX-License-Identifier: EUPL-1.2
// A kiosk comes out of its box: who stands there puts it into use, step by step.
#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/store/errand_board.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/setup_marks.h"
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

// The state of a step, as the page tells it.
std::string state(const Scenario& kiosk, const std::string& step) {
  const Node* node = kiosk.screen().find("open:" + step);
  REQUIRE(node != nullptr);
  return node->detail;
}

constexpr auto kNewPin = "type 271828\ntap Verder\ntype 271828\ntap Opslaan\n";

}  // namespace

TEST_CASE("a kiosk out of its box is put into use by whoever stands there, until it has a PIN") {
  Device device;
  std::filesystem::remove(device.folder() / "token");
  {
    Scenario kiosk(device, Portrait::size);
    kiosk.play("knock\nexpect In gebruik nemen");
    CHECK(kiosk.on() == "desk:setup");
    kiosk.play("tap Taal van dit beheer: Nederlands");
    CHECK(state(kiosk, "language") == "Klaar");
    kiosk.play("tap Volgende stap");
    CHECK(kiosk.on().find("pin") != std::string::npos);
    kiosk.play("tap Terug");
    auto access = require_ok(OperatorAccess::open(device.database()));
    require_ok(access.set_pin(OperatorRole::Manager, "271828", device.clock.wall()));
  }
  // After a power cut: only with the PIN, and where it was.
  Scenario again(device, Portrait::size);
  again.play("knock\nexpect Typ uw pincode\ntype 271828\ntap Verder\ntap In gebruik nemen");
  CHECK(state(again, "language") == "Klaar");
  CHECK(state(again, "pin") == "Klaar");
  CHECK(state(again, "touch") == "Nog te doen");
}

TEST_CASE("a kiosk that was put into use by hand is not begun anew by a visitor") {
  Device device;
  require_ok(write_file(device.folder() / "token", "x", 0600));
  Scenario kiosk(device, Portrait::size);
  kiosk.play("knock");
  CHECK(kiosk.on() == "desk:pin");
}

TEST_CASE("the network, a code and a test answer: each says in words what came of it") {
  Device device;
  std::filesystem::remove(device.folder() / "token");
  Scenario kiosk(device, Portrait::size);
  kiosk.play("knock\ntap open:reach\nexpect Bezig");
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
  Device device;
  std::filesystem::remove(device.folder() / "token");
  Scenario kiosk(device, Portrait::size);
  kiosk.play("knock\ntap open:reach\nwait 80\nrefuse zuil-sync");
  kiosk.play("tap Terug\ntap open:reach\nwait 60");
  kiosk.play("refuse zuil-sync");
}

TEST_CASE("nine points are touched, and a sentence is heard") {
  Device device;
  std::filesystem::remove(device.folder() / "token");
  Scenario kiosk(device, Portrait::size);
  kiosk.play("knock\ntap open:touch");
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
