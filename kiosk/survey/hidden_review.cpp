// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/hidden_review.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

// Empty: nothing that the factsheet needs.
std::string lost_without(const Question& question) {
  switch (question.measure.kind) {
    case MeasureKind::Overall:
      return "the factsheet has no overall mark then";
    case MeasureKind::Effort:
      return "the factsheet has no customer effort score then";
    case MeasureKind::Satisfaction:
      return "it is not known then who is satisfied";
    case MeasureKind::Product:
      return "the factsheet cannot tell the products apart then";
    case MeasureKind::None:
    case MeasureKind::Review:
    case MeasureKind::Aspect:
    case MeasureKind::Suggestion:
    case MeasureKind::SuggestionText:
    case MeasureKind::Statement:
      break;
  }
  return question.fixed_wording ? "its wording is prescribed, and others compare themselves by it"
                                : "";
}

// How many conditions look at the answer, by question.
std::map<std::string, int> conditions_on(const Questionnaire& questionnaire) {
  std::map<std::string, int> found;
  const auto look = [&](const std::optional<Condition>& condition, const std::string& own) {
    if (!condition) return;
    auto ids = questions_of(*condition);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const std::string& id : ids)
      if (id != own) ++found[id];
  };
  for (const Promise& promise : questionnaire.promises) look(promise.show_if, "");
  for (const Section& section : questionnaire.sections) look(section.show_if, "");
  for (const Question& question : questionnaire.questions) {
    // What is switched off itself waits for nothing; a choice asks in words by itself.
    if (!question.visible || !question.specifies.empty()) continue;
    look(question.show_if, question.id);
    for (const Choice& choice : question.choices)
      if (choice.visible) look(choice.show_if, question.id);
    if (question.constraint) look(question.constraint->rule, question.id);
  }
  return found;
}

}  // namespace

std::vector<Finding> review_hidden(const Questionnaire& questionnaire) {
  std::vector<Finding> findings;
  const auto conditions = conditions_on(questionnaire);
  for (std::size_t i = 0; i < questionnaire.questions.size(); ++i) {
    const Question& question = questionnaire.questions[i];
    if (question.visible || !question.specifies.empty()) continue;
    const std::string path = path_of_question(questionnaire, i) + ".visible";
    if (const std::string lost = lost_without(question); !lost.empty())
      findings.push_back({path, "is switched off: " + lost, "Switch it on, unless that is meant.",
                          Severity::Warning});
    if (const auto found = conditions.find(question.id); found != conditions.end())
      findings.push_back(
          {path,
           "is switched off, but conditions look at its answer: " + std::to_string(found->second),
           "Switch it on, or mend those conditions.", Severity::Warning});
  }
  return findings;
}

}  // namespace zuil
