// SPDX-License-Identifier: EUPL-1.2
// Before publishing: what changes for visitors, what is wrong, whether it fits; and a rehearsal.
#include <doctest/doctest.h>

#include "kiosk/screens/node.h"
#include "kiosk/store/draft_store.h"
#include "tests/journeys/managed.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kHide = "tap edit\ntap question:wachtruimte\ntap visible\ntap back\n";

std::string version(const Device& device, std::size_t index) {
  auto store = require_ok(QuestionnaireStore::open(device.database()));
  return "version:" + std::to_string(require_ok(store.publications("balie"))[index].number);
}

// A draft that was begun with a version that is no longer offered: its title was rolled back since.
void begin_and_roll_back(Managed& device, Scenario& kiosk) {
  kiosk.play(std::string(kEnter) + "tap edit\ntap texts\ntap text:title\ntap language:nl");
  kiosk.play("type !\ntap save\ntap back\ntap back\ntap publish\ntap agree\ntap Vragenlijsten");
  kiosk.play(std::string("tap questionnaire:balie\n") + kHide + "tap back\ntap versions");
  kiosk.play("tap " + version(device, 1) + "\ntap agree\ntap back");
  kiosk.play("expect van vóór de versie die nu wordt aangeboden");
}

}  // namespace

TEST_CASE("a draft from before a roll-back says so, and that publishing it undoes that") {
  Managed device;
  Scenario kiosk(device, Portrait::size);
  begin_and_roll_back(device, kiosk);
  const std::string rolled_back = device.offered().hash;
  kiosk.play("tap edit\nexpect een andere versie gepubliceerd\nexpect Teruggezet op deze zuil");
  kiosk.play("expect Beheerder\ntap publish\nexpect Teruggezet op deze zuil, vandaag om");
  kiosk.play("expect titel (Nederlands) wordt “Dienstverlening aan de balie!”");
  kiosk.play(
      "expect Uit: “Welk rapportcijfer geeft u voor de wachtruimte?”\nexpect Toch publiceren");
  CHECK(device.offered().hash == rolled_back);
  kiosk.play("tap agree\nexpect Gepubliceerd: versie 4");
  CHECK(device.offered().title.in("nl") == "Dienstverlening aan de balie!");
  CHECK(!device.offered().find("wachtruimte")->visible);
}

TEST_CASE("a draft from before a roll-back can be begun anew with what is offered now") {
  Managed device;
  Scenario kiosk(device, Landscape::size);
  begin_and_roll_back(device, kiosk);
  const std::string rolled_back = device.offered().hash;
  kiosk.play("tap edit\ntap publish\ntap anew\nexpect Het concept weggooien en opnieuw beginnen?");
  kiosk.play("tap back\nexpect Toch publiceren\ntap anew\ntap agree\nexpect U begint met wat nu");
  CHECK(kiosk.on() == "desk:draft");
  CHECK_FALSE(require_ok(require_ok(DraftStore::open(device.database())).find("balie")));
  CHECK(device.has_act("discard balie: done"));
  kiosk.play("refuse een andere versie gepubliceerd\nexpect Er is nog niets gewijzigd");
  kiosk.play("tap question:wachtruimte\nrefuse staat uit\ntap visible\ntap back\ntap publish");
  kiosk.play("refuse titel\nrefuse Toch publiceren\ntap agree\nexpect Gepubliceerd: versie 4");
  CHECK(device.offered().hash != rolled_back);
  CHECK(device.offered().title.in("nl") == "Dienstverlening aan de balie");
}

TEST_CASE("a language that goes is one line; every text of it is told on a page of its own") {
  Managed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnter) + "tap edit\ntap languages\ntap remove:en\ntap agree\ntap back");
  kiosk.play("tap publish\nexpect Taal weg: Engels (\nrefuse vervalt");
  CHECK(kiosk.stage().layout().pages == 1);
  kiosk.play("tap all\nexpect (Engels) vervalt: “How was your visit?”\ntap back\ntap agree");
  CHECK(device.offered().languages == std::vector<std::string>{"nl"});
}

TEST_CASE("what the factsheet loses is said beside the switch and before publishing") {
  Managed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnter) + "tap edit\ntap question:totaaloordeel\nrefuse staat uit");
  kiosk.play("tap visible\nexpect Het overzicht heeft dan geen totaaloordeel\ntap back");
  kiosk.play("expect 1 opmerking\ntap publish\nexpect Het overzicht heeft dan geen totaaloordeel");
  // It may be meant.
  kiosk.play("tap agree\nexpect Gepubliceerd\ntap Vragenlijsten\ntap questionnaire:balie");
  // What is so already is no news.
  kiosk.play(std::string(kHide) + "expect 1 opmerking\ntap publish\nrefuse totaaloordeel");
}

TEST_CASE_TEMPLATE("what does not fit the glass is not published", Glass, Portrait, Landscape) {
  Managed device;
  Scenario kiosk(device, Glass::size);
  const std::string first = device.offered().hash;
  std::string choices;
  for (int i = 0; i < 5; ++i)
    choices += "tap add\ntype " + std::string(24, static_cast<char>('a' + i)) + " " +
               std::string(60, static_cast<char>('b' + i)) + "\ntap save\n";
  kiosk.play(std::string(kEnter) + "tap edit\ntap languages");
  kiosk.play("tap remove:en\ntap agree\ntap back\ntap question:product\n" + choices + "tap back");
  kiosk.play("tap publish\nexpect Past niet op het scherm in het Nederlands");
  CHECK(kiosk.screen().find("agree")->disabled);
  kiosk.play("tap findings\ntap finding:0");
  CHECK(kiosk.on() == "desk:question");
  CHECK(device.offered().hash == first);
}

TEST_CASE_TEMPLATE("a rehearsal says what it is on every screen, and how one gets out", Glass,
                   Portrait, Landscape) {
  Managed device;
  Scenario kiosk(device, Glass::size);
  const auto is_marked = [&] {
    CAPTURE(kiosk.on());
    REQUIRE(kiosk.stage().find("rehearsal-stop"));
    CHECK(kiosk.stage().layout().fits);
    CHECK(kiosk.stage().find("rehearsal-stop")->h >= 20 * kiosk.stage().viewport().pixels_per_mm());
    CHECK(kiosk.label("rehearsal") == "Proefrun: antwoorden worden niet bewaard");
    for (const char* promise : {"Wij bewaren", "zijn bewaard", "We keep", "kept until"})
      CHECK(kiosk.all_texts().find(promise) == std::string::npos);
  };
  kiosk.play(std::string(kEnter) + "tap edit\ntap rehearse");
  is_marked();
  kiosk.play("tap start");
  is_marked();
  kiosk.play("tap choice:vog\ntap text-size");
  is_marked();
  kiosk.play("tap stop");
  is_marked();
  kiosk.play("tap stop");
  is_marked();
  kiosk.play("tap done");
  CHECK(kiosk.on() == "desk:draft");
  kiosk.play("tap rehearse\ntap start\nwait 61");
  CHECK(kiosk.on() == "still-there");
  is_marked();
  kiosk.play("tap rehearsal-stop");
  CHECK(kiosk.on() == "desk:draft");
  CHECK(device.totals().sealed == 0);
}
