// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/condition_pages.h"

#include <algorithm>
#include <utility>

#include "kiosk/desk/pick_page.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

const Condition* condition_of(const Questionnaire& questionnaire, const DraftNode& node) {
  const Question* question = questionnaire.find(node.question);
  if (question == nullptr) return nullptr;
  if (node.choice.empty()) return question->show_if ? &*question->show_if : nullptr;
  const Choice* choice = question->find_choice(node.choice);
  return choice != nullptr && choice->show_if ? &*choice->show_if : nullptr;
}

std::optional<SimpleCondition> simple_of(const Questionnaire& questionnaire,
                                         const DraftNode& node) {
  const Condition* condition = condition_of(questionnaire, node);
  return condition == nullptr ? std::nullopt : simple_form(*condition, questionnaire);
}

Result<void> write(Draft& draft, const DraftNode& node, const SimpleCondition& simple) {
  if (simple.terms.empty()) return draft.set_condition(node, nullptr);
  const Condition condition = to_condition(simple, draft.questionnaire());
  return draft.set_condition(node, &condition);
}

// Those a condition of that question can look at: asked before it, with an answer.
std::vector<const Question*> earlier_questions(const Questionnaire& questionnaire,
                                               const std::string& id) {
  std::vector<const Question*> earlier;
  for (const Question& question : questionnaire.questions) {
    if (question.id == id) break;
    if (question.specifies.empty() && !comparisons_of(question).empty())
      earlier.push_back(&question);
  }
  return earlier;
}

Condition::Value first_value_for(const Question& question, Comparison comparison, WallTime now) {
  Condition::Value value = first_value(question, comparison);
  const auto* text = std::get_if<std::string>(&value);
  if (question.type == QuestionType::Date && text != nullptr && text->empty())
    return to_string(local_time(now).date);
  return value;
}

bool is_list(Comparison comparison) {
  return comparison == Comparison::OneOf || comparison == Comparison::NoneOf;
}

// What was chosen stays where it still can be.
Condition::Value value_for(const Question& question, Comparison wished,
                           const Condition::Value& value, WallTime now) {
  Condition::Value first = first_value_for(question, wished, now);
  if (first.index() == value.index()) return value;
  const auto* one = std::get_if<std::string>(&value);
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (is_list(wished) && one != nullptr) return std::vector<std::string>{*one};
  if (list != nullptr && std::holds_alternative<std::string>(first)) return list->front();
  return first;
}

std::string id_of(const Condition::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const auto* number = std::get_if<double>(&value);
  return number == nullptr ? "" : std::to_string(static_cast<int>(*number));
}

}  // namespace

Screen ConditionPage::screen() const {
  Panel panel = begin("desk:condition", text("condition"));
  const Condition* condition = condition_of(questionnaire(), node_);
  const auto simple = simple_of(questionnaire(), node_);
  const bool can_add = !earlier_questions(questionnaire(), node_.question).empty();
  panel.hint(condition == nullptr ? text(can_add ? "alwaysShown" : "noEarlierQuestions")
                                  : words_.condition(*condition, questionnaire()));
  if (condition != nullptr && !simple)
    panel.hint(text("conditionTooHard"));
  else if (can_add)
    panel.hint(text("conditionHint"));
  add_findings(panel, draft().place_of(node_) + ".showIf");
  if (simple) {
    const ConditionPhrases phrases = words_.phrases(questionnaire());
    for (std::size_t i = 0; i < simple->terms.size(); ++i)
      panel.row("term:" + std::to_string(i),
                term_in_words(simple->terms[i], questionnaire(), phrases), "",
                "term:" + std::to_string(i));
    if (simple->terms.size() > 1) {
      panel.option("and", text("allOfThem"), simple->joint == Joint::And, "and");
      panel.option("or", text("anyOfThem"), simple->joint == Joint::Or, "or");
    }
  }
  if (condition != nullptr) panel.row("remove", text("removeCondition"), "", "remove");
  panel.back();
  if (can_add && (condition == nullptr || simple))
    panel.finish("add", text(condition == nullptr ? "setCondition" : "addCondition"), "add");
  return panel.take();
}

DeskMove ConditionPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  const std::string object = node_.question + (node_.choice.empty() ? "" : "." + node_.choice);
  if (action.value == "remove")
    return edit(object + " showIf",
                [&](Draft& draft) { return draft.set_condition(node_, nullptr); });
  if (action.value == "add") return add_term();
  auto simple = simple_of(questionnaire(), node_);
  if (!simple) return DeskMove::stay();
  if (action.value == "and" || action.value == "or") {
    simple->joint = action.value == "and" ? Joint::And : Joint::Or;
    return edit(object + " showIf", [&](Draft& draft) { return write(draft, node_, *simple); });
  }
  const std::string term = object_of(action, "term");
  if (term.empty()) return DeskMove::stay();
  return DeskMove::open(std::make_unique<TermPage>(context_, session_, node_, std::stoul(term)));
}

DeskMove ConditionPage::add_term() {
  const auto earlier = earlier_questions(questionnaire(), node_.question);
  if (earlier.empty()) return DeskMove::stay();
  const Question& question = *earlier.back();
  const Comparison comparison = comparisons_of(question).front();
  SimpleCondition simple = simple_of(questionnaire(), node_).value_or(SimpleCondition{});
  simple.terms.push_back(
      {question.id, comparison, first_value_for(question, comparison, context_.now())});
  const std::size_t index = simple.terms.size() - 1;
  DeskMove move =
      edit(node_.question + " showIf", [&](Draft& draft) { return write(draft, node_, simple); });
  if (!error_.empty()) return move;
  return DeskMove::open(std::make_unique<TermPage>(context_, session_, node_, index));
}

std::optional<Term> TermPage::term() const {
  const auto simple = simple_of(questionnaire(), node_);
  if (!simple || index_ >= simple->terms.size()) return std::nullopt;
  return simple->terms[index_];
}

Result<void> TermPage::change(const std::function<void(Term&)>& what) {
  return session_->edit(node_.question + " showIf", [&](Draft& draft) -> Result<void> {
    auto simple = simple_of(draft.questionnaire(), node_);
    if (!simple || index_ >= simple->terms.size()) return {};
    what(simple->terms[index_]);
    return write(draft, node_, *simple);
  });
}

Screen TermPage::screen() const {
  const auto term = this->term();
  const ConditionPhrases phrases = words_.phrases(questionnaire());
  Panel panel = begin("desk:term", text("condition"));
  const Question* question = term ? questionnaire().find(term->question) : nullptr;
  if (question == nullptr) {
    panel.back();
    return panel.take();
  }
  panel.hint(term_in_words(*term, questionnaire(), phrases));
  panel.row("question", text("conditionQuestion"), words_.question(questionnaire(), question->id),
            "question");
  panel.row("comparison", text("conditionComparison"), words_.comparison(term->comparison),
            "comparison");
  if (term->comparison != Comparison::Answered && term->comparison != Comparison::NotAnswered)
    panel.row("value", text("conditionValue"), value_in_words(term->value, question, phrases),
              "value");
  add_findings(panel, draft().place_of(node_) + ".showIf");
  panel.row("remove", text("removeTerm"), "", "remove");
  panel.back();
  return panel.take();
}

DeskMove TermPage::act(const Action& action) {
  const auto term = this->term();
  const Question* question = term ? questionnaire().find(term->question) : nullptr;
  if (action.value == "back" || question == nullptr) return DeskMove::back();
  if (action.value == "question") return pick_question();
  if (action.value == "comparison") return pick_comparison(*question);
  if (action.value == "value")
    return values_of(*question, term->comparison).empty() ? type_value(*question)
                                                          : pick_value(*question);
  return action.value == "remove" ? remove() : DeskMove::stay();
}

DeskMove TermPage::remove() {
  const auto removed =
      session_->edit(node_.question + " showIf", [&](Draft& draft) -> Result<void> {
        auto simple = simple_of(draft.questionnaire(), node_);
        if (!simple || index_ >= simple->terms.size()) return {};
        simple->terms.erase(simple->terms.begin() + static_cast<std::ptrdiff_t>(index_));
        return write(draft, node_, *simple);
      });
  if (removed) return DeskMove::back();
  error_ = context_.words_of(removed.error());
  return DeskMove::stay();
}

DeskMove TermPage::pick_question() {
  ToPick wanted;
  wanted.name = "desk:pick:question";
  wanted.title = text("conditionQuestion");
  for (const Question* question : earlier_questions(questionnaire(), node_.question))
    wanted.items.push_back({question->id, words_.question(questionnaire(), question->id)});
  wanted.is_chosen = [this](const std::string& id) { return term() && term()->question == id; };
  wanted.pick = [this](const std::string& id) {
    return change([&](Term& term) {
      const Question* question = questionnaire().find(id);
      if (question == nullptr || term.question == id) return;
      const Comparison first = comparisons_of(*question).front();
      term = {id, first, first_value_for(*question, first, context_.now())};
    });
  };
  return DeskMove::open(std::make_unique<PickPage>(context_, std::move(wanted)));
}

DeskMove TermPage::pick_comparison(const Question& question) {
  const auto comparisons = comparisons_of(question);
  ToPick wanted;
  wanted.name = "desk:pick:comparison";
  wanted.title = text("conditionComparison");
  for (std::size_t i = 0; i < comparisons.size(); ++i)
    wanted.items.push_back({std::to_string(i), words_.comparison(comparisons[i])});
  wanted.is_chosen = [this, comparisons](const std::string& id) {
    return term() && term()->comparison == comparisons.at(std::stoul(id));
  };
  wanted.pick = [this, comparisons](const std::string& id) {
    return change([&](Term& term) {
      const Question* asked = questionnaire().find(term.question);
      const Comparison wished = comparisons.at(std::stoul(id));
      if (asked == nullptr || term.comparison == wished) return;
      term.value = value_for(*asked, wished, term.value, context_.now());
      term.comparison = wished;
    });
  };
  return DeskMove::open(std::make_unique<PickPage>(context_, std::move(wanted)));
}

DeskMove TermPage::pick_value(const Question& question) {
  const auto now = term();
  ToPick wanted;
  wanted.name = "desk:pick:value";
  wanted.title = text("conditionValue");
  wanted.several = is_list(now->comparison);
  const ConditionPhrases phrases = words_.phrases(questionnaire());
  for (const Condition::Value& value : values_of(question, now->comparison))
    wanted.items.push_back({id_of(value), value_in_words(value, &question, phrases)});
  wanted.is_chosen = [this](const std::string& id) {
    const auto term = this->term();
    if (!term) return false;
    if (const auto* list = std::get_if<std::vector<std::string>>(&term->value))
      return std::find(list->begin(), list->end(), id) != list->end();
    return id_of(term->value) == id;
  };
  wanted.pick = [this](const std::string& id) {
    return change([&](Term& term) {
      if (auto* list = std::get_if<std::vector<std::string>>(&term.value)) {
        const auto found = std::find(list->begin(), list->end(), id);
        if (found == list->end())
          list->push_back(id);
        else if (list->size() > 1)
          list->erase(found);
      } else if (std::holds_alternative<double>(term.value)) {
        term.value = std::stod(id);
      } else {
        term.value = id;
      }
    });
  };
  return DeskMove::open(std::make_unique<PickPage>(context_, std::move(wanted)));
}

DeskMove TermPage::type_value(const Question& question) {
  TextToEnter wanted;
  wanted.name = "desk:condition-value";
  wanted.title = text("conditionValue");
  wanted.text_language = context_.language;
  wanted.kind =
      question.type == QuestionType::Date ? TextEditor::Kind::Date : TextEditor::Kind::Number;
  wanted.text = value_in_words(term()->value, &question, words_.phrases(questionnaire()));
  wanted.most = 20;
  wanted.check = [this, question](const std::string& typed) {
    return read_typed(question, trimmed(typed)) ? std::string() : text("valueNotPossible");
  };
  wanted.done = [this, question](const std::string& typed) -> Result<void> {
    const auto answer = read_typed(question, typed);
    if (!answer) return fail(ErrorCode::Invalid, typed, text("valueNotPossible"));
    return change([&](Term& term) {
      if (const auto* number = std::get_if<NumberAnswer>(&*answer)) term.value = number->number;
      if (const auto* date = std::get_if<DateAnswer>(&*answer)) term.value = date->date;
    });
  };
  return DeskMove::open(std::make_unique<TextEntry>(context_, std::move(wanted)));
}

}  // namespace zuil
