// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/questionnaire_store.h"

#include <doctest/doctest.h>

#include "kiosk/store/response_store.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kFile = "/etc/enquetezuil/questionnaire.json";

}  // namespace

TEST_CASE("the last published version is offered, the earlier ones stay") {
  const TempDir data;
  const auto first = shipped_questionnaire("balie.json");
  const auto second = shipped_questionnaire("balie-kort.json");
  {
    auto store = require_ok(QuestionnaireStore::open(data / "zuil.db"));
    CHECK_FALSE(require_ok(store.last_good(kFile)));
    require_ok(store.publish(first, kFile, kNow));
    require_ok(store.publish(second, kFile, kNow));
  }
  auto store = require_ok(QuestionnaireStore::open(data / "zuil.db"));
  CHECK(require_ok(store.last_good(kFile))->hash == second.hash);
  const auto found = require_ok(store.find(first.hash));
  REQUIRE(found);
  CHECK(found->canonical_json == first.canonical_json);
  CHECK(found->questions.size() == first.questions.size());
  CHECK_FALSE(require_ok(store.find(std::string(64, '0'))));

  require_ok(store.publish(first, kFile, kNow));  // and back
  CHECK(require_ok(store.last_good(kFile))->hash == first.hash);
}

TEST_CASE("each file offers its own last good version") {
  const TempDir data;
  const auto counter = shipped_questionnaire("balie.json");
  const auto notification = shipped_questionnaire("melding.json");
  auto store = require_ok(QuestionnaireStore::open(data / "zuil.db"));
  require_ok(store.publish(counter, "balie.json", kNow));
  require_ok(store.publish(notification, "melding.json", kNow));
  CHECK(require_ok(store.last_good("balie.json"))->hash == counter.hash);
  CHECK(require_ok(store.last_good("melding.json"))->hash == notification.hash);
  CHECK_FALSE(require_ok(store.last_good("telefoon.json")));
}

TEST_CASE("a version travels once") {
  const TempDir data;
  const auto first = shipped_questionnaire("balie.json");
  const auto second = shipped_questionnaire("balie-kort.json");
  auto store = require_ok(QuestionnaireStore::open(data / "zuil.db"));
  require_ok(store.publish(first, kFile, kNow));
  require_ok(store.publish(second, kFile, kNow));
  CHECK(require_ok(store.undelivered()).size() == 2);

  require_ok(store.mark_delivered(first.hash));
  const auto left = require_ok(store.undelivered());
  REQUIRE(left.size() == 1);
  CHECK(left[0].id == second.id);
  CHECK(left[0].hash == second.hash);
  CHECK(left[0].document == second.canonical_json);

  require_ok(store.publish(first, kFile, kNow));  // offered again: the collector has it already
  CHECK(require_ok(store.undelivered()).size() == 1);
  CHECK(require_ok(store.published(first.hash))->document == first.canonical_json);
  CHECK_FALSE(require_ok(store.published(std::string(64, '0'))));
}

TEST_CASE("both stores share one file") {
  const TempDir data;
  SeededRandom random;
  const auto questionnaire = shipped_questionnaire("balie.json");
  auto responses = require_ok(ResponseStore::open(data / "zuil.db"));
  auto questionnaires = require_ok(QuestionnaireStore::open(data / "zuil.db"));
  require_ok(questionnaires.publish(questionnaire, kFile, kNow));
  seal_some(responses, questionnaire, 1, random);
  CHECK(require_ok(questionnaires.last_good(kFile))->hash == questionnaire.hash);
  CHECK(require_ok(responses.totals()).waiting == 1);
}

TEST_CASE("a stored questionnaire that was changed on the disk is not asked") {
  const TempDir data;
  auto store = require_ok(QuestionnaireStore::open(data / "zuil.db"));
  require_ok(store.publish(shipped_questionnaire("balie.json"), kFile, kNow));
  auto database = require_ok(Database::open(data / "zuil.db"));
  require_ok(database.run("UPDATE questionnaire SET document = replace(document, 'u', 'v')"));
  const auto offered = store.last_good(kFile);
  REQUIRE_FALSE(offered);
  CHECK(offered.error().code == ErrorCode::Corrupt);
}
