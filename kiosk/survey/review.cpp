// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/review.h"

#include <algorithm>

namespace zuil {
namespace {

bool reopens(const Question& question, const std::string& choice) {
  const Choice* chosen = question.find_choice(choice);
  return chosen != nullptr && chosen->reopens;
}

bool asks_review(const Question& question, const Answer& answer) {
  if (const auto* one = std::get_if<ChoiceAnswer>(&answer)) return reopens(question, one->choice);
  if (const auto* many = std::get_if<ChoicesAnswer>(&answer))
    return std::any_of(many->choices.begin(), many->choices.end(),
                       [&](const std::string& choice) { return reopens(question, choice); });
  return question.asks_review && std::holds_alternative<TextAnswer>(answer);
}

}  // namespace

std::optional<bool> is_satisfied(const Questionnaire& questionnaire, const Answers& answers) {
  for (const Question& question : questionnaire.questions) {
    if (question.measure.kind != MeasureKind::Satisfaction) continue;
    const auto given = answers.find(question.id);
    if (given == answers.end()) return std::nullopt;
    const auto* face = std::get_if<ChoiceAnswer>(&given->second);
    const Choice* choice = face == nullptr ? nullptr : question.find_choice(face->choice);
    if (choice == nullptr) return std::nullopt;
    const auto place = choice - question.choices.data();
    const auto last = static_cast<std::ptrdiff_t>(question.choices.size()) - 1;
    if (place * 2 == last) return std::nullopt;
    return place * 2 > last;
  }
  return std::nullopt;
}

bool asks_review(const Questionnaire& questionnaire, const Answers& answers) {
  if (is_satisfied(questionnaire, answers).value_or(true)) return false;
  return std::any_of(answers.begin(), answers.end(), [&](const auto& entry) {
    const Question* question = questionnaire.find(entry.first);
    return question != nullptr && asks_review(*question, entry.second);
  });
}

}  // namespace zuil
