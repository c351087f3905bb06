// SPDX-License-Identifier: EUPL-1.2
// A respondent who wants to be called back: the answers and how to reach the respondent are two
// boxes, made in one moment.
#include <doctest/doctest.h>

#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

struct House {
  TempDir data;
  SeededRandom random;
  Questionnaire questionnaire = shipped_questionnaire("melding.json");
  Notification given = notification(questionnaire, random);
  ResponseStore store = require_ok(ResponseStore::open(data / "zuil.db"));

  Result<void> seal() {
    return store.seal(given.response, given.contact, true, test_keys().public_key);
  }
};

std::string opened(const OutboxRow& row) {
  const Bytes plain = require_ok(unseal(row.sealed, test_keys()));
  return {plain.begin(), plain.end()};
}

const OutboxRow& row_of(const std::vector<OutboxRow>& rows, RecordKind kind) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const OutboxRow& row) { return row.kind == kind; });
  REQUIRE(found != rows.end());
  return *found;
}

}  // namespace

TEST_CASE("an answer and how to reach who gave it: two boxes, sealed and counted together") {
  House house;
  auto& [data, random, questionnaire, given, store] = house;
  require_ok(store.save({.questionnaire = questionnaire.id,
                         .questionnaire_hash = questionnaire.hash,
                         .language = "nl",
                         .date = "2026-11-21",
                         .answers = given.response.answers}));
  require_ok(house.seal());

  CHECK_FALSE(require_ok(store.savepoint_version()));
  const auto rows = require_ok(store.waiting("", 10, 1 << 20));
  REQUIRE(rows.size() == 2);
  const OutboxRow& response = row_of(rows, RecordKind::Response);
  CHECK(response.id == given.response.id);
  CHECK(opened(response) == to_canonical_json(given.response));
  CHECK(opened(response).find("612345678") == std::string::npos);
  const OutboxRow& contact = row_of(rows, RecordKind::Contact);
  CHECK(contact.id == given.contact.id);
  CHECK(contact.questionnaire == "melding");
  CHECK(contact.questionnaire_hash == questionnaire.hash);
  CHECK(opened(contact) == to_canonical_json(given.contact));
  CHECK(opened(contact).find("Lang gewacht") == std::string::npos);
  CHECK(require_ok(store.totals()).sealed == 2);
  CHECK(require_ok(store.totals()).waiting == 2);
}

TEST_CASE("when the contact record cannot be stored, neither is the response") {
  House house;
  auto& [data, random, questionnaire, given, store] = house;
  given.contact.id = given.response.id;
  const auto sealed = house.seal();
  REQUIRE_FALSE(sealed);
  CHECK(sealed.error().code == ErrorCode::Conflict);
  CHECK(require_ok(store.waiting("", 10, 1 << 20)).empty());
  CHECK(require_ok(store.totals()).sealed == 0);
}

TEST_CASE("only what is urgent is urgent, until it is delivered") {
  House house;
  auto& [data, random, questionnaire, given, store] = house;
  seal_some(store, shipped_questionnaire("balie.json"), 4, random);
  CHECK(require_ok(store.count_waiting(Waiting::Urgent)) == 0);
  require_ok(house.seal());

  CHECK(require_ok(store.count_waiting(Waiting::Urgent)) == 2);
  CHECK(require_ok(store.count_waiting(Waiting::All)) == 6);
  const auto urgent = require_ok(store.waiting("", 10, 1 << 20, Waiting::Urgent));
  REQUIRE(urgent.size() == 2);
  for (const OutboxRow& row : urgent) CHECK(row.questionnaire == "melding");
  CHECK(require_ok(store.waiting(urgent.back().id, 10, 1 << 20, Waiting::Urgent)).empty());

  const std::vector<std::string> ids{urgent[0].id, urgent[1].id};
  require_ok(store.mark_delivered(ids, "2026-11-21"));
  CHECK(require_ok(store.count_waiting(Waiting::Urgent)) == 0);
  CHECK(require_ok(store.count_waiting(Waiting::All)) == 4);
}
