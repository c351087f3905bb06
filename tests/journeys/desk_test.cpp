// SPDX-License-Identifier: EUPL-1.2
// Who works on the kiosk comes in, and goes out again.
#include <doctest/doctest.h>

#include "kiosk/store/operator_access.h"
#include "kiosk/store/operator_log.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kManagerPin = "271828";
constexpr auto kStaffPin = "314159";

// A kiosk of which both PINs are set.
struct Staffed : Device {
  Staffed() {
    auto access = require_ok(OperatorAccess::open(database()));
    require_ok(access.set_pin(OperatorRole::Manager, kManagerPin, clock.wall()));
    require_ok(access.set_pin(OperatorRole::Staff, kStaffPin, clock.wall()));
  }
  // "action object result", the latest first.
  std::vector<std::string> acts() const {
    std::vector<std::string> lines;
    auto log = require_ok(OperatorLog::open(database()));
    for (const OperatorAct& act : require_ok(log.latest(100)))
      lines.push_back(std::string(act.role ? name_of(*act.role) : "-") + ": " + act.action + " " +
                      act.object + ": " + act.result);
    return lines;
  }
};

std::string enter(const std::string& pin) {
  return "knock\ntype " + pin + "\ntap Verder\n";
}

}  // namespace

TEST_CASE_TEMPLATE("five taps on the logo and the PIN open the desk", Glass, Portrait, Landscape) {
  Staffed device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("expect Hoe was uw bezoek?\nknock\nexpect Typ uw pincode");
  CHECK(kiosk.on() == "desk:pin");
  kiosk.play("type 271828");
  CHECK(kiosk.all_texts().find("271828") == std::string::npos);
  CHECK(kiosk.label("field") == "●●●●●●");
  kiosk.play("tap Verder\nexpect Beheer van deze zuil\nexpect U werkt nu als beheerder");
  kiosk.play("tap Terug naar het publiek\nexpect Hoe was uw bezoek?");
  CHECK(device.acts() ==
        std::vector<std::string>{"manager: leave desk: left", "manager: enter desk: done"});
}

TEST_CASE("staff see less than the manager does") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(enter(kStaffPin) + "expect U werkt nu als medewerker\nrefuse Pincodes");
  kiosk.play("tap Terug naar het publiek\n" + enter(kManagerPin) + "expect Pincodes");
}

TEST_CASE("a key opens the desk between two visitors, and not amid a visit") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play("tap start\nkey desk");
  CHECK(kiosk.on().starts_with("question:"));
  kiosk.play("tap stop\ntap stop\nkey desk");
  CHECK(kiosk.on() == "desk:pin");
}

TEST_CASE("four taps, or five too slow, open nothing") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  const auto tap = [&](int times, double pause) {
    for (int i = 0; i < times; ++i) {
      kiosk.tap_quickly("brand");
      kiosk.wait(pause);
    }
  };
  tap(4, 0.2);
  CHECK(kiosk.on() == "attract");
  kiosk.wait(6);
  tap(5, 1.3);
  CHECK(kiosk.on() == "attract");
  kiosk.wait(6);
  tap(5, 0.9);
  CHECK(kiosk.on() == "desk:pin");
}

TEST_CASE("ten wrong PINs cost ever more time, also after the power was off") {
  Staffed device;
  {
    Scenario kiosk(device, Portrait::size);
    kiosk.play("knock\ntype 111111\ntap Verder\nexpect Deze pincode klopt niet");
    kiosk.play("type 111112\ntap Verder\ntype 111113\ntap Verder\nexpect Wacht nog 30 seconden");
    // The keys are dead meanwhile.
    CHECK(kiosk.screen().find("key:1")->disabled);
    kiosk.play("wait 10\nexpect Wacht nog 20 seconden");
  }
  Scenario again(device, Portrait::size);
  again.play("knock\nexpect Wacht nog 1");
  for (int attempt = 4; attempt <= 10; ++attempt)
    again.play("wait 4000\nknock\ntype 111111\ntap Verder\nexpect Wacht nog");
  again.play("expect 60 minuten");
  CHECK(device.acts().size() == 10);
}

TEST_CASE("the desk leaves by itself, with a warning, and leaves nothing behind") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(enter(kManagerPin) + "tap Pincodes\ntap Medewerker\ntype 2718");
  kiosk.play("wait 91\nexpect Bent u er nog?\ntap Doorgaan");
  CHECK(kiosk.label("field") == "●●●●");
  kiosk.play("wait 121\nexpect Hoe was uw bezoek?");
  CHECK(device.acts().front() == "manager: leave desk: nobody was there");
  kiosk.play("knock");
  CHECK(kiosk.on() == "desk:pin");
  CHECK(kiosk.label("field") == "Typ uw pincode");
}

TEST_CASE("a new PIN is typed twice, and is not the one that anybody tries first") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(enter(kManagerPin) + "tap Pincodes\ntap Medewerker\ntype 123456\ntap Verder");
  kiosk.play("expect niet voor de hand liggen\ntype 161803\ntap Verder\nexpect nog een keer");
  kiosk.play("type 161804\ntap Verder\nexpect niet gelijk\ntype 271828\ntap Verder");
  kiosk.play("type 271828\ntap Verder\nexpect al in gebruik");
  kiosk.play(
      "type 161803\ntap Verder\ntype 161803\ntap Verder\nexpect Een pincode kunt u wijzigen");
}

TEST_CASE("out of service the desk can still be entered") {
  Staffed device;
  device.write_questionnaire("{");
  Scenario kiosk(device, Portrait::size);
  kiosk.play("expect buiten gebruik\n" + enter(kManagerPin) + "expect Beheer van deze zuil");
}

TEST_CASE("the desk is operated by keypad alone") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play("key desk");
  for (const char digit : std::string(kManagerPin)) kiosk.select(std::string("key:") + digit);
  kiosk.select("next");
  kiosk.select("pins");
  CHECK(kiosk.on() == "desk:pins");
}
