// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/ingest.h"

#include <doctest/doctest.h>

#include "tests/support/small_disk.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;

namespace {

Answers content() {
  return {{"product", ChoiceAnswer{"rijbewijs"}}, {"totaaloordeel", MarkAnswer{9}}};
}

Selection november() {
  return {"balie", "2026-11-01", "2026-11-30", std::nullopt};
}

std::int64_t respondents(CollectorHouse& house) {
  std::int64_t total = 0;
  for (const CountedCell& cell : require_ok(house.store.cells(november())))
    if (cell.kind == CellKind::Disposition) total += cell.count;
  return total;
}

}  // namespace

TEST_CASE("A response is stored and counted, and a second time is a duplicate") {
  CollectorHouse house;
  house.publish_balie();
  const Response response = respondent(*house.balie, house.random, content());
  CHECK(house.take_one(house.sealed(response)) == Fate::Accepted);
  SUBCASE("by the same box") {}
  SUBCASE("by another box with the same inside") {}
  CHECK(house.take_one(house.sealed(response)) == Fate::Duplicate);
  CHECK(house.counted() == 1);
  CHECK(respondents(house) == 1);
}

TEST_CASE("A receipt names every response, and how many the collector ever had of the kiosk") {
  CollectorHouse house;
  house.publish_balie();
  const Response one = respondent(*house.balie, house.random, content());
  const Response two = respondent(*house.balie, house.random, content());
  const Receipt first = house.take({house.sealed(one), house.sealed(two)});
  CHECK(first.held_total == 2);
  const Receipt second = house.take({house.sealed(two)});
  CHECK(second.held_total == 2);
  CHECK(house.take({}).held_total == 2);
  REQUIRE(first.entries.size() == 2);
  CHECK(first.entries[0].id == one.id);
  CHECK(first.entries[1].id == two.id);
}

TEST_CASE("Other content under a known id is kept apart and not counted") {
  CollectorHouse house;
  house.publish_balie();
  Response response = respondent(*house.balie, house.random, content());
  REQUIRE(house.take_one(house.sealed(response)) == Fate::Accepted);
  response.answers["totaaloordeel"] = MarkAnswer{1};
  const SealedRecord other = house.sealed(response);
  CHECK(house.take_one(other) == Fate::Conflict);
  CHECK(house.take_one(other) == Fate::Conflict);  // its receipt was lost
  const StoreTotals totals = require_ok(house.store.totals());
  CHECK(totals.responses == 1);
  CHECK(totals.quarantined == 1);
  CHECK(respondents(house) == 1);
}

TEST_CASE("A response of an unknown version is held, and counted when the version arrives") {
  CollectorHouse house;
  const Response response = respondent(*house.balie, house.random, content());
  CHECK(house.take_one(house.sealed(response)) == Fate::Held);
  CHECK(house.take_one(house.sealed(response)) == Fate::Held);
  Response changed = response;
  changed.answers["totaaloordeel"] = MarkAnswer{1};
  CHECK(house.take_one(house.sealed(changed)) == Fate::Conflict);
  CHECK(house.counted() == 0);
  CHECK(require_ok(house.store.totals()).held == 1);

  const auto published = require_ok(house.ingest.publish(*house.balie));
  CHECK(published.is_new);
  CHECK(published.released == 1);
  CHECK(house.counted() == 1);
  CHECK(respondents(house) == 1);
  CHECK(require_ok(house.store.totals()).held == 0);
  CHECK(house.take_one(house.sealed(response)) == Fate::Duplicate);
  CHECK(house.take({}).held_total == 1);

  const auto again = require_ok(house.ingest.publish(*house.balie));
  CHECK_FALSE(again.is_new);
  CHECK(again.released == 0);
}

TEST_CASE("A held response that turns out to be none goes to quarantine, the others are counted") {
  CollectorHouse house;
  Response good = respondent(*house.balie, house.random, content());
  Response bad = respondent(*house.balie, house.random, {{"no_question", MarkAnswer{3}}});
  const Receipt receipt = house.take({house.sealed(bad), house.sealed(good)});
  CHECK(receipt.entries[0].fate == Fate::Held);
  CHECK(require_ok(house.ingest.publish(*house.balie)).released == 1);
  CHECK(house.counted() == 1);
  CHECK(require_ok(house.store.totals()).quarantined_by_reason.at("no valid response") == 1);
}

TEST_CASE("What cannot be read is kept and reported, and blocks nothing") {
  CollectorHouse house;
  house.publish_balie();
  const Response good = respondent(*house.balie, house.random, content());
  const Response broken = respondent(*house.balie, house.random, content());
  const Response other = respondent(*house.balie, house.random, content());
  std::string reason;
  SealedRecord bad = house.sealed(broken);
  SUBCASE("sealed to another collector") {
    const KeyPair stranger = make_key_pair();
    bad = seal_bytes(broken, to_canonical_json(broken), stranger.public_key);
    reason = "unknown key";
  }
  SUBCASE("sealed to another collector, under our key id") {
    bad.sealed = require_ok(seal(as_bytes(to_canonical_json(broken)), make_key_pair().public_key));
    reason = "does not open";
  }
  SUBCASE("cut off") {
    bad.sealed.resize(bad.sealed.size() - 1);
    reason = "does not open";
  }
  SUBCASE("empty") {
    bad.sealed.clear();
    reason = "does not open";
  }
  SUBCASE("changed") {
    bad.sealed[60] ^= 1;
    reason = "does not open";
  }
  SUBCASE("another id inside") {
    bad = seal_bytes(broken, to_canonical_json(other), house.key);
    reason = "another id or version inside than outside";
  }
  SUBCASE("another version outside") {
    bad.questionnaire_hash = std::string(64, 'a');
    reason = "another id or version inside than outside";
  }
  SUBCASE("no JSON") {
    bad = seal_bytes(broken, "hallo", house.key);
    reason = "no valid response";
  }
  SUBCASE("an answer the question cannot have") {
    Response eleven = broken;
    eleven.answers["totaaloordeel"] = MarkAnswer{11};
    bad = house.sealed(eleven);
    reason = "no valid response";
  }
  SUBCASE("other bytes for the same response") {
    bad = seal_bytes(broken, " " + to_canonical_json(broken), house.key);
    reason = "no valid response";
  }
  const Receipt receipt = house.take({bad, house.sealed(good)});
  CHECK(receipt.entries[0].fate == Fate::Unreadable);
  CHECK(receipt.entries[1].fate == Fate::Accepted);
  CHECK(receipt.held_total == 2);
  CHECK(house.take_one(bad) == Fate::Unreadable);
  const StoreTotals totals = require_ok(house.store.totals());
  CHECK(totals.responses == 1);
  CHECK(totals.quarantined == 1);
  CHECK(totals.quarantined_by_reason.contains(reason));
}

TEST_CASE("A response sealed to an older key still opens, also when the key came later") {
  CollectorHouse house;
  house.publish_balie();
  const KeyPair older = make_key_pair();
  const Response response = respondent(*house.balie, house.random, content());
  const auto sealed = seal_bytes(response, to_canonical_json(response), older.public_key);
  require_ok(write_key_pair(house.dir / "keys" / (older.public_key.id() + ".json"), older));
  CHECK(house.take_one(sealed) == Fate::Accepted);
}

TEST_CASE("An error in the middle of a batch leaves nothing of it, and it can be sent again") {
  CollectorHouse house;
  house.publish_balie();
  const Response one = respondent(*house.balie, house.random, content());
  const Response two = respondent(*house.balie, house.random, content());
  const Batch batch{make_uuid(house.random), 2, {house.sealed(one), house.sealed(two)}};
  // A kiosk that is not enrolled cannot be noted: the last step of the transaction fails.
  Device nobody = house.device;
  nobody.id = make_uuid(house.random);
  CHECK_FALSE(house.ingest.take(batch, nobody));
  CHECK(house.counted() == 0);
  CHECK(respondents(house) == 0);
  CHECK(require_ok(house.ingest.take(batch, house.device)).entries[0].fate == Fate::Accepted);
  CHECK(respondents(house) == 2);
}

TEST_CASE("On a full disk nothing is receipted; with room made, the same batch is taken") {
  SmallDisk disk("700k");
  if (!disk.mounted()) return;
  CollectorHouse house;  // for the kiosk's side of it
  auto store = require_ok(CollectorStore::open(disk.path() / "collector.db"));
  require_ok(store.add_device(house.device));
  Ingest ingest(store, house.keys);
  require_ok(ingest.publish(*house.balie));

  std::int64_t receipted = 0;
  Batch batch;
  Result<Receipt> receipt;
  do {
    batch = {make_uuid(house.random), 0, {}};
    for (int i = 0; i < 50; ++i) {
      Answers long_answer = content();
      long_answer["toelichting"] = TextAnswer{std::string(1000, 'x')};
      batch.responses.push_back(house.sealed(respondent(*house.balie, house.random, long_answer)));
    }
    receipt = ingest.take(batch, house.device);
    if (receipt) receipted += 50;
  } while (receipt && receipted < 5000);
  REQUIRE_FALSE(receipt);
  CHECK(receipt.error().code == ErrorCode::Full);
  CHECK_FALSE(ingest.must_restart());
  CHECK(require_ok(store.totals()).responses == receipted);

  REQUIRE(disk.remount(0, "8m"));
  CHECK(require_ok(ingest.take(batch, house.device)).held_total == receipted + 50);
  CHECK(require_ok(store.totals()).responses == receipted + 50);
}
