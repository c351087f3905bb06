// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/draft_pages.h"

#include <algorithm>
#include <utility>

#include "kiosk/desk/question_pages.h"
#include "kiosk/desk/text_pages.h"

namespace zuil {
namespace {

// The question a finding is about; null where it is about none.
const Question* question_at(const Draft& draft, const Finding& finding) {
  for (const Question& question : draft.questionnaire().questions) {
    const std::string place = draft.place_of({question.id, ""});
    if (!place.empty() && finding.path.starts_with(place) && !draft.findings_at(place).empty() &&
        (finding.path.size() == place.size() || finding.path[place.size()] == '.'))
      return &question;
  }
  return nullptr;
}

}  // namespace

Screen DraftPage::screen() const {
  Panel panel =
      begin("desk:draft", questionnaire().title.in(words_.text_language(questionnaire())));
  panel.hint(text(session_->is_outdated()   ? "draftOutdated"
                  : session_->has_changes() ? "draftHint"
                                            : "draftUnchanged"));
  if (const std::size_t count = draft().findings().size(); count > 0)
    panel.row(
        "findings", text("findings"),
        count == 1 ? text("findingOne") : text("findingsCount", {{"count", std::to_string(count)}}),
        "findings");
  add_way_back(panel);
  panel.row("texts", text("generalTexts"), "", "texts");
  panel.row("languages", text("languagesOfQuestionnaire"),
            std::to_string(questionnaire().languages.size()), "languages");
  panel.heading(text("questions"));
  int number = 0;
  std::string section;
  for (const Question& question : questionnaire().questions) {
    if (!question.specifies.empty()) continue;
    if (!question.section.empty() && question.section != section) {
      const Section* known = questionnaire().find_section(question.section);
      const std::string title =
          known == nullptr ? "" : known->title.in(words_.text_language(questionnaire()));
      panel.fact("section:" + question.section,
                 text("section", {{"name", title.empty() ? question.section : title}}));
      add_moves(panel, "section:" + question.section, title.empty() ? question.section : title,
                draft().can_move_section(question.section, Direction::Up),
                draft().can_move_section(question.section, Direction::Down));
    }
    section = question.section;
    add_question(panel, question, ++number);
  }
  panel.back();
  panel.middle("rehearse", text("rehearse"), "rehearse");
  panel.finish("publish", text("toPublish"), "publish", !session_->has_changes());
  return panel.take();
}

void DraftPage::add_way_back(Panel& panel) const {
  if (!draft().can_undo() && !draft().can_redo()) return;
  panel.fact("way-back", text("wayBack"));
  panel.beside("undo", text("undo"), "", "undo", !draft().can_undo());
  panel.beside("redo", text("redo"), "", "redo", !draft().can_redo());
}

void DraftPage::add_question(Panel& panel, const Question& question, int number) const {
  const DraftNode node{question.id, ""};
  panel.row("question:" + question.id,
            std::to_string(number) + ". " + words_.question(questionnaire(), question.id),
            state_of(question.visible, draft().place_of(node)), "question:" + question.id);
  add_moves(panel, question.id, words_.question(questionnaire(), question.id),
            draft().can_move(node, Direction::Up), draft().can_move(node, Direction::Down));
}

DeskMove DraftPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "undo") return edit("undo", [](Draft& draft) { return draft.undo(); });
  if (action.value == "redo") return edit("redo", [](Draft& draft) { return draft.redo(); });
  if (action.value == "findings")
    return DeskMove::open(std::make_unique<FindingsPage>(context_, session_));
  if (action.value == "texts")
    return DeskMove::open(std::make_unique<GeneralTextsPage>(context_, session_));
  if (action.value == "languages")
    return DeskMove::open(std::make_unique<LanguagesPage>(context_, session_));
  if (action.value == "publish")
    return DeskMove::open(std::make_unique<PublishPage>(context_, session_));
  if (action.value == "rehearse") {
    if (!draft().is_publishable())
      return DeskMove::open(std::make_unique<FindingsPage>(context_, session_));
    return {.kind = DeskMove::Kind::Rehearse,
            .questionnaire = std::make_shared<const Questionnaire>(questionnaire())};
  }
  if (const std::string id = object_of(action, "question"); !id.empty())
    return DeskMove::open(std::make_unique<QuestionPage>(context_, session_, id));
  return move(action);
}

DeskMove DraftPage::move(const Action& action) {
  for (const Direction direction : {Direction::Up, Direction::Down}) {
    const std::string verb = direction == Direction::Up ? "up" : "down";
    const std::string id = object_of(action, verb);
    if (id.empty()) continue;
    return edit(id + " move", [&](Draft& draft) {
      constexpr std::string_view kSection = "section:";
      return id.starts_with(kSection) ? draft.move_section(id.substr(kSection.size()), direction)
                                      : draft.move({id, ""}, direction);
    });
  }
  return DeskMove::stay();
}

Screen FindingsPage::screen() const {
  Panel panel = begin("desk:findings", text("findings"));
  const auto& findings = draft().findings();
  if (findings.empty()) panel.hint(text("noFindings"));
  for (const Severity severity : {Severity::Error, Severity::Warning})
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i].severity != severity) continue;
      const std::string id = "finding:" + std::to_string(i);
      const std::string place = words_.place(findings[i].path, questionnaire());
      const Level level = severity == Severity::Error ? Level::Fault : Level::Warning;
      if (question_at(draft(), findings[i]) == nullptr) {
        panel.fact(id, place, words_.finding(findings[i]), level);
      } else {
        panel.row(id, place, words_.finding(findings[i]), id);
        panel.last().icon = severity == Severity::Error ? "fault" : "warning";
      }
    }
  panel.back();
  return panel.take();
}

DeskMove FindingsPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  const std::string number = object_of(action, "finding");
  if (number.empty()) return DeskMove::stay();
  const auto& findings = draft().findings();
  const std::size_t index = std::stoul(number);
  const Question* question =
      index < findings.size() ? question_at(draft(), findings[index]) : nullptr;
  if (question == nullptr) return DeskMove::stay();
  return DeskMove::open(std::make_unique<QuestionPage>(context_, session_, question->id));
}

Screen PublishPage::screen() const {
  Panel panel = begin("desk:publish", text("publishTitle"));
  const bool may = draft().is_publishable();
  panel.hint(text(may ? "publishHint" : "publishNot"));
  const auto changes = changes_between(session_->base(), questionnaire());
  for (std::size_t i = 0; i < changes.size(); ++i)
    panel.fact("change:" + std::to_string(i),
               words_.change(changes[i], session_->base(), questionnaire()));
  if (std::any_of(changes.begin(), changes.end(), is_change_of_wording))
    panel.fact("comparable", text("wordingChanged"), "", Level::Warning);
  if (!draft().findings().empty()) panel.row("findings", text("findings"), "", "findings");
  panel.back();
  panel.finish("agree", text("publish"), "agree", !may || changes.empty());
  return panel.take();
}

DeskMove PublishPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "findings")
    return DeskMove::open(std::make_unique<FindingsPage>(context_, session_));
  if (action.value != "agree" || !draft().is_publishable()) return DeskMove::stay();
  if (const auto published = session_->publish(); !published) {
    error_ = context_.words_of(published.error());
    return DeskMove::stay();
  }
  return {.kind = DeskMove::Kind::Home};
}

}  // namespace zuil
