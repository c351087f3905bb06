// SPDX-License-Identifier: EUPL-1.2
// From the conditions of a questionnaire to the expressions of an XLSForm.
#include <algorithm>
#include <cmath>

#include "config/tool/xpath.h"

namespace zuil {
namespace {

using Operator = Condition::Operator;

class Writer {
 public:
  explicit Writer(const XPathNames& names) : names_(names) {}

  std::string write(const Condition& condition) const {
    const auto& operands = condition.operands;
    switch (condition.op) {
      case Operator::Literal:
        return truth(condition.literal);
      case Operator::Var:
        return names_.reference(condition.question) + " != ''";
      case Operator::Not:
        return "not(" + write(operands[0]) + ")";
      case Operator::NotEqual:
      case Operator::Equal:
      case Operator::Less:
      case Operator::LessEqual:
      case Operator::Greater:
      case Operator::GreaterEqual:
        return comparison(condition);
      case Operator::And:
        return chain(condition, " and ");
      case Operator::Or:
        return chain(condition, " or ");
      case Operator::In:
        return membership(operands[0], operands[1]);
    }
    return "false()";
  }

 private:
  static std::string truth(const Condition::Value& value) {
    const bool* constant = std::get_if<bool>(&value);
    return constant != nullptr && *constant ? "true()" : "false()";
  }

  bool is_date(const Condition& condition) const {
    return condition.op == Operator::Var && names_.type(condition.question) == QuestionType::Date;
  }

  // One side of a comparison; ordered with a day, the other side is to be one too.
  std::string side(const Condition& condition, bool with_day) const {
    if (condition.op == Operator::Var) return names_.reference(condition.question);
    if (condition.op != Operator::Literal) return "(" + write(condition) + ")";
    if (const auto* number = std::get_if<double>(&condition.literal))
      return std::to_string(std::llround(*number));
    const auto* text = std::get_if<std::string>(&condition.literal);
    if (text == nullptr) {
      const bool is_null = std::holds_alternative<std::nullptr_t>(condition.literal);
      return is_null ? "''" : truth(condition.literal);
    }
    return with_day ? "date(" + quoted(*text) + ")" : quoted(*text);
  }

  std::string comparison(const Condition& condition) const {
    const Condition& left = condition.operands[0];
    const Condition& right = condition.operands[1];
    const std::string sign =
        condition.op == Operator::Equal ? "=" : std::string(to_string(condition.op));
    return side(left, is_date(right)) + " " + sign + " " + side(right, is_date(left));
  }

  std::string chain(const Condition& condition, const std::string& word) const {
    std::string text;
    for (const Condition& operand : condition.operands) {
      const bool nested = operand.op == Operator::And || operand.op == Operator::Or;
      text += text.empty() ? "" : word;
      text += nested ? "(" + write(operand) + ")" : write(operand);
    }
    return text;
  }

  std::string membership(const Condition& what, const Condition& list) const {
    if (list.op == Operator::Var)
      return "selected(" + names_.reference(list.question) + ", " + side(what, false) + ")";
    const auto* choices = std::get_if<std::vector<std::string>>(&list.literal);
    if (list.op != Operator::Literal || choices == nullptr || choices->empty()) return "false()";
    std::string text;
    for (const std::string& choice : *choices)
      text += (text.empty() ? "" : " or ") + side(what, false) + " = " + quoted(choice);
    return "(" + text + ")";
  }

  const XPathNames& names_;
};

}  // namespace

std::string to_xpath(const Condition& condition, const XPathNames& names) {
  return Writer(names).write(condition);
}

std::string quoted(const std::string& text) {
  if (text.find('\'') == std::string::npos) return "'" + text + "'";
  if (text.find('"') == std::string::npos) return "\"" + text + "\"";
  std::string parts;  // XPath knows no way to write a quote within its own quotes
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\'', start), text.size());
    parts += (parts.empty() ? "'" : ", \"'\", '") + text.substr(start, end - start) + "'";
    start = end + 1;
  }
  return "concat(" + parts + ")";
}

}  // namespace zuil
