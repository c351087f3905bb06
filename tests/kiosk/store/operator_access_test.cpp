// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/operator_access.h"

#include <csignal>
#include <thread>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/base/sealed_box.h"
#include "tests/support/require_ok.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace std::chrono_literals;
using zuil::test::require_ok;

namespace {

constexpr auto kRight = "240519";  // of staff
constexpr auto kManagers = "731946";
constexpr auto kWrong = "240518";

struct Kiosk {
  Kiosk() { require_ok(start_crypto()); }

  void set_pins() {
    require_ok(access().set_pin(OperatorRole::Staff, kRight, now));
    require_ok(access().set_pin(OperatorRole::Manager, kManagers, now));
  }
  // Somebody types this PIN, and it was not yet looked at to the end.
  void cut_the_power_amid(std::string_view pin) const {
    auto database = require_ok(Database::open(file));
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      auto access = OperatorAccess::open(file);
      ::_exit(access && access->enter(pin, now) ? 0 : 1);
    }
    const auto begun = [&] {
      return require_ok(database.query_integer("SELECT begun FROM operator_lock")).value_or(0) == 1;
    };
    while (!begun()) std::this_thread::sleep_for(1ms);
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
  }
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
  require_ok(access.set_pin(OperatorRole::Manager, kManagers, kiosk.now));
  CHECK(require_ok(access.has_pin(OperatorRole::Staff)));
  CHECK(require_ok(access.enter(kRight, kiosk.now)) == OperatorRole::Staff);
  CHECK(require_ok(access.enter(kManagers, kiosk.now)) == OperatorRole::Manager);
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
  kiosk.set_pins();
  for (int attempt = 1; attempt <= 10; ++attempt) {
    auto access = kiosk.access();
    CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
    const auto wait = require_ok(access.locked_for(kiosk.now));
    CHECK(wait == lock_out(attempt));
    if (wait == 0s) continue;
    const auto refused = kiosk.access().enter(kManagers, kiosk.now + wait - 1s);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
    CHECK(refused.error().hint == "Try again in 1 seconds.");
    kiosk.now += wait;
  }
  CHECK(require_ok(kiosk.access().enter(kManagers, kiosk.now)) == OperatorRole::Manager);
  CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 0s);
  // The manager's clears the slate.
  CHECK_FALSE(require_ok(kiosk.access().enter(kWrong, kiosk.now)));
  CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 0s);
}

TEST_CASE("who knows the PIN of staff cannot guess the manager's for ever") {
  Kiosk kiosk;
  kiosk.set_pins();
  auto access = kiosk.access();
  for (int attempt = 1; attempt <= 8; ++attempt) {
    CAPTURE(attempt);
    CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
    CHECK(require_ok(access.locked_for(kiosk.now)) == lock_out(attempt));
    kiosk.now += lock_out(attempt);
    // Staff come in all the same, and that adds nothing.
    CHECK(require_ok(access.enter(kRight, kiosk.now)) == OperatorRole::Staff);
    CHECK(require_ok(access.enter(kRight, kiosk.now)) == OperatorRole::Staff);
    CHECK(require_ok(access.locked_for(kiosk.now)) == 0s);
  }
}

TEST_CASE("what was wrong wears off: staff do not pay for it days later") {
  Kiosk kiosk;
  kiosk.set_pins();
  auto access = kiosk.access();
  for (int attempt = 1; attempt <= 10; ++attempt) {
    CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
    kiosk.now += lock_out(attempt);
  }
  CHECK(require_ok(access.enter(kRight, kiosk.now)) == OperatorRole::Staff);
  kiosk.now += 24h;
  CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
  CHECK_FALSE(require_ok(access.enter(kWrong, kiosk.now)));
  CHECK(require_ok(access.locked_for(kiosk.now)) == 0s);
}

TEST_CASE("to wait until it wears off gives no more than a PIN an hour") {
  CHECK(worn_off(10, 4h - 1s) == 10);
  CHECK(worn_off(10, 4h) == 5);
  CHECK(worn_off(10, 8h) == 2);
  CHECK(worn_off(1'000'000, std::chrono::years(1)) == 0);
  CHECK(worn_off(3, -4h) == 3);
  // Guesses up to `most`, then rests until so many halves are gone, for a month.
  for (int most = 1; most <= 12; ++most)
    for (int halves = 1; halves <= 3; ++halves) {
      std::chrono::seconds passed = 0s;
      int wrong = 0;
      int guessed = 0;
      while (passed < std::chrono::days(30)) {
        for (; wrong < most; ++guessed) passed += lock_out(++wrong);
        passed += 4h * halves;
        wrong = worn_off(wrong, 4h * halves);
      }
      CAPTURE(most);
      CAPTURE(halves);
      CHECK(guessed <= 30 * 24 + most);
    }
}

TEST_CASE("the power went off while a PIN was looked at") {
  Kiosk kiosk;
  kiosk.set_pins();
  for (int attempt = 0; attempt < 2; ++attempt)
    CHECK_FALSE(require_ok(kiosk.access().enter(kWrong, kiosk.now)));
  kiosk.cut_the_power_amid(kWrong);
  // It counts: there are no free ones.
  CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 30s);
  kiosk.now += 30s;
  SUBCASE("the next one is right: it is forgiven, the others are not") {
    CHECK(require_ok(kiosk.access().enter(kRight, kiosk.now)) == OperatorRole::Staff);
    CHECK_FALSE(require_ok(kiosk.access().enter(kWrong, kiosk.now)));
    CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 30s);
  }
  SUBCASE("the next one is wrong too: it is not") {
    CHECK_FALSE(require_ok(kiosk.access().enter(kWrong, kiosk.now)));
    CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 60s);
    kiosk.now += 60s;
    CHECK(require_ok(kiosk.access().enter(kRight, kiosk.now)) == OperatorRole::Staff);
    CHECK_FALSE(require_ok(kiosk.access().enter(kWrong, kiosk.now)));
    CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 120s);
  }
}

TEST_CASE("on a full disk the right PIN lets in, and the lock holds while the program runs") {
  const test::SmallDisk disk("512k");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  Kiosk kiosk;
  kiosk.file = disk.path() / "zuil.db";
  kiosk.set_pins();
  disk.fill();
  const auto run = std::make_shared<UnwrittenLock>();
  const auto open = [&] { return require_ok(OperatorAccess::open(kiosk.file, run)); };
  CHECK(require_ok(open().enter(kRight, kiosk.now)) == OperatorRole::Staff);
  CHECK(require_ok(open().enter(kManagers, kiosk.now)) == OperatorRole::Manager);
  CHECK(require_ok(open().locked_for(kiosk.now)) == 0s);
  for (const auto wait : {30s, 60s, 120s}) {
    CHECK_FALSE(require_ok(open().enter(kWrong, kiosk.now)));
    CHECK(require_ok(open().locked_for(kiosk.now)) == wait);
    CHECK_FALSE(open().enter(kManagers, kiosk.now + wait - 1s));
    kiosk.now += wait;
  }
  // After a restart there is no free one either.
  CHECK_FALSE(require_ok(kiosk.access().enter(kWrong, kiosk.now)));
  auto other = std::make_shared<UnwrittenLock>();
  auto again = require_ok(OperatorAccess::open(kiosk.file, other));
  CHECK_FALSE(require_ok(again.enter(kWrong, kiosk.now)));
  CHECK(require_ok(again.locked_for(kiosk.now)) == 30s);
  // Once there is room, what was kept for the run is written.
  disk.make_room();
  CHECK_FALSE(require_ok(open().enter(kWrong, kiosk.now)));
  CHECK_FALSE(run->lock);
  CHECK(require_ok(kiosk.access().locked_for(kiosk.now)) == 240s);
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
