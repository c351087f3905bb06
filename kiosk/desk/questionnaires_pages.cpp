// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/questionnaires_pages.h"

#include <algorithm>
#include <utility>

#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/draft_pages.h"
#include "kiosk/desk/offered_here.h"
#include "kiosk/desk/publication_words.h"
#include "kiosk/store/draft_store.h"

namespace zuil {
namespace {

constexpr std::size_t kShortHash = 8;
constexpr std::size_t kMostVersions = 40;  // shown

Result<void> keep_order(DeskContext& context, const std::vector<OfferedHere>& order,
                        const std::string& what) {
  auto kept = OfferedStore::open(context.database()).and_then([&](OfferedStore&& store) {
    return store.keep(order);
  });
  context.record("offer", what, kept);
  return kept;
}

Result<Questionnaire> read_version(QuestionnaireStore& versions, const std::string& hash) {
  ZUIL_TRY(auto found, versions.find(hash));
  if (found) return std::move(*found);
  return fail(ErrorCode::Corrupt, "the version " + hash.substr(0, kShortHash) + " is gone",
              "Publish another one.");
}

}  // namespace

void QuestionnairesPage::resume() {
  auto read = this->read();
  if (read) rows_ = std::move(*read);
  error_ = read ? "" : context_.words_of(read.error());
}

Result<std::vector<QuestionnairesPage::Row>> QuestionnairesPage::read() const {
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context_.database()));
  ZUIL_TRY(auto drafts, DraftStore::open(context_.database()));
  ZUIL_TRY(const auto order, read_order(context_, versions));
  const EditorWords words(context_.texts, context_.language);
  std::vector<Row> rows;
  for (const OfferedHere& offered : order) {
    Row& row = rows.emplace_back(Row{.offered = offered, .title = offered.id});
    ZUIL_TRY(const auto active, versions.active(offered.id));
    if (active)
      if (const auto found = versions.find(active->hash); found && *found)
        row.title = words.shown((*found)->title, **found);
    ZUIL_TRY(const auto draft, drafts.find(offered.id));
    ZUIL_TRY(const auto waiting, versions.waiting_file(offered.id));
    row.has_draft = draft.has_value();
    row.has_waiting_file = waiting.has_value();
  }
  return rows;
}

std::string QuestionnairesPage::state_of(const Row& row) const {
  std::string state = context_.text(row.offered.active ? "isOfferedNow" : "isNotOfferedNow");
  if (row.has_draft) state += ", " + context_.text("hasDraft");
  if (row.has_waiting_file) state += ", " + context_.text("hasWaitingFile");
  return state;
}

Screen QuestionnairesPage::screen() const {
  Panel panel = context_.panel("desk:questionnaires", "questionnaires");
  if (!error_.empty()) panel.error(error_);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::string& id = rows_[i].offered.id;
    panel.row("questionnaire:" + id, rows_[i].title, state_of(rows_[i]), "open:" + id);
    if (rows_.size() == 1) continue;
    panel.beside("up:" + id, context_.text("moveUp", {{"what", rows_[i].title}}), "up", "up:" + id,
                 i == 0);
    panel.beside("down:" + id, context_.text("moveDown", {{"what", rows_[i].title}}), "down",
                 "down:" + id, i + 1 == rows_.size());
  }
  panel.back();
  return panel.take();
}

DeskMove QuestionnairesPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::string& id = rows_[i].offered.id;
    if (action.value == "open:" + id)
      return DeskMove::open(std::make_unique<QuestionnairePage>(context_, id));
    if (action.value == "up:" + id && i > 0) return move(i, i - 1);
    if (action.value == "down:" + id && i + 1 < rows_.size()) return move(i, i + 1);
  }
  return DeskMove::stay();
}

DeskMove QuestionnairesPage::move(std::size_t index, std::size_t to) {
  std::vector<OfferedHere> order;
  for (const Row& row : rows_) order.push_back(row.offered);
  std::swap(order[index], order[to]);
  const auto kept = keep_order(context_, order, rows_[index].offered.id + " move");
  resume();
  if (!kept) error_ = context_.words_of(kept.error());
  return DeskMove::stay();
}

void QuestionnairePage::resume() {
  const auto read = this->read();
  error_ = read ? "" : context_.words_of(read.error());
}

Result<void> QuestionnairePage::read() {
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context_.database()));
  ZUIL_TRY(auto drafts, DraftStore::open(context_.database()));
  ZUIL_TRY(order_, read_order(context_, versions));
  ZUIL_TRY(active_, versions.active(id_));
  ZUIL_TRY(waiting_, versions.waiting_file(id_));
  ZUIL_TRY(const auto draft, drafts.find(id_));
  has_draft_ = draft.has_value();
  offered_.reset();
  if (!active_) return {};
  draft_is_outdated_ = draft && draft->base != active_->hash;
  ZUIL_TRY(offered_, read_version(versions, active_->hash));
  return {};
}

Screen QuestionnairePage::screen() const {
  const EditorWords words(context_.texts, context_.language);
  Panel panel(context_.texts, context_.language, "desk:questionnaire",
              offered_ ? words.shown(offered_->title, *offered_) : id_);
  if (!error_.empty()) panel.error(error_);
  if (active_) panel.hint(published_in_words(context_, *active_));
  if (waiting_) {
    panel.row("waiting", context_.text("waitingFile"), context_.text("waitingFileDetail"),
              "waiting");
    panel.row("leave", context_.text("leaveFile"), "", "leave");
  }
  const auto found = std::find_if(order_.begin(), order_.end(),
                                  [&](const OfferedHere& one) { return one.id == id_; });
  if (found != order_.end())
    panel.check("active", context_.text("offerToVisitors"), found->active, "active");
  panel.row("edit", context_.text("edit"), context_.text(draft_state()), "edit");
  panel.row("rehearse", context_.text("rehearse"), context_.text("rehearseDetail"), "rehearse");
  panel.row("versions", context_.text("versions"), context_.text("versionsDetail"), "versions");
  if (has_draft_) panel.row("discard", context_.text("discardDraft"), "", "discard");
  panel.back();
  return panel.take();
}

std::string_view QuestionnairePage::draft_state() const {
  if (!has_draft_) return "noDraft";
  return draft_is_outdated_ ? "draftThereOutdated" : "draftThere";
}

DeskMove QuestionnairePage::tell(const Error& error) {
  error_ = context_.words_of(error);
  return DeskMove::stay();
}

DeskMove QuestionnairePage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "edit") return edit();
  if (action.value == "rehearse") return rehearse();
  if (action.value == "versions")
    return DeskMove::open(std::make_unique<VersionsPage>(context_, id_));
  if (action.value == "discard") return discard();
  if (action.value == "waiting" && waiting_) return take_file();
  if (action.value == "leave" && waiting_) return leave_file();
  if (action.value != "active") return DeskMove::stay();
  const auto found = std::find_if(order_.begin(), order_.end(),
                                  [&](const OfferedHere& one) { return one.id == id_; });
  return found == order_.end() ? DeskMove::stay() : turn(!found->active);
}

DeskMove QuestionnairePage::edit() {
  auto session = EditSession::open(context_, id_);
  if (!session) return tell(session.error());
  return DeskMove::open(std::make_unique<DraftPage>(context_, std::move(*session)));
}

DeskMove QuestionnairePage::rehearse() {
  if (!offered_) return DeskMove::stay();
  return {.kind = DeskMove::Kind::Rehearse,
          .questionnaire = std::make_shared<const Questionnaire>(*offered_)};
}

DeskMove QuestionnairePage::turn(bool active) {
  std::vector<OfferedHere> order = order_;
  for (OfferedHere& one : order)
    if (one.id == id_) one.active = active;
  const auto kept = keep_order(context_, order, id_ + (active ? " on" : " off"));
  resume();
  if (kept) return DeskMove::stay();
  if (kept.error().code == ErrorCode::Refused) {
    error_ = context_.text("lastQuestionnaire");
    return DeskMove::stay();
  }
  return tell(kept.error());
}

DeskMove QuestionnairePage::discard() {
  ToConfirm wanted;
  wanted.name = "desk:confirm:discard-draft";
  wanted.title = context_.text("discardDraftTitle");
  wanted.hint = context_.text("discardDraftHint");
  wanted.agree = context_.text("discardDraft");
  wanted.done = [this]() -> Result<DeskMove> {
    const auto done = DraftStore::open(context_.database()).and_then([&](DraftStore&& drafts) {
      return drafts.discard(id_);
    });
    context_.record("discard", id_, done);
    ZUIL_CHECK(done);
    return DeskMove::stay(context_.text("draftDiscarded"));
  };
  return DeskMove::open(std::make_unique<ConfirmPage>(context_, std::move(wanted)));
}

DeskMove QuestionnairePage::take_file() {
  ToConfirm wanted;
  wanted.name = "desk:confirm:waiting-file";
  wanted.title = context_.text("takeFileTitle");
  wanted.hint = context_.text("waitingFileHint");
  const EditorWords words(context_.texts, context_.language);
  auto versions = QuestionnaireStore::open(context_.database());
  if (!versions) return tell(versions.error());
  const auto newer = read_version(*versions, waiting_->hash);
  if (!newer) return tell(newer.error());
  if (offered_) {
    auto told = changes_in_words(changes_between(*offered_, *newer), *offered_, *newer, words);
    wanted.lines = std::move(told.lines);
    wanted.all = std::move(told.all);
  }
  wanted.agree = context_.text("takeFile");
  wanted.done = [this]() -> Result<DeskMove> {
    ZUIL_TRY(auto store, QuestionnaireStore::open(context_.database()));
    const auto done = store.take_file(id_, *context_.role, context_.now());
    context_.record("publish", published_object(id_, waiting_->hash), done);
    ZUIL_CHECK(done);
    return DeskMove::stay(context_.text("fileTaken"));
  };
  return DeskMove::open(std::make_unique<ConfirmPage>(context_, std::move(wanted)));
}

DeskMove QuestionnairePage::leave_file() {
  const auto left =
      QuestionnaireStore::open(context_.database()).and_then([&](QuestionnaireStore&& store) {
        return store.leave_file(id_);
      });
  context_.record("leave file", id_, left);
  resume();
  return left ? DeskMove::stay(context_.text("fileLeft")) : tell(left.error());
}

void VersionsPage::resume() {
  auto read =
      QuestionnaireStore::open(context_.database()).and_then([&](QuestionnaireStore&& store) {
        return store.publications(id_);
      });
  error_ = read ? "" : context_.words_of(read.error());
  if (read) publications_ = std::move(*read);
}

Screen VersionsPage::screen() const {
  Panel panel = context_.panel("desk:versions", "versions");
  panel.hint(context_.text("versionsHint"));
  if (!error_.empty()) panel.error(error_);
  for (std::size_t i = 0; i < std::min(publications_.size(), kMostVersions); ++i) {
    const Publication& publication = publications_[i];
    const std::string label =
        context_.text("version", {{"number", std::to_string(publications_.size() - i)},
                                  {"hash", publication.hash.substr(0, kShortHash)}});
    const std::string detail = published_in_words(context_, publication);
    const std::string id = "version:" + std::to_string(publication.number);
    if (i == 0)
      panel.fact(id, label, detail, Level::Fine);
    else
      panel.row(id, label, detail, id);
  }
  panel.back();
  return panel.take();
}

DeskMove VersionsPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  for (const Publication& publication : publications_) {
    if (action.value != "version:" + std::to_string(publication.number)) continue;
    auto move = roll_back(publication);
    if (move) return std::move(*move);
    error_ = context_.words_of(move.error());
  }
  return DeskMove::stay();
}

Result<DeskMove> VersionsPage::roll_back(const Publication& publication) {
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context_.database()));
  ZUIL_TRY(const Questionnaire earlier, read_version(versions, publication.hash));
  ZUIL_TRY(const Questionnaire offered, read_version(versions, publications_.front().hash));
  const EditorWords words(context_.texts, context_.language);
  ToConfirm wanted;
  wanted.name = "desk:confirm:roll-back";
  wanted.title = context_.text("rollBackTitle");
  wanted.hint = published_in_words(context_, publication);
  auto told = changes_in_words(changes_between(offered, earlier), offered, earlier, words);
  wanted.lines = std::move(told.lines);
  wanted.all = std::move(told.all);
  if (wanted.lines.empty()) wanted.lines.push_back(context_.text("noChanges"));
  wanted.agree = context_.text("rollBack");
  wanted.done = [this, earlier]() -> Result<DeskMove> {
    ZUIL_TRY(auto store, QuestionnaireStore::open(context_.database()));
    const auto done =
        store.publish(earlier, {PublicationSource::Earlier, context_.role}, context_.now());
    context_.record("roll back", published_object(id_, earlier.hash), done);
    ZUIL_CHECK(done);
    return DeskMove::stay(context_.text("rolledBack"));
  };
  return DeskMove::open(std::make_unique<ConfirmPage>(context_, std::move(wanted)));
}

}  // namespace zuil
