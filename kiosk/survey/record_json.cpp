// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/record_json.h"

#include <algorithm>

#include "kiosk/base/uuid.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/response.h"

namespace zuil {
namespace {

constexpr std::size_t kLongestSite = 200;

bool is_site(const std::string& site) {
  return !trimmed(site).empty() && is_plain_text(site) &&
         site.find_first_of("\t\r\n") == std::string::npos &&
         count_characters(site) <= kLongestSite;
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

Result<std::string> read_uuid(const JsonReader& json, std::string_view key) {
  return read_valid(json, key, is_uuid, "must be a UUID in lower case");
}

Result<std::string> read_hex(const JsonReader& json, std::string_view key, std::size_t digits) {
  return read_valid(
      json, key,
      [&](const std::string& text) {
        return text.size() == digits &&
               text.find_first_not_of("0123456789abcdef") == std::string::npos;
      },
      "must be " + std::to_string(digits) + " lower-case hex digits");
}

Result<std::string> read_name(const JsonReader& json, std::string_view key) {
  return read_valid(json, key, is_name, "must be 1 to 64 characters of a-z, 0-9, _ and -");
}

Result<std::string> read_site(const JsonReader& json) {
  return read_valid(json, "site", is_site, "must be the name of a site");
}

Result<std::string> read_date(const JsonReader& json) {
  return read_valid(json, "date", is_date, "must be a date: 2026-11-21");
}

Result<std::string> read_language(const JsonReader& json, const Questionnaire& questionnaire) {
  const auto& languages = questionnaire.languages;
  return read_valid(
      json, "language",
      [&](const std::string& language) {
        return std::find(languages.begin(), languages.end(), language) != languages.end();
      },
      "is not a language of this questionnaire");
}

Result<std::string> read_version(const JsonReader& json, const Questionnaire& questionnaire) {
  ZUIL_CHECK(read_valid(
      json, "questionnaire", [&](const std::string& id) { return id == questionnaire.id; },
      "is another questionnaire than " + questionnaire.id));
  if (!json.has("questionnaireHash")) return questionnaire.hash;
  return read_valid(
      json, "questionnaireHash",
      [&](const std::string& hash) { return hash == questionnaire.hash; },
      "is another version of the questionnaire");
}

Result<std::string> read_reference(const JsonReader& json) {
  if (!json.has("reference")) return std::string();
  return read_valid(json, "reference", is_reference, "must be a reference: 7K4M-9QXB");
}

Result<Answers> read_answers(const JsonReader& json, std::string_view key,
                             const Questionnaire& questionnaire) {
  ZUIL_TRY(const JsonReader object, json.member(key));
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

nlohmann::json answers_json(const Answers& answers) {
  auto json = nlohmann::json::object();
  for (const auto& [question, answer] : answers) json[question] = to_json(answer);
  return json;
}

}  // namespace zuil
