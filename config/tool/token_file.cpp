// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/token_file.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "kiosk/base/json_reader.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 32 * 1024 * 1024;
constexpr std::size_t kMostDepth = 40;
constexpr std::size_t kMostInValue = 2000;  // bytes, references filled in
constexpr int kMostSteps = 1000;            // from one to the next, for one value

enum class Kind { Small, Capital, Digit, None };

Kind kind_of(char c) {
  const auto letter = static_cast<unsigned char>(c);
  if (std::isdigit(letter) != 0) return Kind::Digit;
  if (std::isupper(letter) != 0) return Kind::Capital;
  return std::isalpha(letter) != 0 || letter >= 0x80 ? Kind::Small : Kind::None;
}

// The words of a name: "accent-1.bgColor" and "accent1BgColor" are both "accent-1-bg-color".
std::string words_of(std::string_view name) {
  std::string words;
  Kind before = Kind::None;
  for (const char c : name) {
    const Kind kind = kind_of(c);
    const bool begins = kind != before && !(before == Kind::Capital && kind == Kind::Small);
    if (kind != Kind::None && begins && !words.empty() && words.back() != '-') words += '-';
    if (kind != Kind::None) words += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    before = kind;
  }
  return words;
}

std::string joined(const std::vector<std::string>& path) {
  std::string name;
  for (const std::string& part : path) name += (name.empty() ? "" : ".") + part;
  return name;
}

// Colours and sizes may be objects: {"hex": …}, {"components": […]}, {"value": 16, "unit": "px"}.
std::string text_of_object(const Json& value) {
  if (const auto hex = value.find("hex"); hex != value.end() && hex->is_string())
    return hex->get<std::string>();
  const auto amount = value.find("value");
  const auto unit = value.find("unit");
  if (amount != value.end() && amount->is_number() && unit != value.end() && unit->is_string())
    return amount->dump() + unit->get<std::string>();
  const auto parts = value.find("components");
  if (value.value("colorSpace", Json()) != "srgb" || parts == value.end() || !parts->is_array())
    return "";
  std::string text = "rgb(";
  for (const Json& part : *parts)
    text += (part.is_number() ? std::to_string(part.get<double>() * 100) + "% " : "none ");
  const auto alpha = value.find("alpha");
  if (alpha != value.end() && alpha->is_number()) text += "/ " + alpha->dump();
  return text + ")";
}

// Empty: it is no value that a house style is made of.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  if (value.is_object()) return text_of_object(value);
  std::string list;  // of font families
  if (value.is_array())
    for (const Json& part : value)
      if (part.is_string()) list += (list.empty() ? "" : ", ") + part.get<std::string>();
  return list;
}

// Where the bracket closes that was open before the text.
std::size_t end_of_arguments(std::string_view text) {
  int open = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++open;
    if (text[i] == ')' && --open == 0) return i;
  }
  return std::string_view::npos;
}

}  // namespace

class TokenWalk {
 public:
  explicit TokenWalk(DesignTokenFile& file) : file_(file) {}

  Result<void> walk(const Json& document) {
    if (document.is_array()) return walk_list(document);
    if (document.is_object()) return walk_top(document);
    return fail(ErrorCode::Invalid, file_.file_ + ": $: is neither an object nor a list",
                "Give a package's tokens, such as its dist/tokens.json.");
  }

 private:
  Result<void> walk_list(const Json& list) {
    for (const Json& element : list) {
      if (!element.is_object()) continue;
      path_.clear();
      const auto path = element.find("path");
      if (path != element.end() && path->is_array()) {
        for (const Json& part : *path)
          if (part.is_string()) path_.push_back(part.get<std::string>());
      } else if (const auto name = element.find("name");
                 name != element.end() && name->is_string()) {
        path_.push_back(name->get<std::string>());
      }
      add(element);
    }
    return {};
  }

  // The sets of Tokens Studio ("brand/utrecht") are no part of a name.
  Result<void> walk_top(const Json& document) {
    std::set<std::string> sets;
    const auto metadata = document.find("$metadata");
    if (metadata != document.end() && metadata->is_object())
      for (const Json& set : metadata->value("tokenSetOrder", Json::array()))
        if (set.is_string()) sets.insert(set.get<std::string>());
    for (const auto& [key, member] : document.items()) {
      const bool is_set = sets.contains(key) || key.find('/') != std::string::npos;
      ZUIL_CHECK(is_set && member.is_object() ? walk_group(member) : walk_member(key, member));
    }
    return {};
  }

  Result<void> walk_group(const Json& group) {
    for (const auto& [key, member] : group.items()) ZUIL_CHECK(walk_member(key, member));
    return {};
  }

  Result<void> walk_member(const std::string& key, const Json& member) {
    if (key.starts_with('$')) return {};
    path_.push_back(key);
    if (path_.size() > kMostDepth)
      return fail(ErrorCode::Invalid,
                  file_.file_ + ": $." + joined(path_) + ": is nested more than " +
                      std::to_string(kMostDepth) + " deep",
                  "Is this a file of design tokens?");
    if (!add(member) && member.is_object()) ZUIL_CHECK(walk_group(member));
    path_.pop_back();
    return {};
  }

  // False: it is no token, but a group of them.
  bool add(const Json& member) {
    const Json* value = &member;
    if (member.is_object()) {
      const auto standard = member.find("$value");
      const auto older = member.find("value");
      if (standard != member.end())
        value = &*standard;
      else if (older != member.end())
        value = &*older;
      else
        return false;
    }
    std::string text = text_of(*value);
    if (text.empty()) return false;
    file_.add(path_, std::move(text));
    return true;
  }

  DesignTokenFile& file_;
  std::vector<std::string> path_;
};

void DesignTokenFile::add(const std::vector<std::string>& path, std::string value) {
  if (path.empty() || value.size() > kMostInValue) return;
  const std::string name = joined(path);
  const std::string words = words_of(name);
  // What the first of the names is: of a flat name its first word.
  const std::size_t first = path.size() > 1 ? words_of(path.front()).size() : words.find('-');
  if (!by_name_.try_emplace(words, tokens_.size()).second) return;
  if (first < words.size()) by_rest_.emplace(words.substr(first + 1), words);
  tokens_.push_back({name, std::move(value)});
}

Result<DesignTokenFile> DesignTokenFile::read(std::string_view text, const std::string& file) {
  if (text.size() > kMostBytes)
    return fail(ErrorCode::Invalid, file + ": is larger than 32 MiB",
                "Is this a file of design tokens?");
  ZUIL_TRY(const Json document, parse_json(text, file));
  DesignTokenFile made;
  made.file_ = file;
  ZUIL_CHECK(TokenWalk(made).walk(document));
  if (made.tokens_.empty())
    return fail(ErrorCode::Invalid, file + ": $: has no design token",
                "Give a package's tokens, such as its dist/tokens.json or dist/index.json.");
  return made;
}

const Token* DesignTokenFile::find(std::string_view name) const {
  const auto found = by_name_.find(words_of(name));
  return found == by_name_.end() ? nullptr : &tokens_[found->second];
}

std::vector<std::string> DesignTokenFile::names(std::string_view pattern) const {
  std::vector<std::string> found;
  if (pattern.starts_with("*.")) {
    const auto [begin, end] = by_rest_.equal_range(words_of(pattern.substr(2)));
    for (auto it = begin; it != end; ++it) found.push_back(it->second);
  } else if (find(pattern) != nullptr) {
    found.push_back(words_of(pattern));
  }
  return found;
}

Result<std::string> DesignTokenFile::resolve(const Token& token) const {
  Way way{{&token}, kMostSteps};
  return fill_in(token.value, way);
}

Result<std::string> DesignTokenFile::follow(std::string_view name, Way& way) const {
  if (name.ends_with(".value")) name.remove_suffix(6);
  const Token* token = find(name);
  const std::string& from = way.tokens.front()->name;
  if (token == nullptr)
    return fail(ErrorCode::Invalid,
                from + " refers to " + std::string(name) + ", which is not in the file");
  if (std::find(way.tokens.begin(), way.tokens.end(), token) != way.tokens.end())
    return fail(ErrorCode::Invalid, from + " refers, by " + token->name + ", to itself");
  if (way.steps_left == 0) return fail(ErrorCode::Invalid, from + " refers to too many others");
  --way.steps_left;
  way.tokens.push_back(token);
  auto value = fill_in(token->value, way);
  way.tokens.pop_back();
  return value;
}

// "{a.b}" and "var(--a-b, otherwise)", wherever they stand in the value.
Result<std::string> DesignTokenFile::fill_in(std::string_view text, Way& way) const {
  std::string made;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('{'), text.find("var("));
    made += text.substr(0, at);
    if (made.size() > kMostInValue)
      return fail(ErrorCode::Invalid, way.tokens.front()->name + " becomes too long a value");
    if (at == std::string_view::npos) return made;
    const bool braces = text[at] == '{';
    text.remove_prefix(at + (braces ? 1 : 4));
    const std::size_t end = braces ? text.find('}') : end_of_arguments(text);
    if (end == std::string_view::npos)
      return fail(ErrorCode::Invalid, way.tokens.front()->name + " has a reference without an end");
    const std::string_view name = text.substr(0, end);
    const std::size_t comma = braces ? std::string_view::npos : name.find(',');
    auto value = follow(name.substr(0, comma), way);
    if (!value && comma == std::string_view::npos) return value;
    if (!value) value = fill_in(name.substr(comma + 1), way);
    if (!value) return value;
    made += *value;
    text.remove_prefix(end + 1);
  }
  return made;
}

}  // namespace zuil
