// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/condition_check.h"

#include <algorithm>
#include <cmath>

#include "kiosk/survey/constraint.h"
#include "kiosk/survey/date.h"

namespace zuil {
namespace {

using Operator = Condition::Operator;

class Checker {
 public:
  Checker(const Questionnaire& questionnaire, std::size_t index)
      : questionnaire_(questionnaire), index_(index) {}

  std::vector<Finding> run(const Condition& condition, const std::string& path) {
    if (questions_of(condition).empty())
      add(path, "looks at no answer", "Compare the answer to an earlier question: {\"var\": …}.");
    check_node(condition, path);
    return std::move(findings_);
  }

 private:
  void add(std::string path, std::string what, std::string mend) {
    findings_.push_back({std::move(path), std::move(what), std::move(mend)});
  }

  // The question a var looks at; null when this is no var, or one that was already reported.
  const Question* question_of(const Condition& condition) const {
    if (condition.op != Operator::Var) return nullptr;
    const auto end = questionnaire_.questions.begin() + static_cast<std::ptrdiff_t>(index_);
    const auto found =
        std::find_if(questionnaire_.questions.begin(), end,
                     [&](const Question& question) { return question.id == condition.question; });
    return found == end || !found->has_answer() ? nullptr : &*found;
  }

  void check_node(const Condition& condition, const std::string& path) {
    if (condition.op == Operator::Literal) return;
    if (condition.op == Operator::Var) {
      if (question_of(condition) == nullptr)
        add(path + ".var", "is not a question asked earlier that has an answer",
            "Name a question that stands above this one.");
      return;
    }
    const std::string operands = path + "." + std::string(to_string(condition.op));
    for (std::size_t i = 0; i < condition.operands.size(); ++i)
      check_node(condition.operands[i], operands + "[" + std::to_string(i) + "]");
    check_values(condition, operands);
  }

  void check_values(const Condition& condition, const std::string& path) {
    switch (condition.op) {
      case Operator::Equal:
      case Operator::NotEqual:
        check_equal(condition.operands[0], condition.operands[1], path + "[1]");
        check_equal(condition.operands[1], condition.operands[0], path + "[0]");
        return;
      case Operator::Less:
      case Operator::LessEqual:
      case Operator::Greater:
      case Operator::GreaterEqual:
        check_ordered(condition, path);
        return;
      case Operator::In:
        check_in(condition, path);
        return;
      case Operator::Literal:
      case Operator::Var:
      case Operator::Not:
      case Operator::And:
      case Operator::Or:
        return;
    }
  }

  // `value`, which stands at `path`, must be one that `var` can have.
  void check_equal(const Condition& var, const Condition& value, const std::string& path) {
    const Question* question = question_of(var);
    if (question == nullptr || value.op != Operator::Literal) return;
    if (std::holds_alternative<std::nullptr_t>(value.literal)) return;
    if (question->type == QuestionType::MultipleChoice) {
      add(path, "is compared with several choices", "Use {\"in\": [\"choice\", {\"var\": …}]}.");
      return;
    }
    if (!can_have(*question, value.literal)) add_impossible(path, *question);
  }

  void check_ordered(const Condition& condition, const std::string& path) {
    const auto& operands = condition.operands;
    for (std::size_t i = 0; i < 2; ++i) {
      const std::string where = path + "[" + std::to_string(i) + "]";
      const Question* question = question_of(operands[i]);
      if (question != nullptr && !is_ordered(question->type))
        add(where, "cannot be ordered",
            "Only report marks, numbers and dates can be compared with < <= > >=.");
      check_bound(operands[i], question_of(operands[1 - i]), where);
    }
    const Question* left = question_of(operands[0]);
    const Question* right = question_of(operands[1]);
    if (left != nullptr && right != nullptr && is_ordered(left->type) && is_ordered(right->type) &&
        (left->type == QuestionType::Date) != (right->type == QuestionType::Date))
      add(path, "compares a date with a number", "Compare dates with dates.");
  }

  // What that question is compared with must be of its kind, though it need not be an answer it can
  // have: {"<": [{"var": "aantal"}, 2.5]}.
  void check_bound(const Condition& bound, const Question* question, const std::string& path) {
    if (bound.op != Operator::Literal) return;
    const QuestionType type = question == nullptr ? QuestionType::Mark : question->type;
    if (type == QuestionType::Number) {
      if (!std::holds_alternative<double>(bound.literal))
        add(path, "must be a number", "Compare a number with a number.");
    } else if (type == QuestionType::Date) {
      const auto* text = std::get_if<std::string>(&bound.literal);
      if (text == nullptr || !is_date(*text))
        add(path, "must be a date", "Write a day that exists as \"2026-11-21\".");
    } else if (!is_mark(bound.literal)) {
      add(path, "must be a whole number from 1 to 10", "Compare with a report mark.");
    }
  }

  void check_in(const Condition& condition, const std::string& path) {
    const Condition& needle = condition.operands[0];
    const Condition& list = condition.operands[1];
    const Question* one = question_of(needle);
    const Question* several = question_of(list);
    const auto* ids = std::get_if<std::vector<std::string>>(&list.literal);
    if (several != nullptr && several->type != QuestionType::MultipleChoice)
      add(path + "[1]", "has no list of choices",
          "Name a multiple-choice question, or a list […].");
    else if (several != nullptr && needle.op == Operator::Literal &&
             !can_have(*several, needle.literal))
      add_impossible(path + "[0]", *several);
    if (list.op == Operator::Literal && ids == nullptr) {
      add(path + "[1]", "must be a list", "Write the choices as [\"a\", \"b\"].");
      return;
    }
    if (one == nullptr || ids == nullptr || list.op != Operator::Literal) return;
    for (std::size_t i = 0; i < ids->size(); ++i)
      if (!can_have(*one, (*ids)[i])) add_impossible(path + "[1][" + std::to_string(i) + "]", *one);
  }

  void add_impossible(const std::string& path, const Question& question) {
    add(path, "is not an answer that \"" + question.id + "\" can have",
        "Use the id of one of its choices, a mark from 1 to 10, or a number or date in range.");
  }

  static bool is_ordered(QuestionType type) {
    return type == QuestionType::Mark || type == QuestionType::Number || type == QuestionType::Date;
  }

  static bool is_mark(const Condition::Value& value) {
    const auto* number = std::get_if<double>(&value);
    return number != nullptr && *number >= 1 && *number <= 10 && std::floor(*number) == *number;
  }

  static bool can_have(const Question& question, const Condition::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const auto* number = std::get_if<double>(&value);
    switch (question.type) {
      case QuestionType::SingleChoice:
      case QuestionType::MultipleChoice:
      case QuestionType::Scale:
      case QuestionType::YesNo:
      case QuestionType::Smiley:
        return text != nullptr && question.find_choice(*text) != nullptr;
      case QuestionType::Mark:
        return is_mark(value);
      case QuestionType::Number:
        return number != nullptr && accept_answer(question, NumberAnswer{*number}).has_value();
      case QuestionType::Date:
        return text != nullptr && accept_answer(question, DateAnswer{*text}).has_value();
      case QuestionType::Text:
      case QuestionType::Contact:
        return text != nullptr;
      case QuestionType::Info:
      case QuestionType::Summary:
        return false;
    }
    return false;
  }

  const Questionnaire& questionnaire_;
  std::size_t index_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_condition(const Condition& condition, const std::string& path,
                                     const Questionnaire& questionnaire, std::size_t index) {
  return Checker(questionnaire, index).run(condition, path);
}

}  // namespace zuil
