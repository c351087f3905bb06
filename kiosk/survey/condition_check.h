// SPDX-License-Identifier: EUPL-1.2
// Whether a condition can be decided where it stands; part of questionnaire_check.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

// The condition may look at the questions before `index`; `path` is its place in the file.
std::vector<Finding> check_condition(const Condition& condition, const std::string& path,
                                     const Questionnaire& questionnaire, std::size_t index);

}  // namespace zuil
