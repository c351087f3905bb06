// SPDX-License-Identifier: EUPL-1.2
// Whether each text is there in every language, is plain and is short enough; part of
// questionnaire_check.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

class Findings {
 public:
  explicit Findings(const Questionnaire& questionnaire) : questionnaire_(questionnaire) {}

  void add(std::string path, std::string what, std::string mend);
  void add(std::vector<Finding> findings);
  // `most` is a number of characters.
  void check_text(const std::string& path, const LocalText& text, std::size_t most);
  // The same for a text that may be left out.
  void check_optional_text(const std::string& path, const LocalText& text, std::size_t most);
  void check_id(const std::string& path, std::string_view id);

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  const Questionnaire& questionnaire_;
  std::vector<Finding> findings_;
};

// 1 to 64 of a-z 0-9 _.
bool is_id(std::string_view text);
// "$.questions" and 3: "$.questions[3]".
std::string at(const std::string& list, std::size_t index);

}  // namespace zuil
