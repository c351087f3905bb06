// SPDX-License-Identifier: EUPL-1.2
// What a kiosk without a network sent on a stick.
#include "sync/collector/stick_import.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/base/signed_file.h"
#include "tests/support/damage.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;

namespace {

struct Desk {
  CollectorHouse house;
  SigningKey device = make_signing_key();
  StickImport import{house.store, house.ingest, house.random};
  std::filesystem::path file = house.dir / "x.zuiloutbox";
  std::vector<SealedRecord> records;

  explicit Desk(int how_many) {
    admit();
    for (int i = 0; i < how_many; ++i)
      records.push_back(house.sealed(respondent(*house.balie, house.random)));
    write(device);
  }
  void admit() {
    const WallTime now(std::chrono::seconds(1'700'000'000));
    const std::string code = require_ok(house.enrolment.new_code("Wijkpost", house.random, now));
    REQUIRE(std::holds_alternative<EnrolmentReply>(
        require_ok(house.enrolment.admit(make_enrolment_request(code, device), now))));
  }
  void write(const SigningKey& key) {
    const Questionnaire& balie = *house.balie;
    std::string content = carried_line(CarriedVersion{balie.id, balie.hash, balie.canonical_json});
    for (const SealedRecord& record : records) content += carried_line(record);
    content += carried_line(CarriedEnd{1, std::ssize(records), std::ssize(records), "2026-11-21"});
    require_ok(write_signed_file(file, SignedKind::Outbox, content, key));
  }
  std::string refused() {
    const auto taken = import.take(file);
    REQUIRE_FALSE(taken);
    CHECK(house.counted() == 0);
    CHECK(require_ok(house.store.totals()).quarantined == 0);
    return taken.error().message;
  }
};

}  // namespace

TEST_CASE("All of a stick is counted, once, with the fates of a batch") {
  Desk desk(510);
  const StickImported first = require_ok(desk.import.take(desk.file));
  CHECK(first.site == "Wijkpost");
  CHECK(first.sealed_total == 510);
  CHECK(first.receipt.entries.size() == 510);
  CHECK(first.receipt.entries[0] == CarriedReceipt::Entry{desk.records[0].id, "accepted"});
  CHECK(first.receipt.held_total == 510);
  CHECK(first.receipt.versions == std::vector{desk.house.balie->hash});
  CHECK(first.receipt.device_key == to_hex(desk.device.public_key.bytes));
  CHECK(desk.house.counted() == 510);
  const StickImported again = require_ok(desk.import.take(desk.file));
  CHECK(again.receipt.entries[509].fate == "duplicate");
  CHECK(again.receipt.held_total == 510);
  CHECK(desk.house.counted() == 510);
}

TEST_CASE("What came by the network too is counted once") {
  Desk desk(3);
  desk.house.publish_balie();
  desk.house.take({desk.records[1]});
  const StickImported taken = require_ok(desk.import.take(desk.file));
  CHECK(taken.receipt.entries[1].fate == "duplicate");
  CHECK(desk.house.counted() == 3);
}

TEST_CASE("A response of a stick that cannot be opened is kept apart and never blocks the rest") {
  Desk desk(3);
  desk.records[1].sealed[40] ^= 1U;
  desk.write(desk.device);
  const StickImported taken = require_ok(desk.import.take(desk.file));
  CHECK(taken.receipt.entries[1].fate == "unreadable");
  CHECK(desk.house.counted() == 2);
  CHECK(require_ok(desk.house.store.totals()).quarantined == 1);
}

TEST_CASE("A stick of a kiosk that is not known, or was revoked, is refused whole") {
  Desk desk(2);
  const SigningKey stranger = make_signing_key();
  desk.write(stranger);
  CHECK(desk.refused().find("its key is " + stranger.public_key.id()) != std::string::npos);
  desk.write(desk.device);
  const auto id =
      require_ok(desk.house.store.enrolments().device_of_key(to_hex(desk.device.public_key.bytes)));
  require_ok(desk.house.store.revoke_device(*id));
  CHECK(desk.refused().find("is revoked") != std::string::npos);
}

TEST_CASE("A copy that is torn or changed anywhere is refused whole, with the reason") {
  Desk desk(1);
  const std::string whole = require_ok(read_file(desk.file));
  // The head by every byte, its long document by some.
  const auto look = [&](const std::string& damaged) {
    require_ok(write_file(desk.file, damaged));
    REQUIRE_FALSE(desk.import.take(desk.file));
  };
  const std::size_t head = signed_header_size(SignedKind::Outbox);
  for (std::size_t at = 0; at < whole.size(); at += (at < head ? 7 : whole.size() / 40)) {
    look(whole.substr(0, at));
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 2);
    look(flipped);
  }
  CHECK(desk.refused().find("x.zuiloutbox: ") == 0);
  require_ok(write_file(desk.file, whole.substr(0, whole.size() - 1)));
  CHECK(desk.refused().find("is cut off: it has ") != std::string::npos);
}

TEST_CASE("A signed outbox with nonsense in it takes nothing in") {
  Desk desk(0);
  for (const std::string& content : {std::string("nonsense\n"), std::string(),
                                     carried_line(CarriedEnd{0, 3, 3, "2026-11-21"})}) {
    require_ok(write_signed_file(desk.file, SignedKind::Outbox, content, desk.device));
    CHECK(desk.refused().find("outbox") != std::string::npos);
  }
}
