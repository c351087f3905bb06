// SPDX-License-Identifier: EUPL-1.2
// A questionnaire as JSON: config/questionnaire.schema.json describes the file.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/base/result.h"
#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// Reads and checks (questionnaire_check). An error names file, JSON path, what is wrong and the
// mend. `name` is the file's, for the message.
Result<Questionnaire> read_questionnaire(std::string_view text, std::string_view name);
// The same without the check: only the shape is known to be right. For who reports every finding.
Result<Questionnaire> read_unchecked_questionnaire(std::string_view text, std::string_view name);

// An answer as JSON: choice id, list of ids, number (a mark is a whole one), text, date, or "na".
nlohmann::json to_json(const Answer& answer);
// Reads it for that question; Invalid when it is not one the question can have.
Result<Answer> read_answer(const nlohmann::json& json, const Question& question);

}  // namespace zuil
