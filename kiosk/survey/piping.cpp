// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/piping.h"

#include <algorithm>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::string_view kNothing = "…";
constexpr std::string_view kIdLetters = "abcdefghijklmnopqrstuvwxyz0123456789_";

// A text cut into what stands as it is and ids between braces.
struct Piece {
  std::string_view text;  // with the braces
  bool is_id = false;

  std::string_view id() const { return text.substr(1, text.size() - 2); }
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;  // of what stands as it is
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const auto close = text.find_first_not_of(kIdLetters, open + 1);
    if (close == std::string_view::npos || text[close] != '}' || close == open + 1) continue;
    pieces.push_back({text.substr(begin, open - begin)});
    pieces.push_back({text.substr(open, close + 1 - open), true});
    begin = close + 1;
  }
  pieces.push_back({text.substr(begin)});
  return pieces;
}

const std::string& label_of(const Question& question, const std::string& id,
                            std::string_view language) {
  static const std::string none;
  const Choice* choice = question.find_choice(id);
  return choice == nullptr ? none : choice->label.in(language);
}

std::string joined(const Question& question, const ChoicesAnswer& answer,
                   std::string_view language) {
  std::string words;
  for (const std::string& id : answer.choices)
    words += (words.empty() ? "" : ", ") + label_of(question, id, language);
  return words;
}

std::string answer_in_words(std::string_view id, const Questionnaire& questionnaire,
                            const Answers& answers, std::string_view language) {
  const Question* question = questionnaire.find(id);
  const auto given = answers.find(id);
  if (question == nullptr || given == answers.end()) return std::string(kNothing);
  return in_words(*question, given->second, language);
}

bool is_typed(QuestionType type) {
  return type == QuestionType::Text || type == QuestionType::Number || type == QuestionType::Date ||
         type == QuestionType::Contact;
}

}  // namespace

std::vector<std::string> piped_questions(std::string_view text) {
  std::vector<std::string> ids;
  for (const Piece& piece : pieces_of(text))
    if (piece.is_id) ids.emplace_back(piece.id());
  return ids;
}

std::string in_words(const Question& question, const Answer& answer, std::string_view language) {
  if (const auto* one = std::get_if<ChoiceAnswer>(&answer))
    return label_of(question, one->choice, language);
  if (const auto* many = std::get_if<ChoicesAnswer>(&answer))
    return joined(question, *many, language);
  if (const auto* mark = std::get_if<MarkAnswer>(&answer)) return std::to_string(mark->mark);
  if (std::holds_alternative<NotApplicable>(answer)) return std::string(kNothing);
  return typed(question, answer);
}

std::string fill_in(std::string_view text, const Questionnaire& questionnaire,
                    const Answers& answers, std::string_view language) {
  std::string filled;
  for (const Piece& piece : pieces_of(text))
    filled += piece.is_id && questionnaire.find(piece.id()) != nullptr
                  ? answer_in_words(piece.id(), questionnaire, answers, language)
                  : std::string(piece.text);
  return filled;
}

bool holds_typed_answer(std::string_view text, const Questionnaire& questionnaire,
                        const Answers& answers) {
  const auto ids = piped_questions(text);
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const Question* question = questionnaire.find(id);
    return question != nullptr && is_typed(question->type) && answers.contains(id);
  });
}

}  // namespace zuil
