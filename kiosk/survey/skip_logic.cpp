// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/skip_logic.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/decimal.h"

namespace zuil {
namespace {

using Operator = Condition::Operator;
using Value = Condition::Value;

constexpr int kDeepestNesting = 16;
constexpr std::size_t kMostOperands = 100;

struct OperatorRule {
  std::string_view name;
  Operator op;
  std::size_t least;  // operands
  std::size_t most;
};

constexpr std::array<OperatorRule, 10> kOperators{{
    {"!", Operator::Not, 1, 1},
    {"!=", Operator::NotEqual, 2, 2},
    {"==", Operator::Equal, 2, 2},
    {"<", Operator::Less, 2, 2},
    {"<=", Operator::LessEqual, 2, 2},
    {">", Operator::Greater, 2, 2},
    {">=", Operator::GreaterEqual, 2, 2},
    {"and", Operator::And, 1, kMostOperands},
    {"or", Operator::Or, 1, kMostOperands},
    {"in", Operator::In, 2, 2},
}};

Condition literal(Value value) {
  Condition condition;
  condition.literal = std::move(value);
  return condition;
}

Result<Condition> read_list(const JsonReader& json) {
  ZUIL_TRY(const auto elements, json.elements());
  std::vector<std::string> list;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(list.emplace_back(), element.string());
  }
  return literal(std::move(list));
}

Result<Condition> read_literal(const JsonReader& json) {
  if (json.value().is_null()) return literal(nullptr);
  if (json.value().is_boolean()) return literal(json.value().get<bool>());
  if (json.value().is_string()) return literal(json.value().get<std::string>());
  if (json.value().is_array()) return read_list(json);
  ZUIL_TRY(const double number, read_decimal(json));
  return literal(number);
}

Result<Condition> read_nested(const JsonReader& json, int depth);

Result<Condition> read_operands(const JsonReader& json, const OperatorRule& rule, int depth) {
  ZUIL_TRY(const JsonReader list, json.member(rule.name));
  ZUIL_TRY(const auto elements, list.elements());
  if (elements.size() < rule.least || elements.size() > rule.most)
    return list.fail_here(
        "has " + std::to_string(elements.size()) + " operands",
        "The operator \"" + std::string(rule.name) + "\" takes " + std::to_string(rule.least) +
            (rule.least == rule.most ? "" : " to " + std::to_string(rule.most)) + ".");
  Condition condition;
  condition.op = rule.op;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(condition.operands.emplace_back(), read_nested(element, depth + 1));
  }
  return condition;
}

Result<Condition> read_nested(const JsonReader& json, int depth) {
  if (depth > kDeepestNesting)
    return json.fail_here("is nested too deeply", "Write the condition in a simpler way.");
  if (!json.value().is_object()) return read_literal(json);
  if (json.value().size() != 1)
    return json.fail_here("must have exactly one operator",
                          "Join several conditions with {\"and\":[…]} or {\"or\":[…]}.");
  const std::string name = json.value().begin().key();
  if (name == "var") {
    Condition condition;
    condition.op = Operator::Var;
    ZUIL_TRY(const JsonReader var, json.member("var"));
    ZUIL_TRY(condition.question, var.non_empty_string());
    return condition;
  }
  const auto* rule = std::find_if(kOperators.begin(), kOperators.end(),
                                  [&](const OperatorRule& known) { return known.name == name; });
  if (rule == kOperators.end())
    return json.fail_here("does not know the operator \"" + name + "\"",
                          "Known are var ! != == < <= > >= and or in.");
  return read_operands(json, *rule, depth);
}

struct LiteralToJson {
  nlohmann::json operator()(std::nullptr_t) const { return nullptr; }
  nlohmann::json operator()(bool value) const { return value; }
  nlohmann::json operator()(double value) const { return decimal_json(value); }
  nlohmann::json operator()(const std::string& value) const { return value; }
  nlohmann::json operator()(const std::vector<std::string>& value) const { return value; }
};

void collect_questions(const Condition& condition, std::vector<std::string>& questions) {
  if (condition.op == Operator::Var) questions.push_back(condition.question);
  for (const Condition& operand : condition.operands) collect_questions(operand, questions);
}

struct ToValue {
  Value operator()(const ChoiceAnswer& answer) const { return answer.choice; }
  Value operator()(const ChoicesAnswer& answer) const { return answer.choices; }
  Value operator()(const MarkAnswer& answer) const { return static_cast<double>(answer.mark); }
  Value operator()(const TextAnswer& answer) const { return answer.text; }
  Value operator()(const NumberAnswer& answer) const { return answer.number; }
  Value operator()(const DateAnswer& answer) const { return answer.date; }
  Value operator()(const NotApplicable&) const { return nullptr; }
};

Value value_of(const Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  return found == answers.end() ? Value(nullptr) : std::visit(ToValue{}, found->second);
}

struct IsTrue {
  bool operator()(std::nullptr_t) const { return false; }
  bool operator()(bool value) const { return value; }
  bool operator()(double value) const { return value != 0; }
  bool operator()(const std::string& value) const { return !value.empty(); }
  bool operator()(const std::vector<std::string>& value) const { return !value.empty(); }
};

// Less than 0, 0 or more than 0; nothing when the two cannot be ordered.
std::optional<int> order(const Value& left, const Value& right) {
  const auto compare = [](const auto& a, const auto& b) { return a < b ? -1 : (b < a ? 1 : 0); };
  if (left.index() != right.index()) return std::nullopt;
  if (const auto* number = std::get_if<double>(&left))
    return compare(*number, std::get<double>(right));
  if (const auto* text = std::get_if<std::string>(&left))
    return compare(*text, std::get<std::string>(right));
  return std::nullopt;
}

bool is_in(const Value& needle, const Value& list) {
  const auto* text = std::get_if<std::string>(&needle);
  const auto* texts = std::get_if<std::vector<std::string>>(&list);
  return text != nullptr && texts != nullptr &&
         std::find(texts->begin(), texts->end(), *text) != texts->end();
}

Value evaluate(const Condition& condition, const Answers& answers) {
  const auto operand = [&](std::size_t i) { return evaluate(condition.operands[i], answers); };
  const auto is_true = [&](const Condition& one) { return holds(one, answers); };
  const auto ordered = [&](auto accept) {
    const auto result = order(operand(0), operand(1));
    return result && accept(*result);
  };
  const auto& operands = condition.operands;
  switch (condition.op) {
    case Operator::Literal:
      return condition.literal;
    case Operator::Var:
      return value_of(answers, condition.question);
    case Operator::Not:
      return !is_true(operands[0]);
    case Operator::NotEqual:
      return operand(0) != operand(1);
    case Operator::Equal:
      return operand(0) == operand(1);
    case Operator::Less:
      return ordered([](int result) { return result < 0; });
    case Operator::LessEqual:
      return ordered([](int result) { return result <= 0; });
    case Operator::Greater:
      return ordered([](int result) { return result > 0; });
    case Operator::GreaterEqual:
      return ordered([](int result) { return result >= 0; });
    case Operator::And:
      return std::all_of(operands.begin(), operands.end(), is_true);
    case Operator::Or:
      return std::any_of(operands.begin(), operands.end(), is_true);
    case Operator::In:
      return is_in(operand(0), operand(1));
  }
  return nullptr;
}

}  // namespace

std::string_view to_string(Condition::Operator op) {
  if (op == Operator::Var) return "var";
  const auto* rule = std::find_if(kOperators.begin(), kOperators.end(),
                                  [&](const OperatorRule& known) { return known.op == op; });
  return rule == kOperators.end() ? std::string_view() : rule->name;
}

Result<Condition> read_condition(const JsonReader& json) {
  return read_nested(json, 1);
}

nlohmann::json to_json(const Condition& condition) {
  if (condition.op == Operator::Literal) return std::visit(LiteralToJson{}, condition.literal);
  const std::string op(to_string(condition.op));
  if (condition.op == Operator::Var) return {{op, condition.question}};
  auto operands = nlohmann::json::array();
  for (const Condition& operand : condition.operands) operands.push_back(to_json(operand));
  return {{op, std::move(operands)}};
}

std::vector<std::string> questions_of(const Condition& condition) {
  std::vector<std::string> questions;
  collect_questions(condition, questions);
  std::sort(questions.begin(), questions.end());
  questions.erase(std::unique(questions.begin(), questions.end()), questions.end());
  return questions;
}

bool holds(const Condition& condition, const Answers& answers) {
  return std::visit(IsTrue{}, evaluate(condition, answers));
}

}  // namespace zuil
