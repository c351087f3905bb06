// SPDX-License-Identifier: EUPL-1.2
// The counter survey, from the first screen to "Bedankt".
#include <set>

#include <doctest/doctest.h>

#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// All twenty questions; the text has capitals, accents, digits and marks of four keyboard pages.
const Answers kEverything{
    {"product", ChoiceAnswer{"burgerlijke_stand"}},
    {"totaaloordeel", MarkAnswer{9}},
    {"toelichting", TextAnswer{"Één café, 2 ideeën: goed! (Ÿ €5)"}},
    {"moeite", ChoiceAnswer{"heel_weinig"}},
    {"openingstijden", MarkAnswer{1}},
    {"wachtruimte", MarkAnswer{2}},
    {"wachttijd", MarkAnswer{3}},
    {"privacy", MarkAnswer{4}},
    {"vriendelijkheid", MarkAnswer{5}},
    {"deskundigheid", MarkAnswer{6}},
    {"hostmanship_bereidheid", MarkAnswer{7}},
    {"hostmanship_deskundigheid", MarkAnswer{8}},
    {"hostmanship_inleven", NotApplicable{}},
    {"hostmanship_verantwoordelijk", MarkAnswer{10}},
    {"hostmanship_oplossingen", MarkAnswer{6}},
    {"hostmanship_gemeente", MarkAnswer{7}},
    {"prijs", NotApplicable{}},
    {"doorlooptijd", MarkAnswer{8}},
    {"suggestie", ChoiceAnswer{"ja"}},
    {"suggestie_tekst", TextAnswer{"Meer stoelen."}},
};

const char* const kMarksByFinger = R"(
tap mark:1
tap mark:2
tap mark:3
tap mark:4
tap mark:5
tap mark:6
tap mark:7
tap mark:8
tap na
tap mark:10
tap mark:6
tap mark:7
tap na
tap mark:8
)";

}  // namespace

TEST_CASE_TEMPLATE("a visitor answers all twenty questions by finger, and exactly that is sealed",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "attract");
  kiosk.play(R"(
    pace 3
    expect Hoe was uw bezoek?
    tap Tik om te beginnen
    expect Waarvoor kwam u naar de balie?
    tap Geboorte, huwelijk of overlijden
    tap mark:9
    type Één café, 2 ideeën: goed! (Ÿ €5)
    expect Één café, 2 ideeën: goed! (Ÿ €5)
    expect 32 van 1000 tekens
    tap next
    tap heel weinig of geen moeite
  )");
  kiosk.play("pace 3\n" + std::string(kMarksByFinger));
  kiosk.play(R"(
    pace 3
    expect Heeft u nog suggesties
    refuse Bedankt
    tap choice:ja
    type Meer stoelen.
    tap Verder
    expect Bedankt
    expect Uw antwoorden zijn bewaard. Ze zijn anoniem.
  )");
  const Response response = device.only_sealed();
  CHECK(response.answers == kEverything);
  CHECK(response.answers.size() == 20);
  CHECK(response.disposition == Disposition::Complete);
  CHECK(response.questionnaire == "balie");
  CHECK(response.language == "nl");
  CHECK(response.site == "Stadhuis");
  CHECK(response.date == "2026-11-21");
  CHECK(response.daypart == DayPart::Morning);
  CHECK(response.channel == "kiosk");
  CHECK(response.flags.empty());
  CHECK_FALSE(device.has_savepoint());
  kiosk.play("tap done");
  CHECK(kiosk.on() == "attract");
  CHECK(device.totals().sealed == 1);
}

TEST_CASE_TEMPLATE("nothing is thanked for before it is sealed", Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog\ntap na\ntap next\ntap choice:veel" +
             std::string(kMarksByFinger));
  CHECK(kiosk.on() == "question:suggestie");
  CHECK(device.totals().sealed == 0);
  CHECK(device.has_savepoint());
  kiosk.play("tap choice:nee\nexpect Bedankt");
  CHECK(device.totals().sealed == 1);
  CHECK_FALSE(device.has_savepoint());
}

TEST_CASE_TEMPLATE(
    "the same walk by keypad only: three keys reach everything, the focus is never lost", Glass,
    Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  const auto answer = [&](std::initializer_list<const char*> nodes) {
    for (const char* node : nodes) kiosk.select(node);
  };
  answer({"start", "choice:burgerlijke_stand", "mark:9", "key:J", "key:a", "next"});
  answer({"choice:heel_weinig", "mark:1", "mark:2", "mark:3", "mark:4", "mark:5", "mark:6"});
  answer({"mark:7", "mark:8", "na", "mark:10", "mark:6", "mark:7", "na", "mark:8"});
  answer({"choice:ja", "key:T", "key:v", "key:space", "key:accents", "key:ü", "next"});
  kiosk.play("expect Bedankt");
  Answers expected = kEverything;
  expected["toelichting"] = TextAnswer{"Ja"};
  expected["suggestie_tekst"] = TextAnswer{"Tv ü"};
  CHECK(device.only_sealed().answers == expected);
  kiosk.select("done");
  CHECK(kiosk.on() == "attract");
}

TEST_CASE_TEMPLATE("the keypad goes round, forwards and backwards, and nothing is a trap", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  for (const char* to_next : {"start", "choice:vog", "mark:3", "next", "choice:veel"}) {
    const std::size_t places = [&] {
      std::size_t count = 0;
      for (const Node& node : kiosk.screen().nodes) count += node.interactive() ? 1U : 0U;
      return count;
    }();
    kiosk.play("key next");
    const std::string first = kiosk.focused();
    for (const char* direction : {"key next", "key previous"}) {
      std::set<std::string> seen;
      for (std::size_t i = 0; i < places; ++i) {
        seen.insert(kiosk.focused());
        kiosk.play(direction);
      }
      CHECK(seen.size() == places);
      CHECK(kiosk.focused() == first);
    }
    kiosk.select(to_next);
  }
}

TEST_CASE_TEMPLATE("a visitor goes back and changes her mind: the last answer counts", Glass,
                   Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(R"(
    tap start
    tap choice:rijbewijs
    tap mark:8
    type Prima
    tap back
    tap back
  )");
  CHECK(kiosk.on() == "question:product");
  CHECK(kiosk.is_chosen("choice:rijbewijs"));
  CHECK_FALSE(kiosk.is_chosen("choice:vog"));
  kiosk.play("tap choice:vog");
  CHECK(kiosk.is_chosen("mark:8"));
  kiosk.play("tap mark:6\nexpect Prima\ntap key:erase\ntap key:erase\ntype s\ntap next");
  kiosk.play("tap choice:veel\ntap back");
  CHECK(kiosk.is_chosen("choice:veel"));
  kiosk.play("tap choice:neutraal" + std::string(kMarksByFinger) + "tap choice:nee");
  const Answers answers = device.only_sealed().answers;
  CHECK(answers.at("product") == Answer(ChoiceAnswer{"vog"}));
  CHECK(answers.at("totaaloordeel") == Answer(MarkAnswer{6}));
  CHECK(answers.at("toelichting") == Answer(TextAnswer{"Pris"}));
  CHECK(answers.at("moeite") == Answer(ChoiceAnswer{"neutraal"}));
}

TEST_CASE_TEMPLATE("Back on the first question goes to the start, or asks when there are answers",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap back");
  CHECK(kiosk.on() == "attract");
  kiosk.play("tap start\ntap choice:vog\ntap back\ntap back\nexpect Wilt u stoppen?\ntap continue");
  CHECK(kiosk.on() == "question:product");
  CHECK(kiosk.is_chosen("choice:vog"));
  CHECK(device.totals().sealed == 0);
}

TEST_CASE_TEMPLATE("who has no suggestion is not asked what it is, also after a change of mind",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  const std::string until_suggestion =
      "tap start\ntap choice:vog\ntap mark:7\ntap next\ntap choice:veel" +
      std::string(kMarksByFinger);
  kiosk.play(until_suggestion + "tap choice:nee\nexpect Bedankt\ntap done");
  CHECK_FALSE(device.only_sealed().answers.contains("suggestie_tekst"));
  CHECK_FALSE(device.only_sealed().answers.contains("toelichting"));

  kiosk.play(until_suggestion + R"(
    tap choice:ja
    expect Wat is uw suggestie?
    type Toch maar niet
    tap back
    tap choice:nee
    expect Bedankt
  )");
  for (const Response& response : device.sealed()) {
    CHECK(response.answers.at("suggestie") == Answer(ChoiceAnswer{"nee"}));
    CHECK_FALSE(response.answers.contains("suggestie_tekst"));
  }
  CHECK(device.totals().sealed == 2);
}

TEST_CASE_TEMPLATE("the language is switched half way: answers stay, the rest is asked in English",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(R"(
    tap start
    tap choice:vog
    tap mark:7
    type Goed
    tap languages
    expect Kies uw taal
    tap English
    expect Would you like to explain your answer?
    expect Goed
    tap Next
    tap back
    tap back
    expect What mark would you give
  )");
  CHECK(kiosk.is_chosen("mark:7"));
  kiosk.play("tap mark:7\ntap next\ntap a lot of effort" + std::string(kMarksByFinger) +
             "tap No\nexpect Thank you\nrefuse Bedankt");
  const Response response = device.only_sealed();
  CHECK(response.language == "en");
  CHECK(response.answers.at("toelichting") == Answer(TextAnswer{"Goed"}));
  CHECK(response.answers.at("moeite") == Answer(ChoiceAnswer{"veel"}));
}

TEST_CASE_TEMPLATE("the language screen can be left without choosing", Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog\ntap languages\ntap back\nexpect Welk rapportcijfer");
}

TEST_CASE_TEMPLATE("who starts in English is asked in English, and the next visitor in Dutch",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(
      "tap language:en\nexpect How was your visit?\ntap Tap to begin\n"
      "expect What did you come to the counter for?\ntap Moving house\ntap stop\n"
      "expect Do you want to stop?\ntap stop\nexpect Thank you\ntap done\n"
      "expect Hoe was uw bezoek?");
  CHECK(device.only_sealed().language == "en");
}

TEST_CASE_TEMPLATE("Stop asks first, and keeps the answers as a break-off", Glass, Portrait,
                   Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(R"(
    tap start
    tap choice:verhuizing
    tap stop
    expect Wilt u stoppen?
    expect Wij bewaren uw antwoorden tot nu toe. Ze blijven anoniem.
    tap Nee, ik ga verder
    expect Welk rapportcijfer geeft u voor de manier
    tap mark:4
    tap stop
  )");
  CHECK(device.totals().sealed == 0);
  kiosk.play("tap Ja, ik stop\nexpect Bedankt\ntap done");
  const Response response = device.only_sealed();
  CHECK(response.disposition == Disposition::BreakOff);
  CHECK(response.answers ==
        Answers{{"product", ChoiceAnswer{"verhuizing"}}, {"totaaloordeel", MarkAnswer{4}}});
}

TEST_CASE_TEMPLATE("who stops before the first answer leaves nothing and is not thanked for it",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap stop\ntap stop\nrefuse Bedankt\nexpect Hoe was uw bezoek?");
  CHECK(device.totals().sealed == 0);
  CHECK_FALSE(device.has_savepoint());
}
