// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "kiosk/base/clock.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/decimal.h"
#include "kiosk/survey/routes.h"

namespace zuil {
namespace {

using Operator = Condition::Operator;

constexpr std::size_t kMostForSubsets = 5;
constexpr std::string_view kSomeDay = "2026-01-05";

// What the conditions of a questionnaire compare the answer to one question with.
struct Compared {
  std::set<std::string> texts;
  std::set<double> numbers;
  bool with_answers = false;  // also with other answers: any value may matter
};

struct AddLiteral {
  Compared& compared;
  void operator()(std::nullptr_t) const {}
  void operator()(bool) const {}
  void operator()(double number) const { compared.numbers.insert(number); }
  void operator()(const std::string& text) const { compared.texts.insert(text); }
  void operator()(const std::vector<std::string>& texts) const {
    compared.texts.insert(texts.begin(), texts.end());
  }
};

bool compares(Operator op) {
  switch (op) {
    case Operator::Literal:
    case Operator::Var:
    case Operator::Not:
    case Operator::And:
    case Operator::Or:
      return false;
    case Operator::NotEqual:
    case Operator::Equal:
    case Operator::Less:
    case Operator::LessEqual:
    case Operator::Greater:
    case Operator::GreaterEqual:
    case Operator::In:
      return true;
  }
  return false;
}

void collect(const Condition& condition, const std::string& id, Compared& compared) {
  const auto& operands = condition.operands;
  for (std::size_t i = 0; compares(condition.op) && i < operands.size(); ++i) {
    if (operands[i].op != Operator::Var || operands[i].question != id) continue;
    const Condition& other = operands[1 - i];
    if (other.op == Operator::Literal)
      std::visit(AddLiteral{compared}, other.literal);
    else
      compared.with_answers = true;
  }
  for (const Condition& operand : operands) collect(operand, id, compared);
}

Compared compared_with(const Questionnaire& questionnaire, const std::string& id) {
  Compared compared;
  const auto look_at = [&](const std::optional<Condition>& condition) {
    if (condition) collect(*condition, id, compared);
  };
  for (const Promise& promise : questionnaire.promises) look_at(promise.show_if);
  for (const Section& section : questionnaire.sections) look_at(section.show_if);
  for (const Question& question : questionnaire.questions) {
    look_at(question.show_if);
    if (question.constraint) collect(question.constraint->rule, id, compared);
    for (const Choice& choice : question.choices) look_at(choice.show_if);
  }
  return compared;
}

// Of the choices that no condition knows, one is enough: the first that is always offered.
std::vector<std::string> telling_choices(const Question& question, const Compared& compared) {
  std::vector<std::string> ids;
  bool has_other = false;
  for (const Choice& choice : question.choices) {
    const bool tells =
        compared.with_answers || choice.show_if || compared.texts.contains(choice.id);
    if (!choice.visible || (!tells && std::exchange(has_other, true))) continue;
    ids.push_back(choice.id);
  }
  return ids;
}

void add_choices(const std::vector<std::string>& ids, TellingAnswers& telling) {
  for (const std::string& id : ids) telling.answers.emplace_back(ChoiceAnswer{id});
}

// Every set of them while they are few; else each alone, all, and all but one.
void add_sets(const std::vector<std::string>& ids, TellingAnswers& telling) {
  for (const std::string& id : ids) telling.answers.emplace_back(ChoicesAnswer{{id}});
  if (ids.size() <= kMostForSubsets) {
    for (unsigned set = 1; set < 1U << ids.size(); ++set) {
      ChoicesAnswer answer;
      for (std::size_t i = 0; i < ids.size(); ++i)
        if ((set >> i & 1U) != 0) answer.choices.push_back(ids[i]);
      if (answer.choices.size() > 1) telling.answers.emplace_back(std::move(answer));
    }
    return;
  }
  telling.complete = false;
  telling.answers.emplace_back(ChoicesAnswer{ids});
  for (const std::string& left_out : ids) {
    ChoicesAnswer answer{ids};
    std::erase(answer.choices, left_out);
    telling.answers.emplace_back(std::move(answer));
  }
}

void add_marks(const Compared& compared, TellingAnswers& telling) {
  for (int mark = 1; mark <= 10; ++mark) {
    const bool is_near =
        std::any_of(compared.numbers.begin(), compared.numbers.end(),
                    [&](double number) { return number >= mark - 1 && number <= mark + 1; });
    if (compared.with_answers || is_near) telling.answers.emplace_back(MarkAnswer{mark});
  }
}

// The steps at, just below and just above each number.
void add_numbers(const Question& question, const Compared& compared, TellingAnswers& telling) {
  const auto minimum = ten_thousandths(question.minimum);
  const auto step = ten_thousandths(question.step);
  if (!minimum || !step || *step <= 0) return;
  for (const double number : compared.numbers) {
    const auto count = ten_thousandths(number);
    if (!count) continue;
    const std::int64_t steps = (*count - *minimum) / *step;
    for (std::int64_t near = steps - 1; near <= steps + 1; ++near)
      telling.answers.emplace_back(NumberAnswer{from_ten_thousandths(*minimum + near * *step)});
  }
  telling.answers.emplace_back(NumberAnswer{question.minimum});
  telling.answers.emplace_back(NumberAnswer{question.maximum});
  if (compared.with_answers) telling.complete = false;
}

std::string days_after(const std::string& date, int days) {
  const auto part = [&](std::size_t at, std::size_t length) {
    return static_cast<unsigned>(std::stoul(date.substr(at, length)));
  };
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(part(0, 4))),
                                        std::chrono::month(part(5, 2)),
                                        std::chrono::day(part(8, 2))};
  return to_string(
      std::chrono::year_month_day(std::chrono::sys_days(day) + std::chrono::days(days)));
}

void add_dates(const Question& question, const Compared& compared, TellingAnswers& telling) {
  for (const std::string& date : compared.texts)
    for (const int days : {0, -1, 1})
      if (is_date(date)) telling.answers.emplace_back(DateAnswer{days_after(date, days)});
  telling.answers.emplace_back(DateAnswer{question.earliest});
  telling.answers.emplace_back(DateAnswer{question.latest});
  if (compared.with_answers) telling.complete = false;
}

void add_texts(const Compared& compared, TellingAnswers& telling) {
  for (const std::string& text : compared.texts) telling.answers.emplace_back(TextAnswer{text});
  if (compared.with_answers) telling.complete = false;
}

void add_telling(const Question& question, const Compared& compared, TellingAnswers& telling) {
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      return add_choices(telling_choices(question, compared), telling);
    case QuestionType::MultipleChoice:
      return add_sets(telling_choices(question, compared), telling);
    case QuestionType::Mark:
      return add_marks(compared, telling);
    case QuestionType::Number:
      return add_numbers(question, compared, telling);
    case QuestionType::Date:
      return add_dates(question, compared, telling);
    case QuestionType::Text:
    case QuestionType::Contact:
      return add_texts(compared, telling);
    case QuestionType::Info:
    case QuestionType::Summary:
      return;
  }
}

std::string first_choice(const Question& question) {
  const auto& choices = question.choices;
  const auto found = std::find_if(choices.begin(), choices.end(), [](const Choice& choice) {
    return choice.visible && !choice.show_if;
  });
  if (found != choices.end()) return found->id;
  return choices.empty() ? std::string() : choices.front().id;
}

std::string any_date(const Question& question) {
  if (!question.earliest.empty()) return question.earliest;
  return question.latest.empty() ? std::string(kSomeDay) : question.latest;
}

std::string any_contact(ContactKind kind) {
  switch (kind) {
    case ContactKind::Name:
      return "J. Jansen";
    case ContactKind::Phone:
      return "+31612345678";
    case ContactKind::Email:
      return "naam@voorbeeld.nl";
  }
  return {};
}

}  // namespace

Answer any_answer(const Question& question) {
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      return ChoiceAnswer{first_choice(question)};
    case QuestionType::MultipleChoice:
      return ChoicesAnswer{{first_choice(question)}};
    case QuestionType::Mark:
      return MarkAnswer{7};
    case QuestionType::Text:
      return TextAnswer{
          std::string("Tekst").substr(0, static_cast<std::size_t>(question.max_length))};
    case QuestionType::Number:
      return NumberAnswer{question.minimum};
    case QuestionType::Date:
      return DateAnswer{any_date(question)};
    case QuestionType::Contact:
      return TextAnswer{any_contact(question.contact)};
    case QuestionType::Info:
    case QuestionType::Summary:
      return NotApplicable{};
  }
  return NotApplicable{};
}

TellingAnswers telling_answers(const Questionnaire& questionnaire, const Question& question) {
  TellingAnswers found;
  found.answers.push_back(any_answer(question));
  add_telling(question, compared_with(questionnaire, question.id), found);
  if (question.not_applicable) found.answers.emplace_back(NotApplicable{});
  TellingAnswers telling{.answers = {}, .complete = found.complete};
  for (Answer& answer : found.answers) {
    auto accepted = accept_answer(question, std::move(answer));
    if (accepted && std::find(telling.answers.begin(), telling.answers.end(), *accepted) ==
                        telling.answers.end())
      telling.answers.push_back(std::move(*accepted));
  }
  return telling;
}

}  // namespace zuil
