// SPDX-License-Identifier: EUPL-1.2
// Uploads as an operator follows them at the kiosk, and what travels with the responses.
#include "sync/uploader/sync_session.h"

#include <functional>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "sync/wire/operator_log.h"
#include "tests/sync/uploader/device.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kMachine = "a751913fe4bb1b6db76d7f495360441a";

// A collector of today: also takes the operators' log, says its version and what time it is there.
struct Modern {
  std::vector<LogPortion> portions;
  LogReceipt receipt{0, 0, MachineStanding::Unique};
  std::optional<std::string> date = "Sat, 21 Nov 2026 09:00:00 GMT";

  Result<HttpResponse> answer(FakeTransport& collector, const HttpRequest& request) {
    HttpResponse response{404, {}, ""};
    if (request.path == "/v1/operator-log") {
      portions.push_back(require_ok(read_log_portion(request.body)));
      if (!portions.back().acts.empty()) receipt.up_to = portions.back().acts.back().number;
      receipt.held_total = static_cast<std::int64_t>(collector.held.size());
      response = {200, {}, to_json(receipt)};
    } else if (request.path != "/v1/news") {
      response = require_ok(collector.serve(request));
    }
    response.headers["api-version"] = "1.3.0";
    if (date) response.headers["date"] = *date;
    response.certificate_until = FakeClock().wall() + 720h;
    return response;
  }
};

// A kiosk and what its operator sees.
struct Watched : UploadingDevice {
  using UploadingDevice::UploadingDevice;
  std::filesystem::path file = data / "zuil.db";
  SyncBoard board = require_ok(SyncBoard::open(file));
  SyncStores stores = require_ok(SyncStores::open(file));
  SyncHours hours;
  Modern modern;
  std::function<void()> while_it_waits;

  void meet_modern_collector() {
    collector.always = [this](FakeTransport& fake, const HttpRequest& request) {
      return modern.answer(fake, request);
    };
  }
  UploadReport synchronise(SyncOrigin origin = SyncOrigin::Night) {
    auto session = require_ok(SyncSession::begin(board, file, origin, hours, clock, random));
    const auto sleep = [this](std::chrono::milliseconds pause) {
      pauses.push_back(pause);
      clock.advance(pause);
      if (while_it_waits) while_it_waits();
    };
    return require_ok(
        session.upload(stores, settings, {collector, clock, random, sleep}, kMachine));
  }
  SyncState seen() { return require_ok(board.read()); }
  std::optional<SyncOrigin> is_due() { return require_ok(due(board, hours, clock.wall(), random)); }
  void log_act(const std::string& action, const std::string& object = "balie") {
    require_ok(stores.log.add({.at = clock.wall(),
                               .role = OperatorRole::Manager,
                               .action = action,
                               .object = object,
                               .result = "done"}));
  }
};

}  // namespace

TEST_CASE("a good night is told in full: how many, how it ended, and what the collector has") {
  Watched kiosk(5);
  kiosk.meet_modern_collector();
  CHECK(kiosk.synchronise().end == UploadEnd::AllDelivered);
  const auto state = kiosk.seen();
  REQUIRE(state.run);
  CHECK_FALSE(state.running);
  CHECK(state.run->origin == SyncOrigin::Night);
  CHECK(state.run->ending == SyncEnding::Delivered);
  CHECK(state.run->delivered == 5);
  CHECK(state.run->total == 5);
  CHECK_FALSE(state.run->trouble);
  CHECK(state.collector.delivered == kiosk.clock.wall());
  CHECK(state.collector.held == 5);
  CHECK(state.collector.missing == 0);
  CHECK(state.collector.api_version == "1.3.0");
  CHECK(state.collector.machine == MachineStanding::Unique);
  CHECK(state.collector.certificate_until == kiosk.clock.wall() + 720h);
  CHECK(state.collector.news == kiosk.clock.wall());
  REQUIRE(state.next);
  CHECK(*state.next > kiosk.clock.wall());
}

TEST_CASE("while it runs the operator sees how far it is") {
  Watched kiosk;
  kiosk.fill_outbox(1203, 560);
  std::vector<std::pair<std::int64_t, std::int64_t>> seen;
  kiosk.collector.always = [&](FakeTransport& fake, const HttpRequest& request) {
    const auto state = kiosk.seen();
    REQUIRE(state.run);
    CHECK(state.running);
    seen.emplace_back(state.run->delivered, state.run->total);
    return fake.serve(request);
  };
  kiosk.synchronise();
  CHECK(seen.front() == std::pair<std::int64_t, std::int64_t>(0, 1203));
  CHECK(std::count(seen.begin(), seen.end(), std::pair<std::int64_t, std::int64_t>(1000, 1203)) ==
        1);
  CHECK(kiosk.seen().run->delivered == 1203);
  CHECK_FALSE(kiosk.seen().running);
}

TEST_CASE("cancelled amid: what was receipted is marked, the rest waits whole, and the night too") {
  Watched kiosk;
  kiosk.fill_outbox(1203, 560);
  kiosk.collector.always = [&](FakeTransport& fake, const HttpRequest& request) {
    if (request.path == "/v1/batches") require_ok(kiosk.board.cancel());
    return fake.serve(request);
  };
  const auto report = kiosk.synchronise(SyncOrigin::Operator);
  CHECK(report.end == UploadEnd::Cancelled);
  CHECK(kiosk.totals().delivered == 500);
  CHECK(kiosk.totals().waiting == 703);
  CHECK(kiosk.collector.held.size() == 500);
  CHECK(kiosk.seen().run->ending == SyncEnding::Cancelled);
  CHECK_FALSE(kiosk.seen().run->trouble);

  kiosk.collector.always = {};
  CHECK(kiosk.synchronise().end == UploadEnd::AllDelivered);
  CHECK(kiosk.collector.held.size() == 1203);
}

TEST_CASE("cancelled while it waits for a collector that is away: it does not wait on") {
  Watched kiosk(3);
  kiosk.settings.once = false;
  kiosk.collector.always = [&](FakeTransport&, const HttpRequest&) -> Result<HttpResponse> {
    return fail(ErrorCode::Network, "connection refused");
  };
  kiosk.while_it_waits = [&] { require_ok(kiosk.board.cancel()); };
  CHECK(kiosk.synchronise().end == UploadEnd::Cancelled);
  CHECK(kiosk.pauses.size() == 1);
  CHECK(kiosk.totals().waiting == 3);
}

TEST_CASE("cancelled amid an exchange, which breaks off: it does not wait at all") {
  Watched kiosk(3);
  kiosk.settings.once = false;
  kiosk.collector.always = [&](FakeTransport&, const HttpRequest&) -> Result<HttpResponse> {
    require_ok(kiosk.board.cancel());
    return fail(ErrorCode::Network, "stopped");
  };
  CHECK(kiosk.synchronise().end == UploadEnd::Cancelled);
  CHECK(kiosk.pauses.empty());
  CHECK(kiosk.totals().waiting == 3);
}

TEST_CASE("a cancel that comes too late changes nothing: all is delivered") {
  Watched kiosk(3);
  kiosk.collector.always = [&](FakeTransport& fake, const HttpRequest& request) {
    require_ok(kiosk.board.cancel());
    return fake.serve(request);
  };
  kiosk.collector.mishaps = {[](FakeTransport& fake, const HttpRequest& request) {
    return fake.serve(request);  // the questionnaire
  }};
  CHECK(kiosk.synchronise().end == UploadEnd::AllDelivered);
  CHECK(kiosk.seen().run->ending == SyncEnding::Delivered);
}

TEST_CASE("whatever keeps records from the collector has its cause, for the words on the screen") {
  const auto cause_of = [](FakeTransport::Mishap mishap) {
    Watched kiosk(1);
    kiosk.settings.most_tries = 1;
    kiosk.collector.always = std::move(mishap);
    kiosk.synchronise();
    const auto run = kiosk.seen().run;
    REQUIRE(run);
    REQUIRE(run->trouble);
    CHECK_FALSE(run->trouble->message.empty());
    return run->trouble->cause;
  };
  const auto fails = [](ErrorCode code) {
    return [=](FakeTransport&, const HttpRequest&) -> Result<HttpResponse> {
      return fail(code, "as it is");
    };
  };
  CHECK(cause_of(fails(ErrorCode::Network)) == SyncCause::NoAnswer);
  CHECK(cause_of(fails(ErrorCode::Crypto)) == SyncCause::NotTrusted);
  CHECK(cause_of(fails(ErrorCode::Invalid)) == SyncCause::Configuration);
  CHECK(cause_of(captive_portal()) == SyncCause::SomethingBetween);
  CHECK(cause_of(answers(302)) == SyncCause::SomethingBetween);
  CHECK(cause_of(answers(401)) == SyncCause::UnknownKiosk);
  CHECK(cause_of(answers(404)) == SyncCause::NoCollector);
  CHECK(cause_of(answers(407)) == SyncCause::Proxy);
  CHECK(cause_of(answers(503)) == SyncCause::Busy);
  CHECK(cause_of(answers(500)) == SyncCause::CollectorFault);
  CHECK(cause_of(answers(400)) == SyncCause::RefusedContent);
}

TEST_CASE("a wrong configuration and a fault of the device are told too") {
  Watched kiosk;
  require_ok(SyncSession::begin(kiosk.board, kiosk.file, SyncOrigin::Hand, kiosk.hours, kiosk.clock,
                                kiosk.random))
      .refuse({ErrorCode::NotFound, "no token", "enrol"});
  CHECK(kiosk.seen().run->ending == SyncEnding::WrongConfiguration);
  CHECK(kiosk.seen().run->trouble->cause == SyncCause::Configuration);
  CHECK(kiosk.seen().run->trouble->hint == "enrol");
  require_ok(SyncSession::begin(kiosk.board, kiosk.file, SyncOrigin::Hand, kiosk.hours, kiosk.clock,
                                kiosk.random))
      .fail({ErrorCode::Full, "full", ""});
  CHECK(kiosk.seen().run->trouble->cause == SyncCause::DiskFull);
  require_ok(SyncSession::begin(kiosk.board, kiosk.file, SyncOrigin::Hand, kiosk.hours, kiosk.clock,
                                kiosk.random))
      .fail({ErrorCode::Corrupt, "damaged", ""});
  CHECK(kiosk.seen().run->trouble->cause == SyncCause::DeviceFault);
}

TEST_CASE("it is due at the moment of the night, once, and when an operator asks") {
  Watched kiosk(2);
  kiosk.meet_modern_collector();
  CHECK_FALSE(kiosk.is_due());
  const auto moment = kiosk.seen().next;
  REQUIRE(moment);
  CHECK_FALSE(kiosk.is_due());
  CHECK(kiosk.seen().next == moment);  // not drawn anew at every look

  require_ok(kiosk.board.ask(kiosk.clock.wall()));
  CHECK(kiosk.is_due() == SyncOrigin::Operator);
  kiosk.synchronise(SyncOrigin::Operator);
  CHECK_FALSE(kiosk.is_due());
  CHECK(kiosk.seen().next == moment);

  kiosk.clock.set_wall(*moment);
  CHECK(kiosk.is_due() == SyncOrigin::Night);
  kiosk.synchronise();
  CHECK_FALSE(kiosk.is_due());
  REQUIRE(kiosk.seen().next);
  CHECK(*kiosk.seen().next > *moment + 12h);
}

TEST_CASE("a kiosk that was off at night catches up; one that got no reply tries on") {
  Watched kiosk(2);
  CHECK_FALSE(kiosk.is_due());
  kiosk.clock.advance(60h);
  CHECK(kiosk.is_due() == SyncOrigin::Night);
  kiosk.settings.most_tries = 1;
  kiosk.collector.always = unreachable();
  kiosk.synchronise();
  CHECK_FALSE(kiosk.is_due());
  kiosk.clock.advance(36min);
  CHECK(kiosk.is_due() == SyncOrigin::Night);
  kiosk.collector.always = {};
  CHECK(kiosk.synchronise().end == UploadEnd::AllDelivered);
  kiosk.clock.advance(36min);
  CHECK_FALSE(kiosk.is_due());
}

TEST_CASE("other hours are drawn anew") {
  Watched kiosk;
  CHECK_FALSE(kiosk.is_due());
  const auto before = kiosk.seen().next;
  kiosk.hours = {.from = 3h, .window = 30min};
  CHECK_FALSE(kiosk.is_due());
  CHECK(kiosk.seen().next != before);
}

TEST_CASE("nothing waits, and the collector cannot be reached: that is told all the same") {
  Watched kiosk(1);
  kiosk.meet_modern_collector();
  kiosk.synchronise();
  const auto delivered = kiosk.seen().collector.delivered;
  const auto told = [&](FakeTransport::Mishap mishap) {
    kiosk.clock.advance(1h);
    kiosk.collector.always = std::move(mishap);
    CHECK(kiosk.synchronise().end == UploadEnd::AllDelivered);
    CHECK(kiosk.seen().collector.delivered == delivered);
    const auto run = kiosk.seen().run;
    REQUIRE(run->trouble);
    return std::pair(*run->ending, run->trouble->cause);
  };
  CHECK(told(unreachable()) == std::pair(SyncEnding::Unfinished, SyncCause::NoAnswer));
  CHECK(told(captive_portal()) == std::pair(SyncEnding::Unfinished, SyncCause::SomethingBetween));
  CHECK(told(answers(401, {{"api-version", "1.3.0"}})) ==
        std::pair(SyncEnding::WrongConfiguration, SyncCause::UnknownKiosk));
  CHECK(told(answers(503)) == std::pair(SyncEnding::Unfinished, SyncCause::Busy));
  // One from before it knew what is asked.
  kiosk.collector.always = answers(404, {{"api-version", "1.1.0"}});
  kiosk.synchronise();
  CHECK(kiosk.seen().run->ending == SyncEnding::Delivered);
}

TEST_CASE("a clock that is off shows, whichever way") {
  Watched kiosk(1);
  kiosk.meet_modern_collector();
  kiosk.synchronise();
  REQUIRE(kiosk.seen().collector.ahead);
  CHECK(std::chrono::abs(*kiosk.seen().collector.ahead) <= 1s);
  kiosk.modern.date = "Sat, 21 Nov 2026 08:30:00 GMT";
  kiosk.synchronise();
  CHECK(std::chrono::abs(*kiosk.seen().collector.ahead + 30min) <= 1s);
  kiosk.modern.date = "Sun, 22 Nov 2026 09:00:00 GMT";
  kiosk.synchronise();
  CHECK(std::chrono::abs(*kiosk.seen().collector.ahead - 24h) <= 1s);
  kiosk.modern.date = "gisteren";
  kiosk.synchronise();
  CHECK(std::chrono::abs(*kiosk.seen().collector.ahead - 24h) <= 1s);  // as it was last known
}

TEST_CASE("what a login page says of itself is not taken for the collector's") {
  Watched kiosk(1);
  kiosk.settings.most_tries = 1;
  kiosk.collector.always =
      answers(200, {{"date", "Sat, 21 Nov 2020 09:00:00 GMT"}}, "<html>Log in</html>");
  kiosk.synchronise();
  CHECK_FALSE(kiosk.seen().collector.met);
  CHECK_FALSE(kiosk.seen().collector.ahead);
}

TEST_CASE("the operators' log goes with the responses, once, in order") {
  Watched kiosk(1);
  kiosk.meet_modern_collector();
  kiosk.log_act("enter");
  kiosk.log_act("publish", std::string(300, 'x') + "\n");
  kiosk.synchronise();
  REQUIRE(kiosk.modern.portions.size() == 1);
  const LogPortion& portion = kiosk.modern.portions[0];
  CHECK(portion.machine == kMachine);
  REQUIRE(portion.acts.size() == 2);
  CHECK(portion.acts[0] ==
        LoggedAct{1, "2026-11-21T09:00:00Z", "manager", "enter", "balie", "done"});
  CHECK(portion.acts[1].object == std::string(kLongestObject, 'x'));
  CHECK(require_ok(kiosk.stores.log.undelivered(0, 10)).empty());

  kiosk.synchronise();
  REQUIRE(kiosk.modern.portions.size() == 2);
  CHECK(kiosk.modern.portions[1].acts.empty());  // asks the rest all the same
  kiosk.log_act("leave");
  kiosk.synchronise();
  REQUIRE(kiosk.modern.portions[2].acts.size() == 1);
  CHECK(kiosk.modern.portions[2].acts[0].number == 3);
}

TEST_CASE("a long log goes in portions") {
  Watched kiosk;
  kiosk.meet_modern_collector();
  for (int i = 0; i < kMostActsInPortion + 3; ++i) kiosk.log_act("enter");
  kiosk.synchronise();
  REQUIRE(kiosk.modern.portions.size() == 2);
  CHECK(kiosk.modern.portions[0].acts.size() == kMostActsInPortion);
  CHECK(kiosk.modern.portions[1].acts.size() == 3);
}

TEST_CASE("a collector from before the log, or one that fails on it, makes no fault of the night") {
  Watched kiosk(1);
  kiosk.log_act("enter");
  CHECK(kiosk.synchronise().end == UploadEnd::AllDelivered);  // 404
  CHECK(require_ok(kiosk.stores.log.undelivered(0, 10)).size() == 1);
  CHECK_FALSE(kiosk.seen().collector.machine);
  CHECK(kiosk.seen().collector.held == 1);

  kiosk.meet_modern_collector();
  kiosk.collector.mishaps = {[&](FakeTransport& fake, const HttpRequest& request) {
                               return kiosk.modern.answer(fake, request);  // the news
                             },
                             answers(500)};
  CHECK(kiosk.synchronise().end == UploadEnd::AllDelivered);
  CHECK(require_ok(kiosk.stores.log.undelivered(0, 10)).size() == 1);
  kiosk.synchronise();
  CHECK(require_ok(kiosk.stores.log.undelivered(0, 10)).empty());
}

TEST_CASE("a receipt that names less than was sent marks nothing") {
  Watched kiosk;
  kiosk.log_act("enter");
  kiosk.collector.always = answers(200, {}, R"({"heldTotal":0,"machine":"unique","upTo":0})");
  kiosk.synchronise();
  CHECK(require_ok(kiosk.stores.log.undelivered(0, 10)).size() == 1);
}

TEST_CASE("what operators did is forgotten after ninety days, also where nobody takes it") {
  Watched kiosk;
  kiosk.log_act("enter");
  kiosk.clock.advance(91 * 24h);
  kiosk.synchronise();
  CHECK(require_ok(kiosk.stores.log.latest(10)).empty());
}

TEST_CASE("completeness is looked at every night, also when nothing was sealed") {
  Watched kiosk(4);
  kiosk.meet_modern_collector();
  kiosk.synchronise();
  CHECK(kiosk.seen().collector.missing == 0);
  kiosk.collector.held.erase(kiosk.collector.held.begin());
  kiosk.synchronise();
  CHECK(kiosk.seen().collector.held == 3);
  CHECK(kiosk.seen().collector.missing == 1);
}

TEST_CASE("another kiosk with this machine's name is told") {
  Watched kiosk;
  kiosk.meet_modern_collector();
  kiosk.modern.receipt.machine = MachineStanding::Shared;
  kiosk.synchronise();
  CHECK(kiosk.seen().collector.machine == MachineStanding::Shared);
}

TEST_CASE("of what is urgent only that it does not get away is told, never when") {
  Watched kiosk;
  UploadReport report;
  report.end = UploadEnd::Unfinished;
  report.reason = Error{ErrorCode::Network, "no route", "look"};
  report.cause = SyncCause::NoAnswer;
  tell_urgent(kiosk.board, report);
  REQUIRE(kiosk.seen().urgent_trouble);
  CHECK(kiosk.seen().urgent_trouble->cause == SyncCause::NoAnswer);
  CHECK_FALSE(kiosk.seen().run);
  tell_urgent(kiosk.board, UploadReport{});
  CHECK_FALSE(kiosk.seen().urgent_trouble);
}
