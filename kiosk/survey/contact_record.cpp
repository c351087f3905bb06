// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/contact_record.h"

#include "kiosk/survey/record_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

bool is_contact(const Questionnaire& questionnaire, const std::string& id) {
  const Question* question = questionnaire.find(id);
  return question != nullptr && question->type == QuestionType::Contact;
}

Answers filtered(const Answers& answers, const Questionnaire& questionnaire, bool contact) {
  Answers kept;
  for (const auto& [id, answer] : answers)
    if (is_contact(questionnaire, id) == contact) kept.emplace(id, answer);
  return kept;
}

}  // namespace

std::string to_canonical_json(const ContactRecord& record) {
  Json json{{"contact", answers_json(record.contact)},
            {"date", record.date},
            {"id", record.id},
            {"language", record.language},
            {"questionnaire", record.questionnaire},
            {"questionnaireHash", record.questionnaire_hash},
            {"response", record.response},
            {"site", record.site}};
  if (!record.reference.empty()) json["reference"] = record.reference;
  // A byte that is not UTF-8 becomes U+FFFD: a record is never lost over one.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ContactRecord> read_contact_record(std::string_view text,
                                          const Questionnaire& questionnaire) {
  ZUIL_TRY(const Json document, parse_json(text, "contact record"));
  const JsonReader json(document, "contact record");
  ZUIL_CHECK(json.allow_only({"contact", "date", "id", "language", "questionnaire",
                              "questionnaireHash", "reference", "response", "site"}));
  ZUIL_CHECK(json.member("questionnaireHash"));
  ContactRecord record;
  ZUIL_TRY(record.id, read_uuid(json, "id"));
  ZUIL_TRY(record.response, read_uuid(json, "response"));
  ZUIL_TRY(record.questionnaire_hash, read_version(json, questionnaire));
  record.questionnaire = questionnaire.id;
  ZUIL_TRY(record.site, read_site(json));
  ZUIL_TRY(record.date, read_date(json));
  ZUIL_TRY(record.language, read_language(json, questionnaire));
  ZUIL_TRY(record.reference, read_reference(json));
  ZUIL_TRY(record.contact, read_answers(json, "contact", questionnaire));
  if (record.contact != contact_of(record.contact, questionnaire) || record.contact.empty())
    return json.member("contact")->fail_here("must be answers to contact questions");
  return record;
}

Answers without_contact(const Answers& answers, const Questionnaire& questionnaire) {
  return filtered(answers, questionnaire, false);
}

Answers contact_of(const Answers& answers, const Questionnaire& questionnaire) {
  return filtered(answers, questionnaire, true);
}

}  // namespace zuil
