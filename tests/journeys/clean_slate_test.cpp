// SPDX-License-Identifier: EUPL-1.2
// Nothing of one respondent survives to the next: not on the screen, not in the files.
#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kTyped = "tap start\ntap choice:vog\ntap mark:7\ntype Kanarie van Piet\n";
const std::string kOneText = R"([{"id": "wens", "type": "text",
  "text": {"nl": "Wat wenst u?", "en": "What do you wish?"}}])";

void check_clean(const Device& device, const Scenario& kiosk) {
  CHECK(kiosk.all_texts().find("Kanarie") == std::string::npos);
  const std::string bytes = device.bytes();
  for (const std::string part : {"Kanarie", "Piet", "\"toelichting\":\""})
    CHECK_MESSAGE(bytes.find(part) == std::string::npos, "\"" << part << "\" is in a file");
  CHECK_FALSE(device.has_savepoint());
}

}  // namespace

TEST_CASE_TEMPLATE("what a visitor typed is nowhere once the session is over", Glass, Portrait,
                   Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(kTyped);
  // The savepoint is plain until the end: the search below can find what it looks for.
  REQUIRE(device.bytes().find("Kanarie van Piet") != std::string::npos);
  REQUIRE(kiosk.all_texts().find("Kanarie") != std::string::npos);
  SUBCASE("at the thanks") {
    kiosk.play("tap stop\ntap stop\nexpect Bedankt");
  }
  SUBCASE("after the thanks") {
    kiosk.play("tap stop\ntap stop\nexpect Bedankt\ntap done\nexpect Hoe was uw bezoek?");
  }
  SUBCASE("after walking away") {
    kiosk.play("wait 95\nexpect Hoe was uw bezoek?");
  }
  SUBCASE("after the whole walk") {
    kiosk.play("tap next\ntap choice:veel");
    for (int i = 0; i < 14; ++i) kiosk.play("tap mark:6");
    kiosk.play("tap choice:nee\nexpect Bedankt\nwait 13\nexpect Hoe was uw bezoek?");
  }
  check_clean(device, kiosk);
  CHECK(device.only_sealed().answers.at("toelichting") == Answer(TextAnswer{"Kanarie van Piet"}));
}

TEST_CASE_TEMPLATE("what a visitor typed is nowhere after a crash and a restart", Glass, Portrait,
                   Landscape) {
  Device device;
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play(kTyped);
  }
  REQUIRE(device.bytes().find("Kanarie") != std::string::npos);
  const Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "attract");
  check_clean(device, kiosk);
}

TEST_CASE_TEMPLATE("a long text, over several pages of the database, is nowhere afterwards", Glass,
                   SmallPortrait, SmallLandscape) {
  Device device(questionnaire_of("[" + kOneText.substr(1, kOneText.size() - 2) + R"(,
    {"id": "nog", "type": "text", "text": {"nl": "En nog?", "en": "And more?"}}])"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start");
  for (int question = 0; question < 2; ++question) {
    kiosk.play("type Kanarie");
    while (kiosk.label("counter").rfind("600 ", 0) != 0) kiosk.tap_quickly("key:8");
    kiosk.play("tap next");
  }
  kiosk.play("expect Bedankt\ntap done");
  check_clean(device, kiosk);
  CHECK(device.bytes().find("88888888") == std::string::npos);
}

TEST_CASE_TEMPLATE(
    "an answer taken back, or hidden by a later one, is in neither response nor file", Glass,
    Portrait, Landscape) {
  Device device(questionnaire_of(R"([
    {"id": "wil", "type": "yesno", "text": {"nl": "Wilt u iets?", "en": "Anything?"},
     "choices": [{"id": "ja", "label": {"nl": "Ja", "en": "Yes"}},
                 {"id": "nee", "label": {"nl": "Nee", "en": "No"}}]},
    {"id": "wens", "type": "text", "text": {"nl": "Wat wenst u?", "en": "What?"},
     "showIf": {"==": [{"var": "wil"}, "ja"]}}])"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:ja\ntype Kanarie\ntap back\ntap choice:nee\nexpect Bedankt");
  CHECK(device.only_sealed().answers == Answers{{"wil", ChoiceAnswer{"nee"}}});
  check_clean(device, kiosk);
}

TEST_CASE_TEMPLATE("who erases everything and turns back leaves no open interview behind", Glass,
                   Portrait, Landscape) {
  Device device(questionnaire_of(kOneText));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntype K\ntap key:erase\ntap back\nexpect Hoe was het?");
  check_clean(device, kiosk);
  CHECK(device.totals().sealed == 0);
}

TEST_CASE_TEMPLATE("the next visitor finds the questions as if nobody had been there", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start");
  const std::string fresh = kiosk.all_texts();
  kiosk.play("tap back");
  kiosk.play(kTyped + "tap key:symbols\ntap back\ntap back\nwait 95\ntap start");
  CHECK(kiosk.all_texts() == fresh);
  for (const Node& node : kiosk.screen().nodes) CHECK_FALSE(node.chosen);
  CHECK(kiosk.focused().empty());
  kiosk.play("tap choice:rijbewijs");
  for (const Node& node : kiosk.screen().nodes) CHECK_FALSE(node.chosen);
  kiosk.play("tap mark:1\nrefuse Kanarie\nexpect 0 van 1000 tekens");
  CHECK(kiosk.screen().find("key:K") != nullptr);
}
