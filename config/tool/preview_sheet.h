// SPDX-License-Identifier: EUPL-1.2
// The page with all pictures of a preview.
#pragma once

#include <string>
#include <vector>

namespace zuil {

struct Questionnaire;

struct PreviewPicture {
  std::string file;     // as the page refers to it
  std::string caption;  // id of the question, "attract", "thanks" …
  std::string state;    // "missing", "answered" …; or empty
};

struct PreviewGroup {
  std::string language;
  std::string name;  // of the language, in it
  std::string size;  // "1080x1920"
  std::vector<PreviewPicture> pictures;
};

// HTML that needs no other file but the pictures. `language` is that of its title.
std::string preview_sheet(const Questionnaire& questionnaire, const std::string& language,
                          const std::vector<PreviewGroup>& groups);

}  // namespace zuil
