// SPDX-License-Identifier: EUPL-1.2
// From the expressions of an XLSForm to the conditions of a questionnaire.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "config/tool/xpath.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

using Kind = XPath::Kind;
using Operator = Condition::Operator;
using Translated = std::variant<bool, Condition>;

constexpr double kLargestNumber = 1'000'000;  // in a condition

tl::unexpected<Error> refuse(const XPath& at, const std::string& what, std::string mend) {
  return fail(ErrorCode::Invalid, "at character " + std::to_string(at.position) + ": " + what,
              std::move(mend));
}

Condition literal(Condition::Value value) {
  Condition condition;
  condition.literal = std::move(value);
  return condition;
}

Condition var(const std::string& id) {
  Condition condition;
  condition.op = Operator::Var;
  condition.question = id;
  return condition;
}

Condition operation(Operator op, std::vector<Condition> operands) {
  Condition condition;
  condition.op = op;
  condition.operands = std::move(operands);
  return condition;
}

bool is_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  return text.size() == kShape.size() &&
         std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) {
           return shape == '0' ? c >= '0' && c <= '9' : c == shape;
         });
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

std::string text_of(const XPath& constant) {
  if (constant.kind != Kind::Number) return constant.text;
  std::array<char, 400> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), constant.number,
                                 std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

std::optional<double> number_of(const XPath& constant) {
  return constant.kind == Kind::Number ? constant.number : number_in(trimmed(constant.text));
}

bool is_order(Kind kind) {
  return kind == Kind::Less || kind == Kind::LessEqual || kind == Kind::Greater ||
         kind == Kind::GreaterEqual;
}

Operator operator_of(Kind kind) {
  switch (kind) {
    case Kind::Equal:
      return Operator::Equal;
    case Kind::NotEqual:
      return Operator::NotEqual;
    case Kind::Less:
      return Operator::Less;
    case Kind::LessEqual:
      return Operator::LessEqual;
    case Kind::Greater:
      return Operator::Greater;
    case Kind::GreaterEqual:
      return Operator::GreaterEqual;
    case Kind::And:
      return Operator::And;
    case Kind::Or:
      return Operator::Or;
    case Kind::Not:
      return Operator::Not;
    case Kind::Selected:
      return Operator::In;
    case Kind::Text:
    case Kind::Number:
    case Kind::Boolean:
    case Kind::Question:
    case Kind::Self:
    case Kind::Column:
      break;
  }
  return Operator::Literal;
}

bool ordered(Kind kind, double left, double right) {
  if (kind == Kind::Less) return left < right;
  if (kind == Kind::LessEqual) return left <= right;
  if (kind == Kind::Greater) return left > right;
  return left >= right;
}

class Translator {
 public:
  Translator(const FindAsked& find, const Asked* self) : find_(find), self_(self) {}

  Result<Translated> translate(const XPath& xpath) const {
    switch (xpath.kind) {
      case Kind::Boolean:
        return Translated(xpath.is_true);
      case Kind::And:
      case Kind::Or:
        return chain(xpath);
      case Kind::Not: {
        ZUIL_TRY(Translated inner, translate(xpath.operands[0]));
        if (const bool* constant = std::get_if<bool>(&inner)) return Translated(!*constant);
        return Translated(operation(Operator::Not, {std::get<Condition>(std::move(inner))}));
      }
      case Kind::Selected:
        return selected(xpath);
      case Kind::Equal:
      case Kind::NotEqual:
      case Kind::Less:
      case Kind::LessEqual:
      case Kind::Greater:
      case Kind::GreaterEqual:
        return comparison(xpath);
      case Kind::Text:
      case Kind::Number:
      case Kind::Question:
      case Kind::Self:
      case Kind::Column:
        break;
    }
    return refuse(xpath, "this is no condition by itself",
                  "Compare it: ${question} = 'choice', or ${question} != ''.");
  }

 private:
  Result<Translated> chain(const XPath& xpath) const {
    const bool decides = xpath.kind == Kind::Or;
    std::vector<Condition> operands;
    bool decided = false;
    for (const XPath& one : xpath.operands) {
      ZUIL_TRY(Translated operand, translate(one));
      if (const bool* constant = std::get_if<bool>(&operand))
        decided = decided || *constant == decides;
      else
        operands.push_back(std::get<Condition>(std::move(operand)));
    }
    if (decided || operands.empty()) return Translated(decided ? decides : !decides);
    if (operands.size() == 1) return Translated(std::move(operands.front()));
    return Translated(operation(operator_of(xpath.kind), std::move(operands)));
  }

  Result<Asked> asked(const XPath& xpath) const {
    if (xpath.kind == Kind::Self) {
      if (self_ != nullptr) return *self_;
      return refuse(xpath, "\".\" means nothing here", "Name the question: ${question}.");
    }
    auto found = find_(xpath.text);
    if (!found)
      return refuse(xpath, "${" + xpath.text + "} " + found.error().message, found.error().hint);
    return found;
  }

  static bool is_question(const XPath& xpath) {
    return xpath.kind == Kind::Question || xpath.kind == Kind::Self;
  }

  // The id of the choice an expression means.
  static Result<std::string> choice_of(const Asked& question, const XPath& value) {
    const std::string name = text_of(value);
    for (const auto& [known, id] : question.choices)
      if (known == name) return id;
    if (value.kind == Kind::Number)
      for (const auto& [known, id] : question.choices)
        if (number_in(known) == value.number) return id;
    return refuse(value, "there is no choice \"" + name + "\"",
                  "Use the name of one of the choices of the question.");
  }

  Result<Translated> selected(const XPath& xpath) const {
    if (xpath.operands[1].kind == Kind::Column) return column(xpath.operands[1]);
    ZUIL_TRY(const Asked question, asked(xpath.operands[0]));
    if (question.choices.empty())
      return refuse(xpath, "selected() of a question without choices", "Compare it with =.");
    ZUIL_TRY(const std::string choice, choice_of(question, xpath.operands[1]));
    if (question.type == QuestionType::MultipleChoice)
      return Translated(operation(Operator::In, {literal(choice), var(question.id)}));
    return Translated(operation(Operator::Equal, {var(question.id), literal(choice)}));
  }

  static tl::unexpected<Error> column(const XPath& xpath) {
    return refuse(xpath, "\"" + xpath.text + "\" means nothing here",
                  "Write ${" + xpath.text + "} for a question, '" + xpath.text + "' for a text.");
  }

  Result<Translated> comparison(const XPath& xpath) const {
    const XPath& left = xpath.operands[0];
    const XPath& right = xpath.operands[1];
    for (const XPath* side : {&left, &right}) {
      if (side->kind == Kind::Column) return column(*side);
      if (!is_question(*side) && side->kind != Kind::Text && side->kind != Kind::Number)
        return refuse(*side, "a condition is compared", "Join conditions with and, or, not().");
    }
    if (is_question(left) && is_question(right)) return two_questions(xpath);
    if (!is_question(left) && !is_question(right))
      return refuse(xpath, "no question is compared here", "Write ${question} on one side.");
    const bool flipped = !is_question(left);
    const XPath& value = flipped ? left : right;
    ZUIL_TRY(const Asked question, asked(flipped ? right : left));
    if (is_order(xpath.kind) && !question.choices.empty())
      return ordered_choices(xpath, question, value, flipped);
    ZUIL_TRY(Condition constant, value_for(question, value, is_order(xpath.kind)));
    Condition asked_for = var(question.id);
    if (flipped) std::swap(constant, asked_for);
    return Translated(
        operation(operator_of(xpath.kind), {std::move(asked_for), std::move(constant)}));
  }

  Result<Translated> two_questions(const XPath& xpath) const {
    ZUIL_TRY(const Asked left, asked(xpath.operands[0]));
    ZUIL_TRY(const Asked right, asked(xpath.operands[1]));
    const auto is_number = [](const Asked& one) {
      return one.type == QuestionType::Mark || one.type == QuestionType::Number;
    };
    const bool same = left.type == right.type || (is_number(left) && is_number(right));
    const bool plain = is_number(left) || left.type == QuestionType::Date ||
                       (!is_order(xpath.kind) && left.type == QuestionType::Text);
    if (!same || !plain)
      return refuse(xpath, "these two questions cannot be compared",
                    "Compare each with a value of its own.");
    return Translated(operation(operator_of(xpath.kind), {var(left.id), var(right.id)}));
  }

  // Choices that are named by numbers, "1" to "5", are ordered as the numbers are.
  static Result<Translated> ordered_choices(const XPath& xpath, const Asked& question,
                                            const XPath& value, bool flipped) {
    const auto number = number_of(value);
    std::vector<std::string> fitting;
    for (const auto& [name, id] : question.choices) {
      const auto own = number_in(name);
      if (!own || !number || question.type == QuestionType::MultipleChoice)
        return refuse(xpath, "choices are put in order", "Compare with = or selected().");
      if (flipped ? ordered(xpath.kind, *number, *own) : ordered(xpath.kind, *own, *number))
        fitting.push_back(id);
    }
    if (fitting.empty()) return Translated(false);
    return Translated(operation(Operator::In, {var(question.id), literal(std::move(fitting))}));
  }

  static Result<Condition> value_for(const Asked& question, const XPath& value, bool ordered) {
    if (value.kind == Kind::Text && value.text.empty()) {
      if (!ordered) return literal(nullptr);
      return refuse(value, "an empty text is put in order", "Compare it with = or !=.");
    }
    switch (question.type) {
      case QuestionType::SingleChoice:
      case QuestionType::Scale:
      case QuestionType::YesNo:
      case QuestionType::Smiley: {
        ZUIL_TRY(std::string choice, choice_of(question, value));
        return literal(std::move(choice));
      }
      case QuestionType::MultipleChoice:
        return refuse(value, "a question with several answers is compared",
                      "Write selected(${question}, 'choice').");
      case QuestionType::Mark:
      case QuestionType::Number:
        return number_for(value);
      case QuestionType::Date:
        if (value.kind == Kind::Text && is_date(value.text)) return literal(value.text);
        return refuse(value, "this is no day", "Write date('2026-01-31').");
      case QuestionType::Text:
      case QuestionType::Contact:
        if (!ordered) return literal(text_of(value));
        return refuse(value, "texts are put in order", "Ask for a number instead.");
      case QuestionType::Info:
      case QuestionType::Summary:
        break;
    }
    return refuse(value, "a note has no answer", "Compare with a question.");
  }

  static Result<Condition> number_for(const XPath& value) {
    const auto number = number_of(value);
    if (!number) return refuse(value, "this is no number", "Compare with a number.");
    if (*number != std::round(*number) || std::abs(*number) > kLargestNumber)
      return refuse(value, "only whole numbers up to a million are supported in a condition",
                    "Write a whole number.");
    return literal(*number);
  }

  const FindAsked& find_;
  const Asked* self_;
};

}  // namespace

Result<std::variant<bool, Condition>> to_condition(const XPath& xpath, const FindAsked& find,
                                                   const Asked* self) {
  return Translator(find, self).translate(xpath);
}

}  // namespace zuil
