// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/file.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"

namespace zuil::test {

inline std::shared_ptr<const Questionnaire> questionnaire_in(const std::filesystem::path& file) {
  return std::make_shared<const Questionnaire>(
      require_ok(read_questionnaire(require_ok(read_file(file)), file.filename().string())));
}

// The files of config/questionnaires, by name.
inline std::vector<std::filesystem::path> shipped_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(data_dir() / "config" / "questionnaires"))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// A questionnaire of config/questionnaires: "balie", "balie-kort".
inline std::shared_ptr<const Questionnaire> shipped_questionnaire(const std::string& id) {
  return questionnaire_in(data_dir() / "config/questionnaires" / (id + ".json"));
}

}  // namespace zuil::test
