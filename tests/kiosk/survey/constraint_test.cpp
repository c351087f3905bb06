// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/constraint.h"

#include <doctest/doctest.h>

#include "tests/kiosk/survey/every_type.h"

using namespace zuil;

namespace {

const Question& question(std::string_view id) {
  static const auto questionnaire = test::every_type();
  const Question* found = questionnaire->find(id);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("constraint: a single choice is one of its choices, also one that is no longer offered") {
  CHECK(accept_answer(question("product"), ChoiceAnswer{"paspoort"}));
  CHECK(accept_answer(question("product"), ChoiceAnswer{"fax"}));
  CHECK(!accept_answer(question("product"), ChoiceAnswer{"vog"}));
  CHECK(!accept_answer(question("product"), ChoiceAnswer{""}));
  CHECK(!accept_answer(question("product"), ChoicesAnswer{{"paspoort"}}));
  CHECK(!accept_answer(question("product"), NotApplicable{}));
}

TEST_CASE("constraint: several choices are kept in the questionnaire's order, each once") {
  const auto kept =
      accept_answer(question("onderdelen"), ChoicesAnswer{{"mensen", "ruimte", "mensen"}});
  REQUIRE(kept);
  CHECK(*kept == Answer(ChoicesAnswer{{"ruimte", "mensen"}}));
  CHECK(!accept_answer(question("onderdelen"), ChoicesAnswer{{"mensen", "thee"}}));
  CHECK(!accept_answer(question("onderdelen"), ChoicesAnswer{}));
  CHECK(!accept_answer(question("onderdelen"), ChoiceAnswer{"mensen"}));
}

TEST_CASE("constraint: a mark is from 1 to 10, or not applicable where that is offered") {
  for (const int mark : {1, 10}) CHECK(accept_answer(question("cijfer"), MarkAnswer{mark}));
  for (const int mark : {INT_MIN, -1, 0, 11, INT_MAX})
    CHECK(!accept_answer(question("cijfer"), MarkAnswer{mark}));
  CHECK(accept_answer(question("cijfer"), NotApplicable{}));
  CHECK(!accept_answer(question("koffie_cijfer"), NotApplicable{}));
  CHECK(!accept_answer(question("cijfer"), TextAnswer{"8"}));
}

TEST_CASE("constraint: a text is trimmed and counted in characters, not in bytes") {
  CHECK(accept_answer(question("waarom"), TextAnswer{" \n te koud\t"}) ==
        Answer(TextAnswer{"te koud"}));
  const std::string twenty = "éééééééééééééééééééé";
  CHECK(accept_answer(question("waarom"), TextAnswer{twenty}));
  CHECK(accept_answer(question("waarom"), TextAnswer{"  " + twenty + "  "}));
  CHECK(!accept_answer(question("waarom"), TextAnswer{twenty + "é"}));
  CHECK(!accept_answer(question("waarom"), TextAnswer{" \n "}));
}

TEST_CASE("constraint: a page to read has no answer of any kind") {
  for (const Answer& answer :
       {Answer(ChoiceAnswer{"ja"}), Answer(ChoicesAnswer{{"ja"}}), Answer(MarkAnswer{1}),
        Answer(TextAnswer{"x"}), Answer(NotApplicable{})})
    CHECK(!accept_answer(question("welkom"), answer));
}

TEST_CASE("constraint: text in any script is plain, broken UTF-8 and control characters are not") {
  for (const char* text : {"", "gewoon", "één\r\n\ttwee", "اهلا", "Привіт", "\xf0\x9f\x98\x80",
                           "\xef\xbf\xbd", "\xf4\x8f\xbf\xbf"})
    CHECK_MESSAGE(is_plain_text(text), text);
  const std::vector<std::string> bad{
      "\x80",              // a continuation without its lead
      "\xc3",              // a lead without its continuation
      "\xe2\x82",          // cut off
      "\xc0\xaf",          // overlong
      "\xe0\x80\xaf",      // overlong
      "\xf0\x80\x80\xaf",  // overlong
      "\xed\xa0\x80",      // a surrogate
      "\xf4\x90\x80\x80",  // beyond Unicode
      "\xff",
      "\xc3\x28",
      std::string("a\0b", 3),
      "\x1b[31m",
      "\x7f",
      "\xc2\x85",  // a C1 control character
  };
  for (std::size_t i = 0; i < bad.size(); ++i) {
    CAPTURE(i);
    CHECK(!is_plain_text(bad[i]));
    CHECK(!accept_answer(question("waarom"), TextAnswer{"a" + bad[i]}));
  }
}
