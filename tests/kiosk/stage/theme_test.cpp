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

TEST_CASE("the shipped themes read") {
  int themes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kDefault.parent_path())) {
    if (entry.path().extension() != ".json") continue;
    const auto theme = read_theme(entry.path());
    CHECK_MESSAGE(theme, entry.path().string());
    ++themes;
  }
  CHECK(themes >= 2);
}

namespace {

// The theme with this logo beside it.
Result<Theme> read_with_logo(const std::string& svg, const std::string& text) {
  const test::TempDir folder;
  auto theme = nlohmann::json::parse(test::require_ok(read_file(kDefault)));
  theme["logo"] = "logo.svg";
  if (!text.empty()) theme["logoText"] = text;
  test::require_ok(write_file(folder / "logo.svg", svg));
  test::require_ok(write_file(folder / "theme.json", theme.dump()));
  return read_theme(folder / "theme.json");
}

std::string svg_of(const std::string& inside, const std::string& size = "0 0 40 10") {
  return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
         "viewBox='" +
         size + "'>" + inside + "</svg>";
}

}  // namespace

TEST_CASE("a logo is read with its shape, and refused without a text") {
  const std::string svg = svg_of(
      "<defs><path id='a' d='M0 0h9v9z'/></defs><use xlink:href = \"#a\"/>"
      "<path fill='url(#b)' d='M0 0h9v9z'/>");
  const Theme theme = test::require_ok(read_with_logo(svg, "Gemeente Waterrijk"));
  REQUIRE(theme.logo);
  CHECK(theme.logo->aspect == doctest::Approx(4));
  CHECK(theme.logo->text == "Gemeente Waterrijk");
  const auto silent = read_with_logo(svg, "");
  REQUIRE_FALSE(silent);
  CHECK(silent.error().message.find("$.logo: has no text alternative") != std::string::npos);
}

TEST_CASE("a logo that asks for anything but its own lines is refused") {
  for (const std::string& svg :
       {svg_of("<image href='data:image/png;base64,AAAA'/>"), svg_of("<script>1</script>"),
        svg_of("<use href='file:///etc/passwd#a'/>"), svg_of("<use xlink:href =\n 'x.svg#a'/>"),
        svg_of("<path style='fill: URL( https://x.nl/a )'/>"), svg_of("< IMAGE/>"),
        svg_of("<style>@import 'x.css';</style>"), svg_of("<foreignObject/>"),
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg_of("&a;"),
        svg_of("", "0 0 100 10"), svg_of("", "0 0 10 30"), svg_of("", "0 0 0 0"),
        std::string("geen svg"), std::string(), std::string(300 * 1024, ' '),
        std::string("<\0s\0v\0g", 7)}) {
    const auto theme = read_with_logo(svg, "Gemeente Waterrijk");
    CHECK_MESSAGE(!theme, svg.substr(0, 200));
    if (!theme) CHECK(theme.error().message.find("logo.svg") != std::string::npos);
  }
}

TEST_CASE("a logo that cannot be seen where it stands is refused, and one that needs a font") {
  std::string deep = "<g id='u0'><path d='M0 0h9v9z'/></g>";
  for (int i = 1; i < 20; ++i)
    for (const int times : {1, 2, 3})
      deep += (times == 1 ? "<g id='u" + std::to_string(i) + "'>" : "") + "<use xlink:href='#u" +
              std::to_string(i - 1) + "'/>" + (times == 3 ? "</g>" : "");
  for (const std::string& svg :
       {svg_of(""), svg_of("<path fill='#fff' d='M0 0h9v9z'/>"),
        svg_of("<path fill='#ffff80' d='M0 0h9v9z'/>"), svg_of("<defs>" + deep + "</defs>"),
        svg_of("<text y='9'>Waterrijk</text>"),
        svg_of("<filter id='f'><feTurbulence/></filter><path filter='url(#f)' d='M0 0h9v9z'/>")}) {
    const auto theme = read_with_logo(svg, "Gemeente Waterrijk");
    REQUIRE_MESSAGE(!theme, svg.substr(0, 200));
    CHECK_FALSE(theme.error().hint.empty());
  }
}

TEST_CASE("corners are round within bounds") {
  CHECK(test::require_ok(read_changed("/cornerRadius", 2.5)).corner_radius == 2.5F);
  CHECK_FALSE(read_changed("/cornerRadius", 11));
  CHECK_FALSE(read_changed("/cornerRadius", "2"));
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
