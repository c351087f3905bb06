// SPDX-License-Identifier: EUPL-1.2
// The program's own texts, assets/strings/<language>.json: one flat object, the same keys in each.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

class Strings {
 public:
  // Reads every file of the folder. Invalid, naming file and key, when a language misses a key that
  // another has, or has an empty one.
  static Result<Strings> read(const std::filesystem::path& folder);

  bool has_language(std::string_view language) const;
  std::vector<std::string> languages() const;

  // The text of `key`, which must exist in that language: has_language() and read() make sure.
  // Throws std::out_of_range otherwise: a fault of the program.
  const std::string& text(std::string_view language, std::string_view key) const;
  // Null where there is no such text.
  const std::string* find(std::string_view language, std::string_view key) const;
  // The same as text(), with {name} replaced, for each (name, value).
  std::string text(std::string_view language, std::string_view key,
                   const std::vector<std::pair<std::string, std::string>>& values) const;

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  std::map<std::string, Texts, std::less<>> by_language_;
};

}  // namespace zuil
