// SPDX-License-Identifier: EUPL-1.2
// The power fails, or the program is killed: the scenario ends without closing anything.
#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE_TEMPLATE("a power cut in the middle: one break-off with the answers so far, and only one",
                   Glass, Portrait, Landscape) {
  Device device;
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap language:en\ntap start\ntap choice:vog\ntap mark:7\ntype Slow and");
    CHECK(device.totals().sealed == 0);
  }
  for (int start = 0; start < 3; ++start) {
    Scenario kiosk(device, Glass::size);
    CHECK(kiosk.on() == "attract");
    CHECK(kiosk.screen().language == "nl");
    const Response response = device.only_sealed();
    CHECK(response.disposition == Disposition::BreakOff);
    CHECK(response.language == "en");
    CHECK(response.answers == Answers{{"product", ChoiceAnswer{"vog"}},
                                      {"totaaloordeel", MarkAnswer{7}},
                                      {"toelichting", TextAnswer{"Slow and"}}});
    CHECK_FALSE(device.has_savepoint());
  }
}

TEST_CASE_TEMPLATE("a power cut loses at most the tap under way", Glass, Portrait, Landscape) {
  Device device;
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntap choice:vog");
    // Lifted, and not a moment later the power is gone.
    kiosk.finger("down", "mark:9");
    kiosk.finger("up", "mark:9");
  }
  Scenario kiosk(device, Glass::size);
  CHECK(device.only_sealed().answers ==
        Answers{{"product", ChoiceAnswer{"vog"}}, {"totaaloordeel", MarkAnswer{9}}});
}

TEST_CASE_TEMPLATE("what was answered is on the disk before the next question is shown", Glass,
                   Portrait, Landscape) {
  for (int answered = 1; answered <= 3; ++answered) {
    Device device;
    {
      Scenario kiosk(device, Glass::size);
      kiosk.play("tap start");
      const char* const taps[] = {"tap choice:vog", "tap mark:7", "type a"};
      for (int i = 0; i < answered; ++i) kiosk.play(taps[i]);
    }
    const Scenario kiosk(device, Glass::size);
    CHECK(device.only_sealed().answers.size() == static_cast<std::size_t>(answered));
  }
}

TEST_CASE_TEMPLATE("a power cut before the first answer leaves nothing", Glass, Portrait,
                   Landscape) {
  Device device;
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start");
  }
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "attract");
  CHECK(device.totals().sealed == 0);
}

TEST_CASE_TEMPLATE("a power cut at the thanks or after it adds nothing", Glass, Portrait,
                   Landscape) {
  Device device;
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntap choice:vog\ntap stop\ntap stop\nexpect Bedankt");
  }
  const Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "attract");
  CHECK(device.totals().sealed == 1);
}

TEST_CASE_TEMPLATE("a text that was typed and erased again is no answer after a power cut", Glass,
                   Portrait, Landscape) {
  Device device(questionnaire_of(R"([{"id": "wens", "type": "text",
    "text": {"nl": "Wat wenst u?", "en": "What do you wish?"}}])"));
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntype Nee\ntap key:erase\ntap key:erase\ntap key:erase");
  }
  const Scenario kiosk(device, Glass::size);
  CHECK(device.totals().sealed == 0);
  CHECK_FALSE(device.has_savepoint());
}

TEST_CASE_TEMPLATE(
    "a questionnaire that erases broken-off answers erases them after a power cut too", Glass,
    Portrait, Landscape) {
  Device device(questionnaire_of(R"([{"id": "wens", "type": "text",
    "text": {"nl": "Wat wenst u?", "en": "What do you wish?"}}])",
                                 "discard"));
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntype Kanarie");
    CHECK(device.bytes().find("Kanarie") != std::string::npos);
  }
  const Scenario kiosk(device, Glass::size);
  CHECK(device.totals().sealed == 0);
  CHECK(device.bytes().find("Kanarie") == std::string::npos);
}
