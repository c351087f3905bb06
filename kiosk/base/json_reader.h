// SPDX-License-Identifier: EUPL-1.2
// Reads JSON written by people: every error names the JSON path, what is wrong and the mend, and a
// key nobody asked for is an error too, because it is nearly always a misspelt one.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/result.h"

namespace zuil {

// Parses text; a syntax error names line and column. A key twice in one object is an error too.
// Never throws. `name` is the file's, for the message.
Result<nlohmann::json> parse_json(std::string_view text, std::string_view name);

// A value and where it stands in its file. Cheap to copy; lives no longer than the document.
class JsonReader {
 public:
  JsonReader(const nlohmann::json& value, std::string file, std::string path = "$");

  const nlohmann::json& value() const { return *value_; }
  const std::string& path() const { return path_; }  // "$.questions[3].text.nl"

  bool has(std::string_view key) const;
  // A member that must be there. NotFound-like error otherwise.
  Result<JsonReader> member(std::string_view key) const;
  // All elements of an array.
  Result<std::vector<JsonReader>> elements() const;

  Result<std::string> string() const;
  Result<std::string> non_empty_string() const;
  Result<std::int64_t> integer(std::int64_t least, std::int64_t most) const;
  Result<double> number(double least, double most) const;
  Result<bool> boolean() const;

  // The same for a member that may be absent.
  Result<std::string> string_or(std::string_view key, std::string_view otherwise) const;
  Result<std::int64_t> integer_or(std::string_view key, std::int64_t otherwise, std::int64_t least,
                                  std::int64_t most) const;
  Result<double> number_or(std::string_view key, double otherwise, double least, double most) const;
  Result<bool> boolean_or(std::string_view key, bool otherwise) const;

  // Fails when this is no object or has a key that is not listed.
  Result<void> allow_only(std::initializer_list<std::string_view> keys) const;

  // An error at this place: "balie.json: $.questions[3].type: <what>".
  tl::unexpected<Error> fail_here(std::string_view what, std::string hint = {}) const;

 private:
  const nlohmann::json* value_;
  std::string file_;
  std::string path_;
};

}  // namespace zuil
