// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/operator_access.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/base/sealed_box.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace std::chrono_literals;
using zuil::test::require_ok;

namespace {

constexpr auto kRight = "240519";
constexpr auto kWrong = "240518";

struct Kiosk {
  Kiosk() { require_ok(start_crypto()); }

  // As after a restart.
  OperatorAccess access() const { return require_ok(OperatorAccess::open(file)); }

  test::TempDir folder;
  std::filesystem::path file = folder / "zuil.db";
  WallTime now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 9h};
};

}  // namespace

TEST_CASE("each role enters with its own PIN, and nobody with another") {
  const Kiosk kiosk;
  auto access = kiosk.access();
  CHECK_FALSE(require_ok(access.has_pin(OperatorRole::Staff)));
  CHECK_FALSE(require_ok(access.enter(kRight, kiosk.now)));
  require_ok(access.set_pin(OperatorRole::Staff, kRight, kiosk.now));
  require_ok(access.set_pin(OperatorRole::Manager, "731946", kiosk.now));
  CHECK(require_ok(access.has_pin(OperatorRole::Staff)));
  CHECK(require_ok(access.enter(kRight, kiosk.now)) == OperatorRole::Staff);
  CHECK(require_ok(access.enter("731946", kiosk.now)) == OperatorRole::Manager);
  CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
  CHECK(require_ok(read_file(kiosk.file)).find(kRight) == std::string::npos);
}

TEST_CASE("a new PIN takes the place of the old one; the other role's is refused") {
  const Kiosk kiosk;
  auto access = kiosk.access();
  require_ok(access.set_pin(OperatorRole::Staff, kRight, kiosk.now));
  CHECK_FALSE(access.set_pin(OperatorRole::Manager, kRight, kiosk.now));
  CHECK_FALSE(access.set_pin(OperatorRole::Manager, "123456", kiosk.now));
  CHECK_FALSE(require_ok(access.has_pin(OperatorRole::Manager)));
  require_ok(access.set_pin(OperatorRole::Staff, "860214", kiosk.now));
  CHECK_FALSE(require_ok(access.enter(kRight, kiosk.now)));
  CHECK(require_ok(access.enter("860214", kiosk.now)) == OperatorRole::Staff);
}

TEST_CASE("the wait grows with each wrong PIN, to an hour") {
  CHECK(lock_out(0) == 0s);
  CHECK(lock_out(2) == 0s);
  CHECK(lock_out(3) == 30s);
  CHECK(lock_out(4) == 60s);
  CHECK(lock_out(9) == 1920s);
  CHECK(lock_out(10) == 3600s);
  CHECK(lock_out(1'000'000) == 3600s);
}

TEST_CASE("ten wrong PINs: also the right one has to wait, over a restart too") {
  Kiosk kiosk;
  require_ok(kiosk.access().set_pin(OperatorRole::Staff, kRight, kiosk.now));
  for (int attempt = 1; attempt <= 10; ++attempt) {
    auto access = kiosk.access();
    CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
    const auto wait = require_ok(access.locked_for(kiosk.now));
    CHECK(wait == lock_out(attempt));
    if (wait == 0s) continue;
    const auto refused = kiosk.access().enter(kRight, kiosk.now + wait - 1s);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
    CHECK(refused.error().hint == "Try again in 1 seconds.");
    kiosk.now += wait;
  }
  CHECK(require_ok(kiosk.access().enter(kRight, kiosk.now)) == OperatorRole::Staff);
  CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 0s);
  // The right one clears the slate.
  CHECK_FALSE(require_ok(kiosk.access().enter(kWrong, kiosk.now)));
  CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 0s);
}

TEST_CASE("a clock that is set back neither frees nor locks for ever") {
  Kiosk kiosk;
  auto access = kiosk.access();
  for (int attempt = 0; attempt < 3; ++attempt)
    CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
  kiosk.now -= 24h * 365;
  CHECK(require_ok(access.locked_for(kiosk.now)) == 30s);
  CHECK(require_ok(access.locked_for(kiosk.now + 10s)) == 20s);
  CHECK(require_ok(access.locked_for(kiosk.now + 30s)) == 0s);
}
