// SPDX-License-Identifier: EUPL-1.2
#include "tests/kiosk/survey/random_walk.h"

#include <algorithm>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/survey/contact_record.h"
#include "kiosk/survey/interview.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/response.h"

namespace zuil {
namespace {

class Respondent {
 public:
  explicit Respondent(unsigned seed) : engine_(seed) {}

  bool chance(int percent) { return number(1, 100) <= percent; }

  Answer some_answer(const Question& question) {
    if (question.not_applicable && chance(15)) return NotApplicable{};
    switch (question.type) {
      case QuestionType::SingleChoice:
      case QuestionType::Scale:
      case QuestionType::YesNo:
      case QuestionType::Smiley:
        return ChoiceAnswer{some_choice(question)};
      case QuestionType::MultipleChoice: {
        ChoicesAnswer answer;
        for (int i = number(1, 4); i > 0; --i) answer.choices.push_back(some_choice(question));
        return answer;
      }
      case QuestionType::Mark:
        return MarkAnswer{number(1, 10)};
      case QuestionType::Number:
        return NumberAnswer{static_cast<double>(number(-1, 20)) / 2};
      case QuestionType::Date:
        return DateAnswer{"2026-12-" + std::to_string(number(20, 31))};
      case QuestionType::Contact:
        return TextAnswer{some_contact(question.contact)};
      case QuestionType::Text:
      case QuestionType::Info:
      case QuestionType::Summary:
        return TextAnswer{std::string(static_cast<std::size_t>(number(0, 25)), 'x')};
    }
    return NotApplicable{};
  }

 private:
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(engine_);
  }
  std::string some_contact(ContactKind kind) {
    switch (kind) {
      case ContactKind::Name:
        return chance(80) ? "Jan de Vries" : "0612345678";
      case ContactKind::Phone:
        return chance(80) ? "06 1234 5678" : "12";
      case ContactKind::Email:
        return chance(80) ? "jan@example.org" : "jan";
    }
    return {};
  }
  std::string some_choice(const Question& question) {
    return question
        .choices[static_cast<std::size_t>(number(0, static_cast<int>(question.choices.size()) - 1))]
        .id;
  }

  std::mt19937 engine_;
};

// Takes the choices that are not offered out of the answer to that question.
void take_out_hidden(const Question& question, Answers& answers) {
  const auto given = answers.find(question.id);
  if (given == answers.end()) return;
  const Answers others = answers;
  const auto is_hidden = [&](const std::string& id) {
    const Choice* choice = question.find_choice(id);
    return choice->show_if && !holds(*choice->show_if, others);
  };
  if (const auto* one = std::get_if<ChoiceAnswer>(&given->second); one && is_hidden(one->choice))
    answers.erase(given);
  else if (auto* many = std::get_if<ChoicesAnswer>(&given->second)) {
    std::erase_if(many->choices, is_hidden);
    if (many->choices.empty()) answers.erase(given);
  }
}

// A question with choices, none of which is offered, cannot be answered and is not asked.
bool has_a_choice(const Question& question, const Answers& answers) {
  return question.choices.empty() ||
         std::any_of(question.choices.begin(), question.choices.end(), [&](const Choice& choice) {
           return choice.visible && (!choice.show_if || holds(*choice.show_if, answers));
         });
}

// Decides anew, and in another way than the interview does, which questions are asked: until
// nothing changes any more, answers to hidden questions are taken away.
std::set<std::string> asked_by_the_rules(const Questionnaire& questionnaire, Answers answers) {
  std::set<std::string> asked;
  for (std::size_t round = 0; round <= 2 * questionnaire.questions.size(); ++round) {
    asked.clear();
    for (const Question& question : questionnaire.questions) {
      const Section* section = questionnaire.find_section(question.section);
      const bool in_hidden_section =
          section != nullptr && section->show_if && !holds(*section->show_if, answers);
      take_out_hidden(question, answers);
      if (question.visible && !in_hidden_section && has_a_choice(question, answers) &&
          (!question.show_if || holds(*question.show_if, answers)))
        asked.insert(question.id);
      else
        answers.erase(question.id);
    }
  }
  return asked;
}

Answers given_so_far(const Interview& interview) {
  Answers given;
  for (const Question& question : interview.questionnaire().questions)
    if (const Answer* answer = interview.answer_to(question.id)) given[question.id] = *answer;
  return given;
}

void check_invariants(const Interview& interview) {
  const Questionnaire& questionnaire = interview.questionnaire();
  const auto asked = asked_by_the_rules(questionnaire, given_so_far(interview));
  if (interview.current() != nullptr) REQUIRE(asked.contains(interview.current()->id));
  for (const auto& [id, answer] : interview.answers()) {
    REQUIRE(asked.contains(id));
    REQUIRE(read_answer(to_json(answer), *questionnaire.find(id)) == answer);
  }
  const auto to_answer =
      std::count_if(questionnaire.questions.begin(), questionnaire.questions.end(),
                    [&](const Question& question) {
                      return question.has_answer() && asked.contains(question.id);
                    });
  const auto progress = interview.progress();
  REQUIRE(progress.total >= to_answer);
  REQUIRE(progress.before <= progress.total);
  if (interview.current() == nullptr) REQUIRE(progress.before == progress.total);
}

void check_response(const Interview& interview) {
  Response response;
  response.id = "6f1ed002-ab59-4a3b-8c2e-0123456789ab";
  response.questionnaire = interview.questionnaire().id;
  response.questionnaire_hash = interview.questionnaire().hash;
  response.site = "Stadhuis";
  response.date = "2026-11-21";
  response.language = interview.language();
  response.disposition = interview.disposition();
  response.answers = without_contact(interview.answers(), interview.questionnaire());
  REQUIRE(read_response(to_canonical_json(response), interview.questionnaire()) == response);
}

}  // namespace

// A restless respondent: goes back, changes his mind, tries to skip; in the end he goes on.
void test::walk_at_random(const std::shared_ptr<const Questionnaire>& questionnaire,
                          unsigned seed) {
  CAPTURE(seed);
  Respondent respondent(seed);
  Interview interview(questionnaire, "nl");
  int steps = 0;
  while (const Question* question = interview.current()) {
    REQUIRE(++steps < 2000);
    if (steps < 200 && respondent.chance(20)) interview.back();
    if (respondent.chance(5)) interview.clear_answer();
    question = interview.current();
    const bool answered = respondent.chance(90) &&
                          interview.answer(respondent.some_answer(*question)) == Outcome::Accepted;
    const int total = interview.progress().total;
    const Outcome outcome = interview.next();
    if (outcome == Outcome::Required) {
      REQUIRE(question->required);
      REQUIRE(!answered);
      REQUIRE(interview.current() == question);
      REQUIRE(interview.disposition() != Disposition::Complete);
    }
    if (outcome == Outcome::ConstraintViolated) REQUIRE(question->constraint);
    check_invariants(interview);
    // Onward the total only goes down.
    if (outcome == Outcome::Accepted) REQUIRE(interview.progress().total <= total);
  }
  REQUIRE(interview.disposition() == Disposition::Complete);
  for (const auto& id : asked_by_the_rules(*questionnaire, given_so_far(interview)))
    if (questionnaire->find(id)->required) REQUIRE(interview.answers().contains(id));
  check_response(interview);
}

}  // namespace zuil
