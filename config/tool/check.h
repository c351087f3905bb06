// SPDX-License-Identifier: EUPL-1.2
// zuil-config check: everything that is wrong with a questionnaire before the public meets it.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/screens/strings.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

class QuestionnaireCheck {
 public:
  // `data` is the folder with assets/ (data_dir()).
  static Result<std::unique_ptr<QuestionnaireCheck>> open(const std::filesystem::path& data);

  // All findings of the text of one file: of its reading, of questionnaire_check, of the review, of
  // its languages and characters and, when none of these is an error, of whether it fits the glass.
  std::vector<Finding> findings(std::string_view text, const std::string& name);

 private:
  explicit QuestionnaireCheck(Strings strings) : strings_(std::move(strings)) {}

  void look_at_characters(const Questionnaire& questionnaire, std::vector<Finding>& findings);

  Strings strings_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<Stage> stage_;
};

enum class CheckFormat {
  Text,  // "FILE: PATH: error: WHAT" and the mend on the next line
  Json,  // [{"file","path","severity","what","mend"}, …]
};

// Refused when there is an error in any of the files; warnings alone are no failure.
Result<void> run_check(const std::vector<std::filesystem::path>& files, CheckFormat format,
                       const std::filesystem::path& data, std::ostream& out);

}  // namespace zuil
