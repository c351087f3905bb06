// SPDX-License-Identifier: EUPL-1.2
// Fingers as they are: trembling, doubled, sliding, resting.
#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kToOpeningHours =
    "tap start\ntap choice:vog\ntap mark:7\ntap next\ntap choice:veel\n";

// The kiosk at the first of a row of marks, openingstijden, wachtruimte, wachttijd: what is hit by
// accident there counts.
struct AtOpeningHours {
  explicit AtOpeningHours(GlassSize size) : kiosk(device, size) { kiosk.play(kToOpeningHours); }
  // The mark that is on the disk; 0: none.
  int kept(const std::string& question) {
    kiosk.wait(1);
    kiosk.play("tap stop\ntap stop");
    const Answers answers = device.only_sealed().answers;
    const auto found = answers.find(question);
    return found == answers.end() ? 0 : std::get<MarkAnswer>(found->second).mark;
  }
  Device device;
  Scenario kiosk;
};

}  // namespace

TEST_CASE_TEMPLATE("touching commits nothing, lifting does", Glass, Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8");
  at.kiosk.wait(3);
  CHECK(at.kiosk.on() == "question:openingstijden");
  CHECK_FALSE(at.kiosk.is_chosen("mark:8"));
  at.kiosk.finger("up", "mark:8");
  CHECK(at.kiosk.is_chosen("mark:8"));
  at.kiosk.wait(0.2);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("openingstijden") == 8);
}

TEST_CASE_TEMPLATE("sliding off cancels, wherever the finger is lifted", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  for (const char* lifted_on : {"title", "mark:9", "next-to-nothing"}) {
    at.kiosk.finger("down", "mark:8");
    if (std::string(lifted_on) == "next-to-nothing") {
      at.kiosk.play("finger move 1 1\nfinger up 1 1");
    } else {
      at.kiosk.finger("move", lifted_on);
      at.kiosk.finger("up", lifted_on);
    }
    at.kiosk.wait(1);
    CHECK(at.kiosk.on() == "question:openingstijden");
    CHECK_FALSE(at.kiosk.is_chosen("mark:8"));
    CHECK_FALSE(at.kiosk.is_chosen("mark:9"));
  }
  CHECK(at.kept("openingstijden") == 0);
}

TEST_CASE_TEMPLATE("a slide onto an answer is no tap on it", Glass, Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "title");
  at.kiosk.finger("move", "mark:8");
  at.kiosk.finger("up", "mark:8");
  CHECK(at.kept("openingstijden") == 0);
}

TEST_CASE_TEMPLATE("a second finger neither commits nor moves the first", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8", 1);
  at.kiosk.finger("down", "mark:3", 2);
  at.kiosk.finger("move", "mark:4", 2);
  at.kiosk.finger("up", "mark:4", 2);
  at.kiosk.finger("down", "mark:8", 3);
  at.kiosk.finger("up", "mark:8", 3);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:openingstijden");
  at.kiosk.finger("up", "mark:8", 1);
  CHECK(at.kept("openingstijden") == 8);
}

TEST_CASE_TEMPLATE("a second finger that stays after the first is lifted does nothing", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8", 1);
  at.kiosk.finger("down", "mark:3", 2);
  at.kiosk.finger("up", "mark:8", 1);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  at.kiosk.finger("up", "mark:3", 2);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("wachtruimte") == 0);
}

TEST_CASE_TEMPLATE("a finger whose lifting was never reported does not block the kiosk", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8", 5);
  at.kiosk.wait(10.1);
  at.kiosk.play("tap mark:6");
  CHECK(at.kiosk.on() == "question:wachtruimte");
  // Reported after all: the tap it might have been is over.
  at.kiosk.finger("up", "mark:8", 5);
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("openingstijden") == 6);
}

TEST_CASE_TEMPLATE("a bag that leans against the glass does not keep the session open", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "title", 5);
  at.kiosk.wait(61);
  CHECK(at.kiosk.on() == "still-there");
  at.kiosk.wait(31);
  CHECK(at.kiosk.on() == "attract");
}

TEST_CASE_TEMPLATE("a double tap answers one question, not the next one as well", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  // Every 50 ms a tap of 20 ms: three within the time the answer is shown, three on the next.
  for (int i = 0; i < 6; ++i) {
    at.kiosk.finger("down", "mark:8");
    at.kiosk.finger("up", "mark:8");
    at.kiosk.wait(0.01);
  }
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK_FALSE(at.kiosk.is_chosen("mark:8"));
  CHECK(at.kept("wachtruimte") == 0);
}

TEST_CASE_TEMPLATE("a finger that is down when the next question comes does not answer it", Glass,
                   Portrait, Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8");
  at.kiosk.finger("up", "mark:8");
  at.kiosk.finger("down", "mark:8");  // while the answer is shown
  at.kiosk.wait(2);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  at.kiosk.finger("up", "mark:8");
  at.kiosk.wait(1);
  CHECK(at.kiosk.on() == "question:wachtruimte");
  CHECK(at.kept("wachtruimte") == 0);
}

TEST_CASE_TEMPLATE("another answer tapped while the first is shown comes too late", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "mark:8");
  at.kiosk.finger("up", "mark:8");
  at.kiosk.finger("down", "mark:3");
  at.kiosk.finger("up", "mark:3");
  CHECK(at.kept("openingstijden") == 8);
}

TEST_CASE_TEMPLATE("a repeat of Back within the set time goes back once", Glass, Portrait,
                   Landscape) {
  AtOpeningHours at(Glass::size);
  at.kiosk.finger("down", "back");
  at.kiosk.finger("up", "back");
  at.kiosk.finger("down", "back");
  at.kiosk.finger("up", "back");
  CHECK(at.kiosk.on() == "question:moeite");
  at.kiosk.wait(0.3);
  at.kiosk.play("tap back");
  CHECK(at.kiosk.on() == "question:toelichting");
}

TEST_CASE_TEMPLATE("a choice that bounces stays on, while the same letter twice is two letters",
                   Glass, Portrait, Landscape) {
  Device device(questionnaire_of(R"([
    {"id": "wat", "type": "multiple", "text": {"nl": "Wat was goed?", "en": "What was good?"},
     "choices": [{"id": "koffie", "label": {"nl": "Koffie", "en": "Coffee"}},
                 {"id": "mensen", "label": {"nl": "Mensen", "en": "People"}}]},
    {"id": "waarom", "type": "text", "text": {"nl": "Waarom?", "en": "Why?"}}
  ])"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start");
  kiosk.finger("down", "choice:koffie");
  kiosk.finger("up", "choice:koffie");
  kiosk.finger("down", "choice:koffie");
  kiosk.finger("up", "choice:koffie");
  CHECK(kiosk.is_chosen("choice:koffie"));
  kiosk.play("wait 1\ntap next");
  kiosk.tap_quickly("key:K");
  kiosk.tap_quickly("key:o");
  kiosk.tap_quickly("key:o");  // 120 ms later: a quick typist
  kiosk.play("tap key:p\ntap next");
  CHECK(device.only_sealed().answers.at("waarom") == Answer(TextAnswer{"Koop"}));
}
