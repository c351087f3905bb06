// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/edit_session.h"

#include <algorithm>
#include <utility>

#include "kiosk/desk/text_pages.h"

namespace zuil {
namespace {

constexpr std::size_t kShownText = 80;  // characters of a text in a row

std::ptrdiff_t count_errors(const std::vector<Finding>& findings) {
  return std::count_if(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::Error; });
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
  ZUIL_TRY(auto offered, versions.find(active->hash));
  ZUIL_TRY(auto base, versions.find(stored ? stored->base : active->hash));
  if (!base || !offered) return fail(ErrorCode::Corrupt, "a version of \"" + id + "\" is gone");
  ZUIL_TRY(auto draft, Draft::open(stored ? stored->document : base->canonical_json, id));
  return std::shared_ptr<EditSession>(new EditSession(context, std::move(drafts), std::move(draft),
                                                      std::move(*base), std::move(*offered),
                                                      *active));
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

Result<std::size_t> EditSession::publish() {
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context_.database()));
  const auto done =
      versions.publish(questionnaire(), {PublicationSource::Editor, context_.role}, context_.now());
  context_.record("publish", published_object(base_.id, questionnaire().hash), done);
  ZUIL_CHECK(done);
  ZUIL_TRY(const auto all, versions.publications(base_.id));
  return all.size();
}

Result<void> EditSession::start_anew() {
  ZUIL_TRY(auto draft, Draft::open(offered_.canonical_json, offered_.id));
  const auto discarded = drafts_.discard(base_.id);
  context_.record("discard", base_.id, discarded);
  ZUIL_CHECK(discarded);
  draft_ = std::move(draft);
  base_ = offered_;
  return {};
}

std::vector<Finding> EditSession::findings() const {
  std::vector<Finding> all = draft_.findings();
  if (knows_fit()) all.insert(all.end(), fit_.begin(), fit_.end());
  return all;
}

std::vector<Finding> EditSession::findings_at(std::string_view place) const {
  std::vector<Finding> found = findings();
  std::erase_if(found, [&](const Finding& finding) { return !is_at(finding.path, place); });
  return found;
}

bool EditSession::is_publishable() const {
  return knows_fit() && count_errors(findings()) == 0;
}

void EditSession::check_fit() {
  if (knows_fit()) return;
  fit_.clear();
  fit_hash_ = questionnaire().hash;
  // What breaks a rule cannot be walked through; it is not published either.
  if (!context_.parts.check_fit || !draft_.is_publishable()) return;
  fit_ = context_.parts.check_fit(questionnaire());
  if (fit_.empty()) return;
  // The place may be another, the screen is the same.
  const auto before = context_.parts.check_fit(offered_);
  for (Finding& finding : fit_)
    if (std::any_of(before.begin(), before.end(),
                    [&](const Finding& other) { return other.what == finding.what; }))
      finding.severity = Severity::Warning;
}

Panel EditPage::begin(std::string name, std::string title) const {
  Panel panel(context_.texts, context_.language, std::move(name), std::move(title));
  if (!error_.empty()) panel.error(error_);
  return panel;
}

void EditPage::add_findings(Panel& panel, const std::string& place) const {
  const auto findings = session_->findings_at(place);
  int number = 0;
  for (const Severity severity : {Severity::Error, Severity::Warning})
    for (const Finding& finding : findings)
      if (finding.severity == severity)
        panel.finding("finding:" + std::to_string(++number),
                      words_.place(finding.path, questionnaire()) + ": " + words_.finding(finding),
                      severity == Severity::Error ? Level::Fault : Level::Warning);
}

void EditPage::add_findings_row(Panel& panel) const {
  const std::size_t count = session_->findings().size();
  if (count == 0) return;
  panel.row(
      "findings", text("findings"),
      count == 1 ? text("findingOne") : text("findingsCount", {{"count", std::to_string(count)}}),
      "findings");
}

std::string EditPage::state_of(bool visible, const std::string& place) const {
  const auto errors = count_errors(session_->findings_at(place));
  std::string state = visible ? "" : text("switchedOff");
  if (errors == 0) return state;
  if (!state.empty()) state += ", ";
  return state +
         (errors == 1 ? text("faultOne") : text("faults", {{"count", std::to_string(errors)}}));
}

void EditPage::add_text_row(Panel& panel, const std::string& place,
                            const std::string& field) const {
  const std::string shown = words_.shown(draft().text_at(place + "." + field), questionnaire());
  panel.row("text:" + field, capitalised(words_.field_at(place + "." + field)),
            shown.empty() ? text("noText") : shortened(shown, kShownText), "text:" + field);
}

void EditPage::add_moves(Panel& panel, const std::string& id, const std::string& what, bool up,
                         bool down) const {
  panel.beside("up:" + id, text("moveUp", {{"what", what}}), "up", "up:" + id, !up);
  panel.beside("down:" + id, text("moveDown", {{"what", what}}), "down", "down:" + id, !down);
}

void EditPage::add_reopens(Panel& panel, const std::string& key, bool on) const {
  panel.check("reopens", text(key), on, "reopens");
  panel.last().detail = text(key + "Detail");
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
