// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xpath.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

using Kind = XPath::Kind;

constexpr int kDeepestNesting = 30;
constexpr std::size_t kLongestText = 10'000;
constexpr std::string_view kSupported =
    "Use ${question}, selected(), = != < <= > >=, and, or, not(), numbers and texts in quotes.";

// Cut into characters, so that a position is what a person counts; typographic quotes and spaces,
// which a word processor makes, are read as the plain ones.
std::vector<std::string> plain_characters(std::string_view text) {
  static const std::map<std::string, std::string, std::less<>> kPlain{
      {"‘", "'"},      {"’", "'"},  {"“", "\""}, {"”", "\""},
      {"\u00A0", " "}, {"\t", " "}, {"\n", " "}, {"\r", " "}};
  std::vector<std::string> characters = characters_of(text);
  for (std::string& one : characters)
    if (const auto found = kPlain.find(one); found != kPlain.end()) one = found->second;
  return characters;
}

bool is_name_start(std::string_view c) {
  return c.size() > 1 || (c[0] >= 'a' && c[0] <= 'z') || (c[0] >= 'A' && c[0] <= 'Z') ||
         c[0] == '_';
}

bool is_digit(std::string_view c) {
  return c[0] >= '0' && c[0] <= '9';
}

bool is_name_part(std::string_view c) {
  return is_name_start(c) || is_digit(c) || c == "-" || c == ".";
}

struct Comparison {
  std::string_view sign;
  Kind kind;
};
constexpr std::array<Comparison, 2> kEquality{{{"!=", Kind::NotEqual}, {"=", Kind::Equal}}};
constexpr std::array<Comparison, 4> kOrder{
    {{"<=", Kind::LessEqual}, {">=", Kind::GreaterEqual}, {"<", Kind::Less}, {">", Kind::Greater}}};

class Parser {
 public:
  explicit Parser(std::string_view text) : characters_(plain_characters(text)) {}

  Result<XPath> read() {
    ZUIL_TRY(XPath xpath, read_or(1));
    if (!at_end()) return unexpected();
    return xpath;
  }

 private:
  bool ends_at(std::size_t position) const { return position >= characters_.size(); }
  bool at_end() {
    while (!ends_at(next_) && characters_[next_] == " ") ++next_;
    return ends_at(next_);
  }
  std::string_view peek() { return at_end() ? std::string_view() : characters_[next_]; }

  tl::unexpected<Error> refuse(std::size_t position, const std::string& what,
                               std::string_view mend = kSupported) const {
    return fail(ErrorCode::Invalid, "at character " + std::to_string(position + 1) + ": " + what,
                std::string(mend));
  }

  tl::unexpected<Error> unexpected() {
    if (at_end()) return refuse(next_, "something is missing at the end");
    return refuse(next_, "\"" + characters_[next_] + "\" is not supported here");
  }

  bool take(std::string_view sign) {
    if (at_end()) return false;
    for (std::size_t i = 0; i < sign.size(); ++i)
      if (ends_at(next_ + i) || characters_[next_ + i] != sign.substr(i, 1)) return false;
    next_ += sign.size();
    return true;
  }

  // A word of its own: "and", not the beginning of "android".
  bool take_word(std::string_view word) {
    const std::size_t before = next_;
    if (!take(word)) return false;
    if (ends_at(next_) || !is_name_part(characters_[next_])) return true;
    next_ = before;
    return false;
  }

  Result<XPath> read_or(int depth) { return read_chain(Kind::Or, "or", depth, &Parser::read_and); }
  Result<XPath> read_and(int depth) {
    return read_chain(Kind::And, "and", depth, &Parser::read_equality);
  }
  Result<XPath> read_equality(int depth) {
    return read_comparison(kEquality, depth, &Parser::read_order);
  }
  Result<XPath> read_order(int depth) {
    return read_comparison(kOrder, depth, &Parser::read_value);
  }
  using Read = Result<XPath> (Parser::*)(int);

  Result<XPath> read_chain(Kind kind, std::string_view word, int depth, Read part) {
    ZUIL_TRY(XPath first, (this->*part)(depth));
    if (!take_word(word)) return first;
    XPath chain;
    chain.kind = kind;
    chain.position = first.position;
    chain.operands.push_back(std::move(first));
    do {
      ZUIL_TRY(chain.operands.emplace_back(), (this->*part)(depth));
    } while (take_word(word));
    return chain;
  }

  template <std::size_t N>
  Result<XPath> read_comparison(const std::array<Comparison, N>& signs, int depth, Read part) {
    ZUIL_TRY(XPath left, (this->*part)(depth));
    for (const auto& [sign, kind] : signs) {
      const std::size_t start = next_;
      if (!take(sign)) continue;
      if (take("=")) return refuse(start, "\"==\" is not XPath", "Write one =.");
      XPath comparison;
      comparison.kind = kind;
      comparison.position = left.position;
      comparison.operands.push_back(std::move(left));
      ZUIL_TRY(comparison.operands.emplace_back(), (this->*part)(depth));
      return comparison;
    }
    return left;
  }

  Result<XPath> read_value(int depth) {
    if (at_end()) return unexpected();
    if (depth > kDeepestNesting) return refuse(next_, "is nested too deeply");
    ZUIL_TRY(XPath value, read_operand(depth));
    for (const std::string_view word : {"div", "mod"})
      if (take_word(word)) return refuse(next_ - 3, "arithmetic is not supported");
    for (const std::string_view sign : {"+", "-", "*", "|", "/", "["})
      if (peek() == sign) return refuse(next_, "\"" + std::string(sign) + "\" is not supported");
    return value;
  }

  Result<XPath> read_operand(int depth) {
    XPath value;
    value.position = next_ + 1;
    const std::string_view first = peek();
    if (take("(")) {
      ZUIL_TRY(XPath inner, read_or(depth + 1));
      if (!take(")")) return unexpected();
      return inner;
    }
    if (take("${")) return read_reference(value);
    if (first == "'" || first == "\"") return read_text(value);
    const bool has_digit = !ends_at(next_ + 1) && is_digit(characters_[next_ + 1]);
    if (is_digit(first) || ((first == "-" || first == ".") && has_digit)) return read_number(value);
    if (take(".")) {
      value.kind = Kind::Self;
      return value;
    }
    if (is_name_start(first)) return read_name(value, depth);
    return unexpected();
  }

  Result<XPath> read_reference(XPath& value) {
    value.kind = Kind::Question;
    while (!ends_at(next_) && characters_[next_] != "}") value.text += characters_[next_++];
    if (!take("}")) return refuse(value.position - 1, "${ is not closed", "Write ${name}.");
    value.text = trimmed(value.text);
    return std::move(value);
  }

  Result<XPath> read_text(XPath& value) {
    const std::string quote = characters_[next_++];
    while (!ends_at(next_) && characters_[next_] != quote) value.text += characters_[next_++];
    if (ends_at(next_)) return refuse(value.position - 1, "the text is not closed", "Add a quote.");
    ++next_;
    value.kind = Kind::Text;
    return std::move(value);
  }

  Result<XPath> read_number(XPath& value) {
    std::string digits = characters_[next_++];
    while (!ends_at(next_) && (is_digit(characters_[next_]) || characters_[next_] == "."))
      digits += characters_[next_++];
    if (digits.starts_with('.') || digits.starts_with("-.")) digits.insert(digits.find('.'), "0");
    const char* end = digits.data() + digits.size();
    const auto [stop, error] =
        std::from_chars(digits.data(), end, value.number, std::chars_format::fixed);
    if (error != std::errc() || stop != end)
      return refuse(value.position - 1, "\"" + digits + "\" is no number");
    value.kind = Kind::Number;
    return std::move(value);
  }

  Result<XPath> read_name(XPath& value, int depth) {
    std::string name;
    while (!ends_at(next_) && is_name_part(characters_[next_])) name += characters_[next_++];
    if (peek() == ":")
      return refuse(value.position - 1, "\"" + name + "\" with a colon is not supported");
    if (take("(")) return read_function(value, name, depth);
    value.kind = Kind::Column;
    value.text = std::move(name);
    return std::move(value);
  }

  Result<XPath> read_function(XPath& value, const std::string& name, int depth) {
    if (name == "true" || name == "false") {
      if (!take(")")) return unexpected();
      value.kind = Kind::Boolean;
      value.is_true = name == "true";
      return std::move(value);
    }
    if (name == "not") {
      ZUIL_TRY(value.operands.emplace_back(), read_or(depth + 1));
      if (!take(")")) return unexpected();
      value.kind = Kind::Not;
      return std::move(value);
    }
    if (name == "selected") return read_selected(value, depth);
    if (name == "date") {
      ZUIL_TRY(XPath day, read_value(depth + 1));
      if (day.kind != Kind::Text)
        return refuse(value.position - 1, "date() of anything but a day is not supported",
                      "Write date('2026-01-31').");
      if (!take(")")) return unexpected();
      return day;
    }
    return refuse(value.position - 1, "the function " + name + "() is not supported");
  }

  Result<XPath> read_selected(XPath& value, int depth) {
    value.kind = Kind::Selected;
    ZUIL_TRY(value.operands.emplace_back(), read_value(depth + 1));
    if (!take(",")) return unexpected();
    ZUIL_TRY(value.operands.emplace_back(), read_value(depth + 1));
    if (!take(")")) return unexpected();
    const Kind list = value.operands[0].kind;
    const Kind what = value.operands[1].kind;
    const bool is_list = list == Kind::Question || list == Kind::Self;
    const bool is_choice = what == Kind::Text || what == Kind::Number || what == Kind::Column;
    if (!is_list || !is_choice)
      return refuse(value.position - 1, "selected() with these arguments is not supported",
                    "Write selected(${question}, 'choice').");
    return std::move(value);
  }

  std::vector<std::string> characters_;
  std::size_t next_ = 0;
};

XPath boolean(bool value, std::size_t position) {
  XPath constant;
  constant.kind = Kind::Boolean;
  constant.is_true = value;
  constant.position = position;
  return constant;
}

bool is_constant(const XPath& xpath) {
  return xpath.kind == Kind::Text || xpath.kind == Kind::Number || xpath.kind == Kind::Boolean;
}

std::optional<double> number_of(const XPath& constant) {
  if (constant.kind == Kind::Number) return constant.number;
  if (constant.kind == Kind::Boolean) return constant.is_true ? 1 : 0;
  double number = 0;
  const std::string text = trimmed(constant.text);
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

// As XPath compares constants: as numbers when one is, or when they are ordered; else as texts.
bool compare(Kind kind, const XPath& left, const XPath& right) {
  const bool equality = kind == Kind::Equal || kind == Kind::NotEqual;
  if (equality && left.kind == Kind::Text && right.kind == Kind::Text)
    return (left.text == right.text) == (kind == Kind::Equal);
  const auto a = number_of(left);
  const auto b = number_of(right);
  if (!a || !b) return kind == Kind::NotEqual;
  switch (kind) {
    case Kind::Equal:
      return *a == *b;
    case Kind::NotEqual:
      return *a != *b;
    case Kind::Less:
      return *a < *b;
    case Kind::LessEqual:
      return *a <= *b;
    case Kind::Greater:
      return *a > *b;
    case Kind::GreaterEqual:
      return *a >= *b;
    case Kind::Text:
    case Kind::Number:
    case Kind::Boolean:
    case Kind::Question:
    case Kind::Self:
    case Kind::Column:
    case Kind::Selected:
    case Kind::Not:
    case Kind::And:
    case Kind::Or:
      return false;
  }
  return false;
}

// Leaves out operands that change nothing; one that decides all is the result.
XPath fold_chain(XPath chain) {
  const bool decides = chain.kind == Kind::Or;
  std::vector<XPath> kept;
  for (XPath& operand : chain.operands) {
    if (operand.kind != Kind::Boolean)
      kept.push_back(std::move(operand));
    else if (operand.is_true == decides)
      return boolean(decides, chain.position);
  }
  if (kept.empty()) return boolean(!decides, chain.position);
  if (kept.size() == 1) return std::move(kept.front());
  chain.operands = std::move(kept);
  return chain;
}

XPath fold(XPath xpath) {
  switch (xpath.kind) {
    case Kind::And:
    case Kind::Or:
      return fold_chain(std::move(xpath));
    case Kind::Not:
      if (xpath.operands[0].kind == Kind::Boolean)
        return boolean(!xpath.operands[0].is_true, xpath.position);
      return xpath;
    case Kind::Equal:
    case Kind::NotEqual:
    case Kind::Less:
    case Kind::LessEqual:
    case Kind::Greater:
    case Kind::GreaterEqual:
      if (is_constant(xpath.operands[0]) && is_constant(xpath.operands[1]))
        return boolean(compare(xpath.kind, xpath.operands[0], xpath.operands[1]), xpath.position);
      return xpath;
    case Kind::Text:
    case Kind::Number:
    case Kind::Boolean:
    case Kind::Question:
    case Kind::Self:
    case Kind::Column:
    case Kind::Selected:
      return xpath;
  }
  return xpath;
}

void collect_columns(const XPath& xpath, std::map<std::string, std::size_t>& columns) {
  if (xpath.kind == Kind::Column) columns.try_emplace(xpath.text, xpath.position);
  for (const XPath& operand : xpath.operands) collect_columns(operand, columns);
}

// `. >= 18`, or `18 <= .`: which bound it sets.
bool add_bound(const XPath& xpath, Bounds& bounds) {
  const bool left = xpath.operands.size() == 2 && xpath.operands[0].kind == Kind::Self;
  const bool right = xpath.operands.size() == 2 && xpath.operands[1].kind == Kind::Self;
  if (left == right) return false;
  const XPath& value = xpath.operands[left ? 1 : 0];
  if (value.kind != Kind::Number && value.kind != Kind::Text) return false;
  const bool at_least = xpath.kind == (left ? Kind::GreaterEqual : Kind::LessEqual);
  const bool at_most = xpath.kind == (left ? Kind::LessEqual : Kind::GreaterEqual);
  auto& bound = at_least ? bounds.least : bounds.most;
  if (!(at_least || at_most) || bound) return false;
  bound = value;
  return true;
}

}  // namespace

Result<XPath> read_xpath(std::string_view text) {
  if (text.size() > kLongestText || !is_plain_text(text))
    return fail(ErrorCode::Invalid, "is no expression of at most 10000 characters",
                "Write the condition in a simpler way.");
  return Parser(text).read();
}

XPath with_columns(const XPath& xpath, const std::map<std::string, std::string>& columns) {
  XPath filled = xpath;
  if (xpath.kind == Kind::Column) {
    const auto found = columns.find(xpath.text);
    filled.kind = Kind::Text;
    filled.text = found == columns.end() ? std::string() : found->second;
    return filled;
  }
  for (XPath& operand : filled.operands) operand = with_columns(operand, columns);
  return fold(std::move(filled));
}

std::map<std::string, std::size_t> columns_of(const XPath& xpath) {
  std::map<std::string, std::size_t> columns;
  collect_columns(xpath, columns);
  return columns;
}

std::optional<Bounds> bounds_of(const XPath& xpath) {
  Bounds bounds;
  if (xpath.kind != Kind::And) {
    if (!add_bound(xpath, bounds)) return std::nullopt;
    return bounds;
  }
  const bool all = std::all_of(xpath.operands.begin(), xpath.operands.end(),
                               [&](const XPath& one) { return add_bound(one, bounds); });
  if (!all) return std::nullopt;
  return bounds;
}

}  // namespace zuil
