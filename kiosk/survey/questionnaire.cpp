// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire.h"

#include <algorithm>

namespace zuil {
namespace {

template <class Items>
auto* find_by_id(const Items& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

bool is_typed(QuestionType type) {
  switch (type) {
    case QuestionType::Text:
    case QuestionType::Number:
    case QuestionType::Date:
    case QuestionType::Contact:
      return true;
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
    case QuestionType::Info:
    case QuestionType::Summary:
      return false;
  }
  return false;
}

const std::string& LocalText::in(std::string_view language) const {
  static const std::string none;
  const auto found = texts_.find(language);
  return found == texts_.end() ? none : found->second;
}

const Choice* Question::find_choice(std::string_view wanted) const {
  return find_by_id(choices, wanted);
}

const Question* Questionnaire::find(std::string_view wanted) const {
  return find_by_id(questions, wanted);
}

const Section* Questionnaire::find_section(std::string_view wanted) const {
  return find_by_id(sections, wanted);
}

}  // namespace zuil
