// SPDX-License-Identifier: EUPL-1.2
// Every text of a questionnaire, and where it stands in the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/questionnaire.h"

namespace zuil {

struct TextInPlace {
  std::string path;  // "$.questions[3].hint"
  const LocalText* text;
};

// All that are not empty, in the order of the file, but for the labels of measures, which no
// respondent sees. They point into the questionnaire. Texts of the questions made of a choice's
// `specify` are there once, at the choice.
std::vector<TextInPlace> texts_of(const Questionnaire& questionnaire);

// "$.questions[3]"; of a question made of a choice "$.questions[3].choices[1].specify".
std::string path_of_question(const Questionnaire& questionnaire, std::size_t index);

// Whether a member of that name, wherever it stands in the file, is a text in every language where
// it is an object.
bool is_text_key(std::string_view key);

}  // namespace zuil
