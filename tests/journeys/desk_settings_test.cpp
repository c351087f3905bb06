// SPDX-License-Identifier: EUPL-1.2
// Who works on the kiosk sets it on the spot, by finger; what visitors then meet.
#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/operator_log.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kManagerPin = "271828";
constexpr auto kStaffPin = "314159";

struct Staffed : Device {
  Staffed() { set_pins(); }
  void set_pins() const {
    auto access = require_ok(OperatorAccess::open(database()));
    require_ok(access.set_pin(OperatorRole::Manager, kManagerPin, clock.wall()));
    require_ok(access.set_pin(OperatorRole::Staff, kStaffPin, clock.wall()));
  }
  KioskSettings settings() const { return require_ok(SettingsFile(config()).read()); }
  std::string latest_act() const {
    auto log = require_ok(OperatorLog::open(database()));
    const OperatorAct act = require_ok(log.latest(1)).front();
    return act.action + " " + act.object + ": " + act.result;
  }
};

std::string enter(const char* pin) {
  return std::string("knock\ntype ") + pin + "\ntap Verder\n";
}
const std::string kToSettings = enter(kManagerPin) + "tap settings\n";

}  // namespace

TEST_CASE_TEMPLATE("the manager sets time-outs, sound and contrast, and visitors meet them", Glass,
                   Portrait, Landscape) {
  Staffed device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(kToSettings + "tap times\ntap more:idleWarning\ntap less:thanks\ntap save");
  CHECK(device.settings().idle_warning == std::chrono::seconds(90));
  CHECK(device.settings().thanks == std::chrono::seconds(8));
  kiosk.play("tap sound\ntap more:volume\ntap speech\ntap save");
  CHECK(device.settings().volume == 4);
  CHECK_FALSE(device.settings().speech);
  kiosk.play("tap look\ntap contrast:dark\ntap save\nexpect Instellingen");
  CHECK(kiosk.screen().contrast == Contrast::Dark);
  kiosk.play("tap back\ntap back");
  CHECK(kiosk.on() == "attract");
  CHECK(kiosk.screen().contrast == Contrast::Dark);
  CHECK(kiosk.screen().find("speech") == nullptr);
  kiosk.play("tap start\nwait 80");
  CHECK(kiosk.on() == "question:product");
  kiosk.play("wait 12");
  CHECK(kiosk.on() == "still-there");
}

TEST_CASE("what is not saved is not changed") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kToSettings + "tap times\ntap more:idleWarning\nexpect 90 seconden\ntap back");
  CHECK(device.settings().idle_warning == std::chrono::seconds(60));
  CHECK(device.latest_act() == "enter desk: done");
  kiosk.play("tap times\nexpect 60 seconden");
}

TEST_CASE("the name of the site and a breakdown are typed, and a bad one is told at once") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kToSettings + "tap site");
  for (int i = 0; i < 8; ++i) kiosk.play("tap key:erase");
  kiosk.play("expect Schrijf een naam");
  CHECK(kiosk.screen().find("save")->disabled);
  kiosk.play("type Raadhuis\nrefuse Schrijf een naam\ntap save\nexpect Raadhuis");
  CHECK(device.settings().site == "Raadhuis");
  CHECK(device.latest_act() == "set /site: done");
  kiosk.play("tap breakdowns\ntap 2\ntype Rayon\ntap save\nexpect Rayon");
  CHECK(device.settings().breakdowns == std::map<int, std::string>{{2, "Rayon"}});
}

TEST_CASE("languages are ticked off, but never the last one") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kToSettings + "tap languages");
  for (const char* language : {"ar", "en", "fy", "pl", "tr", "uk"})
    kiosk.play(std::string("tap ") + language);
  kiosk.play(
      "refuse heeft een van deze talen nodig\ntap nl\nexpect heeft een van deze talen nodig");
  CHECK(kiosk.is_chosen("nl"));
  kiosk.play("tap save");
  CHECK(device.settings().languages == std::vector<std::string>{"nl"});
  kiosk.play("tap languages");
  for (const char* language : {"ar", "en", "fy", "pl", "tr", "uk"})
    kiosk.play(std::string("tap ") + language);
  kiosk.play("tap save");
  CHECK(device.settings().languages.empty());
}

TEST_CASE("no questionnaire that is offered loses its last language") {
  Staffed device;
  nlohmann::json frisian = nlohmann::json::parse(questionnaire_of(
      R"([{"id": "oardiel", "type": "mark", "text": {"fy": "Wat fine jo?", "en": "Well?"},
           "label": {"fy": "oardiel", "en": "mark"},
           "leastLabel": {"fy": "min", "en": "bad"}, "mostLabel": {"fy": "goed", "en": "good"}}])"));
  frisian["id"] = "frysk";
  frisian["languages"] = {"fy", "en"};
  for (auto* texts : {&frisian["title"], &frisian["invitation"], &frisian["invitationHint"],
                      &frisian["thanks"], &frisian["freeText"]["purpose"]}) {
    (*texts)["fy"] = "Fryslân";
    texts->erase("nl");
  }
  frisian["title"]["fy"] = "Fryske fragen";
  device.offer({{"a.json", balie()}, {"b.json", frisian.dump()}});
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kToSettings + "tap languages");
  // Dutch first, then as the questionnaires have them.
  std::vector<std::string> order;
  for (const Node& node : kiosk.screen().nodes)
    if (node.role == Role::Check) order.push_back(node.id);
  const auto balies = nlohmann::json::parse(balie())["languages"].get<std::vector<std::string>>();
  REQUIRE(order.size() >= balies.size());
  CHECK(std::vector(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(balies.size())) ==
        balies);
  kiosk.play("tap fy\nrefuse heeft een van deze talen nodig\ntap en");
  CHECK(kiosk.is_chosen("en"));
  kiosk.play("expect “Fryske fragen” heeft een van deze talen nodig\ntap fy\ntap en");
  CHECK_FALSE(kiosk.is_chosen("en"));
  kiosk.play("refuse heeft een van deze talen nodig");
}

TEST_CASE_TEMPLATE("opening hours are made day by day, and hold from then on", Glass, Portrait,
                   Landscape) {
  Staffed device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(kToSettings + "tap hours\ntap always\ntap Maandag");
  kiosk.play("tap less:from:0\nexpect 08:45\ntap add\nexpect 17:30\ntap workdays");
  kiosk.play("expect 08:45–17:00, 17:30–19:30\ntap save");
  const OpeningHours hours = device.settings().opening_hours;
  CHECK(hours.at(5) == std::vector<Hours>{{525, 1020}, {1050, 1170}});
  CHECK(hours.at(6).empty());
  kiosk.play("tap back\ntap back");
  CHECK(kiosk.on() == "resting");  // it is Saturday
  CHECK(kiosk.label("hint") == "Weer open: maandag om 08:45 uur.");
}

TEST_CASE("no tap makes hours that overlap or end before they begin") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kToSettings + "tap hours\ntap always\ntap Dinsdag\ntap add");
  for (int i = 0; i < 2; ++i) kiosk.play("tap more:until:0");
  CHECK(kiosk.screen().find("more:until:0")->disabled);
  for (int i = 0; i < 7; ++i) kiosk.play("tap less:until:1");
  CHECK(kiosk.screen().find("less:until:1")->disabled);
  kiosk.play("tap ready\ntap save");
  CHECK(device.settings().opening_hours.at(2) == std::vector<Hours>{{540, 1050}, {1050, 1065}});
}

TEST_CASE_TEMPLATE("the bank card is as large as the screen is thought to be", Glass, Portrait,
                   Landscape) {
  Staffed device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(kToSettings + "tap screen\ntap card");
  const auto width = [&] { return kiosk.stage().find("card")->w; };
  CHECK(width() == doctest::Approx(1080 * 85.60 / 300));
  CHECK(kiosk.stage().find("card")->h == doctest::Approx(1080 * 53.98 / 300));
  kiosk.play("tap less:large\ntap less:small\nexpect 311 mm");
  CHECK(width() == doctest::Approx(1080 * 85.60 / 311));
  kiosk.play("tap more:small\ntap save\nexpect 310 mm\ntap more:mountHeight\ntap save");
  CHECK(device.settings().short_side_mm == 310);
  CHECK(device.settings().mount_height_mm == 910);
  kiosk.play("tap screen\nexpect Iedereen kan erbij\ntap less:mountHeight\ntap less:mountHeight");
  kiosk.play("expect 900 tot 1200 mm");
}

TEST_CASE("a screen that hangs otherwise is shown after a restart, which is offered at once") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(
      kToSettings +
      "tap look\ntap rotation:90\ntap save\nexpect Nu opnieuw starten?\nexpect Later\ntap agree");
  CHECK(device.settings().rotation == Rotation::Quarter);
  CHECK(kiosk.kiosk().exit_code() == kStartAgain);
}

TEST_CASE("one goes back to the earlier settings, seeing what that changes") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  device.set({{"/openingHours", nlohmann::json::parse(R"({"monday": [["09:00", "17:00"]]})")}});
  device.set({{"/timing/idleWarningSeconds", 90},
              {"/sound/volume", 4},
              {"/languages", {"nl", "en"}},
              {"/openingHours", nlohmann::json::parse(R"({"monday": [["09:00", "12:00"]]})")}});
  kiosk.play(kToSettings + "tap previous\nexpect Volume: 4 van 5 → 3 van 5");
  kiosk.play("expect Tijd zonder tikken tot “Bent u er nog?”: 90 seconden → 60 seconden");
  kiosk.play("expect Talen: Nederlands, English → Alle");
  kiosk.play("expect Openingstijden, Maandag: 09:00–12:00 → 09:00–17:00\nrefuse timing\ntap agree");
  kiosk.play("tap precision\ntap day\ntap save\ntap previous");
  kiosk.play("expect Tijd bij een antwoord: Alleen de datum → Datum en dagdeel\ntap agree");
  CHECK(device.settings().idle_warning == std::chrono::seconds(60));
  CHECK(device.latest_act() == "go back kiosk.json: done");
}

TEST_CASE("a kiosk.json that cannot be read is put back on the spot, and kept") {
  Staffed device;
  device.set({{"/site", "Raadhuis"}});
  require_ok(write_file(device.config(), "{\"site\": "));
  Scenario kiosk(device, Portrait::size);
  CHECK(kiosk.on() == "out-of-service");
  kiosk.play(kToSettings + "expect niet te lezen\nrefuse Talen\ntap previous\ntap agree");
  kiosk.play("expect Stadhuis\ntap back\ntap back");
  CHECK(kiosk.on() == "attract");
  CHECK(require_ok(read_file(device.config().string() + ".previous")) == "{\"site\": ");
}

TEST_CASE_TEMPLATE("staff close the kiosk with a text of their own, and open it again", Glass,
                   Portrait, Landscape) {
  Staffed device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(enter(kStaffPin) + "refuse Instellingen\ntap public\ntap notice\ntype Lekkage\n" +
             "tap save\nexpect gesloten voor het publiek\ntap back\ntap back");
  CHECK(kiosk.on() == "closed");
  CHECK(kiosk.label("hint") == "Lekkage");
  CHECK(device.latest_act() == "leave desk: left");
  kiosk.play(enter(kStaffPin) + "tap public\ntap open\nexpect open voor het publiek");
  CHECK(device.latest_act() == "open kiosk: done");
  kiosk.play("tap close\ntap open\ntap back\ntap back");
  CHECK(kiosk.on() == "attract");
}

TEST_CASE_TEMPLATE("of a desk that was left nothing is on the glass, nor of what was typed there",
                   Glass, Portrait, Landscape) {
  Staffed device;
  Scenario kiosk(device, Glass::size);
  const std::string clean = kiosk.all_texts();
  SUBCASE("a text that was not finished") {
    kiosk.play(enter(kManagerPin) + "tap public\ntap notice\ntype Lekkage\nexpect Lekkage");
  }
  SUBCASE("a setting that was not saved") {
    kiosk.play(kToSettings + "tap times\ntap more:idleWarning");
  }
  SUBCASE("a question that was not answered") {
    kiosk.play(enter(kManagerPin) + "tap power\ntap restart");
  }
  kiosk.play("wait 121");
  CHECK(kiosk.on() == "attract");
  CHECK(kiosk.all_texts() == clean);
  CHECK_FALSE(kiosk.kiosk().has_desk());
  CHECK(kiosk.kiosk().editor() == nullptr);
  CHECK(device.settings().idle_warning == std::chrono::seconds(60));
  kiosk.play(enter(kManagerPin) + "tap public\ntap notice\nrefuse Lekkage");
}

TEST_CASE("the program is started again by an exit code; a desk without a machine has no switch") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(enter(kManagerPin) +
             "tap power\nrefuse Apparaat uitzetten\ntap restart\n"
             "expect Het programma opnieuw starten?\nexpect Niet doen\ntap Opnieuw starten");
  CHECK(kiosk.kiosk().exit_code() == kStartAgain);
  CHECK(device.latest_act() == "leave desk: left");
}

TEST_CASE("the machine is switched off by who looks in the folder; where nobody does, it is said") {
  Staffed device;
  const TempDir run;
  device.power = run.path();
  Scenario kiosk(device, Portrait::size);
  kiosk.play(enter(kManagerPin) + "tap power\ntap poweroff\ntap agree\nexpect Even geduld");
  CHECK(std::filesystem::exists(run / "poweroff"));
  kiosk.play("wait 10\nexpect Dat lukte niet");
  CHECK_FALSE(std::filesystem::exists(run / "poweroff"));
  kiosk.play("tap reboot\ntap agree");
  std::filesystem::remove(run / "reboot");
  kiosk.play("wait 10\nrefuse Dat lukte niet");
}
