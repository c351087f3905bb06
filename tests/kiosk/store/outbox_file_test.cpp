// SPDX-License-Identifier: EUPL-1.2
// A kiosk without a network gives what it sealed to a stick, and takes the receipt back.
#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/damage.h"
#include "tests/support/faulty_files.h"
#include "tests/support/small_disk.h"
#include "tests/support/stick_house.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE("all that waits is on the stick, sealed as it was, with its questionnaire") {
  StickHouse kiosk(450);
  require_ok(kiosk.responses.mark_delivered(std::vector{kiosk.ids[3]}, kiosk.today));
  const ExportedOutbox exported = require_ok(kiosk.try_export());
  CHECK(exported.records == 449);
  CHECK(exported.left == 0);
  CHECK(exported.bytes == static_cast<std::int64_t>(std::filesystem::file_size(kiosk.file())));
  CHECK(kiosk.files_on_stick() == 1);
  CHECK(kiosk.file().filename().string() ==
        "zuil-" + kiosk.device.public_key.id() + "-2026-11-21.zuiloutbox");

  const CarriedOutbox carried = kiosk.carried();
  CHECK(carried.records == require_ok(kiosk.responses.waiting("", 1000, 1 << 30)));
  REQUIRE(carried.versions.size() == 1);
  CHECK(carried.versions[0].hash == kiosk.questionnaire.hash);
  CHECK(carried.versions[0].document == kiosk.questionnaire.canonical_json);
  CHECK(carried.sealed_total == 450);
  CHECK(carried.exported_on == "2026-11-21");
  // Nothing of it is delivered before the receipt.
  CHECK(kiosk.totals().waiting == 449);
}

TEST_CASE("a version that the collector has goes along with the responses to it") {
  StickHouse kiosk(1);
  require_ok(kiosk.questionnaires.mark_delivered(kiosk.questionnaire.hash));
  require_ok(kiosk.try_export());
  CHECK(kiosk.carried().versions.size() == 1);
}

TEST_CASE("nothing waits: nothing is written, and that is said") {
  StickHouse kiosk;
  const auto exported = kiosk.try_export();
  REQUIRE(!exported);
  CHECK(exported.error().message == "nothing waits to be carried");
  CHECK(kiosk.files_on_stick() == 0);
}

TEST_CASE("progress is told, and an export that is stopped leaves nothing on the stick") {
  StickHouse kiosk(450);
  std::vector<std::int64_t> done;
  require_ok(kiosk.try_export([&](std::int64_t now, std::int64_t all) {
    CHECK(all == 450);
    done.push_back(now);
    return true;
  }));
  CHECK(done == std::vector<std::int64_t>{0, 200, 400, 450});
  std::filesystem::remove(kiosk.file());
  const auto stopped = kiosk.try_export([](std::int64_t now, std::int64_t) { return now < 200; });
  REQUIRE(!stopped);
  CHECK(stopped.error().code == ErrorCode::Refused);
  CHECK(kiosk.files_on_stick() == 0);
}

TEST_CASE("a receipt marks delivered what it names, and twice is harmless") {
  StickHouse kiosk(5);
  require_ok(kiosk.try_export());
  const std::string unknown = make_uuid(kiosk.random);
  const auto receipt = kiosk.receipt_of({kiosk.ids[0], kiosk.ids[2], kiosk.ids[4], unknown});
  const TakenReceipt taken = require_ok(kiosk.take(receipt));
  CHECK(taken.named == 4);
  CHECK(taken.delivered == 3);
  CHECK(kiosk.totals().waiting == 2);
  CHECK(kiosk.totals().delivered == 3);
  CHECK(require_ok(kiosk.questionnaires.undelivered()).empty());
  CHECK(require_ok(kiosk.take(receipt)).delivered == 0);
  CHECK(kiosk.totals().delivered == 3);
  // What was sealed meanwhile, and what the receipt left out, goes with the next stick.
  require_ok(kiosk.try_export());
  CHECK(kiosk.carried().records.size() == 2);
}

TEST_CASE("a receipt tells how much the collector holds; an older one takes nothing back") {
  StickHouse kiosk(30);
  const auto facts = [&] { return require_ok(kiosk.board.read()).collector; };
  const auto first = std::vector(kiosk.ids.begin(), kiosk.ids.begin() + 20);
  require_ok(kiosk.take(kiosk.receipt_of(first)));
  CHECK(facts().held == 20);
  CHECK(facts().missing == 0);

  // By the network too: all 30 are there. Then a receipt from before that.
  require_ok(kiosk.responses.mark_delivered(kiosk.ids, kiosk.today));
  require_ok(kiosk.board.note({.held = 30, .missing = 0}));
  require_ok(kiosk.take(kiosk.receipt_of(first)));
  CHECK(facts().held == 30);
  CHECK(facts().missing == 0);
}

TEST_CASE("a receipt of a collector that lost responses shows how many") {
  StickHouse kiosk(30);
  require_ok(kiosk.responses.mark_delivered(std::vector(kiosk.ids.begin(), kiosk.ids.begin() + 20),
                                            kiosk.today));
  require_ok(kiosk.board.note({.held = 20, .missing = 0}));
  const auto rest = std::vector(kiosk.ids.begin() + 20, kiosk.ids.end());
  require_ok(kiosk.take(kiosk.receipt_of(rest)));  // it holds these ten alone
  const auto facts = require_ok(kiosk.board.read()).collector;
  CHECK(facts.held == 10);
  CHECK(facts.missing == 20);
}

TEST_CASE("a receipt of another collector, for another kiosk or of another kind marks nothing") {
  StickHouse kiosk(2);
  require_ok(kiosk.try_export());
  StickHouse other(1);
  const auto foreign = kiosk.take(other.receipt_of(kiosk.ids));
  REQUIRE(!foreign);
  CHECK(foreign.error().code == ErrorCode::Crypto);
  other.collector = kiosk.collector;
  const auto neighbour = kiosk.take(other.receipt_of(kiosk.ids));
  REQUIRE(!neighbour);
  CHECK(neighbour.error().message.find("is for another kiosk") != std::string::npos);
  CHECK_FALSE(kiosk.take(kiosk.file()));
  CHECK(kiosk.totals().waiting == 2);
}

TEST_CASE("an outbox or a receipt that is cut off or changed anywhere is refused") {
  StickHouse kiosk(1);
  require_ok(kiosk.questionnaires.mark_delivered(kiosk.questionnaire.hash));
  const auto receipt = kiosk.receipt_of(kiosk.ids);
  const std::string whole = require_ok(read_file(receipt));
  damage_everywhere(whole, [&](const std::string& damaged) {
    require_ok(write_file(receipt, damaged));
    REQUIRE_FALSE(kiosk.take(receipt));
  });
  CHECK(kiosk.totals().waiting == 1);
  require_ok(kiosk.try_export());
  const std::string outbox = require_ok(read_file(kiosk.file()));
  // The document of its questionnaire is long, and the same everywhere.
  const std::size_t step = outbox.size() / 400 + 1;
  for (std::size_t at = 0; at < outbox.size(); at += step) {
    std::string flipped = outbox;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    CHECK_FALSE(read_signed(flipped, SignedKind::Outbox, "x"));
    CHECK_FALSE(read_signed(outbox.substr(0, at), SignedKind::Outbox, "x"));
  }
}

TEST_CASE("a stick without enough room is told before anything is written") {
  const SmallDisk disk("48k");
  if (!disk.mounted()) return;
  StickHouse kiosk(3);
  const auto exported =
      export_outbox(kiosk.parts(), kiosk.device, disk.path() / "x.zuiloutbox", kiosk.today);
  REQUIRE(!exported);
  CHECK(exported.error().code == ErrorCode::Full);
  CHECK(exported.error().hint.find("Nothing was lost here") != std::string::npos);
  CHECK(std::filesystem::is_empty(disk.path()));
  CHECK(kiosk.totals().waiting == 3);
}

TEST_CASE("a stick that fails at any write leaves the old file or the new, and the outbox whole") {
  int deaths = 0;
  for (const int error : {EIO, ENOSPC, ENODEV}) {
    StickHouse kiosk(250);
    require_ok(kiosk.try_export());
    const std::string before = require_ok(read_file(kiosk.file()));
    seal_some(kiosk.responses, kiosk.questionnaire, 1, kiosk.random);
    for (int moment = 0; moment < 500; moment += (moment < 8 ? 1 : 37)) {
      Result<ExportedOutbox> exported;
      bool failed = false;
      {
        const FaultyFiles faulty(moment, error);
        exported = kiosk.try_export();
        failed = faulty.failed();
      }
      CHECK(kiosk.totals().waiting == 251);
      CHECK(failed == !exported);
      CHECK(kiosk.files_on_stick() == 1);
      const std::string now = require_ok(read_file(kiosk.file()));
      if (exported) {
        CHECK(now != before);
        break;
      }
      ++deaths;
      const bool told = exported.error().code == ErrorCode::Full
                            ? error == ENOSPC
                            : exported.error().code == ErrorCode::Io;
      CHECK(told);
      CHECK(exported.error().hint.find("Nothing was lost here") != std::string::npos);
      // The last sync, of the folder, comes after the new file is in its place.
      CHECK((now == before || kiosk.carried().records.size() == 251));
    }
  }
  CHECK(deaths > 20);
}

TEST_CASE("a stick that is taken out half-way is told, and nothing is lost") {
  StickHouse kiosk(450);
  const auto exported = kiosk.try_export([&](std::int64_t done, std::int64_t) {
    if (done >= 200) std::filesystem::remove_all(kiosk.stick.path());
    return true;
  });
  REQUIRE(!exported);
  CHECK(exported.error().hint.find("Is the stick still in") != std::string::npos);
  CHECK(kiosk.totals().waiting == 450);
  std::filesystem::create_directories(kiosk.stick.path());
  CHECK(require_ok(kiosk.try_export()).records == 450);
}
