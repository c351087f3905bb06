// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/errand_board.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE("what zuil asks, zuil-sync finds, and what comes of it, zuil sees") {
  const TempDir data;
  auto zuil = require_ok(ErrandBoard::open(data / "zuil.db"));
  auto sync = require_ok(ErrandBoard::open(data / "zuil.db"));
  const WallTime now(std::chrono::seconds(1'700'000'000));
  CHECK_FALSE(require_ok(zuil.look(ErrandKind::Enrol)));
  CHECK(require_ok(sync.waiting()).empty());

  require_ok(zuil.ask(ErrandKind::Enrol, "7K4M9QXB", now));
  require_ok(zuil.ask(ErrandKind::Reach, "", now));
  CHECK_FALSE(require_ok(zuil.look(ErrandKind::Enrol))->outcome);
  CHECK(std::filesystem::exists(data / "errand-now"));
  const auto errands = require_ok(sync.waiting());
  CHECK_FALSE(std::filesystem::exists(data / "errand-now"));
  REQUIRE(errands.size() == 2);
  CHECK(errands[0].kind == ErrandKind::Reach);
  CHECK(errands[1].asked == "7K4M9QXB");
  require_ok(sync.settle(errands[1], ErrandOutcome::CodeExpired, "HTTP 410", now));
  const auto state = require_ok(zuil.look(ErrandKind::Enrol));
  CHECK(state->outcome == ErrandOutcome::CodeExpired);
  CHECK(state->told == "HTTP 410");
  CHECK(state->asked_at == now);
  CHECK(require_ok(sync.waiting()).size() == 1);
}

TEST_CASE("an errand that was asked anew meanwhile is not settled by the answer to the old one") {
  const TempDir data;
  auto board = require_ok(ErrandBoard::open(data / "zuil.db"));
  const WallTime now(std::chrono::seconds(1'700'000'000));
  require_ok(board.ask(ErrandKind::Enrol, "AAAA2222", now));
  const Errand old = require_ok(board.waiting()).at(0);
  require_ok(board.ask(ErrandKind::Enrol, "BBBB3333", now));
  require_ok(board.settle(old, ErrandOutcome::CodeUnknown, "", now));
  CHECK_FALSE(require_ok(board.look(ErrandKind::Enrol))->outcome);
  CHECK(require_ok(board.waiting()).at(0).asked == "BBBB3333");
}

TEST_CASE("a code that is settled is nowhere in the file any more") {
  const TempDir data;
  auto board = require_ok(ErrandBoard::open(data / "zuil.db"));
  const WallTime now(std::chrono::seconds(1'700'000'000));
  require_ok(board.ask(ErrandKind::Enrol, "7K4M9QXB", now));
  require_ok(board.settle(require_ok(board.waiting()).at(0), ErrandOutcome::Done, "", now));
  CHECK(require_ok(read_file(data / "zuil.db")).find("7K4M9QXB") == std::string::npos);
}
