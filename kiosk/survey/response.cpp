// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/response.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "kiosk/base/json_reader.h"
#include "kiosk/base/uuid.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestSite = 200;

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    unsigned value = 0;
    const char* begin = text.data() + at;
    const auto read = std::from_chars(begin, begin + size, value);
    return read.ec == std::errc() && read.ptr == begin + size ? value : 0U;
  };
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(number(0, 4))),
                                         std::chrono::month(number(5, 2)),
                                         std::chrono::day(number(8, 2))};
  return date.year() >= std::chrono::year(1900) && date.ok();
}

// Reads a text member that must keep a rule.
template <class Rule>
Result<std::string> read_valid(const JsonReader& json, std::string_view key, Rule rule,
                               std::string_view what) {
  ZUIL_TRY(const JsonReader found, json.member(key));
  ZUIL_TRY(std::string text, found.string());
  if (!rule(text)) return found.fail_here(what);
  return text;
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

Result<Answers> read_answers(const JsonReader& json, const Questionnaire& questionnaire) {
  ZUIL_TRY(const JsonReader object, json.member("answers"));
  if (!object.value().is_object()) return object.fail_here("must be an object {…}");
  Answers answers;
  for (const auto& [id, ignored] : object.value().items()) {
    ZUIL_TRY(const JsonReader member, object.member(id));
    const Question* question = questionnaire.find(id);
    if (question == nullptr) return member.fail_here("is not a question of this questionnaire");
    auto answer = read_answer(member.value(), *question);
    if (!answer) return member.fail_here("is not an answer this question can have");
    answers.emplace(id, std::move(*answer));
  }
  return answers;
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

// The version it is pinned to must be the given one.
Result<void> read_version(const JsonReader& json, const Questionnaire& questionnaire,
                          Response& response) {
  ZUIL_TRY(response.questionnaire,
           read_valid(
               json, "questionnaire", [&](const std::string& id) { return id == questionnaire.id; },
               "is another questionnaire than " + questionnaire.id));
  response.questionnaire_hash = questionnaire.hash;
  if (!json.has("questionnaireHash")) return {};
  ZUIL_TRY(response.questionnaire_hash,
           read_valid(
               json, "questionnaireHash",
               [&](const std::string& hash) { return hash == questionnaire.hash; },
               "is another version of the questionnaire"));
  return {};
}

Result<void> read_circumstances(const JsonReader& json, const Questionnaire& questionnaire,
                                Response& response) {
  ZUIL_TRY(response.site, read_valid(
                              json, "site",
                              [](const std::string& site) {
                                return !trimmed(site).empty() && is_plain_text(site) &&
                                       site.find_first_of("\t\r\n") == std::string::npos &&
                                       count_characters(site) <= kLongestSite;
                              },
                              "must be the name of a site"));
  ZUIL_TRY(response.date, read_valid(json, "date", is_date, "must be a date: 2026-11-21"));
  ZUIL_TRY(response.daypart,
           read_one_of(json, "daypart",
                       std::array{DayPart::Morning, DayPart::Afternoon, DayPart::Evening}));
  ZUIL_TRY(response.language, read_valid(
                                  json, "language",
                                  [&](const std::string& language) {
                                    return std::find(questionnaire.languages.begin(),
                                                     questionnaire.languages.end(),
                                                     language) != questionnaire.languages.end();
                                  },
                                  "is not a language of this questionnaire"));
  ZUIL_TRY(response.channel,
           read_valid(json, "channel", is_name, "must be the name of a channel: kiosk"));
  ZUIL_TRY(response.disposition, read_one_of(json, "disposition",
                                             std::array{Disposition::Complete, Disposition::Partial,
                                                        Disposition::BreakOff}));
  return {};
}

}  // namespace

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
  Json answers = Json::object();
  for (const auto& [question, answer] : response.answers) answers[question] = to_json(answer);
  const Json json{{"answers", std::move(answers)},
                  {"channel", response.channel},
                  {"date", response.date},
                  {"daypart", to_string(response.daypart)},
                  {"disposition", to_string(response.disposition)},
                  {"flags", response.flags},
                  {"id", response.id},
                  {"language", response.language},
                  {"questionnaire", response.questionnaire},
                  {"questionnaireHash", response.questionnaire_hash},
                  {"site", response.site}};
  // A byte that is not UTF-8 becomes U+FFFD: a response is never lost over one.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ResponseHeader> read_response_header(std::string_view text) {
  ZUIL_TRY(const Json document, parse_json(text, "response"));
  const JsonReader json(document, "response");
  ResponseHeader header;
  ZUIL_TRY(header.id, read_valid(json, "id", is_uuid, "must be a UUID in lower case"));
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
  ZUIL_CHECK(json.allow_only({"answers", "channel", "date", "daypart", "disposition", "flags", "id",
                              "language", "questionnaire", "questionnaireHash", "site"}));
  Response response;
  ZUIL_TRY(response.id, read_valid(json, "id", is_uuid, "must be a UUID in lower case"));
  ZUIL_CHECK(read_version(json, questionnaire, response));
  ZUIL_CHECK(read_circumstances(json, questionnaire, response));
  ZUIL_TRY(response.answers, read_answers(json, questionnaire));
  ZUIL_TRY(response.flags, read_flags(json));
  return response;
}

}  // namespace zuil
