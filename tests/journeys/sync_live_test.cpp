// SPDX-License-Identifier: EUPL-1.2
// An operator sends at the kiosk with the real zuil-sync to a real collector, which is slow, and
// stops it with a finger.
#include <chrono>
#include <csignal>
#include <thread>

#include <doctest/doctest.h>

#include "kiosk/base/uuid.h"
#include "tests/support/collector_house.h"
#include "tests/support/store_builder.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

constexpr int kSealed = 60;
constexpr int kTryLater = 75;

struct Town : CollectorHouse {
  Town() : CollectorHouse(shipped("balie-kort.json")) {}

  void seal() {
    auto responses = require_ok(ResponseStore::open(kiosk.database()));
    const Questionnaire questionnaire = shipped_questionnaire("balie-kort.json");
    const PublicKey key = require_ok(read_public_key(kiosk.key_file()));
    for (int i = 0; i < kSealed; ++i)
      require_ok(responses.seal(balie_response(make_uuid(kiosk.random), questionnaire),
                                std::nullopt, false, key));
  }
};

void touch(Scenario& kiosk, const std::string& button) {
  kiosk.finger("down", button);
  kiosk.finger("up", button);
}

// The page looks every second of its own clock; zuil-sync works by that of the machine.
bool comes(Scenario& kiosk, const std::string& node, const std::string& text) {
  for (int look = 0; look < 1000; ++look) {
    const Node* shown = kiosk.screen().find(node);
    if (shown != nullptr && (shown->label + shown->detail).find(text) != std::string::npos)
      return true;
    std::this_thread::sleep_for(20ms);
    kiosk.wait(1.1);
    touch(kiosk, "title");  // somebody is there
  }
  return false;
}

}  // namespace

TEST_CASE_TEMPLATE("a sync with a collector that does not answer is stopped by a finger at once",
                   Glass, Portrait, Landscape) {
  Town town;
  Scenario kiosk(town.kiosk, Glass::size);
  town.seal();
  kiosk.play("knock\ntype 271828\ntap Verder\ntap Synchroniseren");
  town.server.send(SIGSTOP);
  touch(kiosk, "now");
  kiosk.play("expect Het verzenden begint zo");
  {
    ChildProcess sync(town.sync_command("--due"));
    REQUIRE(comes(kiosk, "progress", "0 van 60 afgeleverd"));
    CHECK(kiosk.screen().find("progress")->value == 0);
    const auto begun = std::chrono::steady_clock::now();
    touch(kiosk, "cancel");
    kiosk.play("expect Stopt zo");
    CHECK(kiosk.screen().find("cancel")->disabled);
    CHECK(sync.wait() == kTryLater);
    CHECK(std::chrono::steady_clock::now() - begun < 20s);  // one exchange may take 60
    REQUIRE(comes(kiosk, "last", "gestopt door een medewerker"));
  }
  CHECK(town.kiosk.totals().waiting == kSealed);

  // What the collector had taken in of the part that was broken off counts once.
  town.server.send(SIGCONT);
  touch(kiosk, "now");
  ChildProcess sync(town.sync_command("--due"));
  CHECK(sync.wait() == 0);
  REQUIRE(comes(kiosk, "last", "gelukt, "));
  CHECK(kiosk.screen().find("complete")->detail == "60 bij de ontvanger. Er ontbreekt niets.");
  CHECK(town.kiosk.totals().delivered == kSealed);
}
