// SPDX-License-Identifier: EUPL-1.2
// A municipality's own questionnaire: every type of question, what is required, what is too long,
// and a file with a mistake in it.
#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const char* const kEveryType = R"([
  {"id": "uitleg", "type": "info", "text": {"nl": "Wij vragen iets.", "en": "We ask something."}},
  {"id": "waar", "type": "single", "text": {"nl": "Waar was u?", "en": "Where?"}, "required": true,
   "choices": [{"id": "hal", "label": {"nl": "In de hal", "en": "In the hall"}},
               {"id": "balie", "label": {"nl": "Aan de balie", "en": "At the counter"}},
               {"id": "kelder", "label": {"nl": "Kelder", "en": "Cellar"}, "visible": false}]},
  {"id": "goed", "type": "multiple", "text": {"nl": "Wat was goed?", "en": "What was good?"},
   "required": true, "notApplicable": true,
   "choices": [{"id": "koffie", "label": {"nl": "Koffie", "en": "Coffee"}},
               {"id": "mensen", "label": {"nl": "Mensen", "en": "People"}},
               {"id": "stoelen", "label": {"nl": "Stoelen", "en": "Chairs"}}]},
  {"id": "cijfer", "type": "mark", "text": {"nl": "Welk cijfer?", "en": "What mark?"},
   "leastLabel": {"nl": "slecht", "en": "poor"}, "mostLabel": {"nl": "goed", "en": "good"}},
  {"id": "eens", "type": "scale", "text": {"nl": "Het ging snel.", "en": "It was quick."},
   "choices": [{"id": "a", "label": {"nl": "zeer eens", "en": "strongly agree"}},
               {"id": "b", "label": {"nl": "eens", "en": "agree"}},
               {"id": "c", "label": {"nl": "neutraal", "en": "neutral"}},
               {"id": "d", "label": {"nl": "oneens", "en": "disagree"}},
               {"id": "e", "label": {"nl": "zeer oneens", "en": "strongly disagree"}}]},
  {"id": "weer", "type": "yesno", "text": {"nl": "Komt u weer?", "en": "Will you return?"},
   "choices": [{"id": "ja", "label": {"nl": "Ja", "en": "Yes"}},
               {"id": "nee", "label": {"nl": "Nee", "en": "No"}}]},
  {"id": "drie", "type": "smiley", "text": {"nl": "En de hal?", "en": "And the hall?"},
   "choices": [{"id": "boos", "label": {"nl": "Boos", "en": "Angry"}},
               {"id": "gewoon", "label": {"nl": "Gewoon", "en": "Neutral"}},
               {"id": "blij", "label": {"nl": "Blij", "en": "Happy"}}]},
  {"id": "vijf", "type": "smiley", "text": {"nl": "En buiten?", "en": "And outside?"},
   "choices": [{"id": "v1", "label": {"nl": "Heel boos", "en": "Very angry"}},
               {"id": "v2", "label": {"nl": "Boos", "en": "Angry"}},
               {"id": "v3", "label": {"nl": "Gewoon", "en": "Neutral"}},
               {"id": "v4", "label": {"nl": "Blij", "en": "Happy"}},
               {"id": "v5", "label": {"nl": "Heel blij", "en": "Very happy"}}]},
  {"id": "waarom", "type": "text", "text": {"nl": "Waarom?", "en": "Why?"}, "required": true,
   "showIf": {"in": [{"var": "drie"}, ["boos", "gewoon"]]}, "maxLength": 12}
])";

const char* const kOneText = R"([{"id": "wens", "type": "text", "required": true,
  "text": {"nl": "Wat wenst u?", "en": "What do you wish?"}, "maxLength": 1000}])";

}  // namespace

TEST_CASE_TEMPLATE("every type of question is asked and answered", Glass, Portrait, Landscape) {
  Device device(questionnaire_of(kEveryType));
  Scenario kiosk(device, Glass::size);
  kiosk.play(R"(
    tap start
    expect Wij vragen iets.
    tap next
    refuse Kelder
    tap In de hal
    expect U mag meer dan één antwoord kiezen.
    tap Stoelen
    tap Koffie
    tap Mensen
    tap Mensen
    tap next
    expect 1 = slecht
    expect 10 = goed
    tap mark:10
    tap zeer oneens
    tap choice:nee
    tap Gewoon
    tap choice:v5
    expect Waarom?
    type Daarom, om te
    expect Daarom, om t
    refuse Daarom, om te
    expect 12 van 12 tekens
    tap next
    expect Bedankt
    expect Wij lezen alles.
  )");
  const Response response = device.only_sealed();
  CHECK(response.questionnaire == "proef");
  CHECK(response.answers == Answers{{"waar", ChoiceAnswer{"hal"}},
                                    {"goed", ChoicesAnswer{{"koffie", "stoelen"}}},
                                    {"cijfer", MarkAnswer{10}},
                                    {"eens", ChoiceAnswer{"e"}},
                                    {"weer", ChoiceAnswer{"nee"}},
                                    {"drie", ChoiceAnswer{"gewoon"}},
                                    {"vijf", ChoiceAnswer{"v5"}},
                                    {"waarom", TextAnswer{"Daarom, om t"}}});
}

TEST_CASE_TEMPLATE("every type of question is answered by keypad too", Glass, Portrait, Landscape) {
  Device device(questionnaire_of(kEveryType));
  Scenario kiosk(device, Glass::size);
  for (const char* node : {"start", "next", "choice:balie", "choice:mensen", "choice:koffie",
                           "next", "mark:1", "choice:a", "choice:ja", "choice:blij", "choice:v1"})
    kiosk.select(node);
  kiosk.play("expect Bedankt");
  CHECK(device.only_sealed().answers == Answers{{"waar", ChoiceAnswer{"balie"}},
                                                {"goed", ChoicesAnswer{{"koffie", "mensen"}}},
                                                {"cijfer", MarkAnswer{1}},
                                                {"eens", ChoiceAnswer{"a"}},
                                                {"weer", ChoiceAnswer{"ja"}},
                                                {"drie", ChoiceAnswer{"blij"}},
                                                {"vijf", ChoiceAnswer{"v1"}}});
}

TEST_CASE_TEMPLATE("a question that must be answered says so, and how", Glass, Portrait,
                   Landscape) {
  Device device(questionnaire_of(kEveryType));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap next\nrefuse Verder\nrefuse Overslaan\ntap choice:hal\ntap next");
  SUBCASE("several choices") {
    CHECK(kiosk.on() == "question:goed");
    kiosk.play("expect Kies eerst een antwoord op deze vraag. Tik daarna op Verder.");
    CHECK(kiosk.screen().find("error")->role == Role::Error);
    kiosk.play("tap choice:koffie\nrefuse Kies eerst een antwoord");
    kiosk.play("tap choice:koffie\ntap next\nexpect Kies eerst een antwoord op deze vraag.");
    kiosk.play("tap languages\ntap language:en\nexpect Choose an answer to this question first.");
    kiosk.play("tap na\nexpect What mark?");
  }
  SUBCASE("a text") {
    kiosk.play(
        "tap choice:mensen\ntap next\ntap mark:5\ntap choice:c\ntap choice:ja\n"
        "tap choice:boos\ntap choice:v3");
    kiosk.play("tap next\nexpect Typ eerst een antwoord op deze vraag. Tik daarna op Verder.");
    kiosk.play(
        "tap key:space\ntap key:space\nrefuse Typ eerst een antwoord op\ntap next\n"
        "expect Typ eerst een antwoord op deze vraag.\nrefuse Bedankt");
    CHECK(device.totals().sealed == 0);
    kiosk.play("type Zo\ntap next\nexpect Bedankt");
    CHECK(device.only_sealed().answers.at("waarom") == Answer(TextAnswer{"Zo"}));
  }
}

TEST_CASE_TEMPLATE("what need not be answered can be passed over, and is not in the response",
                   Glass, Portrait, Landscape) {
  Device device(questionnaire_of(R"([
    {"id": "cijfer", "type": "mark", "text": {"nl": "Welk cijfer?", "en": "What mark?"},
     "leastLabel": {"nl": "slecht", "en": "poor"}, "mostLabel": {"nl": "goed", "en": "good"}},
    {"id": "wat", "type": "multiple", "text": {"nl": "Wat?", "en": "What?"},
     "choices": [{"id": "a", "label": {"nl": "A", "en": "A"}},
                 {"id": "b", "label": {"nl": "B", "en": "B"}}]},
    {"id": "waarom", "type": "text", "text": {"nl": "Waarom?", "en": "Why?"}},
    {"id": "blij", "type": "smiley", "text": {"nl": "Blij?", "en": "Happy?"},
     "choices": [{"id": "a", "label": {"nl": "Boos", "en": "Angry"}},
                 {"id": "b", "label": {"nl": "Gewoon", "en": "Neutral"}},
                 {"id": "c", "label": {"nl": "Blij", "en": "Happy"}}]}])"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start");
  for (int i = 0; i < 3; ++i) kiosk.play("expect Overslaan\ntap next");
  kiosk.play("tap choice:c\nexpect Bedankt");
  CHECK(device.only_sealed().answers == Answers{{"blij", ChoiceAnswer{"c"}}});
}

TEST_CASE("a text ends at a thousand characters, and all of them are kept") {
  Device device(questionnaire_of(kOneText));
  Scenario kiosk(device, SmallPortrait::size);
  kiosk.play("tap start\ntype E");
  std::string text = "E";
  kiosk.tap_quickly("key:accents");
  while (text.size() < 1 + 2 * 999) {
    if (kiosk.screen().find("key:ë") == nullptr) kiosk.tap_quickly("key:accents");
    kiosk.tap_quickly("key:ë");
    text += "ë";
  }
  CHECK(kiosk.label("counter") == "1000 van 1000 tekens");
  CHECK(kiosk.label("field") == text);
  kiosk.play("type x");
  CHECK(kiosk.label("field") == text);
  kiosk.play("tap key:erase\ntype x\ntap next\nexpect Bedankt");
  text.replace(text.size() - 2, 2, "x");
  CHECK(device.only_sealed().answers.at("wens") == Answer(TextAnswer{text}));
}

TEST_CASE_TEMPLATE("every key of every page of the keyboard types what is on it", Glass,
                   SmallPortrait, SmallLandscape) {
  Device device(questionnaire_of(kOneText));
  Scenario kiosk(device, Glass::size);
  const std::string all =
      "1234567890qwertyuiopasdfghjkl'zxcvbnm,QWERTYUIOPASDFGHJKLZXCVBNM"
      "éèëêíìïîýÿóòöôõúùüûœáàäâãåçñßÉÈËÊÍÌÏÎÝŸÓÒÖÔÕÚÙÜÛŒÁÀÄÂÃÅÇÑØ?!:;\"()/-_@#%&+=*<>€…“”‘’[]~°.";
  kiosk.play("tap start\ntype " + all + "\ntap next\nexpect Bedankt");
  CHECK(device.only_sealed().answers.at("wens") == Answer(TextAnswer{all}));
}

TEST_CASE_TEMPLATE("a questionnaire with a mistake: the last good version goes on being asked",
                   Glass, Portrait, Landscape) {
  Device device(questionnaire_of(kOneText));
  {
    Scenario kiosk(device, Glass::size);
    CHECK(kiosk.on() == "attract");
  }
  device.write_questionnaire("{\"id\": \"half");
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\nexpect Wat wenst u?\ntype Rust\ntap next\nexpect Bedankt");
  CHECK(device.only_sealed().answers.at("wens") == Answer(TextAnswer{"Rust"}));
}

TEST_CASE_TEMPLATE(
    "a questionnaire with a mistake on a new kiosk: out of service, with place and mend", Glass,
    Portrait, Landscape) {
  std::string broken = questionnaire_of(kOneText);
  broken.replace(broken.find("\"type\": \"text\""), 14, "\"type\": \"tekst\"");
  Device device(broken);
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "out-of-service");
  const std::string reason = kiosk.label("detail");
  CHECK(reason.find("questionnaire.json") != std::string::npos);
  CHECK(reason.find("$.questions[0].type") != std::string::npos);
  CHECK(reason.find("text") != std::string::npos);  // the mend names what it may be
  device.write_questionnaire(questionnaire_of(kOneText));
  kiosk.play("expect Deze zuil is buiten gebruik\nwait 61\nexpect Hoe was het?");
}

TEST_CASE_TEMPLATE(
    "a version published while somebody's interview was broken off: each keeps its own", Glass,
    Portrait, Landscape) {
  Device device(questionnaire_of(kOneText));
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntype Oud");
  }
  std::string changed = kOneText;
  changed.replace(changed.find("wens\""), 5, "hoop\"");
  device.write_questionnaire(questionnaire_of(changed));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntype Nieuw\ntap next");
  const auto all = device.sealed();
  REQUIRE(all.size() == 2);
  CHECK(all[0].questionnaire_hash != all[1].questionnaire_hash);
  for (const Response& response : all)
    CHECK(response.answers == (response.disposition == Disposition::BreakOff
                                   ? Answers{{"wens", TextAnswer{"Oud"}}}
                                   : Answers{{"hoop", TextAnswer{"Nieuw"}}}));
}

TEST_CASE_TEMPLATE("a script that fails names its line and leaves a picture", Glass, Portrait,
                   Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  const auto says = [&](const std::string& script, const std::string& part) {
    const std::string said = kiosk.fails(script);
    INFO(said);
    CHECK(said.find(part) != std::string::npos);
  };
  says("# a remark\n\nexpect Welterusten", "script.zuil:3: expect Welterusten");
  says("expect Welterusten", "failed-line-1.png");
  says("refuse Hoe was uw bezoek?", "it is on screen attract");
  says("tap mark:1", "nothing to tap is called that on screen attract");
  says("tap mark:1", "There are: start");
  says("dance", "Known are tap, type, key, select, knock, finger, headphones, wait,");
  says("wait long", "not a number of seconds");
  says("wait -1", "not a number of seconds");
  says("finger sideways 1 2", "Known are down, move, up.");
  says("finger down 1", "x and y in pixels");
  says("key sideways",
       "Known are next, previous, select, up, down, left, right, first, last, back,");
  says("type a", "keyboard");
  says("shot a/b", "without a slash");
}
