// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/operator_log.h"

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace std::chrono_literals;
using zuil::test::require_ok;

namespace {

constexpr WallTime kNow{std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 9h};

OperatorAct act(const std::string& action, WallTime at = kNow) {
  return {.at = at,
          .role = OperatorRole::Manager,
          .action = action,
          .object = "balie",
          .result = "done"};
}

}  // namespace

TEST_CASE("what an operator did is told, the latest first") {
  const test::TempDir folder;
  auto log = require_ok(OperatorLog::open(folder / "zuil.db"));
  require_ok(
      log.add({.at = kNow, .role = {}, .action = "enter", .object = "", .result = "wrong PIN"}));
  require_ok(log.add(act("publish", kNow + 5s)));
  const auto acts = require_ok(log.latest(10));
  REQUIRE(acts.size() == 2);
  CHECK(acts[0].action == "publish");
  CHECK(acts[0].role == OperatorRole::Manager);
  CHECK(acts[0].object == "balie");
  CHECK(acts[0].at == kNow + 5s);
  CHECK(acts[1].result == "wrong PIN");
  CHECK_FALSE(acts[1].role);
  CHECK(require_ok(log.latest(1)).size() == 1);
}

TEST_CASE("each act is brought to the collector once, in order") {
  const test::TempDir folder;
  auto log = require_ok(OperatorLog::open(folder / "zuil.db"));
  for (const char* action : {"enter", "hide", "publish"}) require_ok(log.add(act(action)));
  const auto first = require_ok(log.undelivered(0, 2));
  REQUIRE(first.size() == 2);
  CHECK(first[0].action == "enter");
  require_ok(log.mark_delivered(first[1].number));
  const auto rest = require_ok(log.undelivered(0, 10));
  REQUIRE(rest.size() == 1);
  CHECK(rest[0].action == "publish");
  CHECK(require_ok(log.undelivered(rest[0].number, 10)).empty());
  CHECK(require_ok(log.latest(10)).size() == 3);
}

TEST_CASE("after ninety days it is forgotten, and its number is not used again") {
  const test::TempDir folder;
  auto log = require_ok(OperatorLog::open(folder / "zuil.db"));
  require_ok(log.add(act("enter", kNow - 91 * 24h)));
  require_ok(log.add(act("publish", kNow - 89 * 24h)));
  require_ok(log.purge(kNow));
  auto acts = require_ok(log.latest(10));
  REQUIRE(acts.size() == 1);
  CHECK(acts[0].action == "publish");
  require_ok(log.purge(kNow + 2 * 24h));
  CHECK(require_ok(log.latest(10)).empty());
  require_ok(log.add(act("enter")));
  CHECK(require_ok(log.latest(1))[0].number == 3);
}
