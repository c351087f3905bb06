// SPDX-License-Identifier: EUPL-1.2
// Who works on the kiosk puts a USB stick in: answers out, receipts and questionnaires in.
#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/base/signed_file.h"
#include "kiosk/desk/desk.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/operator_log.h"
#include "kiosk/store/outbox_file.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/survey/bundle_json.h"
#include "kiosk/survey/carried_json.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/journeys/with_sticks.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE("a stick is seen when it is put in, and gone when it is pulled out") {
  WithSticks device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kOpenSticks) + "expect Doe een USB-stick in de zuil");
  device.put_in();
  kiosk.play("wait 3\nexpect BLAUW");
  device.pull_out();
  kiosk.play("wait 3\nexpect Doe een USB-stick in de zuil\nrefuse BLAUW");
}

TEST_CASE("answers go to the stick, and are delivered when their receipt comes back") {
  WithSticks device;
  device.put_in();
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kVisit);
  REQUIRE(device.waiting() == 1);
  kiosk.play(std::string(kOpenSticks) + "tap Antwoorden op de stick zetten");
  wait_for(kiosk, "Klaar: 1 antwoorden staan op de stick");
  const CarriedOutbox carried = device.carried();
  REQUIRE(carried.records.size() == 1);
  CHECK(device.waiting() == 1);

  device.put_receipt({carried.records[0].id});
  kiosk.play("wait 3\ntap Ontvangstbewijs inlezen\nexpect Klaar: 1 antwoorden zijn aangekomen");
  CHECK(device.waiting() == 0);
  kiosk.play("refuse Antwoorden op de stick zetten");
  auto log = require_ok(OperatorLog::open(device.database()));
  CHECK(require_ok(log.latest(1)).at(0).action == "receipt");
}

TEST_CASE("after a receipt by stick the status tells what the collector holds by then") {
  WithSticks device;
  device.put_in();
  auto board = require_ok(SyncBoard::open(device.database()));
  require_ok(board.note({.held = 0, .missing = 0}));  // a night without answers
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kVisit);
  kiosk.play(std::string(kOpenSticks) + "tap Antwoorden op de stick zetten");
  wait_for(kiosk, "Klaar: 1 antwoorden staan op de stick");
  device.put_receipt({device.carried().records.at(0).id});
  kiosk.play("wait 3\ntap Ontvangstbewijs inlezen\ntap Terug\ntap Status");
  CHECK(kiosk.screen().find("complete")->detail == "1 bij de ontvanger. Er ontbreekt niets.");
  CHECK(kiosk.screen().find("complete")->icon == "ok");
}

TEST_CASE("a stick that is pulled out before the export is told, and nothing is lost") {
  WithSticks device;
  device.put_in();
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kVisit);
  kiosk.play(kOpenSticks);
  device.pull_out();
  kiosk.play("tap Antwoorden op de stick zetten");
  kiosk.play("expect De stick is er niet meer");
  CHECK(device.waiting() == 1);
}

TEST_CASE("a receipt that was changed is refused in words, and marks nothing") {
  WithSticks device;
  device.put_in();
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kVisit);
  device.put_receipt({});
  const auto file = device.stick() / "x.zuilreceipt";
  std::string bytes = require_ok(read_file(file));
  bytes.back() ^= 1;
  require_ok(write_file(file, bytes));
  kiosk.play(
      std::string(kOpenSticks) +
      "tap Ontvangstbewijs inlezen\nexpect Dit bestand is beschadigd. Er is niets veranderd.");
  CHECK(device.waiting() == 1);
}

TEST_CASE("questionnaires from a stick are shown before they are published, and then offered") {
  WithSticks device;
  device.put_in();
  auto json = nlohmann::json::parse(balie());
  json["title"]["nl"] = "Een andere titel";
  const Questionnaire changed = require_ok(read_questionnaire(json.dump(), "changed"));
  require_ok(write_signed_file(device.stick() / "x.zuilbundle", SignedKind::Bundle,
                               to_json(Bundle{3, "2026-11-01", "2027-01-01", {changed}}),
                               device.collector));
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kOpenSticks) +
             "tap Vragenlijsten inlezen\nexpect Een andere titel: een andere versie dan nu\n"
             "tap Publiceren\nexpect Klaar: de vragenlijsten zijn gepubliceerd");
  auto versions = require_ok(QuestionnaireStore::open(device.database()));
  const auto active = require_ok(versions.active(changed.id));
  REQUIRE(active);
  CHECK(active->hash == changed.hash);
  CHECK(active->source == PublicationSource::Bundle);
  auto log = require_ok(OperatorLog::open(device.database()));
  const auto acts = require_ok(log.latest(2));
  CHECK(acts.at(1).action == "publish");
  CHECK(acts.at(1).object == "balie " + changed.hash.substr(0, 12));
  CHECK(acts.at(0).object == "number 3");
  kiosk.play(
      "tap Vragenlijsten inlezen\nexpect staat al op deze zuil\ntap back\ntap back\ntap Logboek");
  kiosk.play("expect Gepubliceerd: Een andere titel, versie 2");
  kiosk.play("expect Vragenlijsten ingelezen: pakket 3");
}

TEST_CASE("questionnaires that do not fit are refused in words, and nothing changes") {
  WithSticks device;
  device.put_in();
  const auto file = device.stick() / "x.zuilbundle";
  const Questionnaire same = require_ok(read_questionnaire(balie(), "balie"));
  const auto write = [&](const std::string& until, const SigningKey& key) {
    require_ok(write_signed_file(file, SignedKind::Bundle,
                                 to_json(Bundle{3, "2026-11-01", until, {same}}), key));
  };
  std::string words;
  SUBCASE("torn") {
    write("2027-01-01", device.collector);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    words = "Dit bestand is beschadigd.";
  }
  SUBCASE("of another collector") {
    write("2027-01-01", make_signing_key());
    words = "Dit bestand is niet van de ontvanger van deze zuil.";
  }
  SUBCASE("too late") {
    write("2026-11-02", device.collector);
    words = "Dit bestand is te oud.";
  }
  SUBCASE("something else") {
    require_ok(write_file(file, "x"));
    words = "Dit bestand";
  }
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kOpenSticks) + "tap Vragenlijsten inlezen\nexpect Er is niets veranderd");
  CHECK(kiosk.label("error").starts_with(words));
  CHECK(kiosk.label("error").find("x.zuilbundle") == std::string::npos);
  CHECK(kiosk.screen().find("technical") != nullptr);
}
