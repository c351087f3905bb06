// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/edit_session.h"

#include <algorithm>
#include <utility>

#include "kiosk/desk/text_pages.h"

namespace zuil {
namespace {

constexpr std::size_t kShownText = 80;  // characters of a text in a row

// As a title or a row begins; the words here are of the desk's own languages.
std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string object_of(const Action& action, std::string_view verb) {
  const std::string& value = action.value;
  if (!value.starts_with(verb) || value.size() <= verb.size() || value[verb.size()] != ':')
    return {};
  return value.substr(verb.size() + 1);
}

Result<std::shared_ptr<EditSession>> EditSession::open(DeskContext& context,
                                                       const std::string& id) {
  ZUIL_TRY(auto drafts, DraftStore::open(context.database()));
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context.database()));
  ZUIL_TRY(const auto active, versions.active(id));
  if (!active)
    return fail(ErrorCode::NotFound, "no version of \"" + id + "\" is offered",
                "Offer it in kiosk.json first.");
  ZUIL_TRY(const auto stored, drafts.find(id));
  ZUIL_TRY(auto base, versions.find(stored ? stored->base : active->hash));
  if (!base) return fail(ErrorCode::Corrupt, "a version of \"" + id + "\" is gone");
  ZUIL_TRY(auto draft, Draft::open(stored ? stored->document : base->canonical_json, id));
  const bool is_outdated = base->hash != active->hash;
  std::shared_ptr<EditSession> session(
      new EditSession(context, std::move(drafts), std::move(draft), std::move(*base)));
  session->is_outdated_ = is_outdated;
  return session;
}

Result<void> EditSession::keep() {
  if (!has_changes()) return drafts_.discard(base_.id);
  return drafts_.save({base_.id, base_.hash, draft_.document()});
}

Result<void> EditSession::edit(const std::string& object,
                               const std::function<Result<void>(Draft&)>& what) {
  Draft before = draft_;
  auto done = what(draft_);
  if (done && draft_.document() != before.document()) done = keep();
  if (!done) draft_ = std::move(before);
  context_.record("edit", base_.id + " " + object, done);
  return done;
}

Result<void> EditSession::publish() {
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context_.database()));
  auto done =
      versions.publish(questionnaire(), {PublicationSource::Editor, context_.role}, context_.now());
  context_.record("publish", published_object(base_.id, questionnaire().hash), done);
  return done;
}

Panel EditPage::begin(std::string name, std::string title) const {
  Panel panel(context_.texts, context_.language, std::move(name), std::move(title));
  if (!error_.empty()) panel.error(error_);
  return panel;
}

void EditPage::add_findings(Panel& panel, const std::string& place) const {
  const auto findings = draft().findings_at(place);
  int number = 0;
  for (const Severity severity : {Severity::Error, Severity::Warning})
    for (const Finding& finding : findings)
      if (finding.severity == severity)
        panel.finding("finding:" + std::to_string(++number),
                      words_.place(finding.path, questionnaire()) + ": " + words_.finding(finding),
                      severity == Severity::Error ? Level::Fault : Level::Warning);
}

std::string EditPage::state_of(bool visible, const std::string& place) const {
  const auto findings = draft().findings_at(place);
  const auto errors = std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::Error;
  });
  std::string state = visible ? "" : text("switchedOff");
  if (errors == 0) return state;
  if (!state.empty()) state += ", ";
  return state +
         (errors == 1 ? text("faultOne") : text("faults", {{"count", std::to_string(errors)}}));
}

void EditPage::add_text_row(Panel& panel, const std::string& place,
                            const std::string& field) const {
  const LocalText words = draft().text_at(place + "." + field);
  const std::string& shown = words.in(words_.text_language(questionnaire()));
  panel.row("text:" + field, capitalised(words_.field_at(place + "." + field)),
            shown.empty() ? text("noText") : shortened(shown, kShownText), "text:" + field);
}

void EditPage::add_moves(Panel& panel, const std::string& id, const std::string& what, bool up,
                         bool down) const {
  panel.beside("up:" + id, text("moveUp", {{"what", what}}), "up", "up:" + id, !up);
  panel.beside("down:" + id, text("moveDown", {{"what", what}}), "down", "down:" + id, !down);
}

DeskMove EditPage::open_texts(const std::string& place, const std::string& field) const {
  return DeskMove::open(std::make_unique<TextsPage>(
      context_, session_, place + "." + field, capitalised(words_.field_at(place + "." + field))));
}

DeskMove EditPage::edit(const std::string& object,
                        const std::function<Result<void>(Draft&)>& what) {
  const auto done = session_->edit(object, what);
  error_ = done ? "" : context_.words_of(done.error());
  return DeskMove::stay();
}

}  // namespace zuil
