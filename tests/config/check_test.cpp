// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/check.h"

#include <filesystem>
#include <sstream>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/kiosk/survey/document.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using test::Document;
using test::dutch;

namespace {

// What the check says of one file with this text.
struct Checked {
  bool fine = false;
  std::string out;
};

Checked check(const std::string& text, CheckFormat format = CheckFormat::Text) {
  const test::TempDir folder;
  const auto file = folder.path() / "proef.json";
  test::require_ok(write_file(file, text));
  std::ostringstream out;
  const bool fine = run_check({file}, format, data_dir(), out).has_value();
  return {fine, out.str()};
}

Document sound() {
  Document document;
  document.add_yesno("kwam").add_mark("cijfer").add_text("waarom");
  return document;
}

bool holds(const std::string& text, const std::string& part) {
  CAPTURE(text);
  const bool found = text.find(part) != std::string::npos;
  CHECK_MESSAGE(found, part);
  return found;
}

}  // namespace

TEST_CASE("a sound questionnaire is fine") {
  const Checked checked = check(sound().text());
  CHECK(checked.fine);
  holds(checked.out, "proef.json: fine\n");
}

TEST_CASE("all errors are told, not only the first") {
  Document document = sound();
  document.questions()[0]["text"].erase("nl");
  document.questions()[1]["showIf"] = Json::parse(R"({"==": [{"var": "weg"}, "ja"]})");
  const Checked checked = check(document.text());
  CHECK(!checked.fine);
  holds(checked.out, "proef.json: $.questions[0].text");
  holds(checked.out, "proef.json: $.questions[1].showIf");
  holds(checked.out, ": error: ");
}

TEST_CASE("what cannot be read is told with its place") {
  CHECK(!check("{").fine);
  Document document = sound();
  document.questions()[1]["type"] = "cijfer";
  const Checked checked = check(document.text());
  CHECK(!checked.fine);
  holds(checked.out, "proef.json: $.questions[1].type: error: ");
}

TEST_CASE("warnings alone are no failure") {
  Document document = sound();
  document.questions()[0]["text"] = dutch("Bent u reeds geweest?");
  const Checked checked = check(document.text());
  CHECK(checked.fine);
  holds(checked.out, "$.questions[0].text.nl: warning: holds a stiff word");
}

TEST_CASE("for machines it is a list of objects") {
  Document document = sound();
  document.json().erase("freeText");
  const Checked checked = check(document.text(), CheckFormat::Json);
  CHECK(!checked.fine);
  const Json list = Json::parse(checked.out);
  REQUIRE(list.size() == 1);
  CHECK(list[0]["path"] == "$.questions[2]");
  CHECK(list[0]["severity"] == "error");
  CHECK(list[0]["file"].get<std::string>().ends_with("proef.json"));
  CHECK(!list[0]["mend"].get<std::string>().empty());
}

TEST_CASE("a text that does not fit the glass is an error") {
  Document document = sound();
  document.add_single("wat", {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"});
  std::string words;
  while (words.size() < 100) words += "lange woorden ";
  for (Json& choice : document.back()["choices"])
    choice["label"] = dutch(words + choice["id"].get<std::string>());
  document.back()["text"] = dutch("Waarover ging het?");
  const Checked checked = check(document.text());
  CHECK(!checked.fine);
  holds(checked.out, "$.questions[3]: error: does not fit in \"nl\": screen wat");
}

TEST_CASE("a face without words is not published") {
  for (const char* type : {"smiley", "single"}) {
    Document document = sound();
    document.add_single("gezicht", {"boos", "gewoon", "blij"}).back()["type"] = type;
    document.back()["text"] = dutch("Hoe was het?");
    REQUIRE(check(document.text()).fine);
    document.back()["choices"][1]["label"] = dutch("");
    const Checked empty = check(document.text());
    CHECK(!empty.fine);
    holds(empty.out, "$.questions[3].choices[1].label");
    document.back()["choices"][1].erase("label");
    const Checked none = check(document.text());
    CHECK(!none.fine);
    holds(none.out, "$.questions[3].choices[1]");
  }
}

TEST_CASE("a text that one language misses is not published, whichever text it is") {
  const Json document = Json::parse(
      test::require_ok(read_file(data_dir() / "config/questionnaires/balie-kort.json")));
  std::vector<Json::json_pointer> texts;
  const auto find = [&](auto&& self, const Json& value, const Json::json_pointer& at) -> void {
    if (value.is_object() && value.contains("nl")) return texts.push_back(at);
    for (const auto& [key, member] : value.items())
      if (member.is_structured())
        self(self, member, value.is_array() ? at / std::stoul(key) : at / key);
  };
  find(find, document, Json::json_pointer());
  REQUIRE(texts.size() > 30);
  REQUIRE(read_questionnaire(document.dump(), "balie"));
  const auto& languages = document["languages"];
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i].to_string());
    Json lacking = document;
    lacking[texts[i]].erase(languages[i % languages.size()].get<std::string>());
    CHECK(!read_questionnaire(lacking.dump(), "balie"));
  }
}

TEST_CASE("a language the program does not speak and a character nobody can write are errors") {
  Document document = sound();
  document.questions()[0]["text"] = dutch("Kwam u voor \xF3\xB0\x80\x80?");
  const Checked private_use = check(document.text());
  CHECK(!private_use.fine);
  holds(private_use.out, "$.questions[0].text.nl: error: has 1 character");

  Json klingon = sound().json();
  const auto add = [](auto&& self, Json& value) -> void {
    if (value.is_object() && value.contains("nl")) value["tlh"] = value["nl"];
    for (Json& member : value)
      if (member.is_structured()) self(self, member);
  };
  add(add, klingon);
  klingon["languages"].push_back("tlh");
  const Checked spoken = check(klingon.dump());
  CHECK(!spoken.fine);
  holds(spoken.out, "$.languages[1]: error: is a language that the program does not speak");
}

TEST_CASE("a file that is not there is an error, and the others are looked at") {
  std::ostringstream out;
  CHECK(!run_check({"/nonexistent.json", data_dir() / "config/questionnaires/balie-kort.json"},
                   CheckFormat::Text, data_dir(), out));
  holds(out.str(), "/nonexistent.json: $: error: ");
  CHECK(out.str().find("balie-kort.json: $: error") == std::string::npos);
}
