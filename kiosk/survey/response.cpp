// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/response.h"

#include <algorithm>
#include <array>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/contact_record.h"
#include "kiosk/survey/question_json.h"
#include "kiosk/survey/record_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Reads a member written by to_string().
template <class Value, std::size_t N>
Result<Value> read_one_of(const JsonReader& json, std::string_view key,
                          const std::array<Value, N>& values) {
  ZUIL_TRY(const JsonReader found, json.member(key));
  ZUIL_TRY(const std::string text, found.string());
  std::string known;
  for (const Value value : values) {
    if (to_string(value) == text) return value;
    known += (known.empty() ? "" : ", ") + to_string(value);
  }
  return found.fail_here("must be one of " + known);
}

Result<std::vector<std::string>> read_flags(const JsonReader& json) {
  std::vector<std::string> flags;
  if (!json.has("flags")) return flags;
  ZUIL_TRY(const JsonReader list, json.member("flags"));
  ZUIL_TRY(const auto elements, list.elements());
  for (const JsonReader& element : elements) {
    ZUIL_TRY(const std::string flag, element.string());
    if (!is_name(flag)) return element.fail_here("must be the name of a quality flag");
    flags.push_back(flag);
  }
  std::sort(flags.begin(), flags.end());
  flags.erase(std::unique(flags.begin(), flags.end()), flags.end());
  return flags;
}

Result<void> read_circumstances(const JsonReader& json, const Questionnaire& questionnaire,
                                Response& response) {
  ZUIL_TRY(response.site, read_site(json));
  ZUIL_TRY(response.date, read_date(json));
  response.daypart.reset();
  if (json.has("daypart")) {
    ZUIL_TRY(response.daypart,
             read_one_of(json, "daypart",
                         std::array{DayPart::Morning, DayPart::Afternoon, DayPart::Evening}));
  }
  ZUIL_TRY(response.language, read_language(json, questionnaire));
  ZUIL_TRY(response.channel,
           read_valid(json, "channel", is_name, "must be the name of a channel: kiosk"));
  ZUIL_TRY(response.disposition, read_one_of(json, "disposition",
                                             std::array{Disposition::Complete, Disposition::Partial,
                                                        Disposition::BreakOff}));
  return {};
}

Result<void> read_breakdown_values(const JsonReader& json, Response& response) {
  ZUIL_TRY(response.breakdowns, read_breakdowns(json, "breakdowns"));
  for (const auto& [number, value] : response.breakdowns)
    if (!is_breakdown(value))
      return json.member("breakdowns")->fail_here("holds a value that is too long or no text");
  return {};
}

}  // namespace

bool is_reference(std::string_view text) {
  constexpr std::size_t half = 4;
  if (text.size() != 2 * half + 1 || text[half] != '-') return false;
  const std::string letters =
      std::string(text.substr(0, half)) + std::string(text.substr(half + 1));
  return letters.find_first_not_of(kReferenceLetters) == std::string::npos;
}

bool is_breakdown(std::string_view value) {
  return !trimmed(value).empty() && is_plain_text(value) &&
         value.find_first_of("\t\r\n") == std::string_view::npos &&
         count_characters(value) <= kLongestBreakdown;
}

std::string to_string(Disposition disposition) {
  switch (disposition) {
    case Disposition::Complete:
      return "complete";
    case Disposition::Partial:
      return "partial";
    case Disposition::BreakOff:
      return "breakoff";
  }
  return {};
}

std::string to_canonical_json(const Response& response) {
  Json json{{"answers", answers_json(response.answers)},
            {"channel", response.channel},
            {"date", response.date},
            {"disposition", to_string(response.disposition)},
            {"flags", response.flags},
            {"id", response.id},
            {"language", response.language},
            {"questionnaire", response.questionnaire},
            {"questionnaireHash", response.questionnaire_hash},
            {"site", response.site}};
  if (response.daypart) json["daypart"] = to_string(*response.daypart);
  if (!response.breakdowns.empty()) json["breakdowns"] = breakdowns_json(response.breakdowns);
  if (!response.reference.empty()) json["reference"] = response.reference;
  // A byte that is not UTF-8 becomes U+FFFD: a response is never lost over one.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ResponseHeader> read_response_header(std::string_view text) {
  ZUIL_TRY(const Json document, parse_json(text, "response"));
  const JsonReader json(document, "response");
  ResponseHeader header;
  ZUIL_TRY(header.id, read_uuid(json, "id"));
  ZUIL_TRY(header.questionnaire,
           read_valid(json, "questionnaire", is_name, "must be the id of a questionnaire"));
  if (json.has("questionnaireHash")) {
    ZUIL_TRY(header.questionnaire_hash,
             read_valid(json, "questionnaireHash", is_hash, "must be 64 hex digits"));
  }
  return header;
}

Result<Response> read_response(std::string_view text, const Questionnaire& questionnaire) {
  ZUIL_TRY(const Json document, parse_json(text, "response"));
  const JsonReader json(document, "response");
  ZUIL_CHECK(json.allow_only({"answers", "breakdowns", "channel", "date", "daypart", "disposition",
                              "flags", "id", "language", "questionnaire", "questionnaireHash",
                              "reference", "site"}));
  Response response;
  ZUIL_TRY(response.id, read_uuid(json, "id"));
  ZUIL_TRY(response.questionnaire_hash, read_version(json, questionnaire));
  response.questionnaire = questionnaire.id;
  ZUIL_CHECK(read_circumstances(json, questionnaire, response));
  ZUIL_TRY(response.answers, read_answers(json, "answers", questionnaire));
  if (!contact_of(response.answers, questionnaire).empty())
    return json.member("answers")->fail_here("holds contact data, which is sealed apart");
  ZUIL_TRY(response.flags, read_flags(json));
  ZUIL_TRY(response.reference, read_reference(json));
  ZUIL_CHECK(read_breakdown_values(json, response));
  return response;
}

}  // namespace zuil
