// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/condition_check.h"

#include <algorithm>

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
    return found == end || found->type == QuestionType::Info ? nullptr : &*found;
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
    for (std::size_t i = 0; i < 2; ++i) {
      const Condition& operand = condition.operands[i];
      const std::string where = path + "[" + std::to_string(i) + "]";
      const Question* question = question_of(operand);
      if (question != nullptr && question->type != QuestionType::Mark)
        add(where, "cannot be ordered", "Only report marks can be compared with < <= > >=.");
      if (operand.op == Operator::Literal && !is_mark(operand.literal))
        add(where, "must be a whole number from 1 to 10", "Compare with a report mark.");
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
        "Use the id of one of its choices, or a mark from 1 to 10.");
  }

  static bool is_mark(const Condition::Value& value) {
    const auto* number = std::get_if<double>(&value);
    return number != nullptr && *number >= 1 && *number <= 10;
  }

  static bool can_have(const Question& question, const Condition::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    switch (question.type) {
      case QuestionType::SingleChoice:
      case QuestionType::MultipleChoice:
      case QuestionType::Scale:
      case QuestionType::YesNo:
      case QuestionType::Smiley:
        return text != nullptr && question.find_choice(*text) != nullptr;
      case QuestionType::Mark:
        return is_mark(value);
      case QuestionType::Text:
        return text != nullptr;
      case QuestionType::Info:
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
