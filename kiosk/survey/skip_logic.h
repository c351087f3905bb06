// SPDX-License-Identifier: EUPL-1.2
// Which questions a respondent sees: conditions in a subset of JsonLogic (jsonlogic.com):
// var ! != == < <= > >= and or in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/base/result.h"
#include "kiosk/survey/answer.h"

namespace zuil {

class JsonReader;

struct Condition {
  enum class Operator {
    Literal,
    Var,
    Not,
    NotEqual,
    Equal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
    In
  };
  using Value = std::variant<std::nullptr_t, bool, double, std::string, std::vector<std::string>>;

  Operator op = Operator::Literal;
  Value literal = nullptr;          // Literal
  std::string question;             // Var: the id whose answer is meant
  std::vector<Condition> operands;  // the others
};

// As written in a file: "==", "and" … "var"; empty for a literal.
std::string_view to_string(Condition::Operator op);

// Reads {"==":[{"var":"suggestie"},"ja"]}; an unknown operator or a wrong number of operands is an
// error at its JSON path.
Result<Condition> read_condition(const JsonReader& json);
// The reverse.
nlohmann::json to_json(const Condition& condition);

// Ids of all questions the condition looks at.
std::vector<std::string> questions_of(const Condition& condition);

// An unanswered or hidden question, and "not applicable", are null. As in JsonLogic, null and empty
// are false; unlike it, values of different types are never equal and never ordered, so that an
// unanswered mark is not "< 6".
bool holds(const Condition& condition, const Answers& answers);

}  // namespace zuil
