// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/house_style.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/stage/font.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

const std::filesystem::path kThemes = data_dir() / "assets/themes";

// Of a kiosk whose kiosk.json names this theme; empty: none.
Theme chosen(const test::TempDir& folder, const std::string& theme) {
  auto json = nlohmann::json::parse(test::require_ok(read_file(data_dir() / "config/kiosk.json")));
  if (!theme.empty()) json["theme"] = theme;
  test::require_ok(write_file(folder / "kiosk.json", json.dump()));
  return test::require_ok(choose_theme(folder / "kiosk.json"));
}

}  // namespace

TEST_CASE("house style: the theme that kiosk.json names, beside it or anywhere") {
  const test::TempDir folder;
  const Theme ours = test::require_ok(read_theme(kThemes / "default.json"));
  const Theme other = test::require_ok(read_theme(kThemes / "waterrijk.json"));
  REQUIRE(ours.normal.accent != other.normal.accent);
  CHECK(chosen(folder, "").normal.accent == ours.normal.accent);
  CHECK(chosen(folder, (kThemes / "waterrijk.json").string()).normal.accent == other.normal.accent);
  for (const auto* name : {"waterrijk.json", "waterrijk.svg"})
    std::filesystem::copy_file(kThemes / name, folder / name);
  CHECK(chosen(folder, "waterrijk.json").logo->text == other.logo->text);
}

TEST_CASE("house style: a broken theme or configuration keeps nobody from answering") {
  const test::TempDir folder;
  const Color ours = test::require_ok(read_theme(kThemes / "default.json")).normal.accent;
  CHECK(chosen(folder, "weg.json").normal.accent == ours);
  test::require_ok(write_file(folder / "stuk.json", R"({"font": "Noto Sans"})"));
  CHECK(chosen(folder, "stuk.json").normal.accent == ours);
  test::require_ok(write_file(folder / "kiosk.json", "{"));
  CHECK(test::require_ok(choose_theme(folder / "kiosk.json")).normal.accent == ours);
}

TEST_CASE("house style: a font is found by its name in any case, and one that is absent is told") {
  CHECK(has_font("Noto Sans"));
  CHECK(has_font("noto sans"));
  CHECK_FALSE(has_font("sans-serif"));
  Theme theme = test::require_ok(read_theme(kThemes / "default.json"));
  CHECK(check_font(theme));
  theme.font = "TheSans B4";
  const auto absent = check_font(theme);
  REQUIRE_FALSE(absent);
  CHECK(absent.error().message.find("\"TheSans B4\" of the theme is not installed") !=
        std::string::npos);
}

TEST_CASE("house style: operators are offered ours and what lies beside kiosk.json") {
  const test::TempDir folder;
  const auto names = [&] {
    std::vector<std::string> all;
    for (const ThemeOffer& offer : offered_themes(folder / "kiosk.json")) all.push_back(offer.name);
    return all;
  };
  test::require_ok(write_file(folder / "kiosk.json", "{}"));
  test::require_ok(write_file(folder / "broken.json", "{"));
  const std::string waterrijk = test::require_ok(read_theme(kThemes / "waterrijk.json")).logo->text;
  CHECK(names() == std::vector<std::string>{"", waterrijk});
  for (const auto* name : {"waterrijk.json", "waterrijk.svg"})
    std::filesystem::copy_file(kThemes / name, folder / name);
  const auto all = names();
  REQUIRE(all.size() == 3);
  CHECK(all[1] != all[2]);  // two of one name are told apart
}
