// SPDX-License-Identifier: EUPL-1.2
// An operator changes a questionnaire at the pillar: hides, adds, rewords, publishes, rolls back.
#include <algorithm>

#include <doctest/doctest.h>

#include "kiosk/screens/node.h"
#include "kiosk/store/draft_store.h"
#include "kiosk/survey/review.h"
#include "tests/journeys/managed.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE_TEMPLATE("hide two questions, add a product, change a wording, publish, roll back", Glass,
                   Portrait, Landscape) {
  Managed device;
  Scenario kiosk(device, Glass::size);
  const std::string first = device.offered().hash;
  kiosk.play(std::string(kEnter) + "tap edit\nexpect Er is nog niets gewijzigd");
  kiosk.play("tap question:openingstijden\ntap visible\ntap back\nexpect Staat uit");
  kiosk.play("tap question:wachtruimte\ntap visible\ntap back");
  kiosk.play("tap question:product\ntap add\ntype Parkeren\ntap save\ntap choice:parkeren");
  kiosk.play("expect ontbreekt\ntap text:label\ntap language:en\ntype Parking\ntap save");
  kiosk.play("refuse ontbreekt\ntap back\ntap back\ntap back\ntap texts\ntap text:invitation");
  kiosk.play("tap language:nl\ntype !\ntap save\ntap back\ntap back\ntap publish");
  kiosk.play("refuse Antwoorden op de oude en de nieuwe\ntap back\ntap question:wachttijd");
  kiosk.play("tap text:text\ntap language:nl\ntype ?\ntap save\ntap back\ntap back");
  CHECK(device.offered().hash == first);
  kiosk.play("tap publish\nexpect Uit: “Welk rapportcijfer geeft u voor de wachtruimte?”");
  kiosk.play("expect Nieuw: antwoord “Parkeren”\nexpect Antwoorden op de oude en de nieuwe");
  kiosk.play("tap agree\nexpect Beheer van deze zuil\nexpect Gepubliceerd: versie 2\ntap back");
  const Questionnaire edited = device.offered();
  CHECK(edited.hash != first);
  CHECK(!edited.find("wachtruimte")->visible);
  CHECK(device.has_act("publish balie " + edited.hash.substr(0, 12) + ": done"));
  CHECK_FALSE(require_ok(require_ok(DraftStore::open(device.database())).find("balie")));

  kiosk.play(
      "expect Hoe was uw bezoek?!\ntap start\ntap choice:parkeren\ntap stop\ntap stop\ntap done");
  CHECK(device.only_sealed().questionnaire_hash == edited.hash);

  kiosk.play(std::string(kEnter) + "tap versions\nexpect Gewijzigd op deze zuil");
  const auto all = require_ok(device.versions().publications("balie"));
  REQUIRE(all.size() == 2);
  kiosk.play(
      "tap version:" + std::to_string(all[1].number) +
      "\nexpect Vervalt: antwoord “Parkeren”\ntap agree\nexpect De versie is teruggezet\ntap back\n"
      "tap back\ntap back\ntap back\nrefuse Hoe was uw bezoek?!");
  CHECK(device.offered().hash == first);
  kiosk.play("tap start\ntap choice:vog\ntap stop\ntap stop\ntap done");
  std::vector<std::string> hashes;
  for (const Response& response : device.sealed()) hashes.push_back(response.questionnaire_hash);
  CHECK(std::count(hashes.begin(), hashes.end(), first) == 1);
  CHECK(std::count(hashes.begin(), hashes.end(), edited.hash) == 1);
  // Both versions travel.
  CHECK(require_ok(device.versions().undelivered()).size() == 2);
}

TEST_CASE("a draft survives a power cut, and its steps can be undone until then") {
  Managed device;
  {
    Scenario kiosk(device, Portrait::size);
    kiosk.play(std::string(kEnter) + "tap edit\ntap question:wachtruimte\ntap visible\ntap back");
    kiosk.play("tap question:openingstijden\ntap visible\ntap back\ntap undo\ntap undo\ntap redo");
  }
  Scenario kiosk(device, Portrait::size);
  kiosk.play("expect Hoe was uw bezoek?\n" + std::string(kEnter) + "expect Er is een concept");
  const auto stored = require_ok(require_ok(DraftStore::open(device.database())).find("balie"));
  REQUIRE(stored);
  const Draft draft = require_ok(Draft::open(stored->document, "balie"));
  CHECK(!draft.questionnaire().find("wachtruimte")->visible);
  CHECK(draft.questionnaire().find("openingstijden")->visible);
  kiosk.play("tap discard\ntap agree\nexpect Er is geen concept\nexpect Het concept is weggegooid");
  kiosk.play("tap edit\ntap back\nrefuse Het concept is weggegooid");
}

TEST_CASE("a draft with a fault is not published, and the fault leads to its place") {
  Managed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnter) + "tap edit\ntap question:product\ntap add\ntype Parkeren");
  kiosk.play("tap save\ntap back\nexpect 1 fout\ntap publish\nexpect Nog niet te publiceren");
  CHECK(kiosk.screen().find("agree")->disabled);
  kiosk.play("tap findings\ntap finding:0");
  CHECK(kiosk.on() == "desk:question");
}

TEST_CASE("a text that cannot be is refused beside the field, as it is typed") {
  Managed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnter) + "tap edit\ntap texts\ntap text:title\ntap language:nl");
  kiosk.play("type  (" + std::string(110, 'x') + "\nexpect Langer dan 120 tekens");
  CHECK(kiosk.screen().find("save")->disabled);
}

TEST_CASE("a condition is put together from what there is to choose") {
  Managed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnter) + "tap edit\ntap question:wachtruimte\ntap condition");
  kiosk.play("expect altijd tonen\ntap add\ntap question\ntap pick:totaaloordeel\ntap value");
  kiosk.play("tap pick:6\nexpect totaaloordeel ≤ 6\ntap back");
  kiosk.play("expect alleen tonen als totaaloordeel ≤ 6\ntap add\ntap question\ntap pick:product");
  kiosk.play(
      "tap value\ntap pick:vog\ntap back\nexpect ≤ 6 en “Waarvoor kwam u naar de balie?” is "
      "Verklaring omtrent gedrag\ntap or\nexpect ≤ 6 of “Waarvoor");
  kiosk.play("tap term:1\ntap comparison\ntap is één van deze\ntap value\ntap pick:rijbewijs");
  kiosk.play(
      "tap back\nexpect “Waarvoor kwam u naar de balie?” is Verklaring omtrent gedrag of "
      "Rijbewijs\ntap remove\nrefuse “Waarvoor\ntap remove\nexpect altijd tonen");
}

TEST_CASE("a rehearsal of the draft keeps nothing and comes back") {
  Managed device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnter) + "tap edit\ntap question:product\ntap visible\ntap back");
  kiosk.play("tap rehearse\ntap start\nrefuse Waarvoor kwam u\ntap stop\ntap stop");
  CHECK(kiosk.on() == "desk:draft");
  CHECK(device.totals().sealed == 0);
}

TEST_CASE("a new file does not take the place of what was published here, unless it may") {
  Managed device;
  {
    Scenario kiosk(device, Portrait::size);
    kiosk.play(std::string(kEnter) + "tap edit\ntap question:wachtruimte\ntap visible\ntap back");
    kiosk.play("tap publish\ntap agree\ntap back");
  }
  const std::string here = device.offered().hash;
  Draft newer = require_ok(Draft::open(Managed::two_languages(), "balie"));
  require_ok(newer.set_text("$.invitation", "nl", "Hoe ging het vandaag?"));
  device.write_questionnaire(newer.document());
  Scenario kiosk(device, Portrait::size);
  kiosk.play("expect Hoe was uw bezoek?\n" + std::string(kEnter));
  kiosk.play("expect Nieuw bestand van de beheerder\ntap waiting\nexpect Hoe ging het vandaag?");
  CHECK(device.offered().hash == here);
  kiosk.play("tap agree\nrefuse Nieuw bestand\ntap back\ntap back\ntap back");
  CHECK(device.offered().hash == newer.questionnaire().hash);
  kiosk.play("expect Hoe ging het vandaag?");
}

TEST_CASE("the operator offers questionnaires and orders them; one always stays") {
  Managed device;
  device.offer({{"a.json", Managed::two_languages()}, {"b.json", shipped("melding.json")}});
  Scenario kiosk(device, Portrait::size);
  kiosk.play("knock\ntype 271828\ntap Verder\ntap Vragenlijsten\ntap down:balie");
  kiosk.play("tap questionnaire:melding\ntap active\ntap back\nexpect Wordt niet aangeboden");
  kiosk.play("tap questionnaire:balie\ntap active\nexpect minstens één vragenlijst");
  kiosk.play("tap back\ntap back\ntap back");
  CHECK(kiosk.screen().find("start") != nullptr);
  kiosk.play("knock\ntype 271828\ntap Verder\ntap Vragenlijsten\ntap questionnaire:melding");
  kiosk.play("tap active\ntap back\ntap back\ntap back");
  const auto& nodes = kiosk.screen().nodes;
  const auto at = [&](const std::string& id) {
    return std::find_if(nodes.begin(), nodes.end(),
                        [&](const Node& node) { return node.id == id; });
  };
  CHECK(at("start:melding") < at("start:balie"));
}

TEST_CASE_TEMPLATE("reasons of a smiley: off, reopening, with an open answer; undone and redone",
                   Glass, Portrait, Landscape) {
  Managed device(shipped("smiley.json"));
  Scenario kiosk(device, Glass::size);
  kiosk.play(
      "knock\ntype 271828\ntap Verder\ntap Vragenlijsten\ntap questionnaire:smiley\ntap edit");
  kiosk.play("tap question:reden_ontevreden\ntap choice:te_lang\ntap visible\ntap back");
  kiosk.play("expect Staat uit\ntap choice:niet_serieus");
  kiosk.play(
      "expect Kiest een ontevreden bezoeker dit\ntap reopens\ntap specify\ntap text:specify");
  kiosk.play("expect Typ hier uw antwoord\ntap back\ntap back\ntap back");
  const auto choice = [&](const std::string& id) {
    const auto stored = require_ok(require_ok(DraftStore::open(device.database())).find("smiley"));
    const auto document = stored ? stored->document : device.offered("smiley").canonical_json;
    return *require_ok(Draft::open(document, "smiley"))
                .questionnaire()
                .find("reden_ontevreden")
                ->find_choice(id);
  };
  kiosk.play("tap undo\ntap undo");
  CHECK(choice("niet_serieus").specify.empty());
  CHECK(!choice("niet_serieus").reopens);
  CHECK(!choice("te_lang").visible);
  kiosk.play("tap undo");
  CHECK(choice("te_lang").visible);
  CHECK(kiosk.screen().find("undo")->disabled);
  kiosk.play("tap redo\ntap redo\ntap redo");
  CHECK(kiosk.screen().find("redo")->disabled);
  CHECK(choice("niet_serieus").reopens);
  kiosk.play(
      "tap publish\nexpect Uit: antwoord\nexpect Heropenen aan: antwoord\ntap agree\ntap back");

  kiosk.play("tap start\ntap choice:ontevreden");
  CHECK(kiosk.screen().find("choice:te_lang") == nullptr);
  kiosk.play("tap choice:niet_serieus\ntap next");
  CHECK(kiosk.on() == "question:reden_ontevreden_niet_serieus");
  kiosk.play("type Nee\ntap stop\ntap stop");
  const Response response = device.only_sealed();
  CHECK(asks_review(device.offered("smiley"), response.answers));
}

TEST_CASE("far too long a text and a flood of emoji: a clear message, and nothing is lost") {
  Managed device;
  Scenario kiosk(device, SmallPortrait::size);
  const std::string first = device.offered().hash;
  kiosk.play(std::string(kEnter) + "tap edit\ntap question:wachtruimte\ntap visible\ntap back");
  kiosk.play("tap texts\ntap text:title\ntap language:nl");
  for (int i = 0; i < 150; ++i) kiosk.tap_quickly("key:a");
  kiosk.play("expect Langer dan 120 tekens\nexpect van 120 tekens");
  CHECK(kiosk.screen().find("save")->disabled);
  CHECK(kiosk.fails("type \U0001F600").find("no key for") != std::string::npos);
  kiosk.play(
      "tap cancel\nexpect Dienstverlening aan de balie\ntap back\ntap back\nexpect Staat uit");

  // What no key can type comes in by a file.
  auto drafts = require_ok(DraftStore::open(device.database()));
  std::string flood;
  for (int i = 0; i < 100; ++i) flood += "\U0001F600";
  Draft draft = require_ok(Draft::open(require_ok(drafts.find("balie"))->document, "balie"));
  CHECK_FALSE(draft.set_text("$.invitation", "nl", flood));
  CHECK_FALSE(draft.set_text("$.invitation", "nl", std::string(10'000, 'x')));
  CHECK(draft.questionnaire().invitation.in("nl") == "Hoe was uw bezoek?");
  CHECK(device.offered().hash == first);
}
