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

// An answer as JSON: choice id, list of ids, whole number, text, or "na".
nlohmann::json to_json(const Answer& answer);
// Reads it for that question: wrong type, unknown choice, mark outside 1..10, too long: Invalid.
Result<Answer> read_answer(const nlohmann::json& json, const Question& question);

}  // namespace zuil
