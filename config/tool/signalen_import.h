// SPDX-License-Identifier: EUPL-1.2
// The reasons ("standaard antwoorden") of a Signalen server become a questionnaire with two faces:
// first whether the reporter is satisfied, then why.
#pragma once

#include <string>
#include <vector>

#include "config/tool/choices_update.h"
#include "config/tool/imported.h"

namespace zuil {

// A standard answer.
struct Reason {
  std::string text;
  bool satisfied = false;     // for whom is satisfied; else for whom is not
  bool open = false;          // asks for the reason in words
  std::string topic;          // heading above it; or empty
  std::string topic_details;  // or empty
};

struct Reasons {
  std::vector<Reason> reasons;  // the visible ones, in the server's order
  std::vector<std::string> notes;
};

// The pages of …/feedback/standard_answers/, or lists of answers. Servers of before 2023 have no
// `topic` and `open_answer`. `name` is for messages.
Result<Reasons> read_reasons(const std::vector<nlohmann::json>& pages, const std::string& name);

// A whole questionnaire, in Dutch ("nl") or English ("en"); another language is Invalid.
Result<Imported> import_reasons(const Reasons& reasons, const std::string& id,
                                const std::string& language);

// Brings the questions reden_tevreden and reden_ontevreden of a questionnaire up to date. A reason
// is known by its exact text, which is all that Signalen tells.
Result<QuestionnaireUpdate> update_reasons(const Document& questionnaire, const Reasons& reasons,
                                           const ChoicesOptions& options);

}  // namespace zuil
