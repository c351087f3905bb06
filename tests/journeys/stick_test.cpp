// SPDX-License-Identifier: EUPL-1.2
// Who works on the kiosk puts a USB stick in: answers out, receipts and questionnaires in.
#include <thread>

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
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kOpen = "knock\ntype 271828\ntap Verder\ntap USB-stick\n";

// A kiosk with a place for sticks, that knows its collector's signing key.
struct WithSticks : Device {
  TempDir places;
  SigningKey collector = make_signing_key();

  WithSticks() {
    auto access = require_ok(OperatorAccess::open(database()));
    require_ok(access.set_pin(OperatorRole::Manager, "271828", clock.wall()));
    const PublicKey sealing = require_ok(read_public_key(key_file()));
    require_ok(write_file(key_file(), to_json(CollectorKeys{sealing, collector.public_key})));
    sticks = {{places.path()}, false};
  }
  std::filesystem::path stick() const { return places / "BLAUW"; }
  void put_in() const { std::filesystem::create_directories(stick()); }
  void pull_out() const { std::filesystem::remove_all(stick()); }
  SigningKey own_key() const { return require_ok(signing_key_in(device_key_file(data))); }
  CarriedOutbox carried() const {
    const auto file = stick() / outbox_file_name(own_key().public_key, "2026-11-21");
    return require_ok(
        read_carried_outbox(require_ok(read_signed_file(file, SignedKind::Outbox)).content));
  }
  void put_receipt(const std::vector<std::string>& ids) const {
    CarriedReceipt receipt{to_hex(own_key().public_key.bytes), std::string(64, 'a'), 1, {}, {}};
    for (const std::string& id : ids) receipt.entries.push_back({id, "accepted"});
    require_ok(write_signed_file(stick() / "x.zuilreceipt", SignedKind::Receipt, to_json(receipt),
                                 collector));
  }
  std::int64_t waiting() const {
    return require_ok(require_ok(ResponseStore::open(database())).totals()).waiting;
  }
};

// An answer of one visitor.
constexpr auto kVisit =
    "tap start\ntap Paspoort of identiteitskaart\nwait 1\ntap stop\ntap stop\nwait 30\n";

// The thread of the export has ended when the page says so.
void wait_for(Scenario& kiosk, const std::string& text) {
  for (int i = 0; i < 200 && kiosk.all_texts().find(text) == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    kiosk.wait(0.3);
  }
  kiosk.play("expect " + text);
}

}  // namespace

TEST_CASE("a stick is seen when it is put in, and gone when it is pulled out") {
  WithSticks device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kOpen) + "expect Doe een USB-stick in de zuil");
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
  kiosk.play(std::string(kOpen) + "tap Antwoorden op de stick zetten");
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
  kiosk.play(std::string(kOpen) + "tap Antwoorden op de stick zetten");
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
  kiosk.play(kOpen);
  device.pull_out();
  kiosk.play("tap Antwoorden op de stick zetten");
  wait_for(kiosk, "Zit de stick er nog in?");
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
  kiosk.play(std::string(kOpen) + "tap Ontvangstbewijs inlezen\nexpect beschadigd bestand");
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
  kiosk.play(std::string(kOpen) +
             "tap Vragenlijsten inlezen\nexpect Een andere titel: een andere versie dan nu\n"
             "tap Publiceren\nexpect Klaar: de vragenlijsten zijn gepubliceerd");
  auto versions = require_ok(QuestionnaireStore::open(device.database()));
  const auto active = require_ok(versions.active(changed.id));
  REQUIRE(active);
  CHECK(active->hash == changed.hash);
  CHECK(active->source == PublicationSource::Bundle);
  kiosk.play("tap Vragenlijsten inlezen\nexpect staat al op deze zuil");
}
