// SPDX-License-Identifier: EUPL-1.2
// Respondents who want to be called back: how to reach them is kept, once, apart and uncounted.
#include <algorithm>

#include <doctest/doctest.h>

#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;

namespace {

struct Notification {
  Response response;
  ContactRecord contact;
};

Notification notification(const Questionnaire& melding, Random& random) {
  Notification given;
  given.response = respondent(melding, random, {{"type", ChoiceAnswer{"klacht"}}});
  given.response.reference = "7K4M-9QXB";
  given.contact = {.id = make_uuid(random),
                   .response = given.response.id,
                   .questionnaire = melding.id,
                   .questionnaire_hash = melding.hash,
                   .site = "Stadhuis",
                   .date = "2026-11-21",
                   .language = "nl",
                   .reference = "7K4M-9QXB",
                   .contact = {{"telefoon", TextAnswer{"+31612345678"}}}};
  return given;
}

Selection in_november() {
  return {"melding", "2026-11-01", "2026-11-30", std::nullopt};
}

}  // namespace

TEST_CASE("A contact record is kept once beside its response, and never counted") {
  CollectorHouse house;
  const auto melding = shipped_questionnaire("melding");
  require_ok(house.ingest.publish(*melding));
  const Notification given = notification(*melding, house.random);
  const Receipt receipt = house.take({house.sealed(given.response), house.sealed(given.contact)});
  CHECK(receipt.held_total == 2);
  for (const Receipt::Entry& entry : receipt.entries) CHECK(entry.fate == Fate::Accepted);
  CHECK(house.take_one(house.sealed(given.contact)) == Fate::Duplicate);
  CHECK(house.take({}).held_total == 2);

  const StoreTotals totals = require_ok(house.store.totals());
  CHECK(totals.responses == 1);
  CHECK(totals.contacts == 1);
  CHECK(require_ok(house.store.contact_records(in_november())) == std::vector{given.contact});
  const auto stored = require_ok(house.store.find_response(given.response.id));
  REQUIRE(stored);
  CHECK(stored->canonical_json.find("612345678") == std::string::npos);
  for (const CountedCell& cell : require_ok(house.store.cells(in_november()))) {
    CHECK(cell.count == 1);
    CHECK(cell.item.find("telefoon") == std::string::npos);
  }
  CHECK(require_ok(house.store.rebuild_counts()) == 1);
}

TEST_CASE("Contact records are found by questionnaire, day and site") {
  CollectorHouse house;
  const auto melding = shipped_questionnaire("melding");
  require_ok(house.ingest.publish(*melding));
  Notification other = notification(*melding, house.random);
  other.contact.date = "2026-10-31";
  other.contact.site = "Wijkcentrum";
  house.take(
      {house.sealed(notification(*melding, house.random).contact), house.sealed(other.contact)});
  const auto count = [&](const Selection& selection) {
    return require_ok(house.store.contact_records(selection)).size();
  };
  CHECK(count(in_november()) == 1);
  CHECK(count({"melding", "2026-10-31", "2026-11-21", std::nullopt}) == 2);
  CHECK(count({"melding", "2026-10-01", "2026-11-30", "Wijkcentrum"}) == 1);
  CHECK(count({"balie", "2026-10-01", "2026-11-30", std::nullopt}) == 0);
}

TEST_CASE("A contact record of an unknown version is held, sealed, until the version arrives") {
  CollectorHouse house;
  const auto melding = shipped_questionnaire("melding");
  const Notification given = notification(*melding, house.random);
  CHECK(house.take_one(house.sealed(given.contact)) == Fate::Held);
  CHECK(house.take_one(house.sealed(given.contact)) == Fate::Held);
  CHECK(house.take_one(house.sealed(given.response)) == Fate::Held);
  CHECK(require_ok(house.store.totals()).held == 2);
  CHECK(require_ok(house.ingest.publish(*melding)).released == 2);
  const StoreTotals totals = require_ok(house.store.totals());
  CHECK(totals.responses == 1);
  CHECK(totals.contacts == 1);
  CHECK(totals.held == 0);
  CHECK(house.take_one(house.sealed(given.contact)) == Fate::Duplicate);
}

TEST_CASE("Another contact under a known id is a conflict, whatever it is known as") {
  CollectorHouse house;
  const auto melding = shipped_questionnaire("melding");
  require_ok(house.ingest.publish(*melding));
  Notification given = notification(*melding, house.random);
  house.take({house.sealed(given.response), house.sealed(given.contact)});
  SUBCASE("as a contact record") {}
  SUBCASE("as a response") {
    given.contact.id = given.response.id;
  }
  given.contact.contact["telefoon"] = TextAnswer{"+31687654321"};
  CHECK(house.take_one(house.sealed(given.contact)) == Fate::Conflict);
  CHECK(require_ok(house.store.contact_records(in_november())).size() == 1);
  CHECK(require_ok(house.store.totals()).quarantined == 1);
}

TEST_CASE("What is no contact record goes to quarantine, with its kind") {
  CollectorHouse house;
  const auto melding = shipped_questionnaire("melding");
  require_ok(house.ingest.publish(*melding));
  Notification given = notification(*melding, house.random);
  SealedRecord bad = house.sealed(given.contact);
  std::string reason = "no valid contact record";
  SUBCASE("a response that is said to be one") {
    bad = house.sealed(given.response);
    bad.kind = RecordKind::Contact;
  }
  SUBCASE("one that is said to be a response") {
    bad.kind = RecordKind::Response;
    reason = "no valid response";
  }
  SUBCASE("a telephone number that is none") {
    given.contact.contact["telefoon"] = TextAnswer{"bel maar"};
    bad = house.sealed(given.contact);
  }
  SUBCASE("an answer that is no way to reach anybody") {
    given.contact.contact["gebeurd"] = TextAnswer{"Lang gewacht"};
    bad = house.sealed(given.contact);
  }
  CHECK(house.take_one(bad) == Fate::Unreadable);
  const StoreTotals totals = require_ok(house.store.totals());
  CHECK(totals.contacts == 0);
  CHECK(totals.responses == 0);
  REQUIRE(totals.quarantined_by_reason.contains(reason));
  CHECK(totals.quarantined_by_reason.at(reason) == 1);
}

TEST_CASE("A response that holds a telephone number is not taken as an answer") {
  CollectorHouse house;
  const auto melding = shipped_questionnaire("melding");
  require_ok(house.ingest.publish(*melding));
  Notification given = notification(*melding, house.random);
  given.response.answers["telefoon"] = TextAnswer{"+31612345678"};
  CHECK(house.take_one(house.sealed(given.response)) == Fate::Unreadable);
}
