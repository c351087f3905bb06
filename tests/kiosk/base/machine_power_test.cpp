// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/machine_power.h"

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

TEST_CASE("power: what is asked waits for the unit that looks there, and can be taken back") {
  const test::TempDir folder;
  const MachinePower power(folder.path());
  CHECK(power.is_offered());
  for (const PowerAct act : {PowerAct::Off, PowerAct::Restart}) {
    CHECK_FALSE(power.is_waiting(act));
    test::require_ok(power.ask(act));
    CHECK(power.is_waiting(act));
    CHECK(std::filesystem::exists(folder.path() / name_of(act)));
    test::require_ok(power.withdraw(act));
    CHECK_FALSE(power.is_waiting(act));
    test::require_ok(power.withdraw(act));  // the unit was there first
  }
}

TEST_CASE("power: a kiosk without that folder does not offer it, and says so") {
  const test::TempDir folder;
  for (const MachinePower& power : {MachinePower(), MachinePower(folder / "none")}) {
    CHECK_FALSE(power.is_offered());
    const auto refused = power.ask(PowerAct::Off);
    REQUIRE_FALSE(refused);
    CHECK_FALSE(refused.error().hint.empty());
    CHECK_FALSE(power.is_waiting(PowerAct::Off));
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}
