// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/machine_id.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/base/sealed_box.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using zuil::test::require_ok;

namespace {

constexpr auto kId = "0123456789abcdef0123456789abcdef";

}  // namespace

TEST_CASE("machine name: the same for the same machine-id, another for another, never the id") {
  require_ok(start_crypto());
  const test::TempDir folder;
  const auto file = folder / "machine-id";
  require_ok(write_file(file, std::string(kId) + "\n"));
  const std::string name = require_ok(machine_name(file));
  CHECK(name.size() == 32);
  CHECK(name.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(name != kId);
  CHECK(require_ok(machine_name(file)) == name);
  require_ok(write_file(file, "1123456789abcdef0123456789abcdef\n"));
  CHECK(require_ok(machine_name(file)) != name);
}

// printf '8f1d3f0e6f5b4f0c9a7e2d64c0b7a915 enquetezuil' |
//   openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
TEST_CASE("machine name: as openssl makes it") {
  require_ok(start_crypto());
  const test::TempDir folder;
  require_ok(write_file(folder / "machine-id", kId));
  CHECK(require_ok(machine_name(folder / "machine-id")) == "a751913fe4bb1b6db76d7f495360441a");
}

TEST_CASE("machine name: a machine without an id has none, and that is told with its mend") {
  const test::TempDir folder;
  const auto file = folder / "machine-id";
  CHECK(machine_name(file).error().code == ErrorCode::NotFound);
  for (const char* wrong :
       {"", "uninitialized\n", "0123456789ABCDEF0123456789ABCDEF\n", "0123\n"}) {
    require_ok(write_file(file, wrong));
    const auto name = machine_name(file);
    REQUIRE_FALSE_MESSAGE(name, wrong);
    CHECK(name.error().code == ErrorCode::Invalid);
    CHECK_FALSE(name.error().hint.empty());
  }
}
