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

// Whether it holds letters of Hebrew, Arabic or a script near them (U+0580 to U+08FF).
bool runs_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0xd6 && byte <= 0xdf) return true;
    if (byte == 0xe0 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa4)
      return true;
  }
  return false;
}

// Else the letters around it would turn a date, or a telephone number with its plus, about.
std::string isolated(const std::string& answer, std::string_view text) {
  if (!runs_right_to_left(text) && !runs_right_to_left(answer)) return answer;
  return "\u2068" + answer + "\u2069";
}

class Filling {
 public:
  Filling(const Questionnaire& questionnaire, const Answers& answers, std::string_view language)
      : questionnaire_(questionnaire), answers_(answers), language_(language) {}

  // Puts in what was answered to the questions before `end`; null: to any.
  std::string fill(std::string_view text, const Question* end) const {
    std::string filled;
    for (const Piece& piece : pieces_of(text)) {
      const Question* question = piece.is_id ? questionnaire_.find(piece.id()) : nullptr;
      if (question == nullptr)
        filled += piece.text;
      else if (end != nullptr && question >= end)
        filled += kNothing;
      else
        filled += isolated(words(*question), text);
    }
    return filled;
  }

  std::string words(const Question& question) const {
    const auto given = answers_.find(question.id);
    if (given == answers_.end()) return std::string(kNothing);
    const Answer& answer = given->second;
    if (const auto* one = std::get_if<ChoiceAnswer>(&answer)) return label(question, one->choice);
    if (const auto* many = std::get_if<ChoicesAnswer>(&answer)) return joined(question, *many);
    if (const auto* mark = std::get_if<MarkAnswer>(&answer)) return std::to_string(mark->mark);
    if (std::holds_alternative<NotApplicable>(answer)) return std::string(kNothing);
    return typed(question, answer);
  }

 private:
  // Its label may name an earlier answer itself.
  std::string label(const Question& question, const std::string& id) const {
    const Choice* choice = question.find_choice(id);
    return choice == nullptr ? "" : fill(choice->label.in(language_), &question);
  }

  std::string joined(const Question& question, const ChoicesAnswer& answer) const {
    std::string words;
    for (const std::string& id : answer.choices)
      words += (words.empty() ? "" : ", ") + label(question, id);
    return words;
  }

  const Questionnaire& questionnaire_;
  const Answers& answers_;
  std::string_view language_;
};

}  // namespace

std::vector<std::string> piped_questions(std::string_view text) {
  std::vector<std::string> ids;
  for (const Piece& piece : pieces_of(text))
    if (piece.is_id) ids.emplace_back(piece.id());
  return ids;
}

std::string in_words(const Question& question, const Questionnaire& questionnaire,
                     const Answers& answers, std::string_view language) {
  return Filling(questionnaire, answers, language).words(question);
}

std::string fill_in(std::string_view text, const Questionnaire& questionnaire,
                    const Answers& answers, std::string_view language) {
  return Filling(questionnaire, answers, language).fill(text, nullptr);
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
