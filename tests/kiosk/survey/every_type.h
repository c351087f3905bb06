// SPDX-License-Identifier: EUPL-1.2
// A questionnaire with every type of question, in Dutch and Frisian.
#pragma once

#include <filesystem>

#include "tests/support/shipped_questionnaire.h"

namespace zuil::test {

inline std::filesystem::path survey_tests() {
  return std::filesystem::path(ZUIL_SOURCE_DIR) / "tests/kiosk/survey";
}

inline std::shared_ptr<const Questionnaire> every_type() {
  return questionnaire_in(survey_tests() / "every_type.json");
}

}  // namespace zuil::test
