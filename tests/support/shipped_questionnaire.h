// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/file.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"

namespace zuil::test {

inline std::shared_ptr<const Questionnaire> questionnaire_in(const std::filesystem::path& file) {
  return std::make_shared<const Questionnaire>(
      require_ok(read_questionnaire(require_ok(read_file(file)), file.filename().string())));
}

// A questionnaire of config/questionnaires: "balie", "balie-kort".
inline std::shared_ptr<const Questionnaire> shipped_questionnaire(const std::string& id) {
  return questionnaire_in(data_dir() / "config/questionnaires" / (id + ".json"));
}

}  // namespace zuil::test
