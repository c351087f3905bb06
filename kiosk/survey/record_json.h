// SPDX-License-Identifier: EUPL-1.2
// The members that a response and its contact record have in common, and those of what carries
// them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/json_reader.h"
#include "kiosk/base/result.h"
#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// 2^53 - 1: whole numbers up to here survive every JSON implementation.
inline constexpr std::int64_t kMostExact = (std::int64_t{1} << 53) - 1;

// An id of a questionnaire, a channel or a flag: a-z 0-9 _ -, at most 64.
bool is_name(std::string_view text);

// Reads a text member that must keep a rule.
template <class Rule>
Result<std::string> read_valid(const JsonReader& json, std::string_view key, Rule rule,
                               std::string_view what) {
  ZUIL_TRY(const JsonReader found, json.member(key));
  ZUIL_TRY(std::string text, found.string());
  if (!rule(text)) return found.fail_here(what);
  return text;
}

Result<std::string> read_uuid(const JsonReader& json, std::string_view key);
// Exactly `digits` lower-case hex digits.
Result<std::string> read_hex(const JsonReader& json, std::string_view key, std::size_t digits);
// An id as is_name() has it.
Result<std::string> read_name(const JsonReader& json, std::string_view key);
Result<std::string> read_site(const JsonReader& json);
Result<std::string> read_date(const JsonReader& json);
Result<std::string> read_language(const JsonReader& json, const Questionnaire& questionnaire);
// The hash of the version it is pinned to, which must be the given one.
Result<std::string> read_version(const JsonReader& json, const Questionnaire& questionnaire);
// Empty when the record has none.
Result<std::string> read_reference(const JsonReader& json);
// "answers" or "contact": by question id, each one its question can have.
Result<Answers> read_answers(const JsonReader& json, std::string_view key,
                             const Questionnaire& questionnaire);

nlohmann::json answers_json(const Answers& answers);

}  // namespace zuil
