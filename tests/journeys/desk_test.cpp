// SPDX-License-Identifier: EUPL-1.2
// Who works on the kiosk comes in, and goes out again.
#include <fstream>
#include <regex>
#include <sstream>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/desk/log_words.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/operator_log.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"
#include "tests/support/small_disk.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kManagerPin = "271828";
constexpr auto kStaffPin = "314159";

// A kiosk of which both PINs are set.
struct Staffed : Device {
  explicit Staffed(const std::filesystem::path& folder = {}) {
    if (!folder.empty()) data = folder;
    auto access = require_ok(OperatorAccess::open(database()));
    require_ok(access.set_pin(OperatorRole::Manager, kManagerPin, clock.wall()));
    require_ok(access.set_pin(OperatorRole::Staff, kStaffPin, clock.wall()));
  }
  void log(const std::string& action, const std::string& object,
           const std::string& result = "done") const {
    auto log = require_ok(OperatorLog::open(database()));
    require_ok(log.add({.at = clock.wall(),
                        .role = OperatorRole::Manager,
                        .action = action,
                        .object = object,
                        .result = result}));
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

TEST_CASE_TEMPLATE("on a full disk who works here comes in, and is told", Glass, Portrait,
                   Landscape) {
  const SmallDisk disk("1m");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  Staffed device(disk.path());
  const TempDir power;
  device.power = power.path();
  Scenario kiosk(device, Glass::size);
  kiosk.play("expect Hoe was uw bezoek?");
  disk.fill();
  // Who has not entered is told nothing of the disk, and has to wait at once.
  kiosk.play("knock\ntype 111111\ntap Verder\nexpect Wacht nog 30 seconden\nrefuse schijf");
  kiosk.play("tap Terug\nknock\nexpect Wacht nog\nwait 31\ntype 314159\ntap Verder");
  kiosk.play("expect U werkt nu als medewerker\nexpect De schijf van deze zuil is vol.");
  kiosk.play("tap Terug naar het publiek\n" + enter(kManagerPin));
  CHECK(kiosk.label("error").find("vol. Er wordt niets meer bewaard. Vraag") != std::string::npos);
  CHECK(kiosk.screen().find("technical")->detail.find("full. Make room") != std::string::npos);

  const std::string refused = "\nexpect De schijf van deze zuil is vol.\n";
  kiosk.play("tap Status\nexpect nog 0 MB vrij" + refused + "tap back");
  kiosk.play("tap Open of gesloten\ntap Sluiten" + refused + "tap back");
  kiosk.play("tap Synchroniseren\ntap Nu synchroniseren" + refused + "tap back");
  kiosk.play("tap Logboek\nexpect De laatste 100 handelingen\ntap back");
  kiosk.play("tap Vragenlijsten\nexpect Wordt aangeboden\ntap back");
  kiosk.play("tap Opnieuw starten of uitzetten\ntap Programma opnieuw starten\ntap agree");
  CHECK(kiosk.kiosk().exit_code() == kStartAgain);
}

TEST_CASE("on a full disk what is configured is refused, and can be once there is room") {
  const SmallDisk disk("1m");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  Staffed device(disk.path());
  Scenario kiosk(device, Portrait::size);
  kiosk.play(enter(kManagerPin));
  disk.fill();
  kiosk.select("questionnaires");
  kiosk.select("questionnaire:balie");
  kiosk.play("tap edit\ntap question:totaaloordeel\ntap required");
  CHECK(kiosk.label("error").starts_with("De schijf van deze zuil is vol."));
  CHECK(kiosk.screen().find("required")->chosen);
  disk.make_room();
  kiosk.play("tap required");
  CHECK(kiosk.screen().find("error") == nullptr);
  CHECK_FALSE(kiosk.screen().find("required")->chosen);
  kiosk.play("tap back\ntap back\ntap back\ntap back");
  CHECK(kiosk.on() == "desk:home");
  CHECK(kiosk.screen().find("error") == nullptr);
}

TEST_CASE("on a disk that became read-only who works here still comes in, to restart it") {
  SmallDisk disk("1m");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  Staffed device(disk.path());
  { const Scenario kiosk(device, Portrait::size); }
  REQUIRE(disk.remount(MS_RDONLY, "1m"));
  Scenario kiosk(device, Portrait::size);
  kiosk.play("expect Deze zuil is buiten gebruik\n" + enter(kManagerPin));
  kiosk.play("expect De schijf van deze zuil geeft een fout\ntap Status");
  CHECK(kiosk.label("fault:0").starts_with("De schijf van deze zuil geeft een fout"));
  kiosk.play("tap back\ntap Opnieuw starten of uitzetten\ntap Programma opnieuw starten");
  kiosk.play("tap agree");
  CHECK(kiosk.kiosk().exit_code() == kStartAgain);
}

TEST_CASE("the log says in words what was done, to what, and why not") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  const std::string hash = require_ok(read_questionnaire(balie(), "balie")).hash;
  device.log("publish", "balie " + hash.substr(0, 12));
  device.log("edit", "balie totaaloordeel required", "full: zuil.db: database or disk is full");
  device.log("edit", "balie $.questions[0].text.nl");
  device.log("edit", "balie language en");
  device.log("offer", "balie off");
  device.log("set", "/contrast", "invalid: $.contrast: is wrong");
  device.log("set", "/breakdowns/wijk");
  device.log("export", "outbox", "1 records");
  device.log("receipt", "x.zuilreceipt", "1204 records");
  device.log("bundle", "number 12");
  device.log("reach", "collector", "no-network");
  device.log("restart", "zuil", "what an earlier version wrote");
  kiosk.play("knock\ntype 111111\ntap Verder");
  kiosk.play("type 271828\ntap Verder\ntap Logboek");
  std::string lines;
  for (const Node& node : kiosk.screen().nodes)
    if (node.id.starts_with("act:")) lines += node.label + "\n";
  CHECK(lines == R"(Binnengekomen
Niet binnengekomen (verkeerde pincode)
Opnieuw gestart: het programma (niet gelukt)
Netwerk getest: ontvanger (Er komt geen antwoord. Controleer de kabel of wifi, en het adres.)
Vragenlijsten ingelezen: pakket 12
Ontvangstbewijs ingelezen: x.zuilreceipt (1.204 antwoorden)
Op een stick gezet: antwoorden (1 antwoord)
Ingesteld: Uitsplitsingen
Ingesteld: Contrast bij elke nieuwe bezoeker (niet gelukt: er klopt iets niet)
Aanbod gewijzigd: Dienstverlening aan de balie, uit
Bewerkt: Dienstverlening aan de balie, taal weggehaald: Engels
Bewerkt: Dienstverlening aan de balie, Vraag 1, vraag, Nederlands
Bewerkt: Dienstverlening aan de balie, “Welk rapportcijfer geeft u voor de…”, verplicht of niet (niet gelukt: de schijf is vol)
Gepubliceerd: Dienstverlening aan de balie, versie 1
)");
  kiosk.play("tap Terug\ntap English\ntap Log\nexpect Published: ");
}

TEST_CASE("for whatever is recorded at the desk there are words") {
  const std::regex recorded("record\\(\\s*\"([^\"]+)\"");
  int found = 0;
  const auto desk = std::filesystem::path(ZUIL_SOURCE_DIR) / "kiosk/desk";
  for (const auto& entry : std::filesystem::directory_iterator(desk)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = require_ok(read_file(entry.path()));
    for (std::sregex_iterator match(text.begin(), text.end(), recorded), end; match != end;
         ++match, ++found) {
      CAPTURE(entry.path().filename().string());
      CAPTURE((*match)[1].str());
      CHECK(LogWords::knows((*match)[1].str()));
    }
  }
  CHECK(found > 20);
}

TEST_CASE("no technical English stands in the Dutch of the desk, only beside it") {
  Staffed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(enter(kManagerPin));
  require_ok(write_file(device.config(), "{\"questionnaires\": 5}"));
  kiosk.play("tap Instellingen");
  const auto error = kiosk.label("error");
  CHECK(error ==
        "De instellingen zijn nu niet te lezen. Een instelling of een bestand klopt niet. "
        "Vraag de systeembeheerder om hulp.");
  REQUIRE(kiosk.screen().find("technical") != nullptr);
  CHECK(kiosk.label("technical") == "Voor de systeembeheerder");
  CHECK(kiosk.screen().find("technical")->detail.find("kiosk.json: $.questionnaires") !=
        std::string::npos);
  kiosk.play("tap back\ntap Status");
  CHECK(kiosk.label("fault:0").find("kiosk.json") == std::string::npos);
  CHECK(kiosk.screen().find("fault:0")->detail.starts_with("Voor de systeembeheerder: "));
}
