// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/condition_words.h"

#include <algorithm>
#include <utility>

#include "kiosk/survey/constraint.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/decimal.h"

namespace zuil {
namespace {

using Operator = Condition::Operator;
using Value = Condition::Value;

constexpr std::size_t kShortText = 40;  // characters
constexpr int kHighestMark = 10;

Condition literal(Value value) {
  Condition condition;
  condition.literal = std::move(value);
  return condition;
}

Condition var(const std::string& question) {
  Condition condition;
  condition.op = Operator::Var;
  condition.question = question;
  return condition;
}

Condition make(Operator op, std::vector<Condition> operands) {
  Condition condition;
  condition.op = op;
  condition.operands = std::move(operands);
  return condition;
}

Condition negate(Condition condition) {
  return make(Operator::Not, {std::move(condition)});
}

bool is_null(const Condition& condition) {
  return condition.op == Operator::Literal &&
         std::holds_alternative<std::nullptr_t>(condition.literal);
}

std::optional<Comparison> comparison_of(Operator op) {
  switch (op) {
    case Operator::Equal:
      return Comparison::Equal;
    case Operator::NotEqual:
      return Comparison::NotEqual;
    case Operator::Less:
      return Comparison::Less;
    case Operator::LessEqual:
      return Comparison::LessEqual;
    case Operator::Greater:
      return Comparison::Greater;
    case Operator::GreaterEqual:
      return Comparison::GreaterEqual;
    case Operator::Literal:
    case Operator::Var:
    case Operator::Not:
    case Operator::And:
    case Operator::Or:
    case Operator::In:
      return std::nullopt;
  }
  return std::nullopt;
}

// 6 >= mark says mark <= 6.
Comparison mirrored(Comparison comparison) {
  switch (comparison) {
    case Comparison::Less:
      return Comparison::Greater;
    case Comparison::LessEqual:
      return Comparison::GreaterEqual;
    case Comparison::Greater:
      return Comparison::Less;
    case Comparison::GreaterEqual:
      return Comparison::LessEqual;
    case Comparison::Equal:
    case Comparison::NotEqual:
    case Comparison::OneOf:
    case Comparison::NoneOf:
    case Comparison::Chosen:
    case Comparison::NotChosen:
    case Comparison::Answered:
    case Comparison::NotAnswered:
      return comparison;
  }
  return comparison;
}

std::optional<Term> compared(const Condition& left, Comparison comparison, const Condition& right) {
  if (left.op == Operator::Literal && right.op == Operator::Var)
    return compared(right, mirrored(comparison), left);
  if (left.op != Operator::Var || right.op != Operator::Literal) return std::nullopt;
  if (!is_null(right)) return Term{left.question, comparison, right.literal};
  if (comparison == Comparison::Equal) return Term{left.question, Comparison::NotAnswered, nullptr};
  if (comparison == Comparison::NotEqual) return Term{left.question, Comparison::Answered, nullptr};
  return std::nullopt;
}

std::optional<Term> among(const Condition& needle, const Condition& list) {
  if (needle.op == Operator::Literal && list.op == Operator::Var)
    return Term{list.question, Comparison::Chosen, needle.literal};
  if (needle.op == Operator::Var && list.op == Operator::Literal)
    return Term{needle.question, Comparison::OneOf, list.literal};
  return std::nullopt;
}

std::optional<Term> term_of(const Condition& condition, const Questionnaire& questionnaire);

std::optional<Term> opposite_of(const Condition& condition, const Questionnaire& questionnaire) {
  auto term = term_of(condition, questionnaire);
  if (!term) return std::nullopt;
  switch (term->comparison) {
    case Comparison::Chosen:
      term->comparison = Comparison::NotChosen;
      return term;
    case Comparison::OneOf:
      term->comparison = Comparison::NoneOf;
      return term;
    case Comparison::Answered:
      term->comparison = Comparison::NotAnswered;
      return term;
    case Comparison::Equal:  // as != is: also for who did not answer
      term->comparison = Comparison::NotEqual;
      return term;
    // Not the opposite of each other: nothing that was not answered is more or less.
    case Comparison::Less:
    case Comparison::LessEqual:
    case Comparison::Greater:
    case Comparison::GreaterEqual:
    case Comparison::NotEqual:
    case Comparison::NoneOf:
    case Comparison::NotChosen:
    case Comparison::NotAnswered:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Term> term_of(const Condition& condition, const Questionnaire& questionnaire) {
  const auto& operands = condition.operands;
  if (condition.op == Operator::Not) return opposite_of(operands[0], questionnaire);
  if (condition.op == Operator::In) return among(operands[0], operands[1]);
  if (condition.op == Operator::Var) {
    // 0 is an answer too, and yet not true.
    const Question* question = questionnaire.find(condition.question);
    if (question == nullptr || question->type == QuestionType::Number) return std::nullopt;
    return Term{condition.question, Comparison::Answered, nullptr};
  }
  const auto comparison = comparison_of(condition.op);
  return comparison ? compared(operands[0], *comparison, operands[1]) : std::nullopt;
}

Condition answered(const std::string& question, const Questionnaire& questionnaire) {
  const Question* found = questionnaire.find(question);
  if (found != nullptr && found->type == QuestionType::Number)
    return make(Operator::NotEqual, {var(question), literal(nullptr)});
  return var(question);
}

Condition not_answered(const std::string& question, const Questionnaire& questionnaire) {
  const Question* found = questionnaire.find(question);
  if (found != nullptr && found->type == QuestionType::Number)
    return make(Operator::Equal, {var(question), literal(nullptr)});
  return negate(var(question));
}

Condition condition_of(const Term& term, const Questionnaire& questionnaire) {
  const auto compare = [&](Operator op) {
    return make(op, {var(term.question), literal(term.value)});
  };
  switch (term.comparison) {
    case Comparison::Equal:
      return compare(Operator::Equal);
    case Comparison::NotEqual:
      return compare(Operator::NotEqual);
    case Comparison::LessEqual:
      return compare(Operator::LessEqual);
    case Comparison::GreaterEqual:
      return compare(Operator::GreaterEqual);
    case Comparison::Less:
      return compare(Operator::Less);
    case Comparison::Greater:
      return compare(Operator::Greater);
    case Comparison::OneOf:
      return compare(Operator::In);
    case Comparison::NoneOf:
      return negate(compare(Operator::In));
    case Comparison::Chosen:
      return make(Operator::In, {literal(term.value), var(term.question)});
    case Comparison::NotChosen:
      return negate(make(Operator::In, {literal(term.value), var(term.question)}));
    case Comparison::Answered:
      return answered(term.question, questionnaire);
    case Comparison::NotAnswered:
      return not_answered(term.question, questionnaire);
  }
  return {};
}

// Each mark once, also where a value holds one: "{value}" in a question is no mark of ours.
std::string filled_in(const std::string& phrase,
                      const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string text;
  for (std::size_t i = 0; i < phrase.size();) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) {
      return std::string_view(phrase).substr(i).starts_with(value.first);
    });
    if (found == values.end()) {
      text += phrase[i++];
    } else {
      text += found->second;
      i += found->first.size();
    }
  }
  return text;
}

class Words {
 public:
  Words(const Questionnaire& questionnaire, const ConditionPhrases& phrases)
      : questionnaire_(questionnaire), phrases_(phrases) {}

  std::string say(const Condition& condition) const {
    if (const auto term = term_of(condition, questionnaire_)) return say(*term);
    if (condition.op == Operator::And) return join(condition, phrases_.joined_by_and);
    if (condition.op == Operator::Or) return join(condition, phrases_.joined_by_or);
    if (condition.op == Operator::Not)
      return filled_in(phrases_.negation, {{"{condition}", say(condition.operands[0])}});
    if (condition.op == Operator::Literal)
      return value_in_words(condition.literal, nullptr, phrases_);
    if (condition.op == Operator::Var)
      return say({condition.question, Comparison::Answered, nullptr});
    return say_between(condition);
  }

  std::string say(const Term& term) const {
    return fill(term.comparison, name_of(term.question),
                value_in_words(term.value, questionnaire_.find(term.question), phrases_));
  }

 private:
  std::string name_of(const std::string& id) const {
    const Question* question = questionnaire_.find(id);
    return question == nullptr ? id : short_name(*question, phrases_.language);
  }

  std::string fill(Comparison comparison, std::string question, std::string value) const {
    const auto phrase = phrases_.comparisons.find(comparison);
    return filled_in(phrase == phrases_.comparisons.end() ? "{question} {value}" : phrase->second,
                     {{"{question}", std::move(question)}, {"{value}", std::move(value)}});
  }

  // Between what is no question and a value: two questions, most of all.
  std::string say_between(const Condition& condition) const {
    const auto comparison = comparison_of(condition.op);
    return fill(comparison.value_or(Comparison::OneOf), operand(condition.operands[0]),
                operand(condition.operands[1]));
  }
  std::string operand(const Condition& condition) const {
    return condition.op == Operator::Var ? name_of(condition.question) : say(condition);
  }

  std::string join(const Condition& condition, const std::string& joint) const {
    std::string text;
    for (const Condition& operand : condition.operands) {
      const bool nested = operand.op == Operator::And || operand.op == Operator::Or;
      if (!text.empty()) text += joint;
      text += nested && condition.operands.size() > 1 ? "(" + say(operand) + ")" : say(operand);
    }
    return text;
  }

  const Questionnaire& questionnaire_;
  const ConditionPhrases& phrases_;
};

}  // namespace

std::optional<SimpleCondition> simple_form(const Condition& condition,
                                           const Questionnaire& questionnaire) {
  SimpleCondition simple;
  if (condition.op != Operator::And && condition.op != Operator::Or) {
    const auto term = term_of(condition, questionnaire);
    if (!term) return std::nullopt;
    simple.terms = {*term};
    return simple;
  }
  simple.joint = condition.op == Operator::And ? Joint::And : Joint::Or;
  for (const Condition& operand : condition.operands) {
    const auto term = term_of(operand, questionnaire);
    if (!term) return std::nullopt;
    simple.terms.push_back(*term);
  }
  return simple;
}

Condition to_condition(const SimpleCondition& simple, const Questionnaire& questionnaire) {
  std::vector<Condition> terms;
  for (const Term& term : simple.terms) terms.push_back(condition_of(term, questionnaire));
  if (terms.size() == 1) return std::move(terms.front());
  return make(simple.joint == Joint::And ? Operator::And : Operator::Or, std::move(terms));
}

std::vector<Comparison> comparisons_of(const Question& question) {
  using enum Comparison;
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::Smiley:
      return {Equal, NotEqual, OneOf, NoneOf, Answered, NotAnswered};
    case QuestionType::YesNo:
      return {Equal, Answered, NotAnswered};
    case QuestionType::MultipleChoice:
      return {Chosen, NotChosen, Answered, NotAnswered};
    case QuestionType::Mark:
    case QuestionType::Number:
    case QuestionType::Date:
      return {LessEqual, GreaterEqual, Equal, NotEqual, Answered, NotAnswered};
    case QuestionType::Text:
    case QuestionType::Contact:
      return {Answered, NotAnswered};
    case QuestionType::Info:
    case QuestionType::Summary:
      return {};
  }
  return {};
}

std::vector<Condition::Value> values_of(const Question& question, Comparison comparison) {
  std::vector<Value> values;
  if (comparison == Comparison::Answered || comparison == Comparison::NotAnswered) return values;
  for (const Choice& choice : question.choices) values.emplace_back(choice.id);
  if (question.type == QuestionType::Mark)
    for (int mark = 1; mark <= kHighestMark; ++mark) values.emplace_back(static_cast<double>(mark));
  return values;
}

Condition::Value first_value(const Question& question, Comparison comparison) {
  const auto values = values_of(question, comparison);
  const bool is_list = comparison == Comparison::OneOf || comparison == Comparison::NoneOf;
  if (is_list && !values.empty())
    return std::vector<std::string>{std::get<std::string>(values.front())};
  if (!values.empty()) return values.front();
  if (comparison == Comparison::Answered || comparison == Comparison::NotAnswered) return nullptr;
  if (question.type == QuestionType::Number) return question.minimum;
  if (question.type == QuestionType::Date) return question.earliest;
  return nullptr;
}

std::string short_name(const Question& question, const std::string& language) {
  if (const std::string& label = question.label.in(language); !label.empty()) return label;
  if (const std::string& label = question.measure.label.in(language); !label.empty()) return label;
  const std::string& text = question.text.in(language);
  if (!text.empty() && count_characters(text) <= kShortText) return "“" + text + "”";
  std::string name = question.id;
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string value_in_words(const Condition::Value& value, const Question* question,
                           const ConditionPhrases& phrases) {
  if (const auto* number = std::get_if<double>(&value))
    return written_decimal(*number, phrases.decimal_separator);
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    std::string text;
    for (const std::string& one : *list)
      text += (text.empty() ? "" : phrases.joined_by_or) + value_in_words(one, question, phrases);
    return text;
  }
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return {};
  if (is_date(*text)) return written_date(*text);
  const Choice* choice = question == nullptr ? nullptr : question->find_choice(*text);
  const std::string label = choice == nullptr ? "" : choice->label.in(phrases.language);
  return label.empty() ? *text : label;
}

std::string term_in_words(const Term& term, const Questionnaire& questionnaire,
                          const ConditionPhrases& phrases) {
  return Words(questionnaire, phrases).say(term);
}

std::string condition_in_words(const Condition& condition, const Questionnaire& questionnaire,
                               const ConditionPhrases& phrases) {
  return Words(questionnaire, phrases).say(condition);
}

}  // namespace zuil
