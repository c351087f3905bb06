// SPDX-License-Identifier: EUPL-1.2
// Numbers, dates and ways to be reached are typed; a respondent is told why one is not right yet.
#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kTyped = questionnaire_of(R"([
  {"id": "personen", "type": "number", "minimum": 1, "maximum": 20, "required": true,
   "text": {"nl": "Met hoeveel personen?", "en": "How many people?"},
   "constraint": {"rule": {"!=": [{"var": "personen"}, 13]},
                  "message": {"nl": "Dertien kan niet. Typ een ander getal.",
                              "en": "Not thirteen. Type another number."}}},
  {"id": "dag", "type": "date", "earliest": "2026-01-01", "latest": "2026-12-31",
   "text": {"nl": "Wanneer was het?", "en": "When was it?"}},
  {"id": "telefoon", "type": "contact", "contact": "phone",
   "text": {"nl": "Wat is uw nummer?", "en": "What is your number?"}}])");

std::string error(const Scenario& kiosk) {
  return kiosk.label("error");
}

}  // namespace

TEST_CASE_TEMPLATE("a number: typed, checked, kept, and there again on the way back", Glass,
                   Portrait, Landscape) {
  Device device(kTyped);
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap next");
  CHECK(kiosk.on() == "question:personen");
  CHECK_FALSE(error(kiosk).empty());  // it is required
  kiosk.play("type 4");
  CHECK(error(kiosk).empty());
  kiosk.play("tap next");
  CHECK(kiosk.on() == "question:dag");
  kiosk.play("tap back");
  CHECK(kiosk.label("field") == "4");
  kiosk.play("tap next\ntype 21112026");
  CHECK(kiosk.label("field") == "21-11-2026");
  kiosk.play("tap next\ntype 0612345678\ntap back\ntap next");
  CHECK(kiosk.label("field") == "0612345678");
  kiosk.play("tap next\nexpect Bedankt");
  CHECK(device.only_sealed().answers ==
        Answers{{"personen", NumberAnswer{4}}, {"dag", DateAnswer{"2026-11-21"}}});
}

TEST_CASE_TEMPLATE("what can no longer become right is said while it is typed", Glass, Portrait,
                   Landscape) {
  Device device(kTyped);
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntype 2");
  CHECK(error(kiosk).empty());
  kiosk.play("type 1");
  CHECK(error(kiosk).find("te groot") != std::string::npos);
  CHECK(error(kiosk).find("20") != std::string::npos);
  kiosk.play("tap next");
  CHECK(kiosk.on() == "question:personen");
  kiosk.play("tap key:erase");
  CHECK(error(kiosk).empty());
  kiosk.play("tap next");
  CHECK(kiosk.on() == "question:dag");
}

TEST_CASE_TEMPLATE("what may still become right is only said after Verder, and then until it is",
                   Glass, Portrait, Landscape) {
  Device device(kTyped);
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntype 2\ntap next\ntap next\ntype 06123");
  CHECK(error(kiosk).empty());
  kiosk.play("tap next");
  CHECK(kiosk.on() == "question:telefoon");
  CHECK(error(kiosk) == "Dit telefoonnummer klopt niet. Typ bijvoorbeeld 0612345678.");
  kiosk.play("type 4567");
  CHECK_FALSE(error(kiosk).empty());
  kiosk.play("type 8");
  CHECK(error(kiosk).empty());
  kiosk.play("tap next\nexpect Bedankt");
  REQUIRE(device.sealed_contacts().size() == 1);
  CHECK(device.sealed_contacts()[0].contact == Answers{{"telefoon", TextAnswer{"+31612345678"}}});
}

TEST_CASE_TEMPLATE("half a number left behind is no answer", Glass, Portrait, Landscape) {
  Device device(kTyped);
  Scenario kiosk(device, Glass::size);
  SUBCASE("by going back") {
    kiosk.play("tap start\ntype 2\ntap next\ntype 2111\ntap back\ntap next");
    CHECK(kiosk.label("field") == "Typ hier uw antwoord");
    kiosk.play("tap next\ntap next\nexpect Bedankt");
  }
  SUBCASE("by erasing it") {
    kiosk.play("tap start\ntype 2\ntap next\ntype 1\ntap next");
    CHECK(kiosk.on() == "question:dag");
    CHECK(error(kiosk).find("datum") != std::string::npos);
    kiosk.play("tap key:erase\ntap next\ntap next\nexpect Bedankt");
  }
  CHECK(device.only_sealed().answers == Answers{{"personen", NumberAnswer{2}}});
}

TEST_CASE_TEMPLATE("an answer that was right and is changed into a wrong one is not kept", Glass,
                   Portrait, Landscape) {
  Device device(kTyped);
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntype 2\ntap next\ntype 21112026\ntap key:erase");
  }
  const Scenario after(device, Glass::size);
  CHECK(device.only_sealed().answers == Answers{{"personen", NumberAnswer{2}}});
}

TEST_CASE_TEMPLATE("a rule of the questionnaire's own is told in its own words", Glass, Portrait,
                   Landscape) {
  Device device(kTyped);
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntype 13");
  CHECK(error(kiosk).empty());
  kiosk.play("tap next");
  CHECK(kiosk.on() == "question:personen");
  CHECK(error(kiosk) == "Dertien kan niet. Typ een ander getal.");
  kiosk.play("tap key:erase");
  CHECK(error(kiosk).empty());
  kiosk.play("type 2\ntap next");
  CHECK(kiosk.on() == "question:dag");
}

TEST_CASE_TEMPLATE("a rule on a choice: shown after it, and another choice goes on", Glass,
                   Portrait, Landscape) {
  Device device(questionnaire_of(R"([
    {"id": "eerst", "type": "yesno", "text": {"nl": "Eerst?", "en": "First?"},
     "choices": [{"id": "ja", "label": {"nl": "Ja", "en": "Yes"}},
                 {"id": "nee", "label": {"nl": "Nee", "en": "No"}}]},
    {"id": "dan", "type": "yesno", "text": {"nl": "Dan?", "en": "Then?"},
     "choices": [{"id": "ja", "label": {"nl": "Ja", "en": "Yes"}},
                 {"id": "nee", "label": {"nl": "Nee", "en": "No"}}],
     "constraint": {"rule": {"!=": [{"var": "dan"}, "ja"]},
                    "message": {"nl": "Dat kan niet. Kies Nee.",
                                "en": "That cannot be. Choose No."}}}])"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:ja\ntap choice:ja");
  CHECK(kiosk.on() == "question:dan");
  CHECK(error(kiosk) == "Dat kan niet. Kies Nee.");
  kiosk.play("tap choice:nee\nexpect Bedankt");
  CHECK(device.only_sealed().answers.at("dan") == Answer(ChoiceAnswer{"nee"}));
}

TEST_CASE_TEMPLATE("anders, namelijk: asked in words, and gone with the choice", Glass, Portrait,
                   Landscape) {
  Device device(questionnaire_of(R"([
    {"id": "waarom", "type": "single", "text": {"nl": "Waarom?", "en": "Why?"},
     "choices": [{"id": "duur", "label": {"nl": "Te duur", "en": "Too expensive"}},
                 {"id": "anders", "label": {"nl": "Anders", "en": "Other"},
                  "specify": {"nl": "Anders, namelijk:", "en": "Other, namely:"}}]},
    {"id": "klaar", "type": "info", "text": {"nl": "Dat was alles.", "en": "That was all."}}])"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:anders\nexpect Anders, namelijk:\ntype Te ver\ntap next");
  kiosk.play("expect Dat was alles.");
  SUBCASE("kept") {
    kiosk.play("tap next\nexpect Bedankt");
    CHECK(device.only_sealed().answers ==
          Answers{{"waarom", ChoiceAnswer{"anders"}}, {"waarom_anders", TextAnswer{"Te ver"}}});
  }
  SUBCASE("thought better of") {
    kiosk.play("tap back\ntap back\ntap choice:duur\nexpect Dat was alles.\ntap next");
    CHECK(device.only_sealed().answers == Answers{{"waarom", ChoiceAnswer{"duur"}}});
  }
}
