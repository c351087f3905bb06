// SPDX-License-Identifier: EUPL-1.2
// The real zuil-sync and the real zuil-collector on 127.0.0.1, killed and cut off.
#include "tests/sync/uploader/loopback.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "tests/support/canned_server.h"

using namespace zuil;
using namespace zuil::test;

namespace {

using Microseconds = std::chrono::microseconds;

// How long an undisturbed run of that many responses takes here.
Microseconds time_of_run(Kiosk& kiosk, int responses) {
  kiosk.seal(responses);
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(kiosk.sync().exit_code == kDone);
  return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
}

// When to cut a program off: any moment of its work. How long that takes differs from machine to
// machine and from minute to minute, so the moments follow what the lives before came upon.
class Moments {
 public:
  explicit Moments(Microseconds whole) : span_(whole) {}

  // Not a time-out: the moment must differ from life to life.
  void pass_time(Random& random) const {
    std::this_thread::sleep_for(
        Microseconds(random.below(static_cast<std::uint32_t>(span_.count()))));
  }
  void was_too_early() { span_ = span_ * 5 / 4; }
  void was_too_late() { span_ = span_ * 4 / 5 + Microseconds(1); }

 private:
  Microseconds span_;
};

// Lives go on until so many were cut amid; by then one that never is has shown itself.
constexpr int kFewestAmid = 3;
constexpr int kMostLives = 200;

}  // namespace

TEST_CASE("what a kiosk sealed, the collector holds") {
  const Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(620);
  CHECK(kiosk.sync({"--status"}).text == status_line(620, 620, 0));
  const auto first = kiosk.sync();
  CHECK_MESSAGE(first.exit_code == kDone, first.text);
  CHECK(kiosk.sync({"--status"}).text == status_line(620, 0, 620));
  CHECK(collector.held() == 620);
  const std::string token = require_ok(read_file(collector.token_file())).substr(0, 64);
  CHECK(first.text.find(token) == std::string::npos);

  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(collector.held() == 620);
}

TEST_CASE("a notification and how to reach its respondent go at once, the rest at night") {
  Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(5);
  const std::vector<std::string> urgently{"--once", "--urgent", "--tries", "1"};
  CHECK(kiosk.sync(urgently).text.empty());  // nothing to do, nothing to say
  CHECK(collector.held() == 0);

  kiosk.seal_notification();
  CHECK(kiosk.sync({"--status"}).text == "sealed 7, waiting 7, delivered 0, urgent 2\n");
  collector.kill();
  CHECK(kiosk.sync(urgently).exit_code == kTryLater);
  collector.start();
  const auto sent = kiosk.sync(urgently);
  CHECK_MESSAGE(sent.exit_code == kDone, sent.text);
  CHECK(sent.text.find("612345678") == std::string::npos);
  CHECK(kiosk.sync({"--status"}).text == status_line(7, 5, 2));
  CHECK(collector.says("sealed 7, received 2"));

  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(kiosk.sync({"--status"}).text == status_line(7, 0, 7));
  CHECK(collector.held() == 6);  // responses
  CHECK(collector.says("contact records: 1"));
  CHECK(collector.says("sealed 7, received 7"));
}

TEST_CASE("the breakdowns of a response arrive with it and are kept, imported or uploaded") {
  const Collector collector;
  Kiosk kiosk(collector);
  Response response = kiosk.seal_broken_down();
  REQUIRE(kiosk.sync().exit_code == kDone);
  const std::string written = to_canonical_json(response);
  CHECK(written.find("\"uitsplitsing1\":\"Rayon Noord\",\"uitsplitsing4\":") != std::string::npos);
  CHECK(collector.responses() == std::vector{written});

  // The same again is known; under another id it is another respondent.
  CHECK(collector.import(written + "\n").exit_code == kDone);
  CHECK(collector.responses().size() == 1);
  response.id = make_uuid(kiosk.random());
  const auto imported = collector.import(to_canonical_json(response) + "\n");
  CHECK_MESSAGE(imported.exit_code == kDone, imported.text);
  const auto kept = collector.responses();
  CHECK(std::count(kept.begin(), kept.end(), to_canonical_json(response)) == 1);
  CHECK(kept.size() == 2);
}

TEST_CASE("a collector that is down costs nothing but time") {
  Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(3);
  collector.kill();
  const auto refused = kiosk.sync();
  CHECK_MESSAGE(refused.exit_code == kTryLater, refused.text);
  CHECK(kiosk.sync({"--status"}).text == status_line(3, 3, 0));
  collector.start();
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(collector.held() == 3);
}

TEST_CASE("a login page in between is not the collector") {
  Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(3);
  const CannedServer portal(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<p>Log in</p>");
  kiosk.settings()["collector"]["url"] = portal.url();
  kiosk.write_settings();
  CHECK(kiosk.sync().exit_code == kTryLater);
  CHECK(kiosk.sync({"--status"}).text == status_line(3, 3, 0));
}

TEST_CASE("a wrong token is a wrong configuration, and is never printed") {
  Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(2);
  const std::string wrong(64, 'b');
  require_ok(write_file(collector.token_file(), wrong, 0600));
  const auto refused = kiosk.sync();
  CHECK_MESSAGE(refused.exit_code == kWrongConfiguration, refused.text);
  CHECK(refused.text.find("zuil-collector enrol") != std::string::npos);
  CHECK(refused.text.find(wrong) == std::string::npos);
  CHECK(kiosk.totals().delivered == 0);
}

TEST_CASE("a configuration that cannot work says what to mend") {
  Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(1);
  const auto expect_refused = [&](const std::string& what) {
    const auto refused = kiosk.sync();
    CHECK_MESSAGE(refused.exit_code == kWrongConfiguration, refused.text);
    CHECK_MESSAGE(refused.text.find(what) != std::string::npos, refused.text);
    CHECK(kiosk.totals().delivered == 0);
  };
  const auto good = kiosk.settings();
  const auto with = [&](const char* key, const std::string& value) {
    kiosk.settings() = good;
    kiosk.settings()["collector"][key] = value;
    kiosk.write_settings();
  };
  with("tokenFile", "nergens");
  expect_refused("nergens");
  require_ok(write_file(collector.token_file() + ".empty", "\n", 0600));
  with("tokenFile", collector.token_file() + ".empty");
  expect_refused("is empty");
  with("url", "ftp://127.0.0.1");
  expect_refused("collector.url");
  with("url", "http://collector.example.nl");
  expect_refused("another machine");
  with("caFile", "nergens.pem");
  expect_refused("nergens.pem");
  with("url", collector.url() + "/elders");
  expect_refused("HTTP 404");
  require_ok(write_file(kiosk.config(), "{ \"site\": "));
  expect_refused("not JSON");
  std::filesystem::remove(kiosk.config());
  expect_refused("kiosk.json");
}

TEST_CASE("a wrong command line or data folder is a wrong configuration") {
  Collector collector;
  const Kiosk kiosk(collector);
  const std::string sync = ZUIL_SYNC;
  CHECK(run_program({sync}).exit_code == kWrongConfiguration);
  CHECK(run_program({sync, "--data", "/tmp"}).exit_code == kWrongConfiguration);
  CHECK(kiosk.sync({"--wat"}).exit_code == kWrongConfiguration);
  const auto nowhere =
      run_program({sync, "--config", kiosk.config(), "--data", "/nergens", "--once"});
  CHECK(nowhere.exit_code == kWrongConfiguration);
  CHECK(nowhere.text.find("/nergens") != std::string::npos);
  CHECK(run_program({sync, "--help"}).exit_code == kDone);
  CHECK(run_program({sync, "--version"}).text.starts_with("zuil-sync "));
}

TEST_CASE("a token that others can read is warned of, and works") {
  Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(1);
  std::filesystem::permissions(collector.token_file(), std::filesystem::perms(0644));
  const auto warned = kiosk.sync();
  CHECK(warned.exit_code == kDone);
  CHECK(warned.text.find("chmod 600") != std::string::npos);
}

TEST_CASE("the collector killed amid the upload, again and again: nothing lost, nothing twice") {
  Collector collector;
  Kiosk kiosk(collector);
  int sealed = 600;
  int interrupted = 0;
  Moments moments(time_of_run(kiosk, sealed));
  for (int life = 0; life < 10 || (interrupted < kFewestAmid && life < kMostLives); ++life) {
    kiosk.seal(600);
    sealed += 600;
    ChildProcess sync(kiosk.sync_command({"--once", "--tries", "2"}));
    moments.pass_time(kiosk.random());
    collector.kill();
    const bool too_late = kiosk.totals().waiting == 0;
    collector.start();
    const int exit_code = sync.wait();
    CHECK_MESSAGE((exit_code == kDone || exit_code == kTryLater), sync.text());
    if (sync.text().find("again in") != std::string::npos)
      ++interrupted;
    else if (too_late)
      moments.was_too_late();
    else
      moments.was_too_early();
  }
  CHECK(interrupted >= kFewestAmid);
  const auto last = kiosk.sync({"--once"});
  CHECK_MESSAGE(last.exit_code == kDone, last.text);
  CHECK(kiosk.sync({"--status"}).text == status_line(sealed, 0, sealed));
  CHECK(collector.held() == sealed);
}

TEST_CASE("without --once it outlives the collector's absence") {
  Collector collector;
  Kiosk kiosk(collector);
  kiosk.seal(700);
  collector.kill();
  ChildProcess sync(kiosk.sync_command({}));
  REQUIRE(sync.read_until("again in"));
  collector.start();
  CHECK(sync.wait() == kDone);
  CHECK(collector.held() == 700);
}

TEST_CASE("the uploader killed at any moment, again and again: nothing lost, nothing twice") {
  Collector collector;
  Kiosk kiosk(collector);
  int sealed = 600;
  int amid = 0;      // cut off with part delivered
  int unmarked = 0;  // cut off between the collector's commit and the mark
  Moments moments(time_of_run(kiosk, sealed));
  for (int life = 0; life < 25 || (amid + unmarked < kFewestAmid && life < kMostLives); ++life) {
    kiosk.seal(200);
    sealed += 200;
    const auto before = kiosk.totals();
    const auto held_before = collector.held();
    ChildProcess sync(kiosk.sync_command({"--once", "--tries", "1"}));
    moments.pass_time(kiosk.random());
    sync.kill(SIGKILL);
    const auto totals = kiosk.totals();
    REQUIRE(totals.sealed == sealed);
    REQUIRE(totals.waiting + totals.delivered == sealed);
    const auto held = collector.held();
    REQUIRE(held >= totals.delivered);  // marked means held
    if (totals.delivered > before.delivered && totals.waiting > 0) ++amid;
    if (held > std::max(held_before, totals.delivered)) ++unmarked;
    if (totals.waiting == 0) moments.was_too_late();
    if (totals.delivered == before.delivered && held == held_before) moments.was_too_early();
  }
  CHECK(amid + unmarked >= kFewestAmid);
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(kiosk.sync({"--status"}).text == status_line(sealed, 0, sealed));
  CHECK(collector.held() == sealed);
}

TEST_CASE("two uploaders at once beside a kiosk that seals") {
  Collector collector;
  Kiosk kiosk(collector);
  int sealed = 0;
  for (int round = 0; round < 4; ++round) {
    kiosk.seal(600);
    ChildProcess one(kiosk.sync_command({"--once"}));
    ChildProcess other(kiosk.sync_command({"--once"}));
    kiosk.seal(50);
    sealed += 650;
    CHECK(one.wait() == kDone);
    CHECK(other.wait() == kDone);
    CHECK(one.text().find("not at the collector") == std::string::npos);
    CHECK(other.text().find("not at the collector") == std::string::npos);
  }
  CHECK(kiosk.sync().exit_code == kDone);
  CHECK(kiosk.totals().delivered == sealed);
  CHECK(collector.held() == sealed);
}
