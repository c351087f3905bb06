// SPDX-License-Identifier: EUPL-1.2
// Many real kiosks' uploaders, one real collector, and between them a network that drops, cuts off,
// doubles, delays, reorders and lies. tests/soak/run does the same at its full size.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <thread>

#include "tests/support/chaos_proxy.h"
#include "tests/sync/uploader/loopback.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr int kRounds = 6;
constexpr int kMostRuns = 400;  // of one kiosk; one that never comes to its end has shown itself
constexpr int kAtOnce = 4;

// tests/soak/run sets them.
int size_of(const char* name, int small) {
  const char* set = std::getenv(name);
  return set == nullptr ? small : std::stoi(set);
}

// A kiosk that has a key of its own, and comes to the collector through the proxy.
std::unique_ptr<Kiosk> enrolled(const Collector& collector, const ChaosProxy& proxy, int number) {
  auto kiosk = std::make_unique<Kiosk>(collector, 1000 + static_cast<std::uint64_t>(number));
  auto& address = kiosk->settings()["collector"];
  address["publicKeyFile"] = (kiosk->folder() / "collector-key.json").string();
  address["tokenFile"] = (kiosk->folder() / "token").string();
  kiosk->write_settings();
  const std::string code = collector.run({"enrol", "--site", "Stadhuis"}).text.substr(0, 9);
  const Finished done = kiosk->sync({"--enrol", code});
  REQUIRE_MESSAGE(done.exit_code == kDone, done.text);
  address["url"] = proxy.url();
  kiosk->write_settings();
  return kiosk;
}

struct Lived {
  std::vector<std::string> written;  // responses
  std::string trouble;
};

// Its days: responses are sealed, and two uploaders at once try until all are delivered.
Lived live(Kiosk& kiosk, int responses) {
  const std::vector<std::string> night{"--once", "--tries", "2"};
  Lived lived;
  int runs = 0;
  for (int round = 0; round < kRounds; ++round) {
    const int share = responses * (round + 1) / kRounds - responses * round / kRounds;
    for (std::string& response : kiosk.seal(share)) lived.written.push_back(std::move(response));
    while (kiosk.totals().waiting > 0 && runs < kMostRuns) {
      ++runs;
      ChildProcess one(kiosk.sync_command(night));
      ChildProcess other(kiosk.sync_command(night));
      for (ChildProcess* uploader : {&one, &other}) {
        const int code = uploader->wait();
        if (code != kDone && code != kTryLater) lived.trouble = uploader->text();
      }
    }
  }
  if (kiosk.totals().waiting > 0) lived.trouble = "not delivered after many runs";
  return lived;
}

std::vector<Lived> live_all(const std::vector<std::unique_ptr<Kiosk>>& kiosks, int responses) {
  std::vector<Lived> lives(kiosks.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kAtOnce; ++i)
    threads.emplace_back([&] {
      for (std::size_t k = next++; k < kiosks.size(); k = next++)
        lives[k] = live(*kiosks[k], responses);
    });
  for (std::thread& thread : threads) thread.join();
  return lives;
}

std::string mishaps(const std::map<Mishap, int>& met) {
  int requests = 0;
  for (const auto& [mishap, times] : met) requests += times;
  const int passed = met.count(Mishap::Passed) == 0 ? 0 : met.at(Mishap::Passed);
  return std::to_string(requests) + " requests, of which " + std::to_string(requests - passed) +
         " came upon a mishap";
}

}  // namespace

TEST_CASE("through a network at its worst every response of every kiosk arrives, once") {
  const int percent = size_of("ZUIL_CHAOS_PERCENT", 30);
  const int responses = size_of("ZUIL_CHAOS_RESPONSES", 60);
  const Collector collector;
  ChaosProxy proxy(collector.url(), percent, 2026);
  std::vector<std::unique_ptr<Kiosk>> kiosks;
  for (int i = 0; i < size_of("ZUIL_CHAOS_KIOSKS", 4); ++i)
    kiosks.push_back(enrolled(collector, proxy, i));

  std::vector<std::string> written;
  for (const Lived& lived : live_all(kiosks, responses)) {
    CHECK_MESSAGE(lived.trouble.empty(), lived.trouble);
    written.insert(written.end(), lived.written.begin(), lived.written.end());
  }
  const auto& met = proxy.stop();
  // Each kind of mishap, else it proves nothing of it.
  for (int mishap = 0; mishap < kMishaps; ++mishap)
    CHECK_MESSAGE(met.count(static_cast<Mishap>(mishap)) == 1, "mishap " << mishap);
  auto held = collector.responses();
  std::sort(held.begin(), held.end());
  std::sort(written.begin(), written.end());
  CHECK(held.size() == written.size());
  CHECK(held == written);
  CHECK(collector.says("quarantined: 0"));
  for (const auto& kiosk : kiosks) {
    CHECK(kiosk->totals().delivered == responses);
    CHECK(kiosk->totals().waiting == 0);
  }
  MESSAGE(written.size() << " responses of " << kiosks.size() << " kiosks, " << mishaps(met));
}
