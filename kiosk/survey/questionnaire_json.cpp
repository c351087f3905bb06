// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_json.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "kiosk/base/bytes.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/base/opening_hours_json.h"
#include "kiosk/survey/question_json.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestFile = 1024 * 1024;

constexpr std::array<Name<PartialAnswers>, 2> kPartialAnswers{{
    {"keep", PartialAnswers::Keep},
    {"discard", PartialAnswers::Discard},
}};

Result<std::vector<std::string>> read_languages(const JsonReader& json) {
  return read_list_of(json, "languages", [](const JsonReader& tag) { return tag.string(); });
}

Result<Promise> read_promise(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"text", "showIf"}));
  Promise promise;
  ZUIL_TRY(promise.text, read_text_of(json, "text"));
  ZUIL_TRY(promise.show_if, read_condition_if_any(json, "showIf"));
  return promise;
}

Result<Section> read_section(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"id", "title", "showIf"}));
  Section section;
  ZUIL_TRY(section.id, read_string_of(json, "id"));
  ZUIL_TRY(section.title, read_text_if_any(json, "title"));
  ZUIL_TRY(section.show_if, read_condition_if_any(json, "showIf"));
  return section;
}

Result<std::optional<FreeText>> read_free_text(const JsonReader& questionnaire) {
  if (!questionnaire.has("freeText")) return std::nullopt;
  ZUIL_TRY(const JsonReader json, questionnaire.member("freeText"));
  ZUIL_CHECK(json.allow_only({"purpose", "retentionDays"}));
  FreeText free_text;
  ZUIL_TRY(free_text.purpose, read_text_of(json, "purpose"));
  ZUIL_TRY(const JsonReader days, json.member("retentionDays"));
  ZUIL_TRY(const auto number, days.integer(1, 3650));
  free_text.retention_days = static_cast<int>(number);
  return free_text;
}

Result<OpeningHours> read_opening_hours_if_any(const JsonReader& questionnaire) {
  if (!questionnaire.has("openingHours")) return OpeningHours();
  ZUIL_TRY(const JsonReader json, questionnaire.member("openingHours"));
  return read_opening_hours(json);
}

Result<void> read_texts(const JsonReader& json, Questionnaire& questionnaire) {
  ZUIL_TRY(questionnaire.title, read_text_of(json, "title"));
  ZUIL_TRY(questionnaire.languages, read_languages(json));
  ZUIL_TRY(questionnaire.invitation, read_text_of(json, "invitation"));
  ZUIL_TRY(questionnaire.invitation_hint, read_text_of(json, "invitationHint"));
  ZUIL_TRY(questionnaire.thanks, read_text_of(json, "thanks"));
  if (json.has("promises")) {
    ZUIL_TRY(questionnaire.promises, read_list_of(json, "promises", read_promise));
  }
  return {};
}

Result<void> read_rules(const JsonReader& json, Questionnaire& questionnaire) {
  ZUIL_TRY(questionnaire.reference, json.boolean_or("reference", false));
  ZUIL_TRY(questionnaire.urgent, json.boolean_or("urgent", false));
  if (json.has("partialAnswers")) {
    ZUIL_TRY(const JsonReader rule, json.member("partialAnswers"));
    ZUIL_TRY(questionnaire.partial_answers, read_name(rule, kPartialAnswers));
  }
  if (json.has("idleSeconds")) {
    ZUIL_TRY(const JsonReader idle, json.member("idleSeconds"));
    ZUIL_TRY(const auto seconds, idle.integer(20, 600));
    questionnaire.idle_seconds = static_cast<int>(seconds);
  }
  ZUIL_TRY(questionnaire.speech, json.boolean_or("speech", true));
  ZUIL_TRY(questionnaire.free_text, read_free_text(json));
  ZUIL_TRY(questionnaire.opening_hours, read_opening_hours_if_any(json));
  ZUIL_TRY(questionnaire.valid_from, json.string_or("validFrom", ""));
  ZUIL_TRY(questionnaire.valid_until, json.string_or("validUntil", ""));
  return {};
}

Result<void> read_questions(const JsonReader& json, Questionnaire& questionnaire) {
  if (json.has("sections")) {
    ZUIL_TRY(questionnaire.sections, read_list_of(json, "sections", read_section));
  }
  ZUIL_TRY(auto questions, read_list_of(json, "questions", read_question));
  for (Question& question : questions) {
    auto made = questions_in_words(question);
    questionnaire.questions.push_back(std::move(question));
    std::move(made.begin(), made.end(), std::back_inserter(questionnaire.questions));
  }
  return {};
}

Result<Questionnaire> read_document(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"$schema", "id", "title", "languages", "invitation", "invitationHint",
                              "thanks", "promises", "reference", "urgent", "partialAnswers",
                              "idleSeconds", "speech", "freeText", "openingHours", "validFrom",
                              "validUntil", "sections", "questions"}));
  ZUIL_CHECK(json.string_or("$schema", ""));
  Questionnaire questionnaire;
  ZUIL_TRY(questionnaire.id, read_string_of(json, "id"));
  ZUIL_CHECK(read_texts(json, questionnaire));
  ZUIL_CHECK(read_rules(json, questionnaire));
  ZUIL_CHECK(read_questions(json, questionnaire));
  return questionnaire;
}

Error first_of(const std::vector<Finding>& findings, std::string_view name) {
  const Finding& first = findings.front();
  std::string message = std::string(name) + ": " + first.path + ": " + first.what;
  if (findings.size() > 1)
    message += " (the first of " + std::to_string(findings.size()) + " findings)";
  return {ErrorCode::Invalid, std::move(message), first.mend};
}

}  // namespace

Result<Questionnaire> read_unchecked_questionnaire(std::string_view text, std::string_view name) {
  if (text.size() > kLargestFile)
    return fail(ErrorCode::Invalid, std::string(name) + ": is larger than 1 MiB",
                "A questionnaire is a few hundred lines of text; is this the right file?");
  ZUIL_TRY(Json document, parse_json(text, name));
  ZUIL_TRY(auto questionnaire, read_document(JsonReader(document, std::string(name))));
  // Not before the shape is known to be right: dump() recurses and would follow any nesting.
  document.erase("$schema");
  questionnaire.canonical_json = document.dump();
  questionnaire.hash = sha256_hex(as_bytes(questionnaire.canonical_json));
  return questionnaire;
}

Result<Questionnaire> read_questionnaire(std::string_view text, std::string_view name) {
  ZUIL_TRY(auto questionnaire, read_unchecked_questionnaire(text, name));
  if (const auto findings = check(questionnaire); !findings.empty())
    return tl::make_unexpected(first_of(findings, name));
  return questionnaire;
}

}  // namespace zuil
