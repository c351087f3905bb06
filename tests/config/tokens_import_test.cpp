// SPDX-License-Identifier: EUPL-1.2
// A municipality's house style, in every shape in which design tokens are published.
#include "config/tool/tokens_import.h"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "config/tool/theme_contrast.h"
#include "config/tool/token_file.h"
#include "config/tool/token_value.h"
#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using test::require_ok;

namespace {

Theme ours() {
  return require_ok(read_theme(data_dir() / "assets/themes/default.json"));
}

Result<ImportedTheme> imported(const std::string& tokens, bool strict = false) {
  return import_tokens(tokens, "tokens.json", ours(),
                       {.strict = strict, .has_font = [](const std::string& family) {
                          return family == "Noto Sans" || family == "Noto Serif";
                        }});
}

// What the file of such a theme reads as.
Theme written_and_read(const Theme& theme) {
  const test::TempDir folder;
  require_ok(write_file(folder / "theme.json", to_text(theme_document(theme, ""))));
  return require_ok(read_theme(folder / "theme.json"));
}

bool any_holds(const std::vector<std::string>& lines, const std::string& words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

std::string text_of_color(const std::string& css) {
  const auto color = read_css_color(css);
  return color ? to_text(blend(*color, {255, 255, 255})) : "none";
}

std::string value_in(const std::string& file, const std::string& name) {
  const DesignTokenFile tokens = require_ok(DesignTokenFile::read(file, "t.json"));
  const Token* token = tokens.find(name);
  REQUIRE_MESSAGE(token != nullptr, name);
  const auto value = tokens.resolve(*token);
  return value ? *value : "!" + value.error().message;
}

}  // namespace

TEST_CASE("tokens: every notation of a colour") {
  for (const auto& [css, color] :
       std::vector<std::pair<std::string, std::string>>{{"#5115ef", "#5115ef"},
                                                        {" #5115EF ", "#5115ef"},
                                                        {"#fd0", "#ffdd00"},
                                                        {"#0008", "#777777"},
                                                        {"#00000080", "#7f7f7f"},
                                                        {"hsl(211 60% 35%)", "#24578f"},
                                                        {"hsl(211,60%,35%)", "#24578f"},
                                                        {"HSL(211deg 60% 35% / 100%)", "#24578f"},
                                                        {"hsla(0, 0%, 0%, 0.5)", "#808080"},
                                                        {"hsl(0.5turn 100% 50%)", "#00ffff"},
                                                        {"hsl(-120 100% 50%)", "#0000ff"},
                                                        {"rgb(81, 21, 239)", "#5115ef"},
                                                        {"rgb(0 0 0 / 20%)", "#cccccc"},
                                                        {"rgba(0, 0, 0, 0)", "#ffffff"},
                                                        {"rgb(100% 0% 0%)", "#ff0000"},
                                                        {"transparent", "#ffffff"},
                                                        {"white", "#ffffff"}})
    CHECK_MESSAGE(text_of_color(css) == color, css);
  for (const auto* css :
       {"", "#", "#12345", "#ggg", "red-ish", "rgb()", "rgb(1 2)", "rgb(nan 0 0)", "hsl(inf 1% 1%)",
        "rgb(1,2,3", "hsl(1 2px 3%)", "oklch(0.5 0.2 20)", "2px solid #000", "rgb(1 2 3 4 5)"})
    CHECK_MESSAGE(text_of_color(css) == "none", css);
}

TEST_CASE("tokens: a colour is laid on the page it is seen on, and keeps its hue through HSL") {
  CHECK(to_text(blend({0, 0, 0, 0.5}, {100, 200, 50})) == "#326419");
  for (const Color color : {Color{0, 0, 0}, Color{255, 255, 255}, Color{36, 87, 143},
                            Color{201, 54, 117}, Color{1, 254, 3}, Color{128, 128, 128}})
    CHECK(blend(from_hsl(to_hsl(color)), {}) == color);
}

TEST_CASE("tokens: lengths and fonts") {
  CHECK(read_css_length("3rem") == 48);
  CHECK(read_css_length("8px") == 8);
  CHECK(read_css_length("0") == 0);
  CHECK(read_css_length("clamp(1rem, 2vw + 1rem, 1.25rem)") == 20);
  for (const auto* css : {"", "50%", "-3px", "calc(1px + 2px)", "8", "nanpx", "clamp(1px, 2px)"})
    CHECK_MESSAGE(!read_css_length(css), css);
  CHECK(read_css_fonts("\"Noto Sans Variable\", 'Arial', Fira Sans, sans-serif") ==
        std::vector<std::string>{"Noto Sans Variable", "Arial", "Fira Sans"});
  CHECK(read_css_fonts(" , ,\"\", system-ui").empty());
}

TEST_CASE("tokens: the same house style in all shapes") {
  const std::vector<std::string> shapes{
      R"~({"utrecht": {"button": {"primary-action": {
          "background-color": {"value": "hsl(211 60% 35%)", "type": "color", "path": ["x"],
                               "original": {"value": "{a.b}"}},
          "color": {"value": "#fff"}}}}})~",
      R"~({"utrecht": {"button": {"primary-action": {
          "background-color": {"$value": "#24578f", "$type": "color"},
          "color": {"$value": {"colorSpace": "srgb", "components": [1, 1, 1]}}}}}})~",
      R"~({"utrecht": {"button": {"primary-action": {"background-color": "#24578f",
                                                      "color": "white"}}}})~",
      R"~({"utrechtButtonPrimaryActionBackgroundColor": "#24578f",
          "utrechtButtonPrimaryActionColor": "#ffffff"})~",
      R"~([{"path": ["utrecht", "button", "primary-action", "background-color"],
           "value": "rgb(36, 87, 143)"},
          {"path": ["utrecht", "button", "primary-action", "color"], "$value": "#fff"}, 7, null])~",
      R"~({"$metadata": {"tokenSetOrder": ["merk"]},
          "merk": {"blauw": {"$value": "#24578f"}},
          "onderdelen/knop": {"utrecht": {"button": {"primary-action": {
              "background-color": {"$value": "{blauw}"}, "color": {"$value": "#fff"}}}}}})~",
      R"~({"--utrecht-button-primary-action-background-color": "var(--merk-blauw, #000)",
          "--utrecht-button-primary-action-color": "var(--merk-wit, rgb(255, 255, 255))",
          "--merk-blauw": "#24578f"})~"};
  for (const std::string& shape : shapes) {
    CAPTURE(shape);
    const ImportedTheme style = require_ok(imported(shape));
    CHECK(to_text(style.theme.normal.accent) == "#24578f");
    CHECK(to_text(style.theme.normal.on_accent) == "#ffffff");
    CHECK(style.mended.empty());
  }
}

TEST_CASE("tokens: references are followed, and one that leads nowhere or to itself is told") {
  const std::string file = R"~({"a": {"value": "{b.c}"}, "b": {"c": {"value": "{d.value}"}},
      "d": {"value": "#123456"}, "lost": {"value": "{gone}"}, "x": {"value": "{y}"},
      "y": {"value": "1px {x}"}, "open": {"value": "{a"}, "two": "{d} {d}",
      "otherwise": "var(--gone, {d})"})~";
  CHECK(value_in(file, "a") == "#123456");
  CHECK(value_in(file, "two") == "#123456 #123456");
  CHECK(value_in(file, "otherwise") == " #123456");
  CHECK(value_in(file, "lost").find("lost refers to gone, which is not in the file") == 1);
  CHECK(value_in(file, "x").find("to itself") != std::string::npos);
  CHECK(value_in(file, "open").find("without an end") != std::string::npos);
}

TEST_CASE("tokens: a main colour that cannot be used is told with the reason") {
  for (const auto& [tokens, words] : std::vector<std::pair<std::string, std::string>>{
           {"#ffffff", "nl-button-primary-background-color is hardly another colour than the page"},
           {"{x.y}", "refers to x.y, which is not in the file"},
           {"linear-gradient(red, blue)", "is no colour we can read"}}) {
    const auto result = imported(R"({"nl.button.primary.background-color": ")" + tokens + R"("})");
    REQUIRE_MESSAGE(!result, tokens);
    CHECK_MESSAGE(result.error().message.find(words) != std::string::npos, result.error().message);
  }
}

TEST_CASE("tokens: references that multiply end soon") {
  Document file;
  for (int i = 0; i < 60; ++i) {
    const std::string next = "t" + std::to_string(i + 1);
    file["t" + std::to_string(i)] = "{" + next + "}{" + next + "}";
    file["e" + std::to_string(i)] =
        "var(--e" + std::to_string(i + 1) + ",)var(--e" + std::to_string(i + 1) + ",)";
  }
  file["t60"] = "x";
  CHECK(value_in(file.dump(), "t0").starts_with("!"));
  CHECK(value_in(file.dump(), "e0").size() < 5000);
}

TEST_CASE("tokens: what is no file of tokens is refused with its place") {
  std::string deep = "1";
  for (int i = 0; i < 200; ++i) deep = R"({"a": )" + deep + "}";
  for (const auto& [text, words] : std::vector<std::pair<std::string, std::string>>{
           {"", "tokens.json"},
           {"7", "neither an object nor a list"},
           {"\"x\"", "neither an object nor a list"},
           {"{\"a\": NaN}", "tokens.json"},
           {"[]", "no design token"},
           {"{}", "no design token"},
           {"{\"a\": null, \"b\": [], \"c\": {\"value\": {}}}", "no design token"},
           {deep, "deep"},
           {R"({"size": {"value": "3px"}})", "1 tokens is the colour of a main button"},
           {std::string(33 * 1024 * 1024, ' '), "32 MiB"}}) {
    const auto result = imported(text);
    REQUIRE_MESSAGE(!result, text.substr(0, 80));
    CHECK_MESSAGE(result.error().message.find(words) != std::string::npos, result.error().message);
  }
}

TEST_CASE("tokens: the main button is looked for where the facts say, in that order") {
  const auto accent = [](const std::string& tokens) {
    return to_text(require_ok(imported(tokens)).theme.normal.accent);
  };
  std::vector<std::string> places{"nl.button.primary", "utrecht.button.primary-action",
                                  "denhaag.button.primary-action", "plaats.button.primary-action",
                                  "utrecht.button"};
  Document all;
  for (std::size_t i = 0; i < places.size(); ++i)
    all[places[i] + ".background-color"] = "#00005" + std::to_string(i);
  for (std::size_t i = 0; i < places.size(); ++i) {
    CHECK(accent(all.dump()) == "#00005" + std::to_string(i));
    all.erase(places[i] + ".background-color");
    // What cannot be seen or read is passed over.
    all[places[i] + ".background-color"] = i % 2 == 0 ? "rgba(0, 0, 0, 0)" : "{nergens}";
  }
  CHECK(accent(R"({"rhc": {"color": {"primary": {"500": "#154273"}}}})") == "#154273");
  CHECK(accent(R"({"ams": {"color": {"interactive": {"default": "#004699"}}}})") == "#004699");
}

TEST_CASE(
    "tokens: a colour that is too faint is made darker in its hue, and told; strict refuses") {
  const std::string tokens = R"({"x": {"button": {"primary": {
      "background-color": "#ff9100", "color": "#ffffff"}}}})";
  const ImportedTheme style = require_ok(imported(tokens));
  const Color accent = style.theme.normal.accent;
  CHECK(contrast_ratio(accent, {255, 255, 255}) >= 4.5);
  CHECK(contrast_ratio(accent, {255, 255, 255}) < 4.6);
  CHECK(std::abs(to_hsl(accent).hue - to_hsl({0xff, 0x91, 0}).hue) < 1.5);
  CHECK(any_holds(style.mended, "accent on page: #ff9100 becomes " + to_text(accent)));
  CHECK(any_holds(style.mended, "contrast 2.26 becomes 4.5"));
  const auto refused = imported(tokens, true);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::Refused);
  CHECK(refused.error().message.find("accent on page: #ff9100") != std::string::npos);
}

TEST_CASE("tokens: fonts that are not installed are skipped, corners keep their share") {
  const ImportedTheme style = require_ok(imported(R"({"utrecht": {
      "document": {"font-family": "\"TheSans\", 'Noto Serif Variable', serif"},
      "button": {"background-color": "#003366", "border-radius": "8px",
                 "min-block-size": "3rem"}}})"));
  CHECK(style.theme.font == "Noto Serif");
  CHECK(any_holds(style.notices, "\"TheSans\" is not installed"));
  CHECK(style.theme.corner_radius == doctest::Approx(3.3));
  CHECK(require_ok(imported(R"({"a": {"button": {"background-color": "#036",
      "border-radius": "999px"}}})"))
            .theme.corner_radius == 10);
}

TEST_CASE("tokens: the ring of the focus is one that is seen, where the tokens have one") {
  const auto focus = [](const std::string& more) {
    return to_text(
        require_ok(imported(R"({"a.link.color": "#036")" + more + "}")).theme.normal.focus);
  };
  CHECK(focus(R"(, "utrecht.focus.outline-color": "#fff", "a.focus.border-color": "#704")") ==
        "#770044");
  CHECK(focus(R"(, "a.focus.background-color": "#fd0")") != "#ffdd00");
  CHECK(focus("") == to_text(ours().normal.text));
}

TEST_CASE("tokens: the palettes of high contrast stay ours") {
  const Theme theme = require_ok(imported(R"({"a": {"link": {"color": "#c00"}}})")).theme;
  for (const ColorName& entry : color_names()) {
    CHECK(theme.dark.*entry.color == ours().dark.*entry.color);
    CHECK(theme.light.*entry.color == ours().light.*entry.color);
  }
}

TEST_CASE("tokens: whatever colours come, the theme that is made can be read") {
  std::mt19937 random(4);
  int made = 0;
  const auto any_color = [&] {
    const char* notation[]{"rgb(%u %u %u)", "rgba(%u, %u, %u, 0.4)"};
    char text[48];
    std::snprintf(text, sizeof text, notation[random() % 2], unsigned(random() % 256),
                  unsigned(random() % 256), unsigned(random() % 256));
    return std::string(text);
  };
  for (int round = 0; round < 300; ++round) {
    Document tokens{{"nl.button.primary.background-color", "#123"}};
    for (const auto* name :
         {"nl.button.primary.background-color", "nl.button.primary.color",
          "nl.button.primary.active.background-color", "utrecht.document.background-color",
          "utrecht.form-control.background-color", "utrecht.document.color",
          "nl.form-field-description.color", "nl.text-input.border-color",
          "nl.form-field-error-message.color", "utrecht.focus.outline-color"})
      if (random() % 4 != 0) tokens[name] = any_color();
    CAPTURE(tokens.dump());
    const auto style = imported(tokens.dump());
    // A button in the colour of its page is none.
    if (!style) continue;
    ++made;
    const Theme theme = written_and_read(style->theme);
    for (const ColorName& entry : color_names())
      CHECK(theme.normal.*entry.color == style->theme.normal.*entry.color);
  }
  CHECK(made > 200);
}
