// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/contact.h"

#include <doctest/doctest.h>

#include "kiosk/survey/constraint.h"

using namespace zuil;

namespace {

std::string phone(std::string_view typed) {
  return normal_contact(ContactKind::Phone, typed).value_or("none");
}

bool is_email(std::string_view typed) {
  return normal_contact(ContactKind::Email, typed).has_value();
}

bool is_name(std::string_view typed) {
  return normal_contact(ContactKind::Name, typed).has_value();
}

Question question_of(ContactKind kind) {
  Question question;
  question.type = QuestionType::Contact;
  question.contact = kind;
  return question;
}

}  // namespace

TEST_CASE("contact: a Dutch telephone number, however it is written, is kept in one way") {
  for (const char* typed :
       {"0612345678", "06-12345678", "06 12 34 56 78", "+31612345678", "+31 6 1234 5678",
        "+31 (0)6 12345678", "0031612345678", "0031 06 12345678", " 06.12.34.56.78 "})
    CHECK_MESSAGE(phone(typed) == "+31612345678", typed);
  CHECK(phone("079-3468000") == "+31793468000");
  CHECK(phone("(079) 346 80 00") == "+31793468000");
}

TEST_CASE("contact: a foreign number needs its country") {
  CHECK(phone("+32 470 12 34 56") == "+32470123456");
  CHECK(phone("0049 30 901820") == "+4930901820");
  CHECK(phone("+380 44 123 4567") == "+380441234567");
  CHECK(phone("470123456") == "none");
}

TEST_CASE("contact: what cannot be dialled is no telephone number") {
  for (const char* typed :
       {"", "06", "061234567", "06123456789", "00123456", "112", "+", "+31", "+3161234567",
        "+310612345", "+0612345678", "06-1234567a", "06+12345678", "++31612345678",
        "+1234567890123456", "bel mij", "\xd9\xa0\xd9\xa6"})
    CHECK_MESSAGE(phone(typed) == "none", typed);
}

TEST_CASE("contact: an e-mail address has one @ and a domain") {
  for (const char* typed : {"a@b.nl", "jan.de-vries+zuil@post.example.org", " jan@example.org ",
                            "o'neil@example.co.uk", "x_1@xn--caf-dma.fr", "JAN@EXAMPLE.ORG"})
    CHECK_MESSAGE(is_email(typed), typed);
  for (const char* typed : {"",
                            "jan",
                            "jan@",
                            "@example.org",
                            "jan@example",
                            "jan@@example.org",
                            "jan@exa mple.org",
                            "jan@example..org",
                            "jan@.example.org",
                            "jan@example.org.",
                            "jan@-example.org",
                            "jan@example.1",
                            "jan@example.o",
                            ".jan@example.org",
                            "jan.@example.org",
                            "j..n@example.org",
                            "jan@example_x.org",
                            "jan,piet@example.org",
                            "jan<a@b.nl>",
                            "jan@127.0.0.1",
                            "j\xc3\xa1n@example.org"})
    CHECK_MESSAGE(!is_email(typed), typed);
  CHECK(!is_email(std::string(70, 'a') + "@example.org"));
  CHECK(!is_email("a@" + std::string(64, 'b') + ".nl"));
}

TEST_CASE("contact: a name is in any script, and holds no digits") {
  for (const char* typed : {"Jan", "Anna-Marie de Vries", "O'Neil", "Йосип", "محمد", "M. Çelik"})
    CHECK_MESSAGE(is_name(typed), typed);
  for (const char* typed : {"", " ", "-", "0612345678", "jan@example.org", "Jan\nde Vries", "J4n"})
    CHECK_MESSAGE(!is_name(typed), typed);
  CHECK(is_name(std::string(80, 'a')));
  CHECK(!is_name(std::string(81, 'a')));
}

TEST_CASE("contact: it is kept once and for all, and stands in the field as it is read") {
  const Question question = question_of(ContactKind::Phone);
  const auto kept = accept_answer(question, TextAnswer{"06 12345678"});
  REQUIRE(kept);
  CHECK(*kept == Answer(TextAnswer{"+31612345678"}));
  CHECK(accept_answer(question, *kept) == kept);
  CHECK(typed(question, *kept) == "0612345678");
  CHECK(typed(question, TextAnswer{"+32470123456"}) == "+32470123456");
  CHECK(!accept_answer(question, TextAnswer{"12"}));
  CHECK(!accept_answer(question, ChoiceAnswer{"0612345678"}));
}

TEST_CASE("contact: the reason it is refused is that of its kind") {
  CHECK(read_typed(question_of(ContactKind::Phone), "12").error() == Problem::NotAPhoneNumber);
  CHECK(read_typed(question_of(ContactKind::Email), "jan").error() == Problem::NotAnEmailAddress);
  CHECK(read_typed(question_of(ContactKind::Name), "12").error() == Problem::NotAName);
  CHECK(read_typed(question_of(ContactKind::Email), " jan@example.org ") ==
        Answer(TextAnswer{"jan@example.org"}));
}
