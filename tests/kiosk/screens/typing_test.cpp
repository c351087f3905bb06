// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/typing.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

Question number(double minimum, double maximum, double step) {
  Question question;
  question.type = QuestionType::Number;
  question.minimum = minimum;
  question.maximum = maximum;
  question.step = step;
  return question;
}

Question contact(ContactKind kind) {
  Question question;
  question.type = QuestionType::Contact;
  question.contact = kind;
  return question;
}

}  // namespace

TEST_CASE("a number is hopeless once no further digit can mend it") {
  const Question question = number(5, 120, 1);
  CHECK_FALSE(find_hopeless(question, ""));
  CHECK_FALSE(find_hopeless(question, "1"));
  CHECK_FALSE(find_hopeless(question, "120"));
  CHECK(find_hopeless(question, "121") == Problem::TooLarge);
  CHECK(find_hopeless(number(-5, 5, 1), "-6") == Problem::TooSmall);
  CHECK_FALSE(find_hopeless(number(-5, 5, 0.5), "-"));
  CHECK_FALSE(find_hopeless(number(0, 5, 0.5), "2,"));
  CHECK(find_hopeless(number(0, 5, 0.5), "2,55") == Problem::WrongStep);
}

TEST_CASE("a date is hopeless at the first part that no calendar has") {
  Question question;
  question.type = QuestionType::Date;
  question.latest = "2026-11-21";
  for (const char* begun : {"3", "31-", "29-02-", "29-02-20", "21-11-2026"})
    CHECK_FALSE(find_hopeless(question, begun));
  CHECK(find_hopeless(question, "32-") == Problem::NotADate);
  CHECK(find_hopeless(question, "31-04-") == Problem::NotADate);
  CHECK(find_hopeless(question, "21-13-") == Problem::NotADate);
  CHECK(find_hopeless(question, "29-02-2026") == Problem::NotADate);
  CHECK(find_hopeless(question, "22-11-2026") == Problem::TooLate);
}

TEST_CASE("a name or an address stops growing where it would no longer be taken") {
  for (const ContactKind kind : {ContactKind::Name, ContactKind::Email}) {
    const Question question = contact(kind);
    const std::string end =
        kind == ContactKind::Email ? "@" + std::string(30, 'b') + ".nl" : std::string();
    const std::size_t most = editor_for(question, nullptr).most;
    CHECK(read_typed(question, std::string(most - end.size(), 'a') + end));
    CHECK_FALSE(read_typed(question, std::string(most + 1 - end.size(), 'a') + end));
  }
}

TEST_CASE("a telephone number and an address are hopeless when they cannot become one") {
  const Question phone = contact(ContactKind::Phone);
  for (const char* begun : {"0", "0612345678", "+", "+31612345678", "0031612345678"})
    CHECK_FALSE(find_hopeless(phone, begun));
  for (const char* wrong : {"6", "06123456789", "+3161234567890123"})
    CHECK(find_hopeless(phone, wrong) == Problem::NotAPhoneNumber);
  const Question email = contact(ContactKind::Email);
  for (const char* begun : {"a", "a.b", "a@", "a@b.nl"}) CHECK_FALSE(find_hopeless(email, begun));
  for (const char* wrong : {"@", "a@b@", "a..b", "a@."})
    CHECK(find_hopeless(email, wrong) == Problem::NotAnEmailAddress);
}

TEST_CASE("what can be read is never called hopeless on the way") {
  const std::pair<Question, std::string> right[] = {
      {number(-20, 120, 0.25), "-12,75"},
      {number(0, 100, 1), "100"},
      {contact(ContactKind::Phone), "0201234567"},
      {contact(ContactKind::Phone), "+4915112345678"},
      {contact(ContactKind::Email), "voor.naam@sub.voorbeeld.nl"},
      {contact(ContactKind::Name), "Anne van 't Hof"}};
  for (const auto& [question, text] : right) {
    CHECK(read_typed(question, text));
    for (std::size_t length = 1; length <= text.size(); ++length)
      CHECK_FALSE_MESSAGE(find_hopeless(question, text.substr(0, length)), text.substr(0, length));
  }
}

TEST_CASE("the reason names the bound, in the respondent's language") {
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  const Question question = number(5, 120, 0.5);
  CHECK(reason_of(Problem::TooLarge, question, strings, "nl") ==
        "Dit getal is te groot. Typ 120 of minder.");
  CHECK(reason_of(Problem::WrongStep, question, strings, "nl").find("5,5") != std::string::npos);
  Question date;
  date.type = QuestionType::Date;
  date.earliest = "2026-01-31";
  CHECK(reason_of(Problem::TooEarly, date, strings, "en").find("31-01-2026") != std::string::npos);
}

TEST_CASE("who comes back finds what was typed, ready to be changed") {
  const Question question = number(0, 10, 0.5);
  const Answer answer = NumberAnswer{7.5};
  const TextEditor editor = editor_for(question, &answer);
  CHECK(editor.text == "7,5");
  CHECK(editor.kind == TextEditor::Kind::Number);
  CHECK(editor.has_comma);
  CHECK_FALSE(editor.has_minus);
  CHECK(editor_for(question, nullptr).text.empty());
}
