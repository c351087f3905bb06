// SPDX-License-Identifier: EUPL-1.2
// The real zuil-config on the real packages of municipalities, fetched from npm: their licences do
// not let us keep them here.
#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/stage/theme.h"
#include "tests/support/child_process.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using test::require_ok;

namespace {

// The folder of the package; empty, with a message, where npm or its registry is not to be had.
std::filesystem::path fetched(const test::TempDir& folder, const std::string& package,
                              const std::string& version) {
  const auto npm = test::run_program({"/usr/bin/env", "npm", "install", "--prefix",
                                      folder.path().string(), "--ignore-scripts", "--no-audit",
                                      "--no-fund", "--fetch-retries=1", package + "@" + version});
  if (npm.exit_code == 0) return folder.path() / "node_modules" / package;
  const bool is_gone =
      npm.text.find("E404") != std::string::npos || npm.text.find("ETARGET") != std::string::npos;
  CHECK_MESSAGE(!is_gone, npm.text);
  MESSAGE("SKIPPED: npm, or the network it needs, is not to be had");
  return {};
}

// Imports it and draws its first screens; gives the theme.
Theme shown(const test::TempDir& folder, const std::filesystem::path& tokens) {
  const auto file = folder / "stijl.json";
  const auto imported = test::run_program(
      {ZUIL_CONFIG, "import", "tokens", tokens.string(), "--out", file.string(), "--yes"});
  REQUIRE_MESSAGE(imported.exit_code == 0, imported.text);
  const auto preview = test::run_program(
      {ZUIL_CONFIG, "preview", (data_dir() / "config/questionnaires/smiley.json").string(), "--out",
       (folder / "beeld").string(), "--language", "nl", "--size", "320x640", "--theme",
       file.string()});
  CHECK_MESSAGE(preview.exit_code == 0, preview.text);
  CHECK(std::filesystem::exists(folder / "beeld/nl-320x640/001-attract.png"));
  return require_ok(read_theme(file));
}

}  // namespace

TEST_CASE("npm: the tokens of Utrecht give Utrecht's blue, in each of their files") {
  const test::TempDir folder;
  const auto package = fetched(folder, "@utrecht/design-tokens", "5.0.1");
  if (package.empty()) return;
  const Theme theme = shown(folder, package / "dist/tokens.json");
  CHECK(theme.normal.accent == Color{0x24, 0x57, 0x8f});  // hsl(211 60% 35%)
  CHECK(theme.normal.on_accent == Color{255, 255, 255});
  CHECK(theme.corner_radius == 0);
  CHECK(theme.font == "Noto Sans");
  for (const auto* other : {"dist/variables.json", "dist/list.json"}) {
    const auto imported =
        test::run_program({ZUIL_CONFIG, "import", "tokens", (package / other).string(), "--out",
                           (folder / "ander.json").string(), "--yes"});
    REQUIRE_MESSAGE(imported.exit_code == 0, imported.text);
    CHECK(require_ok(read_file(folder / "ander.json")) ==
          require_ok(read_file(folder / "stijl.json")));
  }
}

TEST_CASE("npm: the tokens of Voorbeeld give its violet") {
  const test::TempDir folder;
  const auto package =
      fetched(folder, "@nl-design-system-unstable/voorbeeld-design-tokens", "7.4.1");
  if (package.empty()) return;
  const Theme theme = shown(folder, package / "dist/tokens.json");
  CHECK(theme.normal.accent == Color{0x51, 0x15, 0xef});
  CHECK(theme.corner_radius == doctest::Approx(3.3));
}
