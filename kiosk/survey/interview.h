// SPDX-License-Identifier: EUPL-1.2
// One respondent's walk through one version of a questionnaire. Pure: no clock, no storage.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/response.h"

namespace zuil {

enum class Outcome {
  Accepted,
  Required,            // the question must be answered before going on
  ConstraintViolated,  // answer(): not one this question can have, nothing was changed;
                       // next(): the question's constraint does not hold, its message says why
};

class Interview {
 public:
  // Stands on the first question to be asked. `shuffle_seed` decides the order of the choices of
  // questions that are shuffled.
  Interview(std::shared_ptr<const Questionnaire> questionnaire, std::string language,
            std::uint64_t shuffle_seed = 0);

  const Questionnaire& questionnaire() const { return *questionnaire_; }
  const std::string& language() const { return language_; }
  void set_language(std::string language) { language_ = std::move(language); }

  // The question the respondent stands on; null at the end.
  const Question* current() const;
  // The answer given so far, also one to a question that is now hidden; null when there is none.
  // That to the current question never holds a choice that is not offered.
  const Answer* answer_to(std::string_view question_id) const;

  // The choices the question has as things stand, in the order to show them: those that are visible
  // and whose condition holds; by topic in the order of the topics; shuffled, the fixed ones last.
  std::vector<const Choice*> choices_of(const Question& question) const;
  // The text in the interview's language, with each {id} replaced by what was answered there: the
  // label of the choice, several joined by ", ", a number, a date as "21-11-2026"; "…" for none.
  std::string fill(const LocalText& text) const;
  // True when fill() puts in something the respondent typed.
  bool is_private(const LocalText& text) const;
  // The summary: every asked and answered question that has a label.
  struct Line {
    const Question* question;
    std::string answer;  // as fill() writes it
  };
  std::vector<Line> summary() const;

  // Gives or changes the answer to the current question, without moving. An empty text or no
  // choices at all take the answer back: Required when there must be one.
  Outcome answer(Answer answer);
  // Takes the answer to the current question back.
  void clear_answer();
  // To the next question that is to be asked, or to the end. Required when the current one must be
  // answered first.
  Outcome next();
  // To the previous question that is to be asked; false on the first.
  bool back();
  bool at_first() const;

  // Questions with an answer: how many were asked before the current one, and how many there are at
  // the most: a question counts as long as an answer from here on may still bring it, so that the
  // total only goes down on the way to the end. Pages to read do not count.
  struct Progress {
    int before = 0;
    int total = 0;
  };
  Progress progress() const;

  // Answers to the questions that are asked as things stand; those hidden since are left out, and
  // so are choices that are no longer offered.
  Answers answers() const;
  // Complete at the end; before it Partial when at least half of the questions to be asked were
  // answered (AAPOR), else BreakOff.
  Disposition disposition() const;

 private:
  // Stands there; an answer given earlier loses the choices that are no longer offered.
  void move_to(std::size_t position);
  // The nearest asked question from `index` on in that direction; questions.size() or npos if none.
  std::size_t find_asked(std::size_t index, int direction) const;

  std::shared_ptr<const Questionnaire> questionnaire_;
  std::string language_;
  std::uint64_t shuffle_seed_;
  Answers given_;
  std::size_t position_;  // index into questions; questions.size() at the end
};

}  // namespace zuil
