// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/preview.h"

#include <algorithm>
#include <filesystem>
#include <regex>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/kiosk/survey/document.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using test::Document;
using test::dutch;

namespace {

std::vector<std::string> pictures_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// Width and height as the PNG says it.
std::pair<int, int> size_of(const std::filesystem::path& picture) {
  const std::string bytes = test::require_ok(read_file(picture));
  REQUIRE(bytes.size() > 24);
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
      value = value * 256 + static_cast<unsigned char>(bytes[i]);
    return value;
  };
  return {number(16), number(20)};
}

Document visit() {
  Document document;
  document.add_yesno("kwam").add_mark("cijfer").add_text("waarom");
  document.back()["showIf"] = Json::parse(R"({"<": [{"var": "cijfer"}, 6]})");
  document.add_single("wat", {"a", "b"});
  document.back()["choices"][1]["showIf"] = Json::parse(R"({"==": [{"var": "kwam"}, "nee"]})");
  document.json()["promises"] = Json::array(
      {{{"text", dutch("Wij bellen u.")}, {"showIf", {{"<", {{{"var", "cijfer"}}, 6}}}}}});
  return document;
}

bool has(const std::vector<std::string>& names, const std::string& ending) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name.ends_with(ending); });
}

}  // namespace

TEST_CASE("every screen of every route becomes a picture, and all are on one page") {
  const test::TempDir folder;
  const auto file = folder.path() / "proef.json";
  test::require_ok(write_file(file, visit().text()));
  PreviewOptions options{.file = file, .out = folder.path() / "beeld"};
  options.sizes = {test::require_ok(read_preview_size("480x800")),
                   test::require_ok(read_preview_size("800x480"))};
  const std::size_t count = test::require_ok(write_preview(options, data_dir()));

  const auto names = pictures_in(options.out / "nl-480x800");
  CHECK(count == 2 * names.size());
  for (const auto* name :
       {"001-attract.png", "-kwam.png", "-kwam-answered.png", "-waarom.png", "-waarom-answered.png",
        "-wat.png", "-wat-variant-2.png", "-still-there.png", "-ask-stop.png", "-thanks.png",
        "-thanks-variant-2.png"})
    CHECK_MESSAGE(has(names, name), name);
  // Nobody can go on from it without an answer.
  CHECK_FALSE(has(names, "-kwam-missing.png"));
  for (const std::string& name : names)
    CHECK(size_of(options.out / "nl-480x800" / name) == std::pair(480, 800));
  CHECK(size_of(options.out / "nl-800x480" / names.front()) == std::pair(800, 480));

  const std::string page = test::require_ok(read_file(options.out / "index.html"));
  CHECK(page.find("<html lang=\"nl\" dir=\"ltr\">") != std::string::npos);
  const std::regex source("<img src=\"([^\"]+)\"");
  std::size_t shown = 0;
  for (std::sregex_iterator it(page.begin(), page.end(), source), end; it != end; ++it, ++shown)
    CHECK(std::filesystem::exists(options.out / (*it)[1].str()));
  CHECK(shown == count);
  CHECK(page.find("waarom (answered)</figcaption>") != std::string::npos);
}

TEST_CASE("the same screens are the same pictures, and contrast makes others") {
  const test::TempDir folder;
  const auto file = folder.path() / "proef.json";
  test::require_ok(write_file(file, visit().text()));
  const auto attract = [&](const char* name, Contrast contrast) {
    PreviewOptions options{.file = file, .out = folder.path() / name};
    options.sizes = {{480, 800}};
    options.contrast = contrast;
    test::require_ok(write_preview(options, data_dir()));
    return test::require_ok(read_file(options.out / "nl-480x800" / "001-attract.png"));
  };
  const std::string once = attract("een", Contrast::Normal);
  CHECK(once == attract("twee", Contrast::Normal));
  CHECK(once != attract("drie", Contrast::Dark));
}

TEST_CASE("a right-to-left language is marked as such") {
  const test::TempDir folder;
  Json document = visit().json();
  const auto add = [](auto&& self, Json& value) -> void {
    if (value.is_object() && value.contains("nl")) value["ar"] = "سؤال";
    for (Json& member : value)
      if (member.is_structured()) self(self, member);
  };
  add(add, document);
  document["languages"].push_back("ar");
  const auto file = folder.path() / "proef.json";
  test::require_ok(write_file(file, document.dump()));
  PreviewOptions options{.file = file, .out = folder.path(), .languages = {"ar"}};
  options.sizes = {{480, 800}};
  test::require_ok(write_preview(options, data_dir()));
  const std::string page = test::require_ok(read_file(folder.path() / "index.html"));
  CHECK(page.find("<div class=\"screens\" lang=\"ar\" dir=\"rtl\">") != std::string::npos);
}

TEST_CASE("sizes, languages and folders that cannot be are refused") {
  for (const auto* size :
       {"", "1080", "1080x", "x800", "1080x1920x", "100x100", "1080x9999", "axb"})
    CHECK_MESSAGE(!read_preview_size(size), size);
  const auto kort = data_dir() / "config/questionnaires/balie-kort.json";
  const test::TempDir folder;
  CHECK(!write_preview({.file = kort, .out = folder.path(), .languages = {"xx"}}, data_dir()));
  CHECK(!write_preview({.file = kort, .out = "/proc/nowhere"}, data_dir()));
  CHECK(!write_preview({.file = folder.path() / "weg.json", .out = folder.path()}, data_dir()));
}
