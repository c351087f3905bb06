// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/response_store.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// A respondent half-way: one answer of each type.
Savepoint half_way(const Questionnaire& questionnaire) {
  Savepoint savepoint;
  savepoint.questionnaire = questionnaire.id;
  savepoint.questionnaire_hash = questionnaire.hash;
  savepoint.language = "en";
  savepoint.date = "2026-11-21";
  savepoint.daypart = DayPart::Afternoon;
  savepoint.answers = {{"product", ChoiceAnswer{"rijbewijs"}},
                       {"totaaloordeel", MarkAnswer{7}},
                       {"toelichting", TextAnswer{"Vriendelijk geholpen, “échte” service – 10/10"}},
                       {"wachttijd", NotApplicable{}}};
  return savepoint;
}

std::vector<std::string> ids_of(const std::vector<OutboxRow>& rows) {
  std::vector<std::string> ids(rows.size());
  std::transform(rows.begin(), rows.end(), ids.begin(), [](const auto& row) { return row.id; });
  return ids;
}

}  // namespace

TEST_CASE("an interview under way survives the end of the program") {
  const TempDir data;
  const auto questionnaire = shipped_questionnaire("balie.json");
  const Savepoint saved = half_way(questionnaire);
  {
    auto store = require_ok(ResponseStore::open(data / "zuil.db"));
    CHECK_FALSE(require_ok(store.savepoint_version()));
    CHECK_FALSE(require_ok(store.read_savepoint(questionnaire)));
    Savepoint first = saved;
    first.answers.clear();
    require_ok(store.save(first));
    require_ok(store.save(saved));
  }
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  const auto version = require_ok(store.savepoint_version());
  REQUIRE(version);
  CHECK(version->questionnaire == "balie");
  CHECK(version->hash == questionnaire.hash);
  const auto read = require_ok(store.read_savepoint(questionnaire));
  REQUIRE(read);
  CHECK(read->questionnaire_hash == saved.questionnaire_hash);
  CHECK(read->language == "en");
  CHECK(read->date == "2026-11-21");
  CHECK(read->daypart == DayPart::Afternoon);
  CHECK(read->answers == saved.answers);

  require_ok(store.discard_savepoint());
  CHECK_FALSE(require_ok(store.savepoint_version()));
}

TEST_CASE("a savepoint is not read as answers to another version") {
  const TempDir data;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  require_ok(store.save(half_way(shipped_questionnaire("balie.json"))));
  const auto read = store.read_savepoint(shipped_questionnaire("balie-kort.json"));
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::Invalid);
}

TEST_CASE("a sealed response is the canonical bytes, only for the collector's eyes, and counted") {
  const TempDir data;
  SeededRandom random;
  const auto questionnaire = shipped_questionnaire("balie.json");
  const KeyPair keys = test_keys();
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  require_ok(store.save(half_way(questionnaire)));
  const Response response = balie_response(make_uuid(random), questionnaire);
  require_ok(store.seal(response, std::nullopt, false, keys.public_key));

  CHECK_FALSE(require_ok(store.savepoint_version()));
  const auto rows = require_ok(store.waiting("", 10, 1 << 20));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].id == response.id);
  CHECK(rows[0].questionnaire == "balie");
  CHECK(rows[0].questionnaire_hash == questionnaire.hash);
  CHECK(rows[0].key_id == keys.public_key.id());
  const Bytes plain = require_ok(unseal(rows[0].sealed, keys));
  CHECK(std::string(plain.begin(), plain.end()) == to_canonical_json(response));
  const auto totals = require_ok(store.totals());
  CHECK(totals.sealed == 1);
  CHECK(totals.waiting == 1);
  CHECK(totals.delivered == 0);
}

TEST_CASE("an id that is taken changes nothing, not even the savepoint") {
  const TempDir data;
  SeededRandom random;
  const auto questionnaire = shipped_questionnaire("balie.json");
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  const auto id = seal_some(store, questionnaire, 1, random).front();
  const auto before = require_ok(store.waiting("", 10, 1 << 20));
  require_ok(store.save(half_way(questionnaire)));

  const auto again =
      store.seal(balie_response(id, questionnaire), std::nullopt, false, test_keys().public_key);
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::Conflict);
  CHECK(require_ok(store.waiting("", 10, 1 << 20))[0].sealed == before[0].sealed);
  CHECK(require_ok(store.savepoint_version()));
  CHECK(require_ok(store.totals()).sealed == 1);
}

TEST_CASE("waiting rows come in the order of their ids, in portions") {
  const TempDir data;
  SeededRandom random;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  auto ids = seal_some(store, shipped_questionnaire("balie.json"), 7, random);
  CHECK_FALSE(std::is_sorted(ids.begin(), ids.end()));  // they were not sealed in that order
  std::sort(ids.begin(), ids.end());

  const auto first = require_ok(store.waiting("", 3, 1 << 20));
  CHECK(ids_of(first) == std::vector<std::string>(ids.begin(), ids.begin() + 3));
  const auto second = require_ok(store.waiting(first.back().id, 100, 1 << 20));
  CHECK(ids_of(second) == std::vector<std::string>(ids.begin() + 3, ids.end()));
  CHECK(require_ok(store.waiting(ids.back(), 100, 1 << 20)).empty());

  const auto size = static_cast<std::int64_t>(first[0].sealed.size());
  CHECK(require_ok(store.waiting("", 100, 2 * size)).size() == 2);
  CHECK(require_ok(store.waiting("", 100, 1)).size() == 1);  // else it would wait for ever
}

TEST_CASE("delivered is counted once, whatever is said twice or is unknown") {
  const TempDir data;
  SeededRandom random;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  const auto ids = seal_some(store, shipped_questionnaire("balie.json"), 3, random);
  const std::vector<std::string> named{ids[0], ids[0], ids[2], make_uuid(random)};
  require_ok(store.mark_delivered(named, "2026-11-22"));
  require_ok(store.mark_delivered(named, "2026-11-25"));

  auto totals = require_ok(store.totals());
  CHECK(totals.sealed == 3);
  CHECK(totals.waiting == 1);
  CHECK(totals.delivered == 2);
  CHECK(ids_of(require_ok(store.waiting("", 10, 1 << 20))) == std::vector{ids[1]});

  CHECK(require_ok(store.purge_delivered("2026-11-22")) == 0);
  CHECK(require_ok(store.purge_delivered("2026-11-23")) == 2);  // the first date had counted
  totals = require_ok(store.totals());
  CHECK(totals.sealed == 3);
  CHECK(totals.waiting == 1);
  CHECK(totals.delivered == 2);
  CHECK(require_ok(store.purge_delivered("9999-12-31")) == 0);  // never what waits
}

TEST_CASE("no statement whatever lets a counter go down or away") {
  const TempDir data;
  SeededRandom random;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  seal_some(store, shipped_questionnaire("balie.json"), 2, random);
  auto database = require_ok(Database::open(data / "zuil.db"));
  CHECK_FALSE(database.run("UPDATE counter SET value = 1 WHERE name = 'sealed'"));
  CHECK_FALSE(database.run("DELETE FROM counter WHERE name = 'sealed'"));
  CHECK(require_ok(store.totals()).sealed == 2);
}

TEST_CASE("the database is not for everybody to read") {
  const TempDir data;
  const auto before = ::umask(0);
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  ::umask(before);
  const auto others = std::filesystem::perms::others_all;
  CHECK((std::filesystem::status(data / "zuil.db").permissions() & others) ==
        std::filesystem::perms::none);
}

TEST_CASE("the heartbeat succeeds again and again") {
  const TempDir data;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  require_ok(store.check());
  require_ok(store.check());
}

TEST_CASE("respondents are counted by day, each once; who broke off is none") {
  const TempDir data;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  const auto questionnaire = shipped_questionnaire("balie.json");
  SeededRandom random;
  const auto seal = [&](const std::string& date, Disposition disposition) {
    Response response = balie_response(make_uuid(random), questionnaire);
    response.date = date;
    response.disposition = disposition;
    require_ok(store.seal(response, std::nullopt, false, test_keys().public_key));
  };
  CHECK(require_ok(store.count_respondents("2026-11-16", "2026-11-22")) == 0);
  seal("2026-11-16", Disposition::Complete);
  seal("2026-11-21", Disposition::Complete);
  seal("2026-11-21", Disposition::Partial);
  seal("2026-11-21", Disposition::BreakOff);
  const Notification given = notification(shipped_questionnaire("melding.json"), random);
  require_ok(store.seal(given.response, given.contact, true, test_keys().public_key));
  CHECK(require_ok(store.count_respondents("2026-11-21", "2026-11-21")) == 3);
  CHECK(require_ok(store.count_respondents("2026-11-16", "2026-11-22")) == 4);
  CHECK(require_ok(store.count_respondents("2026-11-17", "2026-11-20")) == 0);
}

TEST_CASE("how many respondents a day had is forgotten after a month of days") {
  const TempDir data;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  const auto questionnaire = shipped_questionnaire("balie.json");
  SeededRandom random;
  for (int i = 0; i < 40; ++i) {
    Response response = balie_response(make_uuid(random), questionnaire);
    const std::chrono::sys_days day =
        std::chrono::sys_days(std::chrono::year(2026) / 10 / 1) + std::chrono::days(i);
    response.date = to_string(std::chrono::year_month_day(day));
    require_ok(store.seal(response, std::nullopt, false, test_keys().public_key));
  }
  CHECK(require_ok(store.count_respondents("2026-10-01", "2026-12-31")) == 31);
  CHECK(require_ok(store.count_respondents("2026-10-01", "2026-10-09")) == 0);
}
