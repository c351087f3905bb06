// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/theme.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

const std::filesystem::path kDefault = data_dir() / "assets/themes/default.json";

Result<Theme> read_changed(const std::string& pointer, const nlohmann::json& value) {
  const test::TempDir folder;
  auto theme = nlohmann::json::parse(test::require_ok(read_file(kDefault)));
  theme[nlohmann::json::json_pointer(pointer)] = value;
  test::require_ok(write_file(folder / "theme.json", theme.dump()));
  return read_theme(folder / "theme.json");
}

}  // namespace

TEST_CASE("contrast is that of WCAG") {
  CHECK(contrast_ratio({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
  CHECK(contrast_ratio({255, 255, 255}, {0, 0, 0}) == doctest::Approx(21.0));
  CHECK(contrast_ratio({0x77, 0x77, 0x77}, {255, 255, 255}) ==
        doctest::Approx(4.478).epsilon(0.001));
  CHECK(contrast_ratio({10, 20, 30}, {10, 20, 30}) == doctest::Approx(1.0));
}

TEST_CASE("the shipped theme reads") {
  CHECK(read_theme(kDefault));
}

TEST_CASE("text that is too faint is refused, with the place and the ratio") {
  const auto theme = read_changed("/normal/muted", "#999999");
  REQUIRE_FALSE(theme);
  CHECK(theme.error().message.find("$.normal: \"muted\" on \"page\"") != std::string::npos);
  CHECK(theme.error().message.find("4.5 is needed") != std::string::npos);
}

TEST_CASE("a border that is too faint is refused") {
  CHECK_FALSE(read_changed("/normal/border", "#c8d0da"));
}

TEST_CASE("high contrast asks for seven") {
  CHECK_FALSE(read_changed("/dark/muted", "#808080"));
}

TEST_CASE("a malformed colour is named by its path") {
  for (const auto& value : {nlohmann::json("blue"), nlohmann::json("#12345"), nlohmann::json(7)}) {
    const auto theme = read_changed("/normal/accent", value);
    REQUIRE_FALSE(theme);
    CHECK(theme.error().message.find("$.normal.accent") != std::string::npos);
  }
}
