// SPDX-License-Identifier: EUPL-1.2
// What an operator reads of the uploads, and what an upload is told by an operator.
#include "kiosk/store/sync_board.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/store/sync_lock.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

constexpr WallTime kEvening{std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 20h};

// The two programs at one database.
struct Meeting {
  TempDir data;
  SyncBoard kiosk = require_ok(SyncBoard::open(data / "zuil.db"));
  SyncBoard uploader = require_ok(SyncBoard::open(data / "zuil.db"));

  SyncState read() { return require_ok(kiosk.read()); }
  SyncRun last() {
    const auto state = read();
    REQUIRE(state.run);
    return *state.run;
  }
  bool bell_rings() const { return std::filesystem::exists(data / "sync-now"); }
};

}  // namespace

TEST_CASE("a kiosk that never uploaded has nothing to tell, and that is no fault") {
  Meeting meeting;
  const auto state = meeting.read();
  CHECK_FALSE(state.run);
  CHECK_FALSE(state.running);
  CHECK_FALSE(state.asked);
  CHECK_FALSE(state.next);
  CHECK_FALSE(state.urgent_trouble);
  CHECK_FALSE(state.collector.met);
  CHECK_FALSE(state.collector.held);
  CHECK_FALSE(state.collector.machine);
}

TEST_CASE("an upload under way is told as it goes, and how it ended after that") {
  Meeting meeting;
  std::int64_t run = 0;
  {
    const auto lock = require_ok(SyncLock::take(meeting.data.path()));
    run = require_ok(meeting.uploader.begin(SyncOrigin::Night, 620, kEvening));
    require_ok(meeting.uploader.progress(run, 500, 621));
    const auto state = meeting.read();
    CHECK(state.running);
    REQUIRE(state.run);
    CHECK(state.run->origin == SyncOrigin::Night);
    CHECK(state.run->began == kEvening);
    CHECK_FALSE(state.run->ended);
    CHECK(state.run->delivered == 500);
    CHECK(state.run->total == 621);
    CHECK_FALSE(state.run->trouble);
    require_ok(meeting.uploader.end(run, SyncEnding::Unfinished,
                                    SyncTrouble{SyncCause::NoAnswer, "no route", "look"},
                                    kEvening + 1min));
  }
  const auto state = meeting.read();
  CHECK_FALSE(state.running);
  REQUIRE(state.run);
  CHECK(state.run->ended == kEvening + 1min);
  CHECK(state.run->ending == SyncEnding::Unfinished);
  REQUIRE(state.run->trouble);
  CHECK(state.run->trouble->cause == SyncCause::NoAnswer);
  CHECK(state.run->trouble->message == "no route");
  CHECK(state.run->trouble->hint == "look");
}

TEST_CASE("an upload that was cut off is not under way for ever") {
  Meeting meeting;
  {
    const auto lock = require_ok(SyncLock::take(meeting.data.path()));
    require_ok(meeting.uploader.begin(SyncOrigin::Night, 3, kEvening));
    CHECK(meeting.read().running);
  }
  CHECK_FALSE(meeting.read().running);
  REQUIRE(meeting.last().trouble);
  CHECK(meeting.last().trouble->cause == SyncCause::Interrupted);
}

TEST_CASE("two uploads at once: under way until the last one ends") {
  const TempDir data;
  CHECK_FALSE(SyncLock::is_held(data.path()));
  {
    const auto one = require_ok(SyncLock::take(data.path()));
    {
      const auto other = require_ok(SyncLock::take(data.path()));
      CHECK(SyncLock::is_held(data.path()));
    }
    CHECK(SyncLock::is_held(data.path()));
  }
  CHECK_FALSE(SyncLock::is_held(data.path()));
}

TEST_CASE("who asks for an upload rings, and is heard once") {
  Meeting meeting;
  CHECK_FALSE(require_ok(meeting.uploader.take_request()));
  require_ok(meeting.kiosk.ask(kEvening));
  CHECK(meeting.bell_rings());
  CHECK(meeting.read().asked == kEvening);
  CHECK(require_ok(meeting.uploader.take_request()));
  CHECK_FALSE(meeting.bell_rings());
  CHECK_FALSE(meeting.read().asked);
  CHECK_FALSE(require_ok(meeting.uploader.take_request()));
}

TEST_CASE("either half of a request is enough: the bell by hand, or a bell that was lost") {
  Meeting meeting;
  require_ok(write_file(meeting.data / "sync-now", ""));
  CHECK(require_ok(meeting.uploader.take_request()));
  require_ok(meeting.kiosk.ask(kEvening));
  std::filesystem::remove(meeting.data / "sync-now");
  CHECK(require_ok(meeting.uploader.take_request()));
}

TEST_CASE("a bell that cannot be silenced is told, and is no request") {
  Meeting meeting;
  std::filesystem::create_directories(meeting.data / "sync-now" / "in-the-way");
  const auto taken = meeting.uploader.take_request();
  REQUIRE_FALSE(taken);
  CHECK(taken.error().code == ErrorCode::Io);
  CHECK_FALSE(taken.error().hint.empty());
}

TEST_CASE("cancelling ends the upload under way, never the next one") {
  Meeting meeting;
  const auto first = require_ok(meeting.uploader.begin(SyncOrigin::Operator, 3, kEvening));
  CHECK_FALSE(require_ok(meeting.uploader.is_cancelled(first)));
  require_ok(meeting.kiosk.cancel());
  CHECK(require_ok(meeting.uploader.is_cancelled(first)));
  CHECK(meeting.last().cancel_asked);
  require_ok(meeting.uploader.end(first, SyncEnding::Cancelled, {}, kEvening + 5s));
  CHECK(meeting.last().ending == SyncEnding::Cancelled);
  const auto second = require_ok(meeting.uploader.begin(SyncOrigin::Night, 3, kEvening + 1h));
  CHECK_FALSE(require_ok(meeting.uploader.is_cancelled(second)));
}

TEST_CASE("cancelling before it began takes the request back") {
  Meeting meeting;
  require_ok(meeting.kiosk.ask(kEvening));
  require_ok(meeting.kiosk.cancel());
  CHECK_FALSE(meeting.bell_rings());
  CHECK_FALSE(meeting.read().asked);
  CHECK_FALSE(require_ok(meeting.uploader.take_request()));
}

TEST_CASE("what the collector said stays until it says something else") {
  Meeting meeting;
  require_ok(meeting.uploader.note({.met = kEvening,
                                    .held = 620,
                                    .missing = 0,
                                    .ahead = -90s,
                                    .api_version = "1.3.0",
                                    .machine = MachineStanding::Shared}));
  require_ok(meeting.uploader.note({.delivered = kEvening + 1min,
                                    .held = 621,
                                    .certificate_until = kEvening + 240h,
                                    .key_id = "0123456789abcdef",
                                    .news = kEvening}));
  const auto facts = meeting.read().collector;
  CHECK(facts.met == kEvening);
  CHECK(facts.delivered == kEvening + 1min);
  CHECK(facts.held == 621);
  CHECK(facts.missing == 0);
  CHECK(facts.ahead == -90s);
  CHECK(facts.certificate_until == kEvening + 240h);
  CHECK(facts.api_version == "1.3.0");
  CHECK(facts.key_id == "0123456789abcdef");
  CHECK(facts.machine == MachineStanding::Shared);
  CHECK(facts.news == kEvening);
}

TEST_CASE("what is urgent and does not get away is told without a moment, until it does") {
  Meeting meeting;
  require_ok(meeting.uploader.set_urgent_trouble(SyncTrouble{SyncCause::UnknownKiosk, "401", "x"}));
  require_ok(meeting.uploader.set_urgent_trouble(SyncTrouble{SyncCause::NoAnswer, "gone", "y"}));
  REQUIRE(meeting.read().urgent_trouble);
  CHECK(meeting.read().urgent_trouble->cause == SyncCause::NoAnswer);
  CHECK_FALSE(meeting.read().run);
  require_ok(meeting.uploader.set_urgent_trouble({}));
  CHECK_FALSE(meeting.read().urgent_trouble);
}

TEST_CASE("the plan is kept, and the last twenty uploads") {
  Meeting meeting;
  CHECK_FALSE(require_ok(meeting.uploader.plan()));
  require_ok(meeting.uploader.set_plan({kEvening, "20:00+360", 0}));
  require_ok(meeting.uploader.set_plan({kEvening + 24h, "20:00+360", 2}));
  const auto plan = require_ok(meeting.uploader.plan());
  REQUIRE(plan);
  CHECK(plan->next == kEvening + 24h);
  CHECK(plan->hours == "20:00+360");
  CHECK(plan->failures == 2);
  CHECK(meeting.read().next == kEvening + 24h);

  for (int i = 0; i < 25; ++i)
    require_ok(meeting.uploader.begin(SyncOrigin::Night, i, kEvening + i * 24h));
  CHECK(meeting.last().number == 25);
  auto database = require_ok(Database::open(meeting.data / "zuil.db"));
  CHECK(require_ok(database.query_integer("SELECT count(*) FROM sync_run")) == 20);
}

TEST_CASE("every cause has a name, and the name is read back") {
  for (int i = 0; i <= static_cast<int>(SyncCause::Other); ++i) {
    const auto cause = static_cast<SyncCause>(i);
    CHECK_FALSE(name_of(cause).empty());
    CHECK(sync_cause(name_of(cause)) == cause);
  }
  CHECK_FALSE(sync_cause("something new"));
}
