// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/strings.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

TEST_CASE("the shipped texts are complete") {
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  CHECK(strings.has_language("nl"));
  CHECK(strings.has_language("en"));
  CHECK(strings.text("nl", "progress", {{"position", "3"}, {"total", "19"}}) == "Vraag 3 van 19");
}

TEST_CASE("a key that one language misses is named, with the file") {
  const test::TempDir folder;
  test::require_ok(write_file(folder / "nl.json", R"({"back":"Terug","next":"Verder"})"));
  test::require_ok(write_file(folder / "en.json", R"({"back":"Back"})"));
  const auto strings = Strings::read(folder.path());
  REQUIRE_FALSE(strings);
  CHECK(strings.error().message.find("en.json: \"next\" is missing") != std::string::npos);
}

TEST_CASE("an empty text, broken JSON and an empty folder are errors") {
  const test::TempDir folder;
  CHECK_FALSE(Strings::read(folder.path()));
  test::require_ok(write_file(folder / "nl.json", R"({"back":" "})"));
  CHECK_FALSE(Strings::read(folder.path()));
  test::require_ok(write_file(folder / "nl.json", "{"));
  CHECK_FALSE(Strings::read(folder.path()));
}
