// SPDX-License-Identifier: EUPL-1.2
// The rules one question must keep by itself; part of questionnaire_check.
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/text_check.h"

namespace zuil {

// `index` is the question's in `questionnaire`, `path` its place in the file.
void check_question(const Questionnaire& questionnaire, std::size_t index, const std::string& path,
                    Findings& findings);

}  // namespace zuil
