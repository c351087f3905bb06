// SPDX-License-Identifier: EUPL-1.2
// A file of design tokens, as a package of NL Design System publishes them: nested
// {"value": …} or {"$value": …}, nested plain values, one flat object of camelCase names, or a list
// of
// {"path": […], "value": …}.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

struct Token {
  std::string name;   // as the file spells it: "utrecht.button.primary-action.background-color"
  std::string value;  // as the file spells it; may hold references
};

class DesignTokenFile {
 public:
  // Invalid, with the place, for what is no JSON, is nested too deep or has no token at all.
  static Result<DesignTokenFile> read(std::string_view text, const std::string& file);

  const std::string& name() const { return file_; }
  std::size_t size() const { return tokens_.size(); }
  // By name, however it is spelt: "a.bC", "a-b-c". Null: there is none.
  const Token* find(std::string_view name) const;
  // The names that are there; of "*.button.color" all that begin with any one name and go on so,
  // in the order of the file.
  std::vector<std::string> names(std::string_view pattern) const;
  // The value with every {a.b} and var(--a-b) filled in. Invalid, with the names on the way, for
  // one that is not there, or leads to itself.
  Result<std::string> resolve(const Token& token) const;

 private:
  void add(const std::vector<std::string>& path, std::string value);
  // From one token to the next, so far.
  struct Way {
    std::vector<const Token*> tokens;
    int steps_left;
  };
  Result<std::string> fill_in(std::string_view text, Way& way) const;
  Result<std::string> follow(std::string_view name, Way& way) const;
  friend class TokenWalk;

  std::string file_;
  std::vector<Token> tokens_;
  // Words, joined by "-": "utrecht-button-color"; and these, by what is left without the first
  // name.
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::multimap<std::string, std::string, std::less<>> by_rest_;
};

}  // namespace zuil
