// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/asked.h"

#include <algorithm>

namespace zuil {
namespace {

bool holds(const std::optional<Condition>& condition, const Answers& answers) {
  return !condition || holds(*condition, answers);
}

// A question whose choices are all hidden could never be answered.
bool has_offer(const Question& question, const Answers& answers) {
  const auto& choices = question.choices;
  return choices.empty() || std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
           return is_offered(choice, answers);
         });
}

}  // namespace

bool is_asked(const Questionnaire& questionnaire, const Question& question,
              const Answers& answers) {
  if (!question.visible || !holds(question.show_if, answers)) return false;
  const Section* section = questionnaire.find_section(question.section);
  return (section == nullptr || holds(section->show_if, answers)) && has_offer(question, answers);
}

bool is_offered(const Choice& choice, const Answers& answers) {
  return choice.visible && holds(choice.show_if, answers);
}

std::optional<Answer> offered_part(const Question& question, Answer answer,
                                   const Answers& answers) {
  const auto is_hidden = [&](const std::string& id) {
    const Choice* choice = question.find_choice(id);
    return choice != nullptr && !is_offered(*choice, answers);
  };
  if (const auto* one = std::get_if<ChoiceAnswer>(&answer))
    return is_hidden(one->choice) ? std::nullopt : std::optional(std::move(answer));
  if (auto* many = std::get_if<ChoicesAnswer>(&answer)) {
    std::erase_if(many->choices, is_hidden);
    if (many->choices.empty()) return std::nullopt;
  }
  return answer;
}

Walk walk(const Questionnaire& questionnaire, const Answers& given, std::size_t end) {
  Walk walk;
  for (const Question& question : questionnaire.questions) {
    if (walk.asked.size() == end) break;
    const bool asked = is_asked(questionnaire, question, walk.answers);
    walk.asked.push_back(asked);
    const auto answer = given.find(question.id);
    if (!asked || answer == given.end()) continue;
    if (auto offered = offered_part(question, answer->second, walk.answers))
      walk.answers.emplace(question.id, std::move(*offered));
  }
  return walk;
}

}  // namespace zuil
