// SPDX-License-Identifier: EUPL-1.2
// Databases of earlier versions of the program, as they stand on kiosks: nothing is lost.
#include <doctest/doctest.h>

#include "kiosk/store/news_store.h"
#include "kiosk/store/sync_board.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

std::string migration(const std::string& name) {
  return require_ok(
      read_file(std::filesystem::path(ZUIL_SOURCE_DIR) / "kiosk/store/migrations" / name));
}

// Of version 0.1.0: one questionnaire offered and one from before, an interview under way, a
// response that waits and one that was delivered.
void make_first_database(const std::filesystem::path& file, const Questionnaire& offered,
                         const Questionnaire& earlier) {
  auto database = require_ok(Database::open(file));
  require_ok(database.execute(migration("0001_first.sql")));
  const auto insert = "INSERT INTO questionnaire (hash, id, document, offered) VALUES (?, ?, ?, ?)";
  require_ok(database.run(insert, earlier.hash, earlier.id, earlier.canonical_json, 0));
  require_ok(database.run(insert, offered.hash, offered.id, offered.canonical_json, 1));
  require_ok(database.run(
      "INSERT INTO savepoint (slot, questionnaire, questionnaire_hash, language, date, daypart,"
      " answers) VALUES (1, ?, ?, 'nl', '2026-11-21', 'morning', '{\"totaaloordeel\":7}')",
      offered.id, offered.hash));
  const auto seal = "INSERT INTO outbox VALUES (?, ?, ?, '0123456789abcdef', x'0102', ?)";
  require_ok(database.run(seal, "aaaa", offered.id, offered.hash, nullptr));
  require_ok(database.run(seal, "bbbb", earlier.id, earlier.hash, "2026-11-20"));
  require_ok(
      database.execute("UPDATE counter SET value = 2 WHERE name = 'sealed';"
                       "UPDATE counter SET value = 1 WHERE name = 'delivered';"
                       "PRAGMA user_version = 1"));
}

}  // namespace

TEST_CASE("the database of version 0.1.0: every response, count and version is still there") {
  const TempDir data;
  const auto file = data / "zuil.db";
  const auto offered = shipped_questionnaire("balie.json");
  const auto earlier = shipped_questionnaire("balie-kort.json");
  make_first_database(file, offered, earlier);

  auto responses = require_ok(ResponseStore::open(file));
  const auto totals = require_ok(responses.totals());
  CHECK(totals.sealed == 2);
  CHECK(totals.waiting == 1);
  CHECK(totals.delivered == 1);
  const auto rows = require_ok(responses.waiting("", 10, 1 << 20));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].id == "aaaa");
  CHECK(rows[0].kind == RecordKind::Response);
  CHECK(rows[0].sealed == Bytes{1, 2});
  CHECK(require_ok(responses.count_waiting(Waiting::Urgent)) == 0);
  const auto savepoint = require_ok(responses.read_savepoint(offered));
  REQUIRE(savepoint);
  CHECK(savepoint->answers == Answers{{"totaaloordeel", MarkAnswer{7}}});

  auto questionnaires = require_ok(QuestionnaireStore::open(file));
  CHECK(require_ok(questionnaires.undelivered()).size() == 2);
  CHECK(require_ok(questionnaires.find(earlier.hash))->id == "balie-kort");
}

TEST_CASE("what version 0.1.0 offered is offered for any file, until a file has its own") {
  const TempDir data;
  const auto file = data / "zuil.db";
  const auto offered = shipped_questionnaire("balie.json");
  const auto earlier = shipped_questionnaire("balie-kort.json");
  make_first_database(file, offered, earlier);

  auto store = require_ok(QuestionnaireStore::open(file));
  CHECK(require_ok(store.last_good("/etc/enquetezuil/balie.json"))->hash == offered.hash);
  require_ok(store.publish(earlier, "/etc/enquetezuil/kort.json", kNow));
  CHECK(require_ok(store.last_good("/etc/enquetezuil/kort.json"))->hash == earlier.hash);
  CHECK_FALSE(require_ok(store.last_good("/etc/enquetezuil/balie.json")));
}

TEST_CASE("a database from before there was news: all is there, and there is none") {
  const TempDir data;
  const auto file = data / "zuil.db";
  const auto offered = shipped_questionnaire("balie.json");
  make_first_database(file, offered, shipped_questionnaire("balie-kort.json"));
  {
    auto database = require_ok(Database::open(file));
    require_ok(database.execute(migration("0002_offers_and_contacts.sql")));
    require_ok(database.run("UPDATE outbox SET urgent = 1 WHERE id = 'aaaa'"));
    require_ok(database.execute("PRAGMA user_version = 2"));
  }

  auto news = require_ok(NewsStore::open(file));
  CHECK_FALSE(require_ok(news.read()));
  require_ok(news.keep({"\"one\"", "{}"}));
  require_ok(news.keep({"\"two\"", "{\"news\":[]}"}));
  CHECK(require_ok(require_ok(NewsStore::open(file)).read())->etag == "\"two\"");
  CHECK(require_ok(news.read())->document == "{\"news\":[]}");
  require_ok(news.forget());
  CHECK_FALSE(require_ok(news.read()));

  auto responses = require_ok(ResponseStore::open(file));
  CHECK(require_ok(responses.totals()).sealed == 2);
  CHECK(require_ok(responses.count_waiting(Waiting::Urgent)) == 1);
  CHECK(require_ok(responses.read_savepoint(offered)));
  auto questionnaires = require_ok(QuestionnaireStore::open(file));
  CHECK(require_ok(questionnaires.last_good("/any.json"))->hash == offered.hash);
}

TEST_CASE("a database from before there were publications: each version offered is one") {
  const TempDir data;
  const auto file = data / "zuil.db";
  const auto offered = shipped_questionnaire("balie.json");
  make_first_database(file, offered, shipped_questionnaire("balie-kort.json"));
  {
    auto database = require_ok(Database::open(file));
    for (const char* name : {"0002_offers_and_contacts.sql", "0003_news.sql", "0004_operators.sql"})
      require_ok(database.execute(migration(name)));
    require_ok(database.run("UPDATE offer SET file = 'balie.json'"));
    require_ok(database.execute("PRAGMA user_version = 4"));
  }

  auto store = require_ok(QuestionnaireStore::open(file));
  const auto active = require_ok(store.active("balie"));
  REQUIRE(active);
  CHECK(active->hash == offered.hash);
  CHECK(active->source == PublicationSource::File);
  CHECK(active->at == WallTime());
  CHECK_FALSE(require_ok(store.active("balie-kort")));
  CHECK_FALSE(require_ok(store.waiting_file("balie")));
  CHECK(require_ok(store.available({"balie.json"})) == std::vector<std::string>{"balie"});
  require_ok(store.publish(offered, "balie.json", kNow));  // as it was
  CHECK(require_ok(store.publications("balie")).size() == 1);
}

TEST_CASE(
    "a database from before uploads told of themselves: all is there, and none told anything") {
  const TempDir data;
  const auto file = data / "zuil.db";
  const auto offered = shipped_questionnaire("balie.json");
  make_first_database(file, offered, shipped_questionnaire("balie-kort.json"));
  {
    auto database = require_ok(Database::open(file));
    for (const char* name : {"0002_offers_and_contacts.sql", "0003_news.sql", "0004_operators.sql"})
      require_ok(database.execute(migration(name)));
    require_ok(database.execute("PRAGMA user_version = 4"));
  }
  auto board = require_ok(SyncBoard::open(file));
  const auto state = require_ok(board.read());
  CHECK_FALSE(state.run);
  CHECK_FALSE(state.collector.held);
  require_ok(board.note({.held = 1}));
  CHECK(require_ok(board.read()).collector.held == 1);

  auto responses = require_ok(ResponseStore::open(file));
  CHECK(require_ok(responses.totals()).sealed == 2);
  CHECK(require_ok(responses.count_respondents("2026-01-01", "2026-12-31")) == 0);
  CHECK(require_ok(responses.read_savepoint(offered)));
}
