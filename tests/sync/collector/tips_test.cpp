// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/tips.h"

#include <doctest/doctest.h>

using namespace zuil;

TEST_CASE("Texts that point at a person are found") {
  for (const char* text :
       {"Mijn BSN is 111222333", "bsn 1112.22.333", "Bel 06-12345678", "bel 06 12 34 56 78",
        "079 346 8000 is altijd bezet", "+31 6 12345678", "(079) 3468000", "jan@voorbeeld.nl",
        "jan apenstaartje voorbeeld.nl", "NL91 ABNA 0417 1643 00", "zie www.voorbeeld.nl",
        "https://voorbeeld.nl", "Ik woon op 2712 HT 15", "2712ht", "Mevrouw Jansen was traag",
        "De heer de Vries hielp mij", "dhr. P. was aardig", "geboren 01-02-1980"}) {
    CAPTURE(text);
    CHECK(has_personal_data(text));
  }
}

TEST_CASE("Ordinary tips are not taken for personal data") {
  for (const char* text :
       {"Meer stoelen in de wachtruimte.", "Open om 8.30 uur, tot 20.00 uur.",
        "In 2020 moest ik 3 keer terugkomen", "Balie 12 was leeg", "Het kost 75,80 euro: te veel",
        "Een mwah gevoel", "De verheerlijking van formulieren", "Tussen 10:00 en 12:30 is het druk",
        "2712 keer gevraagd"}) {
    CAPTURE(text);
    CHECK_FALSE(has_personal_data(text));
  }
}

TEST_CASE("At most six tips are printed, none twice, none too short or long, in the given order") {
  std::vector<std::string> texts{"kort", "Meer stoelen graag.", "meer stoelen graag.",
                                 "Bel mij: 0612345678", std::string(241, 'a')};
  for (int i = 0; i < 10; ++i) texts.push_back("Dit is verbetertip nummer " + std::to_string(i));
  const auto tips = printable_tips(texts);
  REQUIRE(tips.size() == kMostTips);
  CHECK(tips[0] == "Meer stoelen graag.");
  CHECK(tips[1] == "Dit is verbetertip nummer 0");
  CHECK(tips[5] == "Dit is verbetertip nummer 4");
}
