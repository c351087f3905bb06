// SPDX-License-Identifier: EUPL-1.2
// Damaged files, full and read-only disks, locks, and the plug pulled at any moment.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/small_disk.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// Seals until the store cannot; gives the error.
Error seal_until_it_fails(ResponseStore& store, std::int64_t& sealed, Random& random) {
  const auto questionnaire = shipped_questionnaire("balie.json");
  const KeyPair keys = test_keys();
  for (int i = 0; i < 10'000; ++i) {
    const auto result = store.seal(balie_response(make_uuid(random), questionnaire), std::nullopt,
                                   false, keys.public_key);
    if (!result) return result.error();
    ++sealed;
  }
  FAIL("the disk is never full");
  return {};
}

void expect_all_there(ResponseStore& store, std::int64_t sealed) {
  const auto totals = require_ok(store.totals());
  CHECK(totals.sealed == sealed);
  CHECK(totals.waiting == sealed);
  CHECK(require_ok(store.waiting("", 100'000, 1 << 30)).size() == static_cast<std::size_t>(sealed));
}

// While it lives, no file of this process may grow beyond that many bytes.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit before_{};
  void (*old_handler_)(int) = nullptr;
};

// The life of a kiosk without a respondent's pauses: save, save, seal; each seal is told through
// the pipe after it succeeded, as "Bedankt" is.
[[noreturn]] void live_until_killed(const std::filesystem::path& file, int pipe, std::uint64_t seed,
                                    const Questionnaire& questionnaire) {
  SeededRandom random(seed);
  const KeyPair keys = test_keys();
  auto store = require_ok(ResponseStore::open(file));
  while (true) {
    const Response response = balie_response(make_uuid(random), questionnaire);
    Savepoint savepoint{questionnaire.id, questionnaire.hash, "nl",
                        "2026-11-21",     DayPart::Morning,   response.answers};
    if (!store.save(savepoint) || !store.save(savepoint)) ::_exit(1);
    if (!store.seal(response, std::nullopt, false, keys.public_key)) ::_exit(1);
    if (::write(pipe, response.id.data(), response.id.size()) < 0) ::_exit(1);
  }
}

// Lets such a life give thanks a few times and kills it a moment later; gives all that was thanked
// for.
std::vector<std::string> live_and_die(const std::filesystem::path& file, std::uint64_t seed,
                                      std::uint32_t thanks, std::chrono::microseconds after) {
  const auto questionnaire = shipped_questionnaire("balie.json");
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) live_until_killed(file, ends[1], seed, questionnaire);
  ::close(ends[1]);
  std::vector<std::string> thanked;
  std::string id(36, ' ');
  const auto read_one = [&] {
    if (::read(ends[0], id.data(), id.size()) != static_cast<ssize_t>(id.size())) return false;
    thanked.push_back(id);
    return true;
  };
  while (thanked.size() < thanks && read_one()) continue;
  std::this_thread::sleep_for(after);  // not a time-out: it makes the moment differ
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  while (read_one()) continue;
  ::close(ends[0]);
  return thanked;
}

}  // namespace

TEST_CASE("a data folder that is not there is named") {
  const TempDir data;
  const auto file = data.path() / "nergens" / "zuil.db";
  const auto responses = ResponseStore::open(file);
  REQUIRE_FALSE(responses);
  CHECK(responses.error().code == ErrorCode::NotFound);
  CHECK(responses.error().message.find((data.path() / "nergens").string()) != std::string::npos);
  CHECK_FALSE(responses.error().hint.empty());
  CHECK_FALSE(QuestionnaireStore::open(file));
}

TEST_CASE("a file that is no database is reported as damaged, with the mend") {
  const TempDir data;
  std::ofstream(data / "zuil.db") << std::string(10'000, 'x');
  const auto store = ResponseStore::open(data / "zuil.db");
  REQUIRE_FALSE(store);
  CHECK(store.error().code == ErrorCode::Corrupt);
  CHECK(store.error().message.find("zuil.db") != std::string::npos);
  CHECK_FALSE(store.error().hint.empty());
}

TEST_CASE("damage in the midst of the file is found when it is opened") {
  const TempDir data;
  SeededRandom random;
  {
    auto store = require_ok(ResponseStore::open(data / "zuil.db"));
    seal_some(store, shipped_questionnaire("balie.json"), 40, random);
  }
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(data / "zuil.db"));
  {
    std::fstream file(data / "zuil.db", std::ios::in | std::ios::out | std::ios::binary);
    for (std::streamoff page = 4096 * 8; page + 4096 <= size; page += 4096) {
      file.seekp(page);
      file << std::string(64, '\xff');
    }
  }
  const auto store = ResponseStore::open(data / "zuil.db");
  REQUIRE_FALSE(store);
  CHECK(store.error().code == ErrorCode::Corrupt);
}

TEST_CASE("a database of a newer program is left alone") {
  const TempDir data;
  require_ok(ResponseStore::open(data / "zuil.db"));
  require_ok(require_ok(Database::open(data / "zuil.db")).execute("PRAGMA user_version=99"));
  const auto store = ResponseStore::open(data / "zuil.db");
  REQUIRE_FALSE(store);
  CHECK(store.error().code == ErrorCode::Invalid);
}

TEST_CASE("when no file may grow, nothing is lost and the old rows are readable") {
  const TempDir data;
  SeededRandom random;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  std::int64_t sealed = 0;
  const auto size = std::filesystem::file_size(data / "zuil.db");
  {
    const FileSizeLimit limit(size + 100'000);
    const Error error = seal_until_it_fails(store, sealed, random);
    CHECK((error.code == ErrorCode::Full || error.code == ErrorCode::Io));
    CHECK(sealed > 10);
    expect_all_there(store, sealed);
  }
  expect_all_there(store, sealed);
  seal_some(store, shipped_questionnaire("balie.json"), 1, random);  // room again
  expect_all_there(store, sealed + 1);
}

TEST_CASE("on a full disk nothing is lost and the old rows are readable") {
  SmallDisk disk("512k");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  SeededRandom random;
  std::int64_t sealed = 0;
  const auto questionnaire = shipped_questionnaire("balie.json");
  {
    auto store = require_ok(ResponseStore::open(disk.path() / "zuil.db"));
    const Error error = seal_until_it_fails(store, sealed, random);
    CHECK(error.code == ErrorCode::Full);
    CHECK_FALSE(error.hint.empty());
    expect_all_there(store, sealed);
    // Savepoint or heartbeat: whatever the size, the error is said and nothing breaks.
    if (const auto check = store.check(); !check) CHECK(check.error().code == ErrorCode::Full);
  }
  REQUIRE(disk.remount(0, "2m"));
  auto store = require_ok(ResponseStore::open(disk.path() / "zuil.db"));
  expect_all_there(store, sealed);
  seal_some(store, questionnaire, 1, random);
  expect_all_there(store, sealed + 1);
}

TEST_CASE("on a read-only disk the store says so, and what is there stays") {
  SmallDisk disk("1m");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  SeededRandom random;
  {
    auto store = require_ok(ResponseStore::open(disk.path() / "zuil.db"));
    seal_some(store, shipped_questionnaire("balie.json"), 5, random);
  }
  REQUIRE(disk.remount(MS_RDONLY, "1m"));
  {
    auto store = require_ok(ResponseStore::open(disk.path() / "zuil.db"));
    expect_all_there(store, 5);
    const auto check = store.check();
    REQUIRE_FALSE(check);
    CHECK(check.error().code == ErrorCode::Io);
    CHECK_FALSE(check.error().hint.empty());
    CHECK_FALSE(store.seal(balie_response(make_uuid(random), shipped_questionnaire("balie.json")),
                           std::nullopt, false, test_keys().public_key));
  }
  REQUIRE(disk.remount(0, "1m"));
  auto store = require_ok(ResponseStore::open(disk.path() / "zuil.db"));
  expect_all_there(store, 5);
}

TEST_CASE("a lock of the other process is waited for") {
  const TempDir data;
  SeededRandom random;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  auto other = require_ok(Database::open(data / "zuil.db"));
  require_ok(other.execute("BEGIN EXCLUSIVE"));
  std::thread releasing([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    (void)other.execute("COMMIT");
  });
  const auto ids = seal_some(store, shipped_questionnaire("balie.json"), 1, random);
  releasing.join();
  CHECK(require_ok(store.totals()).sealed == 1);
}

TEST_CASE("two processes write at once and nothing is lost or counted twice") {
  const TempDir data;
  const auto questionnaire = shipped_questionnaire("balie.json");
  require_ok(ResponseStore::open(data / "zuil.db"));
  const auto work = [&](std::uint64_t seed) {
    SeededRandom random(seed);
    auto store = require_ok(ResponseStore::open(data / "zuil.db"));
    for (int i = 0; i < 60; ++i) {
      seal_some(store, questionnaire, 1, random);
      const auto rows = require_ok(store.waiting("", 1, 1 << 20));
      if (rows.empty()) continue;
      const std::vector ids{rows[0].id};
      require_ok(store.mark_delivered(ids, "2026-11-21"));
    }
  };
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    work(1);
    ::_exit(0);
  }
  work(2);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  const auto totals = require_ok(store.totals());
  CHECK(totals.sealed == 120);
  CHECK(totals.waiting + totals.delivered == 120);
}

TEST_CASE("killed at any moment, what was thanked for is there, once, and counted") {
  const TempDir data;
  SeededRandom random(7);
  std::vector<std::string> thanked;
  for (std::uint64_t life = 0; life < 40; ++life) {
    const std::chrono::microseconds after(random.below(4'000));
    const auto more = live_and_die(data / "zuil.db", 100 + life, random.below(4), after);
    thanked.insert(thanked.end(), more.begin(), more.end());
    auto store = require_ok(ResponseStore::open(data / "zuil.db"));
    const auto rows = require_ok(store.waiting("", 1'000'000, std::int64_t{1} << 40));
    const auto totals = require_ok(store.totals());
    REQUIRE(totals.sealed == static_cast<std::int64_t>(rows.size()));
    // At most the one under way is there without thanks.
    REQUIRE(rows.size() <= thanked.size() + life + 1);
    for (const std::string& id : thanked)
      REQUIRE(std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; }));
  }
  CHECK(thanked.size() >= 40);
}
