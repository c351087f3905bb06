// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/interview.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "kiosk/survey/asked.h"
#include "kiosk/survey/choice_order.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/piping.h"

namespace zuil {
namespace {

bool takes_back(const Question& question, const Answer& answer) {
  if (const auto* text = std::get_if<TextAnswer>(&answer))
    return (question.type == QuestionType::Text || question.type == QuestionType::Contact) &&
           trimmed(text->text).empty();
  if (const auto* many = std::get_if<ChoicesAnswer>(&answer))
    return question.type == QuestionType::MultipleChoice && many->choices.empty();
  return false;
}

using Ids = std::set<std::string, std::less<>>;

bool looks_at(const std::optional<Condition>& condition, const Ids& others) {
  if (!condition) return false;
  const auto looked_at = questions_of(*condition);
  return std::any_of(looked_at.begin(), looked_at.end(),
                     [&](const std::string& id) { return others.contains(id); });
}

// True when an answer to one of the others may decide whether this question is asked.
bool depends_on(const Questionnaire& questionnaire, const Question& question, const Ids& others) {
  const Section* section = questionnaire.find_section(question.section);
  return looks_at(question.show_if, others) ||
         (section != nullptr && looks_at(section->show_if, others)) ||
         std::any_of(question.choices.begin(), question.choices.end(),
                     [&](const Choice& choice) { return looks_at(choice.show_if, others); });
}

}  // namespace

Interview::Interview(std::shared_ptr<const Questionnaire> questionnaire, std::string language,
                     std::uint64_t shuffle_seed)
    : questionnaire_(std::move(questionnaire)),
      language_(std::move(language)),
      shuffle_seed_(shuffle_seed),
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

void Interview::move_to(std::size_t position) {
  position_ = position;
  const Question* question = current();
  if (question == nullptr) return;
  const auto given = given_.find(question->id);
  if (given == given_.end()) return;
  auto offered =
      offered_part(*question, given->second, walk(*questionnaire_, given_, position_).answers);
  if (offered)
    given->second = std::move(*offered);
  else
    given_.erase(given);
}

const Question* Interview::current() const {
  return position_ < questionnaire_->questions.size() ? &questionnaire_->questions[position_]
                                                      : nullptr;
}

const Answer* Interview::answer_to(std::string_view question_id) const {
  const auto found = given_.find(question_id);
  return found == given_.end() ? nullptr : &found->second;
}

std::vector<const Choice*> Interview::choices_of(const Question& question) const {
  const Answers answers = walk(*questionnaire_, given_).answers;
  std::vector<const Choice*> choices;
  for (const Choice& choice : question.choices)
    if (is_offered(choice, answers)) choices.push_back(&choice);
  put_in_order(choices, question, shuffle_seed_);
  return choices;
}

std::string Interview::fill(const LocalText& text) const {
  const std::string& words = text.in(language_);
  if (piped_questions(words).empty()) return words;
  return fill_in(words, *questionnaire_, walk(*questionnaire_, given_).answers, language_);
}

bool Interview::is_private(const LocalText& text) const {
  const std::string& words = text.in(language_);
  if (piped_questions(words).empty()) return false;
  return holds_typed_answer(words, *questionnaire_, walk(*questionnaire_, given_).answers);
}

std::vector<Interview::Line> Interview::summary() const {
  const Answers answers = walk(*questionnaire_, given_).answers;
  std::vector<Line> lines;
  for (const Question& question : questionnaire_->questions) {
    if (!answers.contains(question.id) || question.label.empty()) continue;
    lines.push_back({&question, in_words(question, *questionnaire_, answers, language_)});
  }
  return lines;
}

Outcome Interview::answer(Answer answer) {
  const Question* question = current();
  if (question == nullptr) return Outcome::ConstraintViolated;
  if (takes_back(*question, answer)) {
    clear_answer();
    return question->required ? Outcome::Required : Outcome::Accepted;
  }
  auto accepted = accept_answer(*question, std::move(answer));
  if (!accepted) return Outcome::ConstraintViolated;
  const Answers earlier = walk(*questionnaire_, given_, position_).answers;
  if (offered_part(*question, *accepted, earlier) != accepted) return Outcome::ConstraintViolated;
  given_.insert_or_assign(question->id, std::move(*accepted));
  return Outcome::Accepted;
}

void Interview::clear_answer() {
  if (const Question* question = current()) given_.erase(question->id);
}

Outcome Interview::next() {
  const Question* question = current();
  if (question == nullptr) return Outcome::Accepted;
  const Answer* given = answer_to(question->id);
  if (question->required && given == nullptr) return Outcome::Required;
  if (question->constraint && given != nullptr && !std::holds_alternative<NotApplicable>(*given) &&
      !holds(question->constraint->rule, walk(*questionnaire_, given_).answers))
    return Outcome::ConstraintViolated;
  move_to(find_asked(position_ + 1, 1));
  return Outcome::Accepted;
}

bool Interview::back() {
  if (position_ == 0) return false;
  const std::size_t previous = find_asked(position_ - 1, -1);
  if (previous == std::string::npos) return false;
  move_to(previous);
  return true;
}

bool Interview::at_first() const {
  return position_ == 0 || find_asked(position_ - 1, -1) == std::string::npos;
}

Interview::Progress Interview::progress() const {
  const std::vector<Question>& questions = questionnaire_->questions;
  const std::vector<bool> asked = walk(*questionnaire_, given_).asked;
  // Ids of the questions from here on: their answers may still change which others are asked.
  Ids open;
  Progress progress;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Question& question = questions[i];
    const bool may_come =
        asked[i] || (question.visible && depends_on(*questionnaire_, question, open));
    if (!may_come || !question.has_answer()) continue;
    if (i >= position_) open.insert(question.id);
    ++progress.total;
    if (i < position_) ++progress.before;
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
    if (now.asked[i] && questionnaire_->questions[i].has_answer()) ++to_answer;
  return now.answers.size() * 2 >= to_answer ? Disposition::Partial : Disposition::BreakOff;
}

}  // namespace zuil
