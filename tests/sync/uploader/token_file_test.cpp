// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/token_file.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE("a token is read without the white space around it") {
  const TempDir folder;
  require_ok(write_file(folder / "token", "abc123\n", 0600));
  const auto file = require_ok(read_token_file(folder / "token"));
  CHECK(file.token == "abc123");
  CHECK_FALSE(file.read_by_others);
}

TEST_CASE("a token that others can read is told") {
  const TempDir folder;
  for (const unsigned mode : {0640U, 0604U, 0660U, 0644U}) {
    require_ok(write_file(folder / "token", "abc123", mode));
    CHECK(require_ok(read_token_file(folder / "token")).read_by_others);
  }
}

TEST_CASE("no file, an empty one, and one with more than a token have a mend and show no secret") {
  const TempDir folder;
  require_ok(write_file(folder / "empty", " \n", 0600));
  require_ok(write_file(folder / "two", "geheim\nX-Injected: geheim", 0600));
  for (const char* name : {"none", "empty", "two"}) {
    const auto file = read_token_file(folder / name);
    REQUIRE_FALSE(file);
    CHECK_FALSE(file.error().hint.empty());
    CHECK(to_string(file.error()).find("geheim") == std::string::npos);
  }
}
