// SPDX-License-Identifier: EUPL-1.2
// Visitors who listen (design/citizen.md, rules 10, 11, 13, 14 and 15).
#include <algorithm>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kYesOrNo = R"("choices": [{"id": "ja", "label": {"nl": "Ja", "en": "Yes"}},
                                            {"id": "nee", "label": {"nl": "Nee", "en": "No"}}])";

const std::string kSmall = questionnaire_of(R"([
  {"id": "goed", "type": "yesno", "required": true, "text": {"nl": "Was het goed?", "en": "Good?"},
   )" + kYesOrNo + R"(},
  {"id": "uren", "type": "number", "required": true, "minimum": 1, "maximum": 9,
   "text": {"nl": "Hoeveel uur?", "en": "How many hours?"}},
  {"id": "waarom", "type": "text", "text": {"nl": "Waarom?", "en": "Why?"}},
  {"id": "terug", "type": "yesno",
   "text": {"nl": "U schreef {waarom}. Klopt dat?", "en": "You wrote {waarom}. Right?"},
   )" + kYesOrNo + "}]");

bool has_tone(const Transcript& transcript) {
  return std::any_of(transcript.all().begin(), transcript.all().end(),
                     [](const Utterance& utterance) { return utterance.tone; });
}

}  // namespace

TEST_CASE("nothing is said to who did not ask for it") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("tap start\ntap choice:ja\nkey next\nkey next");
  CHECK(kiosk.transcript().text().empty());
}

TEST_CASE("a first touch reads, a second one chooses, and a bounce is no second one") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("key speech\ntap start\nexpect-spoken Tik om te beginnen, knop");
  CHECK(kiosk.on() == "attract");
  kiosk.play("tap start\nexpect-spoken Was het goed?");
  CHECK(kiosk.on() == "question:goed");
  kiosk.tap_quickly("choice:ja");
  kiosk.tap_quickly("choice:ja");
  CHECK_FALSE(kiosk.is_chosen("choice:ja"));
  kiosk.play("expect-spoken Ja\nexpect-spoken 1 van 2, niet gekozen\nwait 1");
  // Another node's touch is a first one again, and words that cannot be chosen are read too.
  kiosk.play("tap choice:nee\nexpect-spoken Nee\nexpect-spoken 2 van 2");
  kiosk.finger("down", "title");
  kiosk.finger("up", "title");
  kiosk.play(
      "expect-spoken Was het goed?\ntap choice:nee\nexpect-spoken Nee\nexpect-spoken 2 van 2");
  CHECK(kiosk.on() == "question:goed");
  kiosk.play("tap choice:nee");
  CHECK(kiosk.on() == "question:uren");
}

TEST_CASE("what is wrong is said with its question and the mend, as it is shown") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("tap start\ntap choice:ja\nkey speech\nkey next");
  for (const char* again : {"first", "second"}) {
    INFO(again);
    kiosk.select("next");
    REQUIRE_FALSE(kiosk.label("error").empty());
    kiosk.play("expect-spoken " + kiosk.label("error") + "\nexpect-spoken Hoeveel uur?");
  }
}

TEST_CASE("louder, softer, again, silence: and all as before for the next visitor") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("key speech\nexpect-spoken Voorlezen staat aan.");
  CHECK(kiosk.transcript().volume() == 3);
  kiosk.play("key louder\nexpect-spoken Geluid 4 van 5\nwait 1\nkey louder\nwait 1\nkey louder");
  CHECK(kiosk.transcript().volume() == 5);
  kiosk.play("key softer\nexpect-spoken Geluid 4 van 5\nwait 1\nkey silence");
  CHECK(kiosk.transcript().latest().empty());
  kiosk.play("key repeat\nexpect-spoken Hoe was het?\nwait 1\nkey speech");
  CHECK(kiosk.transcript().latest().find("Voorlezen staat uit.") != std::string::npos);
  kiosk.play("wait 1\nkey speech\nkey next\nkey select");
  CHECK(kiosk.on() == "question:goed");
  kiosk.select("back");
  CHECK(kiosk.on() == "attract");
  const std::string heard = kiosk.transcript().text();
  kiosk.play("key next\ntap text-size");
  CHECK(kiosk.transcript().text().substr(heard.size()).find_first_not_of('\n') ==
        std::string::npos);
  CHECK(kiosk.transcript().volume() == 3);
}

TEST_CASE("an answer is said once, with the next question") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("tap start\nkey speech");
  const std::size_t before = kiosk.transcript().text().size();
  kiosk.select("choice:ja");
  CHECK(kiosk.on() == "question:uren");
  const std::string heard = kiosk.transcript().text().substr(before);
  const std::size_t at = heard.find("1 van 2, gekozen");
  REQUIRE(at != std::string::npos);
  CHECK(heard.find("1 van 2, gekozen", at + 1) == std::string::npos);
  CHECK(heard.find("Hoeveel uur?", at) != std::string::npos);
}

TEST_CASE("any action interrupts") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("key speech\nexpect-spoken Hoe was het?");
  kiosk.finger("down", "title");
  CHECK(kiosk.transcript().latest().empty());
  kiosk.finger("up", "title");
  kiosk.play("expect-spoken Hoe was het?\nkey next");
  CHECK(kiosk.transcript().latest().find("Hoe was het?") == std::string::npos);
}

TEST_CASE("who listens has ten times as long, and hears the countdown") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("tap start\nkey speech\nwait 599");
  CHECK(kiosk.on() == "question:goed");
  kiosk.play("wait 2\nexpect-spoken Bent u er nog?\nexpect-spoken Over 300 seconden");
  CHECK(has_tone(kiosk.transcript()));
  kiosk.play("wait 60\nexpect-spoken Over 240 seconden\nwait 238\nexpect Bent u er nog?\nwait 3");
  CHECK(kiosk.on() == "attract");
}

TEST_CASE("the warning is heard too by who does not listen") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("tap start\nwait 59");
  CHECK_FALSE(has_tone(kiosk.transcript()));
  kiosk.play("wait 2\nexpect Bent u er nog?");
  CHECK(has_tone(kiosk.transcript()));
  CHECK(kiosk.transcript().all().size() == 1);
}

TEST_CASE("headphones start it, may hear what was typed, and end it") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("headphones in\nexpect-spoken Voorlezen staat aan.\nkey next");
  kiosk.select("start");
  kiosk.select("choice:ja");
  kiosk.select("key:5");
  kiosk.play("expect-spoken 5");
  kiosk.select("next");
  kiosk.select("key:H");
  kiosk.select("key:e");
  kiosk.play("expect-spoken He");
  kiosk.select("next");
  kiosk.play("expect-spoken U schreef He. Klopt dat?\nheadphones out");
  CHECK(kiosk.transcript().latest().empty());
  // Through the speaker it is a blank.
  kiosk.play("key speech\nexpect-spoken U schreef …. Klopt dat?");
}

TEST_CASE("headphones that hang there already do not start it") {
  Device device(kSmall);
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.kiosk().handle(HeadphonesEvent{.plugged = true, .at_start = true});
  CHECK(kiosk.transcript().text().empty());
}

TEST_CASE("a sound file of the publisher is played where there is one") {
  Device device(kSmall);
  const auto folder = device.folder() / "proef.sounds" / "nl";
  std::filesystem::create_directories(folder);
  require_ok(write_file(folder / "goed.wav", "sound"));
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("tap start\nkey speech\nexpect-spoken Was het goed?");
  int played = 0;
  for (const Utterance& utterance : kiosk.transcript().all())
    if (!utterance.sound.empty()) {
      CHECK(utterance.sound == folder / "goed.wav");
      CHECK(utterance.text == "Was het goed?");
      ++played;
    }
  CHECK(played == 1);
}

TEST_CASE("a kiosk that is out of service says so") {
  Device device(kSmall);
  CHECK(Scenario(device, SmallPortrait::size).on() == "attract");
  std::filesystem::remove(device.key_file());
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("key speech\nexpect-spoken Deze zuil is buiten gebruik");
}
