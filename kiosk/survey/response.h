// SPDX-License-Identifier: EUPL-1.2
// A finished interview, pinned to its questionnaire version: what is sealed, sent and counted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

enum class Disposition { Complete, Partial, BreakOff };
std::string to_string(Disposition disposition);  // "complete", "partial", "breakoff"

struct Response {
  std::string id;                  // random UUID
  std::string questionnaire;       // id
  std::string questionnaire_hash;  // which version of it
  std::string site;
  std::string date;                                   // "2026-11-21", local
  std::optional<DayPart> daypart = DayPart::Morning;  // nothing: the kiosk keeps the day alone
  std::string language;                               // in which it was answered
  std::string channel = "kiosk";
  Disposition disposition = Disposition::Complete;
  Answers answers;                 // none to a Contact question: see ContactRecord
  std::vector<std::string> flags;  // quality flags, sorted; see quality.h
  std::string reference;           // what the respondent was shown: "7K4M-9QXB"; empty: none
  Breakdowns breakdowns;

  bool operator==(const Response&) const = default;
};

// Letters and digits that are not taken for one another.
inline constexpr std::string_view kReferenceLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
// "7K4M-9QXB": four of these, a dash and four again.
bool is_reference(std::string_view text);

inline constexpr std::size_t kLongestBreakdown = 100;  // characters
// One line of text, not empty and not too long.
bool is_breakdown(std::string_view value);

// One object, keys sorted, no white space, UTF-8:
// {"answers":{…},"breakdowns":{"uitsplitsing1":…},"channel":…,"date":…,"daypart":…,
//  "disposition":…,"flags":[…],"id":…,"language":…,"questionnaire":…,"questionnaireHash":…,
//  "reference":…,"site":…}; without "breakdowns", "daypart" and "reference" where there are none.
//  Equal
// responses give equal bytes: a number is a multiple of 0.0001, written shortest and without an
// exponent (12, 12.5, -0.25; decimal.h), as every language that parses it to a double can.
std::string to_canonical_json(const Response& response);

// What can be read before the questionnaire is known.
struct ResponseHeader {
  std::string id;
  std::string questionnaire;
  std::string questionnaire_hash;  // empty when it is not there, as in an import
};
Result<ResponseHeader> read_response_header(std::string_view json);

// Reads the above for that version. Invalid when a field is missing, unknown or malformed, or an
// answer is not one its question can have, or is contact data. "flags" may be absent, and so may
// "questionnaireHash" (as in an import): the given version is then meant.
Result<Response> read_response(std::string_view json, const Questionnaire& questionnaire);

}  // namespace zuil
