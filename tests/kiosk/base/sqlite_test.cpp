// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/sqlite.h"

#include <array>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

constexpr std::array kFirst{
    EmbeddedFile{"0001_notes.sql", "CREATE TABLE note(text TEXT NOT NULL);"}};
constexpr std::array kBoth{kFirst[0], EmbeddedFile{"0002_places.sql",
                                                   "ALTER TABLE note ADD COLUMN place TEXT;"
                                                   "UPDATE note SET place = 'hal';"}};

Database opened(const test::TempDir& folder) {
  return test::require_ok(Database::open(folder / "a.db"));
}

std::int64_t count(Database& database) {
  return test::require_ok(database.query_integer("SELECT count(*) FROM note")).value();
}

}  // namespace

TEST_CASE("sqlite: every kind of value comes back as it was bound") {
  const test::TempDir folder;
  Database database = opened(folder);
  test::require_ok(database.execute("CREATE TABLE t(a, b, c, d, e, f)"));
  const std::string text("a\0b", 3);
  const Bytes blob{0, 1, 255};
  test::require_ok(database.run("INSERT INTO t VALUES(?, ?, ?, ?, ?, ?)", INT64_MIN, 0.1, text,
                                blob, nullptr, std::optional<std::int64_t>()));
  Statement row = test::require_ok(database.prepare("SELECT * FROM t"));
  REQUIRE(test::require_ok(row.step()));
  CHECK(row.integer(0) == INT64_MIN);
  CHECK(row.real(1) == 0.1);
  CHECK(row.text(2) == text);
  CHECK(row.blob(3) == blob);
  CHECK(row.is_null(4));
  CHECK(row.is_null(5));
  CHECK(!test::require_ok(row.step()));
}

TEST_CASE("sqlite: empty text and empty bytes are not null") {
  const test::TempDir folder;
  Database database = opened(folder);
  Statement row = test::require_ok(database.prepare("SELECT ?, ?"));
  row.bind(std::string_view(), Bytes());
  REQUIRE(test::require_ok(row.step()));
  CHECK(!row.is_null(0));
  CHECK(!row.is_null(1));
  CHECK(row.blob(1).empty());
}

TEST_CASE("sqlite: commits survive a power cut and deleted answers are overwritten") {
  const test::TempDir folder;
  Database database = opened(folder);
  CHECK(test::require_ok(database.query_text("PRAGMA journal_mode")) == "truncate");
  CHECK(test::require_ok(database.query_integer("PRAGMA synchronous")) == 3);
  test::require_ok(database.migrate(kFirst));
  test::require_ok(database.run("INSERT INTO note VALUES(?)", "een klacht over de wachtruimte"));
  CHECK(test::require_ok(read_file(folder / "a.db")).find("een klacht") != std::string::npos);
  test::require_ok(database.execute("DELETE FROM note"));
  CHECK(test::require_ok(read_file(folder / "a.db")).find("een klacht") == std::string::npos);
}

TEST_CASE("sqlite: migrations run once each, in order, and keep what is there") {
  const test::TempDir folder;
  {
    Database database = opened(folder);
    test::require_ok(database.migrate(kFirst));
    test::require_ok(database.migrate(kFirst));
    test::require_ok(database.run("INSERT INTO note VALUES(?)", "a"));
  }
  Database database = opened(folder);
  test::require_ok(database.migrate(kBoth));
  CHECK(test::require_ok(database.query_text("SELECT place FROM note")) == "hal");
  CHECK(test::require_ok(database.query_integer("PRAGMA user_version")) == 2);
}

TEST_CASE("sqlite: a migration that fails half-way changes nothing") {
  const test::TempDir folder;
  Database database = opened(folder);
  test::require_ok(database.migrate(kFirst));
  const std::array broken{kFirst[0], EmbeddedFile{"0002_broken.sql",
                                                  "ALTER TABLE note ADD COLUMN place TEXT;"
                                                  "INSERT INTO no_such_table VALUES(1);"}};
  CHECK(!database.migrate(broken));
  CHECK(test::require_ok(database.query_integer("PRAGMA user_version")) == 1);
  CHECK(!database.prepare("SELECT place FROM note"));
  test::require_ok(database.migrate(kBoth));
}

TEST_CASE("sqlite: a database of a newer program is refused and left as it is") {
  const test::TempDir folder;
  Database database = opened(folder);
  test::require_ok(database.migrate(kBoth));
  const auto older = database.migrate(kFirst);
  REQUIRE(!older);
  CHECK(older.error().code == ErrorCode::Invalid);
  CHECK(older.error().message.find("newer version") != std::string::npos);
  CHECK(test::require_ok(database.query_integer("PRAGMA user_version")) == 2);
}

TEST_CASE("sqlite: a transaction that is left is rolled back, one that is committed stays") {
  const test::TempDir folder;
  Database database = opened(folder);
  test::require_ok(database.migrate(kFirst));
  {
    const Transaction left = test::require_ok(Transaction::begin(database));
    test::require_ok(database.run("INSERT INTO note VALUES(?)", "a"));
    CHECK(count(database) == 1);
  }
  CHECK(count(database) == 0);
  Transaction kept = test::require_ok(Transaction::begin(database));
  test::require_ok(database.run("INSERT INTO note VALUES(?)", "b"));
  test::require_ok(kept.commit());
  CHECK(count(database) == 1);
  CHECK(!Transaction::begin(database).and_then(
      [&](const Transaction&) { return database.run("INSERT INTO note VALUES(?)", nullptr); }));
  CHECK(count(database) == 1);
}

TEST_CASE("sqlite: a full disk is told as full, and what was there stays readable") {
  const test::TempDir folder;
  Database database = opened(folder);
  test::require_ok(database.migrate(kFirst));
  test::require_ok(database.run("INSERT INTO note VALUES(?)", "a"));
  const auto pages = test::require_ok(database.query_integer("PRAGMA page_count")).value();
  test::require_ok(database.execute("PRAGMA max_page_count=" + std::to_string(pages)));
  const auto result = database.run("INSERT INTO note VALUES(?)", std::string(100'000, 'x'));
  REQUIRE(!result);
  CHECK(result.error().code == ErrorCode::Full);
  CHECK(result.error().hint == "Make room on the disk.");
  CHECK(count(database) == 1);
  test::require_ok(database.execute("PRAGMA max_page_count=1000000"));
  test::require_ok(database.run("INSERT INTO note VALUES(?)", std::string(100'000, 'x')));
}

TEST_CASE("sqlite: a broken rule is a conflict, and a file that is no database is corrupt") {
  const test::TempDir folder;
  Database database = opened(folder);
  test::require_ok(database.execute("CREATE TABLE t(id TEXT PRIMARY KEY)"));
  test::require_ok(database.run("INSERT INTO t VALUES(?)", "a"));
  const auto twice = database.run("INSERT INTO t VALUES(?)", "a");
  REQUIRE(!twice);
  CHECK(twice.error().code == ErrorCode::Conflict);

  test::require_ok(write_file(folder / "b.db", std::string(4096, 'x')));
  auto other = Database::open(folder / "b.db");
  REQUIRE(!other);
  CHECK(other.error().code == ErrorCode::Corrupt);
}

TEST_CASE("sqlite: reading only neither makes nor changes a database") {
  const test::TempDir folder;
  CHECK(!Database::open_read_only(folder / "none.db"));
  CHECK(!std::filesystem::exists(folder / "none.db"));
  test::require_ok(opened(folder).migrate(kFirst));
  Database reader = test::require_ok(Database::open_read_only(folder / "a.db"));
  CHECK(count(reader) == 0);
  CHECK(!reader.run("INSERT INTO note VALUES(?)", "a"));
}

TEST_CASE("sqlite: an error names the file but never the values") {
  const test::TempDir folder;
  Database database = opened(folder);
  test::require_ok(database.execute("CREATE TABLE t(a TEXT UNIQUE CHECK(length(a) < 5))"));
  const auto result = database.run("INSERT INTO t VALUES(?)", "geheim");
  REQUIRE(!result);
  CHECK(result.error().message.find((folder / "a.db").string()) != std::string::npos);
  CHECK(result.error().message.find("geheim") == std::string::npos);
}
