// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/dutch_level.h"

#include <doctest/doctest.h>

using namespace zuil;

namespace {

std::string whys(std::string_view dutch) {
  std::string all;
  for (const HardSentence& hard : hard_sentences(dutch)) all += hard.why + "|";
  return all;
}

}  // namespace

TEST_CASE("plain sentences are left alone") {
  CHECK(whys("Hoe was uw bezoek? Wij horen het graag van u.") == "");
  CHECK(whys("Waarvoor kwam u naar het gemeentehuis?") == "");
  CHECK(whys("Een twee drie vier vijf zes zeven acht negen tien elf twaalf.") == "");
  CHECK(whys("Bel ons op 14 030, van 8.30 tot 17.00 uur.") == "");
  CHECK(whys("") == "");
}

TEST_CASE("a sentence of thirteen words is shown, and only that one") {
  const auto hard = hard_sentences(
      "Dit is kort. Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien. Kort.");
  REQUIRE(hard.size() == 1);
  CHECK(hard[0].why == "has 13 words");
  CHECK(hard[0].sentence ==
        "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien.");
}

TEST_CASE("a dash or a bracket is no word, and what is filled in is one") {
  CHECK(whys("Een twee drie – vier vijf zes zeven acht negen tien ( elf ) twaalf.") == "");
  CHECK(whys("Een twee drie vier vijf zes zeven acht negen tien elf {twaalf}.") == "");
  CHECK(whys("Een twee drie vier vijf zes zeven acht negen tien elf twaalf {dertien}.") ==
        "has 13 words|");
}

TEST_CASE("a new line begins a new sentence, and an initial does not end one") {
  CHECK(whys("een twee drie vier vijf zes zeven\nacht negen tien elf twaalf dertien") == "");
  CHECK(whys("een twee drie vier vijf zes zeven J. Jansen tien elf twaalf dertien") ==
        "has 13 words|");
}

TEST_CASE("abbreviations are named, with the words to write") {
  for (const auto* text :
       {"Bijv. een paspoort.", "Een paspoort (bijv.) is goed.", "Kom bijv. langs"})
    CHECK_MESSAGE(whys(text) == "holds an abbreviation: bijv.|", text);
  CHECK(whys("Open t/m vrijdag") == "holds an abbreviation: t/m|");
  CHECK(whys("Betaal d.m.v. pin, o.a. contactloos") ==
        "holds an abbreviation: d.m.v.|holds an abbreviation: o.a.|");
  CHECK(hard_sentences("Dit gaat a.d. hand van cijfers").at(0).mend == "Write \"aan de\".");
  CHECK(whys("Het adres v.h. stadhuis") == "holds an abbreviation: v.h.|");
}

TEST_CASE("stiff words are named, with the plain one") {
  const auto hard = hard_sentences("Indien u wacht, helpen wij u.");
  REQUIRE(hard.size() == 1);
  CHECK(hard[0].why == "holds a stiff word: indien");
  CHECK(hard[0].mend == "Write \"als\".");
  CHECK(whys("Uw vraag met betrekking tot parkeren") == "holds a stiff word: met betrekking tot|");
  CHECK(whys("De dienst is goed") == "");
  CHECK(whys("Verklaring omtrent het gedrag") == "");
}

TEST_CASE("long words are named, but not those that everyone at a town hall knows") {
  CHECK(whys("De arbeidsmarktbemiddelingsdienst") ==
        "holds a long word: arbeidsmarktbemiddelingsdienst|");
  CHECK(whys("Een gehandicaptenparkeerkaart") == "");
  CHECK(whys("Een identiteitskaart-aanvraagformulier") == "");
  CHECK(whys("Kijk op www.gemeente-met-een-lange-naam-en-nog-langer.nl") == "");
  // Twenty letters, of which two take two bytes.
  CHECK(whys("reünieëabcdefghijklm") == "");
}
