// SPDX-License-Identifier: EUPL-1.2
// A visitor who does not answer for a while: warned, given time, and at last taken leave of.
#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kNineAnswers = R"(
tap start
tap choice:vog
tap mark:7
tap next
tap choice:veel
tap mark:7
tap mark:7
tap mark:7
tap mark:7
tap mark:7
tap mark:7
)";

}  // namespace

TEST_CASE_TEMPLATE("after a minute without a touch it asks, counts down, and one tap goes on",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(R"(
    tap start
    tap choice:vog
    wait 59
    refuse Bent u er nog?
    wait 1
    expect Bent u er nog?
    expect Over 30 seconden
    wait 10
    expect Over 20 seconden
    wait 19
    expect Over 1 seconde
    tap Ja, ik ga verder
    expect Welk rapportcijfer
  )");
  CHECK(kiosk.on() == "question:totaaloordeel");
  CHECK(device.totals().sealed == 0);
  kiosk.play("wait 59\nrefuse Bent u er nog?\nwait 1\nexpect Bent u er nog?");
}

TEST_CASE_TEMPLATE("every touch shows that somebody is there, also one that hits nothing", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\nwait 50");
  kiosk.finger("down", "title");
  kiosk.finger("up", "title");
  kiosk.play("wait 50\nrefuse Bent u er nog?\nkey next\nwait 50\nrefuse Bent u er nog?\nwait 10");
  CHECK(kiosk.on() == "still-there");
}

TEST_CASE_TEMPLATE("a touch beside the button does not go on: the question must be answered", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog\nwait 61");
  kiosk.finger("down", "title");
  kiosk.finger("up", "title");
  kiosk.play("expect Bent u er nog?\nwait 31\nexpect Hoe was uw bezoek?");
}

TEST_CASE_TEMPLATE("ten times and more a visitor may ask for more time", Glass, Portrait,
                   Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog");
  for (int i = 0; i < 12; ++i) {
    kiosk.play("wait 89");
    REQUIRE(kiosk.on() == "still-there");
    kiosk.play("tap continue");
    REQUIRE(kiosk.on() == "question:totaaloordeel");
  }
  CHECK(device.totals().sealed == 0);
  kiosk.play("tap mark:8\nexpect Wilt u uw antwoord uitleggen?");
}

TEST_CASE_TEMPLATE("the keypad alone gives more time too", Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.select("start");
  kiosk.select("choice:vog");
  kiosk.wait(70);
  CHECK(kiosk.on() == "still-there");
  CHECK(kiosk.focused() == "continue");
  kiosk.play("key select");
  CHECK(kiosk.on() == "question:totaaloordeel");
}

TEST_CASE_TEMPLATE(
    "who walks away is a break-off before half of the questions, partial from there on", Glass,
    Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(kNineAnswers + "wait 95\nexpect Hoe was uw bezoek?\nrefuse Bedankt");
  {
    const Response nine = device.only_sealed();
    CHECK(nine.answers.size() == 9);  // of nineteen: the suggestion itself is not asked
    CHECK(nine.disposition == Disposition::BreakOff);
  }
  kiosk.play(kNineAnswers + "tap na\nwait 95\nexpect Hoe was uw bezoek?");
  const auto all = device.sealed();
  REQUIRE(all.size() == 2);
  const Response& ten = all[all[0].answers.size() == 10 ? 0 : 1];
  CHECK(ten.answers.size() == 10);
  CHECK(ten.disposition == Disposition::Partial);
  CHECK_FALSE(device.has_savepoint());
}

TEST_CASE_TEMPLATE("who says no to going on is thanked, and the answers are kept as well", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog\nwait 61\ntap Nee, ik stop\nexpect Bedankt");
  CHECK(device.only_sealed().answers == Answers{{"product", ChoiceAnswer{"vog"}}});
}

TEST_CASE_TEMPLATE("where the questionnaire says so, the answers of who walks away are erased",
                   Glass, Portrait, Landscape) {
  Device device(questionnaire_of(R"([
    {"id": "ja_nee", "type": "yesno", "text": {"nl": "Komt u weer?", "en": "Will you return?"},
     "choices": [{"id": "ja", "label": {"nl": "Ja", "en": "Yes"}},
                 {"id": "nee", "label": {"nl": "Nee", "en": "No"}}]},
    {"id": "waarom", "type": "text", "text": {"nl": "Waarom?", "en": "Why?"}}
  ])",
                                 "discard"));
  Scenario kiosk(device, Glass::size);
  kiosk.play(
      "tap start\ntap choice:ja\ntype Kanarie\nwait 61\n"
      "expect Wij bewaren uw antwoorden dan niet.\nwait 31\nexpect Hoe was het?");
  CHECK(device.totals().sealed == 0);
  CHECK_FALSE(device.has_savepoint());
  CHECK(device.bytes().find("Kanarie") == std::string::npos);
}

TEST_CASE_TEMPLATE("a screen nobody answers on goes back to the start and keeps nothing", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\nwait 95\nexpect Hoe was uw bezoek?");
  CHECK(device.totals().sealed == 0);
}

TEST_CASE_TEMPLATE("the warning comes on every screen a visitor can be left on", Glass, Portrait,
                   Landscape) {
  for (const char* leave_at : {"tap languages", "tap stop", "type Half een w"}) {
    Device device;
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntap choice:vog\ntap mark:3\n" + std::string(leave_at) + "\nwait 61");
    CHECK(kiosk.on() == "still-there");
    kiosk.play("wait 31");
    CHECK(kiosk.on() == "attract");
    CHECK(device.only_sealed().answers.size() >= 2);
  }
}

TEST_CASE_TEMPLATE("the next visitor finds Dutch, normal letters and normal contrast", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  const std::string made_own = "tap language:en\ntap text-size\ntap contrast\n";
  const auto is_as_new = [&] {
    const Screen& screen = kiosk.screen();
    return screen.name == "attract" && screen.language == "nl" && !screen.large_text &&
           screen.contrast == Contrast::Normal && kiosk.label("title") == "Hoe was uw bezoek?";
  };
  REQUIRE(is_as_new());
  SUBCASE("after walking away") {
    kiosk.play(made_own + "tap start\ntap choice:vog\nwait 61\nexpect Are you still there?");
    CHECK(kiosk.screen().large_text);
    CHECK(kiosk.screen().contrast == Contrast::Dark);
    kiosk.play("wait 31");
  }
  SUBCASE("after stopping, when the thanks are over") {
    kiosk.play(made_own +
               "tap start\ntap choice:vog\ntap stop\ntap stop\nexpect Thank you\nwait 13");
  }
  SUBCASE("after only playing with the buttons") {
    kiosk.play(made_own);
    CHECK_FALSE(is_as_new());
    kiosk.play("wait 31");
  }
  SUBCASE("after turning back on the first question") {
    kiosk.play(made_own + "tap start\ntap back");
  }
  CHECK(is_as_new());
}

TEST_CASE_TEMPLATE("the thanks stand for twelve seconds", Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(
      "tap start\ntap choice:vog\ntap stop\ntap stop\nwait 11\nexpect Bedankt\nwait 1\n"
      "refuse Bedankt");
  CHECK(kiosk.on() == "attract");
}
