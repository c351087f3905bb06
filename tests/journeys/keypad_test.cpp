// SPDX-License-Identifier: EUPL-1.2
// Who cannot reach or use the glass does everything with three keys, or five.
#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE_TEMPLATE(
    "the counter survey in Arabic, by arrows: left is onwards, keys stay where they lie", Glass,
    SmallPortrait, SmallLandscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  for (const char* node : {"language:ar", "start",  "choice:verhuizing",
                           "mark:9",      "key:ن",  "key:ع",
                           "key:م",       "next",   "choice:veel",
                           "mark:1",      "mark:5", "mark:6",
                           "mark:10",     "mark:2", "mark:3",
                           "mark:7",      "mark:8", "na",
                           "mark:10",     "mark:6", "mark:7",
                           "na",          "mark:8", "choice:nee"}) {
    kiosk.select_by_arrows(node);
    // The ring is there at once on every screen.
    const Node* focused = kiosk.screen().find(kiosk.focused());
    REQUIRE_MESSAGE(focused != nullptr, kiosk.on());
    CHECK(focused->interactive());
  }
  CHECK(kiosk.on() == "thanks");
  const Response response = device.only_sealed();
  CHECK(response.language == "ar");
  CHECK(response.disposition == Disposition::Complete);
  CHECK(response.answers.at("toelichting") == Answer(TextAnswer{"نعم"}));
  CHECK(response.answers.at("totaaloordeel") == Answer(MarkAnswer{9}));
}

TEST_CASE("a complaint with how to be reached, by three keys") {
  Device device(shipped("melding.json"));
  Scenario kiosk(device, SmallPortrait::size);
  for (const char* node : {"start", "choice:klacht", "choice:dienstverlening", "key:L", "key:a",
                           "next", "choice:bellen", "key:J", "key:o", "next"})
    kiosk.select(node);
  for (const char digit : std::string("0612345678")) kiosk.select(std::string("key:") + digit);
  kiosk.select("next");
  kiosk.play("refuse Bedankt");  // all that was said is shown once more
  kiosk.select("next");
  kiosk.play("expect Bedankt");
  const auto contacts = device.sealed_contacts();
  REQUIRE(contacts.size() == 1);
}

TEST_CASE("a key that is typed keeps the keypad, though a capital turns into a small letter") {
  Device device(questionnaire_of(R"([
    {"id": "waarom", "type": "text", "text": {"nl": "Waarom?", "en": "Why?"}, "required": true}])"));
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.select("start");
  // Refused: the keypad goes to where that can be mended.
  kiosk.select("next");
  CHECK(kiosk.screen().find("error") != nullptr);
  CHECK(kiosk.screen().find(kiosk.focused())->role == Role::Key);
  kiosk.select("key:K");
  CHECK(kiosk.focused() == "key:k");
  kiosk.play("wait 1\nkey select");
  CHECK(kiosk.focused() == "key:k");
  kiosk.select("next");
  CHECK(device.only_sealed().answers.at("waarom") == Answer(TextAnswer{"Kk"}));
}

TEST_CASE("Back has a key of its own, where there is a Back; elsewhere that key does nothing") {
  Device device;
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("key next\nkey back");
  CHECK(kiosk.on() == "attract");
  for (const char* node : {"start", "choice:vog", "mark:7"}) kiosk.select(node);
  kiosk.play("key back");
  CHECK(kiosk.on() == "question:totaaloordeel");
  CHECK(kiosk.is_chosen("mark:7"));
  kiosk.select("languages");
  kiosk.play("key back");
  CHECK(kiosk.on() == "question:totaaloordeel");
  kiosk.select("stop");
  kiosk.play("key back");
  CHECK(kiosk.on() == "ask-stop");
  kiosk.select("continue");
  CHECK(kiosk.on() == "question:totaaloordeel");
  CHECK(device.totals().sealed == 0);
}
