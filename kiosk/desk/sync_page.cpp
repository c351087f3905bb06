// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/sync_page.h"

#include <utility>

#include "kiosk/desk/sync_words.h"

namespace zuil {
namespace {

using std::chrono::seconds;

// All that is shown, to see whether it is another.
std::string shown(const Screen& screen) {
  std::string all;
  for (const Node& node : screen.nodes)
    all += node.id + "\n" + node.label + "\n" + node.detail + "\n" + node.icon + "\n" +
           std::to_string(node.value) + (node.disabled ? "-" : "+");
  return all;
}

}  // namespace

Result<SyncPage::Opened> SyncPage::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto board, SyncBoard::open(file));
  ZUIL_TRY(auto responses, ResponseStore::open(file));
  return Opened{std::move(board), std::move(responses)};
}

SyncPage::SyncPage(DeskContext& context) : LookingPage(context), opened_(open(context.database())) {
  look();
}

bool SyncPage::look() {
  unreadable_.clear();
  if (!opened_) {
    unreadable_ = context_.words_of(opened_.error());
  } else {
    auto state = opened_->board.read();
    const auto totals = opened_->responses.totals();
    if (state) state_ = std::move(*state);
    if (totals) totals_ = *totals;
    if (!state || !totals) unreadable_ = context_.words_of(!state ? state.error() : totals.error());
  }
  look_again_in(seconds(is_busy() ? 1 : 5));
  std::string now = shown(screen());
  const bool changed = now != shown_;
  shown_ = std::move(now);
  return changed;
}

Screen SyncPage::screen() const {
  Panel panel = context_.panel("desk:sync", "sync");
  panel.hint(context_.text("syncHint"));
  for (const std::string& error : {error_, unreadable_})
    if (!error.empty()) panel.error(error);
  if (is_busy())
    add_progress(panel);
  else
    add_last(panel);
  add_totals(panel);
  panel.back();
  const bool ending = state_.running && state_.run && state_.run->cancel_asked;
  if (is_busy())
    panel.finish("cancel", context_.text(ending ? "syncEnding" : "syncCancel"), "cancel", ending);
  else
    panel.finish("now", context_.text("syncNow"), "now", !opened_);
  return panel.take();
}

void SyncPage::add_progress(Panel& panel) const {
  if (!state_.running) {
    if (context_.now() > *state_.asked + kSyncPatience)
      panel.finding("cause", context_.text("syncDoesNotBegin"), Level::Fault);
    else
      panel.fact("last", context_.text("syncAsked"));
    return;
  }
  const SyncRun& run = *state_.run;
  panel.progress(
      "progress", last_run_in_words(context_, state_).words,
      run.total > 0 ? static_cast<double>(run.delivered) / static_cast<double>(run.total) : 0);
}

void SyncPage::add_last(Panel& panel) const {
  const Told last = last_run_in_words(context_, state_);
  panel.fact("last", context_.text("syncLast"), last.words, last.level);
  if (state_.run && state_.run->trouble)
    panel.finding("cause", in_words(context_, state_.run->trouble->cause), last.level);
}

void SyncPage::add_totals(Panel& panel) const {
  const auto count = [&](std::int64_t number) { return number_in_words(context_, number); };
  panel.fact("sealed", context_.text("sealed"), count(totals_.sealed));
  const Told waiting = waiting_in_words(context_, totals_, state_.collector);
  panel.fact("waiting", context_.text("waiting"), waiting.words, waiting.level);
  panel.fact("delivered", context_.text("delivered"), count(totals_.delivered));
  const Told complete = completeness_in_words(context_, totals_, state_.collector);
  panel.fact("complete", context_.text("completeness"), complete.words, complete.level);
  const Told next = next_run_in_words(context_, state_);
  panel.fact("next", context_.text("syncNext"), next.words, next.level);
  if (state_.collector.delivered)
    panel.fact("good", context_.text("syncLastGood"),
               moment_in_words(context_, *state_.collector.delivered));
  if (state_.collector.news)
    panel.fact("news", context_.text("syncNews"),
               moment_in_words(context_, *state_.collector.news));
}

DeskMove SyncPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (!opened_) return DeskMove::stay();
  error_.clear();
  if (action.value == "now") ask();
  if (action.value == "cancel") cancel();
  look();
  return DeskMove::stay();
}

void SyncPage::ask() {
  const auto asked = opened_->board.ask(context_.now());
  context_.record("synchronise", "collector", asked);
  if (!asked) error_ = context_.words_of(asked.error());
}

void SyncPage::cancel() {
  const auto cancelled = opened_->board.cancel();
  context_.record("cancel", "synchronise", cancelled);
  if (!cancelled) error_ = context_.words_of(cancelled.error());
}

}  // namespace zuil
