// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/question_pages.h"

#include <map>
#include <utility>

#include "kiosk/desk/condition_pages.h"
#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/survey/questionnaire_check.h"
#include "kiosk/survey/text_check.h"

namespace zuil {
namespace {

// The first text of an open answer, in each language, until the operator has a better one.
LocalText first_specify(const Questionnaire& questionnaire, const Strings& strings) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const std::string& language : questionnaire.languages)
    texts[language] = strings.text(language, "typeHere");
  return LocalText(std::move(texts));
}

}  // namespace

Screen QuestionPage::screen() const {
  const Question* question = questionnaire().find(id_);
  Panel panel = begin("desk:question", words_.question(questionnaire(), id_));
  const std::string place = draft().place_of({id_, ""});
  if (question == nullptr || place.empty()) {
    panel.back();
    return panel.take();
  }
  add_findings(panel, place);
  add_rules(panel, *question, place);
  add_texts(panel, *question, place);
  add_choices(panel, *question, place);
  panel.back();
  if (draft().has_free_choices(id_)) panel.finish("add", text("addChoice"), "add");
  return panel.take();
}

void QuestionPage::add_rules(Panel& panel, const Question& question, const std::string&) const {
  panel.check("visible", text("isAsked"), question.visible, "visible");
  if (question.has_answer())
    panel.check("required", text("isRequired"), question.required, "required");
  if (question.type == QuestionType::Text)
    add_reopens(panel, "answerReopens", question.asks_review);
  panel.row(
      "condition", text("condition"),
      question.show_if ? words_.condition(*question.show_if, questionnaire()) : text("alwaysShown"),
      "condition");
}

void QuestionPage::add_texts(Panel& panel, const Question& question,
                             const std::string& place) const {
  panel.heading(text("texts"));
  add_text_row(panel, place, "text");
  add_text_row(panel, place, "hint");
  if (question.has_answer()) add_text_row(panel, place, "label");
  if (question.type == QuestionType::Mark) {
    add_text_row(panel, place, "leastLabel");
    add_text_row(panel, place, "mostLabel");
  }
  if (question.constraint) add_text_row(panel, place, "constraint.message");
  if (!question.measure.label.empty()) add_text_row(panel, place, "measure.label");
}

void QuestionPage::add_choices(Panel& panel, const Question& question,
                               const std::string& place) const {
  if (question.choices.empty()) return;
  panel.heading(text("choices"));
  const bool is_free = draft().has_free_choices(id_);
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const Choice& choice = question.choices[i];
    const DraftNode node{id_, choice.id};
    panel.row("choice:" + choice.id, words_.choice(questionnaire(), id_, choice.id),
              state_of(choice.visible, at(place + ".choices", i)), "choice:" + choice.id);
    if (!is_free) continue;
    add_moves(panel, choice.id, words_.choice(questionnaire(), id_, choice.id),
              draft().can_move(node, Direction::Up), draft().can_move(node, Direction::Down));
  }
}

DeskMove QuestionPage::act(const Action& action) {
  const Question* question = questionnaire().find(id_);
  if (action.value == "back" || question == nullptr) return DeskMove::back();
  const DraftNode node{id_, ""};
  if (action.value == "visible")
    return edit(id_ + " visible",
                [&, on = !question->visible](Draft& draft) { return draft.set_visible(node, on); });
  if (action.value == "required")
    return edit(id_ + " required", [&, on = !question->required](Draft& draft) {
      return draft.set_required(id_, on);
    });
  if (action.value == "reopens")
    return edit(id_ + " asksReview", [&, on = !question->asks_review](Draft& draft) {
      return draft.set_reopens(node, on);
    });
  if (action.value == "condition")
    return DeskMove::open(std::make_unique<ConditionPage>(context_, session_, node));
  if (action.value == "add") return add_choice();
  if (const std::string field = object_of(action, "text"); !field.empty())
    return open_texts(draft().place_of(node), field);
  if (const std::string choice = object_of(action, "choice"); !choice.empty())
    return DeskMove::open(std::make_unique<ChoicePage>(context_, session_, DraftNode{id_, choice}));
  for (const Direction direction : {Direction::Up, Direction::Down}) {
    const std::string choice = object_of(action, direction == Direction::Up ? "up" : "down");
    if (!choice.empty())
      return edit(id_ + "." + choice + " move", [&](Draft& draft) {
        return draft.move({id_, choice}, direction);
      });
  }
  return DeskMove::stay();
}

DeskMove QuestionPage::add_choice() {
  const std::string& language = words_.text_language(questionnaire());
  TextToEnter wanted;
  wanted.name = "desk:new-choice";
  wanted.title = text("addChoice");
  wanted.hint = words_.language(language);
  wanted.text_language = language;
  wanted.most = kLongestChoice;
  wanted.may_save = [](const std::string& typed) { return !typed.empty(); };
  wanted.done = [this, language](const std::string& typed) {
    return session_->edit(id_ + " add", [&](Draft& draft) -> Result<void> {
      const LocalText label(std::map<std::string, std::string, std::less<>>{{language, typed}});
      ZUIL_CHECK(draft.add_choice(id_, label));
      return {};
    });
  };
  return DeskMove::open(std::make_unique<TextEntry>(context_, std::move(wanted)));
}

Screen ChoicePage::screen() const {
  const Question* question = questionnaire().find(node_.question);
  const Choice* choice = question == nullptr ? nullptr : question->find_choice(node_.choice);
  Panel panel = begin("desk:choice", words_.choice(questionnaire(), node_.question, node_.choice));
  if (choice == nullptr) {
    panel.back();
    return panel.take();
  }
  const std::string place = draft().place_of(node_);
  const bool is_free = draft().has_free_choices(node_.question);
  add_findings(panel, place);
  if (is_free) panel.check("visible", text("isOffered"), choice->visible, "visible");
  add_reopens(panel, "choiceReopens", choice->reopens);
  if (is_free) {
    panel.check("specify", text("openAnswer"), !choice->specify.empty(), "specify");
    panel.row(
        "condition", text("condition"),
        choice->show_if ? words_.condition(*choice->show_if, questionnaire()) : text("alwaysShown"),
        "condition");
  }
  panel.heading(text("texts"));
  add_text_row(panel, place, "label");
  if (!choice->specify.empty()) add_text_row(panel, place, "specify");
  panel.back();
  if (is_free) panel.row("remove", text("removeChoice"), "", "remove");
  return panel.take();
}

DeskMove ChoicePage::act(const Action& action) {
  const Question* question = questionnaire().find(node_.question);
  const Choice* choice = question == nullptr ? nullptr : question->find_choice(node_.choice);
  if (action.value == "back" || choice == nullptr) return DeskMove::back();
  const std::string object = node_.question + "." + node_.choice;
  if (action.value == "visible")
    return edit(object + " visible",
                [&, on = !choice->visible](Draft& draft) { return draft.set_visible(node_, on); });
  if (action.value == "reopens")
    return edit(object + " reopens",
                [&, on = !choice->reopens](Draft& draft) { return draft.set_reopens(node_, on); });
  if (action.value == "specify") return turn_specify(choice->specify.empty());
  if (action.value == "condition")
    return DeskMove::open(std::make_unique<ConditionPage>(context_, session_, node_));
  if (action.value == "remove") return remove();
  const std::string field = object_of(action, "text");
  return field.empty() ? DeskMove::stay() : open_texts(draft().place_of(node_), field);
}

DeskMove ChoicePage::turn_specify(bool on) {
  return edit(node_.question + "." + node_.choice + " specify", [&](Draft& draft) {
    return draft.set_specify(
        node_, on ? first_specify(questionnaire(), context_.parts.strings) : LocalText());
  });
}

DeskMove ChoicePage::remove() {
  ToConfirm wanted;
  wanted.name = "desk:confirm:remove-choice";
  wanted.title = text("removeChoiceTitle",
                      {{"choice", words_.choice(questionnaire(), node_.question, node_.choice)}});
  wanted.hint = text("removeChoiceHint");
  wanted.agree = text("removeChoice");
  wanted.done = [this]() -> Result<DeskMove> {
    ZUIL_CHECK(session_->edit(node_.question + "." + node_.choice + " remove",
                              [&](Draft& draft) { return draft.remove_choice(node_); }));
    return DeskMove::stay();
  };
  return DeskMove::open(std::make_unique<ConfirmPage>(context_, std::move(wanted)));
}

}  // namespace zuil
