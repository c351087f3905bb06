// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "config/tool/surveyjs_keys.h"

namespace zuil {

// One question of SurveyJS as one or, for a matrix, several of ours; they are known to the context
// from now on. What cannot be taken over is refused there.
std::vector<Document> read_surveyjs_question(const nlohmann::json& element, const std::string& path,
                                             SurveyContext& context);

}  // namespace zuil
