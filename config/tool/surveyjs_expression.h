// SPDX-License-Identifier: EUPL-1.2
// The conditions of SurveyJS ("{bezoek} = 'balie' and {cijfer} < 6") as conditions of ours.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/tool/document.h"

namespace zuil {

// A question of the SurveyJS file as it was taken over.
struct SurveyQuestion {
  enum class Kind { OneChoice, Choices, Number, Text, Date };
  std::string id;  // ours
  Kind kind = Kind::Text;
  // The value that SurveyJS keeps for a choice (true, 3, "balie"), and the id of ours.
  std::vector<std::pair<Document, std::string>> choices;
};

// Finds a question by its SurveyJS name; nullptr when none of that name is asked earlier.
using FindSurveyQuestion = std::function<const SurveyQuestion*(const std::string& name)>;

// {name}, texts, numbers, true, false and lists; = <> < <= > >= empty notempty contains notcontains
// anyof allof and or ! and parentheses, in every spelling SurveyJS knows. Anything else is Invalid;
// the message says what.
Result<Document> read_surveyjs_expression(std::string_view text, const FindSurveyQuestion& find);

}  // namespace zuil
