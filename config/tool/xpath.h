// SPDX-License-Identifier: EUPL-1.2
// The expressions of an XLSForm, as far as a questionnaire needs them: ${question}, '.',
// selected(), = != < <= > >=, and, or, not(), true(), false(), date('2026-01-01'), numbers,
// strings, parentheses and, in a choice_filter, the names of columns. Everything else is refused by
// name.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

struct XPath {
  enum class Kind {
    Text,
    Number,
    Boolean,
    Question,  // ${text}
    Self,      // .
    Column,    // of the choices sheet, in a choice_filter
    Selected,
    Not,
    And,
    Or,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual
  };
  Kind kind = Kind::Text;
  std::string text;      // Text, Question, Column
  double number = 0;     // Number
  bool is_true = false;  // Boolean
  std::vector<XPath> operands;
  std::size_t position = 1;  // of its first character, from 1
};

// Invalid: what is not supported, by name and with its position.
Result<XPath> read_xpath(std::string_view text);

// With the columns of one choice filled in, and what then is constant worked out.
XPath with_columns(const XPath& xpath, const std::map<std::string, std::string>& columns);
// Names of the columns it looks at, with their positions.
std::map<std::string, std::size_t> columns_of(const XPath& xpath);

// A question that an expression may look at.
struct Asked {
  std::string id;
  QuestionType type = QuestionType::Info;
  // Choices, as the expression names them, and their ids.
  std::vector<std::pair<std::string, std::string>> choices;
};

// What ${name} means where the expression stands; or why it means nothing there.
using FindAsked = std::function<Result<Asked>(const std::string& name)>;

// A condition, or a constant where it looks at no question at all. `self` is what '.' means: null
// where it means nothing.
Result<std::variant<bool, Condition>> to_condition(const XPath& xpath, const FindAsked& find,
                                                   const Asked* self);

// The bounds that a constraint made of nothing but ". >= 18 and . <= 120" sets: numbers, or dates.
struct Bounds {
  std::optional<XPath> least;  // Text or Number
  std::optional<XPath> most;
};
std::optional<Bounds> bounds_of(const XPath& xpath);

// The condition for another program. `name` gives the name of a question, "." for the one whose
// constraint it is as it wishes; `type` its type.
struct XPathNames {
  std::function<std::string(const std::string& id)> reference;  // "${id}" or "."
  std::function<QuestionType(const std::string& id)> type;
};
std::string to_xpath(const Condition& condition, const XPathNames& names);
// A text between quotes.
std::string quoted(const std::string& text);

}  // namespace zuil
