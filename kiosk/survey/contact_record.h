// SPDX-License-Identifier: EUPL-1.2
// How to reach a respondent who asked for it: sealed, sent and stored apart from the answers, so
// that who reads one need not see the other.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

struct ContactRecord {
  std::string id;        // random UUID
  std::string response;  // id of the response it goes with
  std::string questionnaire;
  std::string questionnaire_hash;
  std::string site;
  std::string date;       // "2026-11-21", local
  std::string language;   // to speak to the respondent in
  std::string reference;  // of the response; empty: none
  Answers contact;        // answers to Contact questions, at least one
  bool operator==(const ContactRecord&) const = default;
};

// One object, keys sorted, no white space, UTF-8: {"contact":{"naam":…,"telefoon":…},"date":…,
// "id":…,"language":…,"questionnaire":…,"questionnaireHash":…,"reference":…,"response":…,"site":…};
// without "reference" where there is none.
std::string to_canonical_json(const ContactRecord& record);

// Invalid when a field is missing, unknown or malformed, or a contact is not one its question can
// have.
Result<ContactRecord> read_contact_record(std::string_view json,
                                          const Questionnaire& questionnaire);

// The answers without those to Contact questions; and those alone.
Answers without_contact(const Answers& answers, const Questionnaire& questionnaire);
Answers contact_of(const Answers& answers, const Questionnaire& questionnaire);

}  // namespace zuil
