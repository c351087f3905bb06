// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/surveyjs_expression.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <optional>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr int kDeepestNesting = 12;
constexpr std::size_t kLongest = 4000;

using Kind = SurveyQuestion::Kind;

tl::unexpected<Error> refuse(const std::string& what) {
  return fail(ErrorCode::Invalid, what);
}

struct Token {
  enum class Kind { End, Variable, Value, Word, Sign };
  Kind kind = Kind::End;
  std::string text;  // of a variable, a word (in lower case) or a sign
  Document value;    // of a value
};

bool is_word_letter(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return std::isalnum(byte) != 0 || letter == '_' || letter == '.' || letter == '-' || byte >= 0x80;
}

std::optional<double> as_number(const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789.-") != std::string::npos)
    return std::nullopt;
  const Document number = Document::parse(text, nullptr, false);
  if (!number.is_number()) return std::nullopt;
  return number.get<double>();
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> run() {
    std::vector<Token> tokens;
    for (;;) {
      at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
      if (at_ == text_.size()) break;
      ZUIL_TRY(tokens.emplace_back(), next());
    }
    tokens.emplace_back();
    return tokens;
  }

 private:
  Result<Token> next() {
    const char first = text_[at_];
    if (first == '{') {
      ZUIL_TRY(std::string name, until('}'));
      return Token{Token::Kind::Variable, trimmed(name), {}};
    }
    if (first == '\'' || first == '"') {
      ZUIL_TRY(std::string words, until(first));
      return Token{Token::Kind::Value, {}, words};
    }
    for (const char* sign : {"<>", "<=", ">=", "==", "!=", "&&", "||"})
      if (text_.substr(at_).starts_with(sign)) {
        at_ += 2;
        return Token{Token::Kind::Sign, sign, {}};
      }
    if (std::string_view("=<>!()[],").find(first) != std::string_view::npos) {
      ++at_;
      return Token{Token::Kind::Sign, std::string(1, first), {}};
    }
    if (!is_word_letter(first))
      return refuse("\"" + std::string(1, first) + "\" is not understood");
    return word();
  }

  Result<std::string> until(char end) {
    std::string words;
    for (++at_; at_ < text_.size() && text_[at_] != end; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      words += text_[at_];
    }
    if (at_ == text_.size()) return refuse("a quote or brace is not closed");
    ++at_;
    return words;
  }

  Token word() {
    const auto begin = at_;
    while (at_ < text_.size() && is_word_letter(text_[at_])) ++at_;
    const std::string word(text_.substr(begin, at_ - begin));
    if (const auto number = as_number(word)) return {Token::Kind::Value, {}, *number};
    std::string lower = word;
    for (char& letter : lower)
      letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    if (lower == "true" || lower == "false") return {Token::Kind::Value, {}, lower == "true"};
    return {Token::Kind::Word, lower, word};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

enum class Operation {
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Empty,
  NotEmpty,
  Contains,
  NotContains,
  AnyOf,
  AllOf
};

std::optional<Operation> operation_of(const std::string& text) {
  static const std::vector<std::pair<std::string_view, Operation>> names{
      {"=", Operation::Equal},
      {"==", Operation::Equal},
      {"equal", Operation::Equal},
      {"<>", Operation::NotEqual},
      {"!=", Operation::NotEqual},
      {"notequal", Operation::NotEqual},
      {"<", Operation::Less},
      {"less", Operation::Less},
      {"<=", Operation::LessEqual},
      {"lessorequal", Operation::LessEqual},
      {">", Operation::Greater},
      {"greater", Operation::Greater},
      {">=", Operation::GreaterEqual},
      {"greaterorequal", Operation::GreaterEqual},
      {"empty", Operation::Empty},
      {"notempty", Operation::NotEmpty},
      {"contains", Operation::Contains},
      {"contain", Operation::Contains},
      {"notcontains", Operation::NotContains},
      {"notcontain", Operation::NotContains},
      {"anyof", Operation::AnyOf},
      {"allof", Operation::AllOf}};
  for (const auto& [name, operation] : names)
    if (name == text) return operation;
  return std::nullopt;
}

// What an ordering is when its two sides change places.
Operation mirrored(Operation operation) {
  switch (operation) {
    case Operation::Less:
      return Operation::Greater;
    case Operation::LessEqual:
      return Operation::GreaterEqual;
    case Operation::Greater:
      return Operation::Less;
    case Operation::GreaterEqual:
      return Operation::LessEqual;
    case Operation::Equal:
    case Operation::NotEqual:
    case Operation::Empty:
    case Operation::NotEmpty:
    case Operation::Contains:
    case Operation::NotContains:
    case Operation::AnyOf:
    case Operation::AllOf:
      return operation;
  }
  return operation;
}

Document apply(const char* op, Document left, Document right) {
  return {{op, Document::array({std::move(left), std::move(right)})}};
}

// 6, not 6.0.
Document tidy(double number) {
  const bool whole = std::abs(number) < 1e15 && std::floor(number) == number;
  return whole ? Document(static_cast<std::int64_t>(number)) : Document(number);
}

Document negation(Document condition) {
  return {{"!", Document::array({std::move(condition)})}};
}

Document joined(const char* op, std::vector<Document> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return {{op, Document(std::move(parts))}};
}

// A comparison of one question with one value.
class Comparison {
 public:
  Comparison(const SurveyQuestion& question, const std::string& name)
      : question_(question), name_(name) {}

  Result<Document> make(Operation operation, const Document& value) const {
    switch (operation) {
      case Operation::Empty:
        return apply("==", var(), nullptr);
      case Operation::NotEmpty:
        return apply("!=", var(), nullptr);
      case Operation::Equal:
        return equal(value);
      case Operation::NotEqual:
        return equal(value).map(negation);
      case Operation::Less:
        return ordered("<", value);
      case Operation::LessEqual:
        return ordered("<=", value);
      case Operation::Greater:
        return ordered(">", value);
      case Operation::GreaterEqual:
        return ordered(">=", value);
      case Operation::Contains:
        return several("and", value);
      case Operation::NotContains:
        return several("and", value).map(negation);
      case Operation::AnyOf:
        return several("or", value);
      case Operation::AllOf:
        return several("and", value);
    }
    return refuse("this comparison is not understood");
  }

 private:
  Document var() const { return {{"var", question_.id}}; }

  // SurveyJS takes "3" and 3 as equal.
  static bool same(const Document& left, const Document& right) {
    if (left == right) return true;
    const auto text = [](const Document& value) {
      return value.is_string() ? value.get<std::string>() : value.dump();
    };
    const auto a = as_number(text(left));
    const auto b = as_number(text(right));
    return a && b ? *a == *b : text(left) == text(right);
  }

  Result<std::string> choice(const Document& value) const {
    for (const auto& [kept, id] : question_.choices)
      if (same(kept, value)) return id;
    return refuse("{" + name_ + "} cannot be " + value.dump());
  }

  Result<Document> equal(const Document& value) const {
    switch (question_.kind) {
      case Kind::OneChoice: {
        ZUIL_TRY(const std::string id, choice(value));
        return apply("==", var(), id);
      }
      case Kind::Choices:
        return refuse("{" + name_ +
                      "} has several choices: only contains, notcontains, anyof and "
                      "allof can be asked of it");
      case Kind::Number:
        return number(value).map([&](double bound) { return apply("==", var(), tidy(bound)); });
      case Kind::Text:
      case Kind::Date:
        if (value.is_string()) return apply("==", var(), value);
        return refuse("{" + name_ + "} is compared with something that is no text");
    }
    return refuse("{" + name_ + "} cannot be compared");
  }

  static Result<double> number(const Document& value) {
    const auto found = value.is_number()   ? std::optional(value.get<double>())
                       : value.is_string() ? as_number(value.get<std::string>())
                                           : std::nullopt;
    if (found) return *found;
    return refuse(value.dump() + " is no number");
  }

  Result<Document> ordered(const char* op, const Document& value) const {
    switch (question_.kind) {
      case Kind::Number:
        return number(value).map([&](double bound) { return apply(op, var(), tidy(bound)); });
      case Kind::Date:
        if (value.is_string()) return apply(op, var(), value);
        return refuse(value.dump() + " is no date");
      case Kind::OneChoice:
        return choices_where(op, value);
      case Kind::Choices:
      case Kind::Text:
        return refuse("{" + name_ + "} cannot be ordered");
    }
    return refuse("{" + name_ + "} cannot be ordered");
  }

  // Of a choice that stands for a number: those that are on that side of it.
  Result<Document> choices_where(const std::string& op, const Document& value) const {
    ZUIL_TRY(const double bound, number(value));
    Document ids = Document::array();
    for (const auto& [kept, id] : question_.choices) {
      const auto one = number(kept);
      if (!one) continue;
      const bool holds = op == "<"    ? *one < bound
                         : op == "<=" ? *one <= bound
                         : op == ">"  ? *one > bound
                                      : *one >= bound;
      if (holds) ids.push_back(id);
    }
    if (ids.empty()) return refuse("no choice of {" + name_ + "} is " + op + " " + value.dump());
    return apply("in", var(), std::move(ids));
  }

  Result<Document> several(const char* op, const Document& value) const {
    const Document list = value.is_array() ? value : Document::array({value});
    if (list.empty()) return refuse("an empty list is compared with {" + name_ + "}");
    std::vector<Document> parts;
    for (const Document& one : list) {
      if (question_.kind == Kind::OneChoice) {
        ZUIL_TRY(parts.emplace_back(), equal(one));
      } else if (question_.kind == Kind::Choices) {
        ZUIL_TRY(const std::string id, choice(one));
        parts.push_back(apply("in", id, var()));
      } else {
        return refuse("{" + name_ + "} has no choices to look for");
      }
    }
    return joined(op, std::move(parts));
  }

  const SurveyQuestion& question_;
  const std::string& name_;
};

struct Operand {
  std::string variable;  // empty: a value
  Document value;
};

class Parser {
 public:
  Parser(std::vector<Token> tokens, const FindSurveyQuestion& find)
      : tokens_(std::move(tokens)), find_(find) {}

  Result<Document> run() {
    ZUIL_TRY(Document condition, any(0));
    if (peek().kind != Token::Kind::End) return refuse("it goes on where it should end");
    return condition;
  }

 private:
  const Token& peek() const { return tokens_[at_]; }
  bool is(std::string_view text) const {
    const bool named = peek().kind == Token::Kind::Word || peek().kind == Token::Kind::Sign;
    return named && peek().text == text;
  }
  bool take(std::string_view text) {
    if (!is(text)) return false;
    ++at_;
    return true;
  }

  Result<Document> any(int depth) {
    std::vector<Document> parts;
    do {
      ZUIL_TRY(parts.emplace_back(), all(depth));
    } while (take("or") || take("||"));
    return joined("or", std::move(parts));
  }

  Result<Document> all(int depth) {
    std::vector<Document> parts;
    do {
      ZUIL_TRY(parts.emplace_back(), one(depth));
    } while (take("and") || take("&&"));
    return joined("and", std::move(parts));
  }

  Result<Document> one(int depth) {
    if (depth > kDeepestNesting) return refuse("it is nested too deeply");
    if (take("!") || take("not") || take("negate")) return one(depth + 1).map(negation);
    if (take("(")) {
      ZUIL_TRY(Document inner, any(depth + 1));
      if (!take(")")) return refuse("a parenthesis is not closed");
      return inner;
    }
    return comparison();
  }

  Result<Document> comparison() {
    ZUIL_TRY(const Operand left, operand());
    const bool named = peek().kind == Token::Kind::Word || peek().kind == Token::Kind::Sign;
    const auto operation = named ? operation_of(peek().text) : std::nullopt;
    if (!operation) {
      if (!left.variable.empty()) return lone(left.variable);
      return refuse("a comparison is expected after a value");
    }
    ++at_;
    if (*operation == Operation::Empty || *operation == Operation::NotEmpty)
      return compare(left.variable, *operation, {});
    ZUIL_TRY(const Operand right, operand());
    if (left.variable.empty() == right.variable.empty())
      return refuse("a question can only be compared with a value");
    if (!left.variable.empty()) return compare(left.variable, *operation, right.value);
    return compare(right.variable, mirrored(*operation), left.value);
  }

  Result<const SurveyQuestion*> question(const std::string& name) const {
    if (const SurveyQuestion* found = find_(name)) return found;
    return refuse("{" + name + "} is no question that is asked earlier");
  }

  Result<Document> compare(const std::string& name, Operation operation,
                           const Document& value) const {
    if (name.empty()) return refuse("a comparison looks at no question");
    ZUIL_TRY(const SurveyQuestion* found, question(name));
    return Comparison(*found, name).make(operation, value);
  }

  // {suggestie} alone: true of a yes/no question.
  Result<Document> lone(const std::string& name) const {
    ZUIL_TRY(const SurveyQuestion* found, question(name));
    const bool yes_no = !found->choices.empty() && found->choices.front().second == "ja";
    if (yes_no) return apply("==", {{"var", found->id}}, "ja");
    return refuse("{" + name + "} stands alone: say what it is compared with");
  }

  Result<Operand> operand() {
    const Token token = peek();
    if (token.kind == Token::Kind::Variable) {
      ++at_;
      if (token.text.empty()) return refuse("{} names no question");
      return Operand{token.text, {}};
    }
    if (take("[")) return list();
    const bool bare_word = token.kind == Token::Kind::Word && !operation_of(token.text);
    if (token.kind != Token::Kind::Value && !bare_word)
      return refuse(token.kind == Token::Kind::End
                        ? "it ends too early"
                        : "\"" + token.text + "\" stands at a wrong place");
    ++at_;
    if (bare_word && is("(")) return refuse("the function " + token.text + "() is not supported");
    return Operand{{}, token.value};
  }

  Result<Operand> list() {
    Operand result{{}, Document::array()};
    while (!take("]")) {
      const Token::Kind kind = peek().kind;
      if (kind != Token::Kind::Value && kind != Token::Kind::Word)
        return refuse("a list is not closed");
      result.value.push_back(peek().value);
      ++at_;
      take(",");
    }
    return result;
  }

  std::vector<Token> tokens_;
  const FindSurveyQuestion& find_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Document> read_surveyjs_expression(std::string_view text, const FindSurveyQuestion& find) {
  if (text.size() > kLongest) return refuse("it is longer than 4000 characters");
  ZUIL_TRY(auto tokens, Lexer(text).run());
  return Parser(std::move(tokens), find).run();
}

}  // namespace zuil
