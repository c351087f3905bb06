// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/quality.h"

#include <algorithm>
#include <map>

namespace zuil {
namespace {

constexpr std::chrono::milliseconds kLeastPerQuestion{2000};
constexpr int kLeastInLine = 5;
constexpr int kOthersBeforeHammering = 2;

std::chrono::milliseconds least_per_question(const Paradata& paradata) {
  return std::max(kLeastPerQuestion, paradata.usual.value_or(std::chrono::milliseconds(0)) / 2);
}

// True when every value was given equally: at least kLeastInLine times, and no other.
template <class Value>
bool all_the_same(const std::map<Value, int>& count_by_value) {
  return count_by_value.size() == 1 && count_by_value.begin()->second >= kLeastInLine;
}

bool is_straight_line(const Questionnaire& questionnaire, const Answers& answers) {
  std::map<int, int> marks;
  std::map<std::ptrdiff_t, int> places;  // of the choice on its scale
  for (const Question& question : questionnaire.questions) {
    const auto given = answers.find(question.id);
    if (given == answers.end()) continue;
    if (const auto* mark = std::get_if<MarkAnswer>(&given->second)) ++marks[mark->mark];
    const auto* choice = std::get_if<ChoiceAnswer>(&given->second);
    if (choice == nullptr || question.type != QuestionType::Scale) continue;
    const auto place =
        std::find_if(question.choices.begin(), question.choices.end(),
                     [&](const Choice& offered) { return offered.id == choice->choice; });
    ++places[place - question.choices.begin()];
  }
  return all_the_same(marks) || all_the_same(places);
}

}  // namespace

std::vector<std::string> quality_flags(const Questionnaire& questionnaire, const Answers& answers,
                                       const Paradata& paradata) {
  std::vector<std::string> flags;
  const bool speeding =
      paradata.answered > 0 && paradata.total < least_per_question(paradata) * paradata.answered;
  if (paradata.recent_completions >= kOthersBeforeHammering) flags.emplace_back("hammering");
  if (speeding) flags.emplace_back("speeding");
  if (speeding && is_straight_line(questionnaire, answers)) flags.emplace_back("straightlining");
  return flags;
}

}  // namespace zuil
