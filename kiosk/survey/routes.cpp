// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/routes.h"

#include <algorithm>

#include "kiosk/survey/asked.h"

namespace zuil {
namespace {

// The questions before `end` whose answers, directly or through others, decide the conditions.
class Causes {
 public:
  Causes(const Questionnaire& questionnaire, std::size_t end)
      : questionnaire_(questionnaire), end_(end) {}

  void add(const std::optional<Condition>& condition) {
    if (!condition) return;
    for (const std::string& id : questions_of(*condition)) add(id);
  }
  void add(const std::string& id) {
    const auto& questions = questionnaire_.questions;
    for (std::size_t i = 0; i < questions.size() && i < end_; ++i)
      if (questions[i].id == id && found_.insert(i).second) add_causes_of(questions[i]);
  }
  void add_causes_of(const Question& question) {
    add(question.show_if);
    if (const Section* section = questionnaire_.find_section(question.section))
      add(section->show_if);
    for (const Choice& choice : question.choices) add(choice.show_if);
    if (question.constraint) add(question.constraint->rule);
  }
  std::vector<std::size_t> in_order() const { return {found_.begin(), found_.end()}; }

 private:
  const Questionnaire& questionnaire_;
  std::size_t end_;
  std::set<std::size_t> found_;
};

bool keeps_constraint(const Question& question, const Answer& answer, const Answers& answers) {
  return !question.constraint || std::holds_alternative<NotApplicable>(answer) ||
         holds(question.constraint->rule, answers);
}

using Goal = std::function<bool(const Answers&)>;

class Search {
 public:
  Search(const Questionnaire& questionnaire, const Causes& causes, Goal goal, int most_tries)
      : questionnaire_(questionnaire), goal_(std::move(goal)), tries_left_(most_tries) {
    for (const std::size_t index : causes.in_order()) {
      const Question& question = questionnaire.questions[index];
      TellingAnswers telling = telling_answers(questionnaire, question);
      complete_ = complete_ && telling.complete;
      stops_.push_back({&question, std::move(telling.answers)});
    }
  }

  std::optional<Route> run() {
    if (try_from(0)) return route_;
    const bool gave_up = tries_left_ <= 0 || !complete_;
    if (!gave_up) return std::nullopt;
    route_ = last_;
    route_.certain = false;
    return route_;
  }

 private:
  struct Stop {
    const Question* question;
    std::vector<Answer> answers;
  };

  // True when the goal is reached; route_ is then the way there.
  bool try_from(std::size_t place) {
    if (tries_left_ <= 0) return false;
    if (place == stops_.size()) {
      --tries_left_;
      last_ = route_;
      return goal_(route_.answers);
    }
    const auto& [question, answers] = stops_[place];
    if (!question->has_answer() || !is_asked(questionnaire_, *question, route_.answers))
      return try_from(place + 1);
    for (const Answer& answer : answers)
      if (try_answer(*question, answer, place)) return true;
    if (question->required) {
      --tries_left_;
      return false;
    }
    route_.left_out.insert(question->id);
    if (try_from(place + 1)) return true;
    route_.left_out.erase(question->id);
    return false;
  }

  bool try_answer(const Question& question, const Answer& answer, std::size_t place) {
    if (offered_part(question, answer, route_.answers) != answer) return false;
    route_.answers.insert_or_assign(question.id, answer);
    if (keeps_constraint(question, answer, route_.answers) && try_from(place + 1)) return true;
    route_.answers.erase(question.id);
    return false;
  }

  const Questionnaire& questionnaire_;
  Goal goal_;
  int tries_left_;
  bool complete_ = true;
  std::vector<Stop> stops_;  // in the order in which they are asked
  Route route_;
  Route last_;
};

// To the question at `index`, where the goal, which also depends on `also`, must hold too.
std::optional<Route> route_where(const Questionnaire& questionnaire, std::size_t index,
                                 const Goal& goal, int most_tries,
                                 const std::vector<std::string>& also = {}) {
  const Question& question = questionnaire.questions[index];
  if (!question.visible) return std::nullopt;
  Causes causes(questionnaire, index);
  causes.add_causes_of(question);
  for (const std::string& id : also) causes.add(id);
  const Goal both = [&](const Answers& answers) {
    return is_asked(questionnaire, question, answers) && goal(answers);
  };
  return Search(questionnaire, causes, both, most_tries).run();
}

// Some telling answer is offered, and kept by the constraint.
bool has_way_on(const Question& question, const TellingAnswers& telling, const Answers& earlier) {
  return std::any_of(telling.answers.begin(), telling.answers.end(), [&](const Answer& answer) {
    if (std::holds_alternative<NotApplicable>(answer) ||
        offered_part(question, answer, earlier) != answer)
      return false;
    Answers answers = earlier;
    answers.insert_or_assign(question.id, answer);
    return keeps_constraint(question, answer, answers);
  });
}

// Answers the current question and goes on. False when no answer is accepted.
bool pass(Interview& interview, const Route& route,
          const std::function<Answer(const Question&)>& otherwise) {
  const Question& question = *interview.current();
  std::vector<Answer> answers;
  if (const auto on_route = route.answers.find(question.id); on_route != route.answers.end()) {
    answers.push_back(on_route->second);
  } else if (question.has_answer() && !route.left_out.contains(question.id)) {
    answers.push_back(otherwise(question));
    for (Answer& answer : telling_answers(interview.questionnaire(), question).answers)
      answers.push_back(std::move(answer));
  }
  for (Answer& answer : answers)
    if (interview.answer(std::move(answer)) == Outcome::Accepted &&
        interview.next() == Outcome::Accepted)
      return true;
  interview.clear_answer();
  return interview.next() == Outcome::Accepted;
}

}  // namespace

std::optional<Route> route_to(const Questionnaire& questionnaire, std::size_t index,
                              int most_tries) {
  return route_where(
      questionnaire, index, [](const Answers&) { return true; }, most_tries);
}

std::optional<Route> route_to_choice(const Questionnaire& questionnaire, std::size_t index,
                                     std::size_t choice, int most_tries) {
  const Choice& wanted = questionnaire.questions[index].choices[choice];
  if (!wanted.visible) return std::nullopt;
  return route_where(
      questionnaire, index, [&](const Answers& answers) { return is_offered(wanted, answers); },
      most_tries);
}

std::optional<Route> route_past(const Questionnaire& questionnaire, std::size_t index,
                                int most_tries) {
  const Question& question = questionnaire.questions[index];
  const TellingAnswers telling = telling_answers(questionnaire, question);
  auto route = route_where(
      questionnaire, index,
      [&](const Answers& answers) { return has_way_on(question, telling, answers); }, most_tries);
  if (route || telling.complete) return route;
  route = route_to(questionnaire, index, most_tries);
  if (route) route->certain = false;
  return route;
}

std::optional<Route> route_to_dead_end(const Questionnaire& questionnaire, std::size_t index,
                                       int most_tries) {
  const Question& question = questionnaire.questions[index];
  if (!question.required || question.not_applicable || !question.constraint) return std::nullopt;
  const TellingAnswers telling = telling_answers(questionnaire, question);
  auto route = route_where(
      questionnaire, index,
      [&](const Answers& answers) { return !has_way_on(question, telling, answers); }, most_tries);
  if (route && !telling.complete) route->certain = false;
  return route;
}

std::optional<Route> route_without(const Questionnaire& questionnaire, std::size_t index,
                                   const std::string& earlier, int most_tries) {
  return route_where(questionnaire, index,
                     [&](const Answers& answers) {
                       const auto given = answers.find(earlier);
                       return given == answers.end() ||
                              std::holds_alternative<NotApplicable>(given->second);
                     },
                     most_tries, {earlier});
}

std::optional<Route> route_to_promise(const Questionnaire& questionnaire, std::size_t promise,
                                      int most_tries) {
  const auto& condition = questionnaire.promises[promise].show_if;
  if (!condition) return Route{};
  Causes causes(questionnaire, questionnaire.questions.size());
  causes.add(condition);
  return Search(
             questionnaire, causes,
             [&](const Answers& answers) { return holds(*condition, answers); }, most_tries)
      .run();
}

std::optional<Interview> walk_along(const std::shared_ptr<const Questionnaire>& questionnaire,
                                    const std::string& language, std::size_t index,
                                    const Route& route,
                                    const std::function<Answer(const Question&)>& otherwise) {
  const auto& questions = questionnaire->questions;
  const Question* goal = index < questions.size() ? &questions[index] : nullptr;
  Interview interview(questionnaire, language);
  while (interview.current() != goal) {
    if (interview.current() == nullptr || !pass(interview, route, otherwise)) return std::nullopt;
  }
  return interview;
}

}  // namespace zuil
