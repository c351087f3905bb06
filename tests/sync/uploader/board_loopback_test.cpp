// SPDX-License-Identifier: EUPL-1.2
// What an operator at the kiosk sees of the real zuil-sync, and how it obeys, beside the real
// zuil-collector.
#include <thread>

#include "kiosk/store/operator_log.h"
#include "kiosk/store/sync_board.h"
#include "kiosk/store/sync_lock.h"
#include "tests/support/canned_server.h"
#include "tests/sync/uploader/loopback.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> kDue{"--due", "--tries", "1"};

// As zuil at the kiosk: another process than zuil-sync, at the same database.
struct OperatorSide {
  explicit OperatorSide(const Kiosk& kiosk)
      : board(require_ok(SyncBoard::open(kiosk.database()))) {}
  SyncState seen() { return require_ok(board.read()); }
  SyncRun last() {
    const auto state = seen();
    REQUIRE(state.run);
    return *state.run;
  }
  void ask() { require_ok(board.ask(SystemClock().wall())); }
  // Until the upload is under way and so many are delivered; no moment is measured.
  bool wait_until_delivered(std::int64_t records) {
    for (int look = 0; look < 2000; ++look) {
      const auto state = seen();
      if (state.run && state.run->ended) return false;
      if (state.run && state.running && state.run->delivered >= records) return true;
      std::this_thread::sleep_for(5ms);
    }
    return false;
  }
  SyncBoard board;
};

SyncCause cause_of(OperatorSide& side) {
  const auto run = side.last();
  REQUIRE(run.trouble);
  return run.trouble->cause;
}

}  // namespace

TEST_CASE("an operator asks for an upload: it is done, once, and told") {
  const Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  kiosk.seal(620);
  CHECK(kiosk.sync(kDue).text.empty());  // not due: nothing to do, nothing to say
  CHECK(collector.held() == 0);
  REQUIRE(side.seen().next);

  side.ask();
  CHECK(std::filesystem::exists(kiosk.folder() / "sync-now"));
  const auto synced = kiosk.sync(kDue);
  CHECK_MESSAGE(synced.exit_code == kDone, synced.text);
  CHECK_FALSE(std::filesystem::exists(kiosk.folder() / "sync-now"));
  CHECK(collector.held() == 620);
  const auto state = side.seen();
  CHECK(state.run->origin == SyncOrigin::Operator);
  CHECK(state.run->ending == SyncEnding::Delivered);
  CHECK(state.run->delivered == 620);
  CHECK(state.run->total == 620);
  CHECK_FALSE(state.running);
  CHECK_FALSE(state.asked);
  CHECK(state.collector.held == 620);
  CHECK(state.collector.missing == 0);
  CHECK(state.collector.api_version == "1.4.0");
  REQUIRE(state.collector.ahead);
  CHECK(std::chrono::abs(*state.collector.ahead) <= 2s);
  CHECK(state.collector.news);
  CHECK_FALSE(state.collector.certificate_until);  // plain http on this machine

  CHECK(kiosk.sync(kDue).text.empty());
  CHECK(side.last().number == state.run->number);
}

TEST_CASE("the moment of the night has come: an upload, and the next one is planned") {
  const Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  kiosk.seal(3);
  CHECK(kiosk.sync(kDue).exit_code == kDone);
  auto plan = *require_ok(side.board.plan());
  plan.next = SystemClock().wall() - 1h;
  require_ok(side.board.set_plan(plan));
  CHECK(kiosk.sync(kDue).exit_code == kDone);
  CHECK(collector.held() == 3);
  CHECK(side.last().origin == SyncOrigin::Night);
  CHECK(*side.seen().next > SystemClock().wall());
  CHECK(kiosk.sync(kDue).text.empty());
}

TEST_CASE("cancelled amid: nothing half-marked, and the next upload brings the rest") {
  Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  int cancelled = 0;
  int sealed = 0;
  // Where it had ended before the cancel, it is tried again with more to do.
  for (int round = 0; round < 5 && cancelled == 0; ++round) {
    kiosk.seal(3000 << round);
    sealed += 3000 << round;
    side.ask();
    ChildProcess sync(kiosk.sync_command(kDue));
    if (side.wait_until_delivered(1)) require_ok(side.board.cancel());
    const int exit_code = sync.wait();
    const auto totals = kiosk.totals();
    REQUIRE(totals.waiting + totals.delivered == sealed);
    REQUIRE(collector.held() == totals.delivered);
    if (totals.waiting == 0) continue;
    ++cancelled;
    CHECK(exit_code == kTryLater);
    CHECK(sync.text().find("cancelled by an operator") != std::string::npos);
    CHECK(side.last().ending == SyncEnding::Cancelled);
    CHECK(side.last().delivered < side.last().total);
  }
  CHECK(cancelled == 1);
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(collector.held() == sealed);
  CHECK(side.last().ending == SyncEnding::Delivered);
}

TEST_CASE("killed amid: the kiosk sees that it was cut off, and the next one goes on") {
  Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  kiosk.seal(3000);
  {
    ChildProcess sync(kiosk.sync_command({"--once"}));
    REQUIRE(side.wait_until_delivered(1));
    sync.kill(SIGKILL);
  }
  const auto state = side.seen();
  CHECK_FALSE(state.running);
  CHECK(cause_of(side) == SyncCause::Interrupted);
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(side.last().ending == SyncEnding::Delivered);
  CHECK(collector.held() == 3000);
}

TEST_CASE(
    "no collector, another program, a wrong token, a broken configuration: each by its cause") {
  Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  kiosk.seal(2);
  collector.kill();
  CHECK(kiosk.sync().exit_code == kTryLater);
  CHECK(cause_of(side) == SyncCause::NoAnswer);
  REQUIRE(side.seen().next);
  CHECK(*side.seen().next < SystemClock().wall() + 36min);
  collector.start();

  require_ok(write_file(collector.token_file(), std::string(64, 'b'), 0600));
  CHECK(kiosk.sync().exit_code == kWrongConfiguration);
  CHECK(cause_of(side) == SyncCause::UnknownKiosk);
  CHECK(side.last().ending == SyncEnding::WrongConfiguration);
  // The collector is met all the same: it says what time it is there.
  CHECK(side.seen().collector.ahead);

  const CannedServer portal(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<p>Log in</p>");
  kiosk.settings()["collector"]["url"] = portal.url();
  kiosk.write_settings();
  CHECK(kiosk.sync().exit_code == kTryLater);
  CHECK(cause_of(side) == SyncCause::SomethingBetween);

  kiosk.settings()["collector"]["tokenFile"] = "nergens";
  kiosk.write_settings();
  CHECK(kiosk.sync().exit_code == kWrongConfiguration);
  CHECK(cause_of(side) == SyncCause::Configuration);
  CHECK(side.last().trouble->message.find("nergens") != std::string::npos);
  std::filesystem::remove(kiosk.config());
  CHECK(kiosk.sync().exit_code == kWrongConfiguration);
  CHECK(cause_of(side) == SyncCause::Configuration);
}

TEST_CASE("a clock that is an hour off is seen, whatever is delivered") {
  const Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  kiosk.seal(1);
  // A collector elsewhere, by the clock; the questionnaire and the batch it does not take.
  const CannedServer elsewhere(
      "HTTP/1.1 503 Busy\r\nAPI-Version: 1.3.0\r\nDate: Sat, 21 Nov 2020 09:00:00 GMT\r\n"
      "Content-Length: 0\r\n\r\n");
  kiosk.settings()["collector"]["url"] = elsewhere.url();
  kiosk.write_settings();
  CHECK(kiosk.sync().exit_code == kTryLater);
  CHECK(cause_of(side) == SyncCause::Busy);
  REQUIRE(side.seen().collector.ahead);
  CHECK(*side.seen().collector.ahead < -24h);
  CHECK(collector.held() == 0);
}

TEST_CASE("what operators did is at the collector after the night, and tells nothing twice") {
  const Collector collector;
  Kiosk kiosk(collector);
  auto log = require_ok(OperatorLog::open(kiosk.database()));
  const auto add = [&](const std::string& action) {
    require_ok(log.add({.at = SystemClock().wall(),
                        .role = OperatorRole::Staff,
                        .action = action,
                        .object = "balie",
                        .result = "done"}));
  };
  const auto listed = [&] { return collector.run({"operator-log", "--site", "Stadhuis"}).text; };
  add("hide");
  add("publish");
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(listed().find("medewerker: hide balie - done") != std::string::npos);
  CHECK(listed().find("2 handelingen") != std::string::npos);
  add("leave");
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(listed().find("3 handelingen") != std::string::npos);
  CHECK(require_ok(log.undelivered(0, 10)).empty());
}

TEST_CASE("two kiosks on one machine-id are told so") {
  const Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  CHECK(kiosk.sync().exit_code == kDone);
  const auto first = side.seen().collector.machine;
  REQUIRE(first);
  if (*first == MachineStanding::Unknown) return;  // this machine has no id to tell
  CHECK(*first == MachineStanding::Unique);

  const std::string token = (kiosk.folder() / "token").string();
  REQUIRE(collector.run({"enrol", "--site", "Bibliotheek", "--output", token}).exit_code == kDone);
  Kiosk neighbour(collector);
  neighbour.settings()["collector"]["tokenFile"] = token;
  neighbour.write_settings();
  CHECK(neighbour.sync().exit_code == kDone);
  CHECK(OperatorSide(neighbour).seen().collector.machine == MachineStanding::Shared);
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(side.seen().collector.machine == MachineStanding::Shared);
}

TEST_CASE("of what is urgent the board keeps no moment, only whether it gets away") {
  Collector collector;
  Kiosk kiosk(collector);
  OperatorSide side(kiosk);
  kiosk.seal_notification();
  collector.kill();
  const std::vector<std::string> urgently{"--once", "--urgent", "--tries", "1"};
  CHECK(kiosk.sync(urgently).exit_code == kTryLater);
  REQUIRE(side.seen().urgent_trouble);
  CHECK(side.seen().urgent_trouble->cause == SyncCause::NoAnswer);
  CHECK_FALSE(side.seen().run);
  CHECK_FALSE(side.seen().collector.met);
  collector.start();
  CHECK(kiosk.sync(urgently).exit_code == kDone);
  CHECK_FALSE(side.seen().urgent_trouble);
  CHECK_FALSE(side.seen().run);
}
