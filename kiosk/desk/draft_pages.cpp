// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/draft_pages.h"

#include <algorithm>
#include <utility>

#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/list_page.h"
#include "kiosk/desk/question_pages.h"
#include "kiosk/desk/text_pages.h"

namespace zuil {
namespace {

constexpr int kMostNews = 6;  // the rest is on the page of findings

// The question a finding is about; null where it is about none.
const Question* question_at(const Draft& draft, const Finding& finding) {
  for (const Question& question : draft.questionnaire().questions) {
    const std::string place = draft.place_of({question.id, ""});
    if (!place.empty() && is_at(finding.path, place)) return &question;
  }
  return nullptr;
}

}  // namespace

Screen DraftPage::screen() const {
  Panel panel = begin("desk:draft", words_.shown(questionnaire().title, questionnaire()));
  panel.hint(text(session_->has_changes() ? "draftHint" : "draftUnchanged"));
  if (session_->is_outdated())
    panel.fact("outdated", text("draftOutdated"),
               published_in_words(context_, session_->publication()), Level::Warning);
  add_findings_row(panel);
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
      const std::string title = words_.section(questionnaire(), question.section);
      panel.fact("section:" + question.section, text("section", {{"name", title}}));
      add_moves(panel, "section:" + question.section, title,
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
  const auto findings = session_->findings();
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
        // A place can have several.
        panel.last().spoken = place + ": " + words_.finding(findings[i]);
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
  const auto findings = session_->findings();
  const std::size_t index = std::stoul(number);
  const Question* question =
      index < findings.size() ? question_at(draft(), findings[index]) : nullptr;
  if (question == nullptr) return DeskMove::stay();
  return DeskMove::open(std::make_unique<QuestionPage>(context_, session_, question->id));
}

void PublishPage::resume() {
  const Questionnaire& offered = session_->offered();
  changes_ = changes_between(offered, questionnaire());
  told_ = changes_in_words(changes_, offered, questionnaire(), words_);
  const auto as_offered = Draft::open(offered.canonical_json, offered.id);
  known_ = as_offered ? as_offered->findings() : std::vector<Finding>();
  checks_at_.reset();
  if (!session_->knows_fit()) checks_at_ = context_.parts.clock.steady();
}

bool PublishPage::tick() {
  if (!checks_at_) return false;
  checks_at_.reset();
  session_->check_fit();
  return true;
}

void PublishPage::add_outdated(Panel& panel) const {
  if (!session_->is_outdated()) return;
  panel.fact("outdated", text("publishOutdated"),
             published_in_words(context_, session_->publication()), Level::Warning);
  panel.row("anew", text("startAnew"), text("startAnewDetail"), "anew");
}

// What is wrong that is not wrong with what visitors meet now.
void PublishPage::add_news(Panel& panel) const {
  const auto findings = session_->findings();
  int number = 0;
  for (const Severity severity : {Severity::Error, Severity::Warning})
    for (const Finding& finding : findings) {
      const bool is_known =
          severity == Severity::Warning &&
          std::any_of(known_.begin(), known_.end(), [&](const Finding& known) {
            return known.what == finding.what && known.severity == finding.severity;
          });
      if (finding.severity != severity || is_known || number == kMostNews) continue;
      panel.fact("new:" + std::to_string(++number), words_.place(finding.path, questionnaire()),
                 words_.finding(finding),
                 severity == Severity::Error ? Level::Fault : Level::Warning);
    }
}

Screen PublishPage::screen() const {
  const bool is_wrong = session_->knows_fit() && !session_->is_publishable();
  Panel panel = begin("desk:publish", text(is_wrong ? "publishNotYet" : "publishTitle"));
  panel.hint(text(is_wrong ? "publishNot" : checks_at_ ? "publishChecking" : "publishHint"));
  add_outdated(panel);
  add_news(panel);
  if (std::any_of(changes_.begin(), changes_.end(), is_change_of_wording))
    panel.fact("comparable", text("wordingChanged"), "", Level::Warning);
  for (std::size_t i = 0; i < told_.lines.size(); ++i)
    panel.fact("change:" + std::to_string(i), told_.lines[i]);
  if (told_.lines.empty()) panel.fact("same", text("noChanges"));
  if (!told_.all.empty()) add_all_row(panel, context_, told_.all.size());
  add_findings_row(panel);
  panel.back();
  panel.finish("agree", text(session_->is_outdated() ? "publishAnyway" : "publish"), "agree",
               !session_->is_publishable() || changes_.empty());
  return panel.take();
}

DeskMove PublishPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "findings")
    return DeskMove::open(std::make_unique<FindingsPage>(context_, session_));
  if (action.value == "all" && !told_.all.empty())
    return DeskMove::open(std::make_unique<ListPage>(context_, told_.all));
  if (action.value == "anew") return start_anew();
  if (action.value != "agree" || !session_->is_publishable()) return DeskMove::stay();
  return publish();
}

DeskMove PublishPage::publish() {
  const auto number = session_->publish();
  if (!number) {
    error_ = context_.words_of(number.error());
    return DeskMove::stay();
  }
  return {.kind = DeskMove::Kind::Home,
          .notice = text("published", {{"number", std::to_string(*number)}})};
}

DeskMove PublishPage::start_anew() {
  ToConfirm wanted;
  wanted.name = "desk:confirm:start-anew";
  wanted.title = text("startAnewTitle");
  wanted.hint = text("discardDraftHint");
  wanted.agree = text("startAnew");
  wanted.done = [this]() -> Result<DeskMove> {
    ZUIL_CHECK(session_->start_anew());
    return DeskMove{.kind = DeskMove::Kind::Back, .pages = 2, .notice = text("startedAnew")};
  };
  return DeskMove::open(std::make_unique<ConfirmPage>(context_, std::move(wanted)));
}

}  // namespace zuil
