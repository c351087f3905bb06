// SPDX-License-Identifier: EUPL-1.2
// What a respondent answered to one question.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace zuil {

struct ChoiceAnswer {  // SingleChoice, Scale, YesNo, Smiley: the choice's id
  std::string choice;
  bool operator==(const ChoiceAnswer&) const = default;
};
struct ChoicesAnswer {  // MultipleChoice: ids in the questionnaire's order; at least one
  std::vector<std::string> choices;
  bool operator==(const ChoicesAnswer&) const = default;
};
struct MarkAnswer {
  int mark = 0;  // 1..10
  bool operator==(const MarkAnswer&) const = default;
};
struct TextAnswer {  // Text and Contact: UTF-8, trimmed, not empty
  std::string text;
  bool operator==(const TextAnswer&) const = default;
};
struct NumberAnswer {
  double number = 0;  // a multiple of the question's step, counted from its minimum
  bool operator==(const NumberAnswer&) const = default;
};
struct DateAnswer {
  std::string date;  // "2026-11-21"; so that dates are ordered as texts are
  bool operator==(const DateAnswer&) const = default;
};
struct NotApplicable {  // "weet ik niet / niet van toepassing"
  bool operator==(const NotApplicable&) const = default;
};

using Answer = std::variant<ChoiceAnswer, ChoicesAnswer, MarkAnswer, TextAnswer, NumberAnswer,
                            DateAnswer, NotApplicable>;
using Answers = std::map<std::string, Answer, std::less<>>;  // by question id

}  // namespace zuil
