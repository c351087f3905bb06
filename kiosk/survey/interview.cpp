// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/interview.h"

#include <algorithm>
#include <set>
#include <vector>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

struct Walk {
  std::vector<bool> asked;  // by index of question
  Answers answers;          // of the questions asked
};

// In the order of the questions, because a condition sees only answers to questions that are asked
// themselves.
Walk walk(const Questionnaire& questionnaire, const Answers& given) {
  Walk walk;
  for (const Question& question : questionnaire.questions) {
    const bool asked =
        question.visible && (!question.show_if || holds(*question.show_if, walk.answers));
    walk.asked.push_back(asked);
    const auto answer = given.find(question.id);
    if (asked && answer != given.end()) walk.answers.insert(*answer);
  }
  return walk;
}

bool is_hidden_choice(const Question& question, const std::string& id) {
  const Choice* choice = question.find_choice(id);
  return choice != nullptr && !choice->visible;
}

bool offers(const Question& question, const Answer& answer) {
  if (const auto* one = std::get_if<ChoiceAnswer>(&answer))
    return !is_hidden_choice(question, one->choice);
  if (const auto* many = std::get_if<ChoicesAnswer>(&answer))
    return std::none_of(many->choices.begin(), many->choices.end(),
                        [&](const std::string& id) { return is_hidden_choice(question, id); });
  return true;
}

bool takes_back(const Question& question, const Answer& answer) {
  if (const auto* text = std::get_if<TextAnswer>(&answer))
    return question.type == QuestionType::Text && trimmed(text->text).empty();
  if (const auto* many = std::get_if<ChoicesAnswer>(&answer))
    return question.type == QuestionType::MultipleChoice && many->choices.empty();
  return false;
}

bool depends_on(const Question& question, const std::set<std::string, std::less<>>& others) {
  if (!question.show_if) return false;
  const auto looked_at = questions_of(*question.show_if);
  return std::any_of(looked_at.begin(), looked_at.end(),
                     [&](const std::string& id) { return others.contains(id); });
}

}  // namespace

Interview::Interview(std::shared_ptr<const Questionnaire> questionnaire, std::string language)
    : questionnaire_(std::move(questionnaire)),
      language_(std::move(language)),
      position_(find_asked(0, 1)) {}

std::size_t Interview::find_asked(std::size_t index, int direction) const {
  const std::vector<bool> asked = walk(*questionnaire_, given_).asked;
  if (direction > 0) {
    while (index < asked.size() && !asked[index]) ++index;
    return index;
  }
  // Below zero the index wraps around to npos, which is not less than the size.
  while (index < asked.size() && !asked[index]) --index;
  return index < asked.size() ? index : std::string::npos;
}

const Question* Interview::current() const {
  return position_ < questionnaire_->questions.size() ? &questionnaire_->questions[position_]
                                                      : nullptr;
}

const Answer* Interview::answer_to(std::string_view question_id) const {
  const auto found = given_.find(question_id);
  return found == given_.end() ? nullptr : &found->second;
}

Outcome Interview::answer(Answer answer) {
  const Question* question = current();
  if (question == nullptr) return Outcome::ConstraintViolated;
  if (takes_back(*question, answer)) {
    clear_answer();
    return question->required ? Outcome::Required : Outcome::Accepted;
  }
  if (!offers(*question, answer)) return Outcome::ConstraintViolated;
  auto accepted = accept_answer(*question, std::move(answer));
  if (!accepted) return Outcome::ConstraintViolated;
  given_.insert_or_assign(question->id, std::move(*accepted));
  return Outcome::Accepted;
}

void Interview::clear_answer() {
  if (const Question* question = current()) given_.erase(question->id);
}

Outcome Interview::next() {
  const Question* question = current();
  if (question == nullptr) return Outcome::Accepted;
  if (question->required && answer_to(question->id) == nullptr) return Outcome::Required;
  position_ = find_asked(position_ + 1, 1);
  return Outcome::Accepted;
}

bool Interview::back() {
  if (position_ == 0) return false;
  const std::size_t previous = find_asked(position_ - 1, -1);
  if (previous == std::string::npos) return false;
  position_ = previous;
  return true;
}

bool Interview::at_first() const {
  return position_ == 0 || find_asked(position_ - 1, -1) == std::string::npos;
}

Interview::Progress Interview::progress() const {
  const std::vector<Question>& questions = questionnaire_->questions;
  const std::vector<bool> asked = walk(*questionnaire_, given_).asked;
  // Ids of questions still to come whose answer may change which others are asked.
  std::set<std::string, std::less<>> open;
  Progress progress;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Question& question = questions[i];
    const bool may_come = asked[i] || (question.visible && depends_on(question, open));
    if (!may_come || question.type == QuestionType::Info) continue;
    if (i >= position_ && answer_to(question.id) == nullptr) open.insert(question.id);
    ++progress.total;
    if (asked[i] && i < position_) ++progress.before;
  }
  return progress;
}

Answers Interview::answers() const {
  return walk(*questionnaire_, given_).answers;
}

Disposition Interview::disposition() const {
  if (current() == nullptr) return Disposition::Complete;
  const Walk now = walk(*questionnaire_, given_);
  std::size_t to_answer = 0;
  for (std::size_t i = 0; i < now.asked.size(); ++i)
    if (now.asked[i] && questionnaire_->questions[i].type != QuestionType::Info) ++to_answer;
  return now.answers.size() * 2 >= to_answer ? Disposition::Partial : Disposition::BreakOff;
}

}  // namespace zuil
