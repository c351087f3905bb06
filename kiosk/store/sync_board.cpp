// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/sync_board.h"

#include <array>
#include <string_view>
#include <system_error>

#include "kiosk/base/file.h"
#include "kiosk/store/store_file.h"
#include "kiosk/store/sync_lock.h"

namespace zuil {
namespace {

using std::chrono::seconds;

constexpr std::int64_t kKeptRuns = 20;

constexpr std::array<std::pair<SyncOrigin, std::string_view>, 3> kOrigins{{
    {SyncOrigin::Night, "night"},
    {SyncOrigin::Operator, "operator"},
    {SyncOrigin::Hand, "hand"},
}};
constexpr std::array<std::pair<SyncEnding, std::string_view>, 4> kEndings{{
    {SyncEnding::Delivered, "delivered"},
    {SyncEnding::Unfinished, "unfinished"},
    {SyncEnding::Cancelled, "cancelled"},
    {SyncEnding::WrongConfiguration, "wrong_configuration"},
}};

// The tables above, both ways. A name that this version does not know is the first.
template <class Names, class Value>
std::string_view name_in(const Names& names, Value value) {
  for (const auto& [known, name] : names)
    if (known == value) return name;
  return names.front().second;
}
template <class Names>
auto value_in(const Names& names, std::string_view text) {
  for (const auto& [value, name] : names)
    if (name == text) return value;
  return names.front().first;
}

std::optional<std::int64_t> kept(const std::optional<WallTime>& time) {
  return time ? std::optional(unix_seconds(*time)) : std::nullopt;
}

std::optional<WallTime> moment(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return WallTime(seconds(row.integer(column)));
}

std::optional<std::int64_t> number(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

std::optional<std::string> text(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.text(column));
}

SyncTrouble trouble_at(const Statement& row, int column) {
  return {sync_cause(row.text(column)).value_or(SyncCause::Other), row.text(column + 1),
          row.text(column + 2)};
}

}  // namespace

Result<SyncBoard> SyncBoard::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return SyncBoard(std::move(database), file.parent_path());
}

std::filesystem::path SyncBoard::bell() const {
  return folder_ / "sync-now";
}

Result<SyncState> SyncBoard::read() {
  SyncState state;
  // Looked at first: a run that ends in between is then read as ended.
  const bool held = SyncLock::is_held(folder_);
  ZUIL_TRY(state.run, last_run());
  if (state.run && !state.run->ended) {
    state.running = held;
    if (!held) state.run->trouble = SyncTrouble{SyncCause::Interrupted, "", ""};
  }
  ZUIL_TRY(const auto asked, database_.query_integer("SELECT asked_at FROM sync_request"));
  if (asked) state.asked = WallTime(seconds(*asked));
  ZUIL_TRY(const auto planned, plan());
  if (planned) state.next = planned->next;
  ZUIL_TRY(state.urgent_trouble, urgent_trouble());
  ZUIL_TRY(state.collector, facts());
  return state;
}

Result<std::optional<SyncRun>> SyncBoard::last_run() {
  ZUIL_TRY(auto row, database_.prepare(
                         "SELECT number, origin, began_at, ended_at, ending, delivered, total, "
                         "cancel_asked, cause, message, hint FROM sync_run ORDER BY number DESC "
                         "LIMIT 1"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  SyncRun run;
  run.number = row.integer(0);
  run.origin = value_in(kOrigins, row.text(1));
  run.began = WallTime(seconds(row.integer(2)));
  run.ended = moment(row, 3);
  if (!row.is_null(4)) run.ending = value_in(kEndings, row.text(4));
  run.delivered = row.integer(5);
  run.total = row.integer(6);
  run.cancel_asked = row.integer(7) != 0;
  if (!row.text(8).empty()) run.trouble = trouble_at(row, 8);
  return run;
}

Result<std::optional<SyncTrouble>> SyncBoard::urgent_trouble() {
  ZUIL_TRY(auto row, database_.prepare("SELECT cause, message, hint FROM sync_urgent_trouble"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  return trouble_at(row, 0);
}

Result<CollectorFacts> SyncBoard::facts() {
  ZUIL_TRY(auto row, database_.prepare("SELECT met_at, delivered_at, held, missing, ahead_seconds, "
                                       "certificate_until, api_version, key_id, machine, news_at "
                                       "FROM sync_collector"));
  CollectorFacts facts;
  ZUIL_TRY(const bool found, row.step());
  if (!found) return facts;
  facts.met = moment(row, 0);
  facts.delivered = moment(row, 1);
  facts.held = number(row, 2);
  facts.missing = number(row, 3);
  if (!row.is_null(4)) facts.ahead = seconds(row.integer(4));
  facts.certificate_until = moment(row, 5);
  facts.api_version = text(row, 6);
  facts.key_id = text(row, 7);
  facts.machine = machine_standing(row.text(8));
  facts.news = moment(row, 9);
  return facts;
}

Result<void> SyncBoard::ask(WallTime now) {
  ZUIL_CHECK(database_.run(
      "INSERT INTO sync_request (slot, asked_at) VALUES (1, ?) ON CONFLICT (slot) DO UPDATE SET "
      "asked_at = excluded.asked_at",
      unix_seconds(now)));
  auto rung = write_file(bell(), "", 0660);
  // Then nothing was asked: what is shown must not wait for it.
  if (!rung) ZUIL_CHECK(database_.execute("DELETE FROM sync_request"));
  return rung;
}

Result<void> SyncBoard::cancel() {
  std::error_code ignored;  // without a request it rings for nothing
  std::filesystem::remove(bell(), ignored);
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_CHECK(database_.execute("DELETE FROM sync_request"));
  ZUIL_CHECK(database_.execute("UPDATE sync_run SET cancel_asked = 1 WHERE ended_at IS NULL"));
  return transaction.commit();
}

Result<bool> SyncBoard::take_request() {
  std::error_code failed;
  const bool rang = std::filesystem::remove(bell(), failed);
  if (failed)
    return fail(ErrorCode::Io, "cannot remove " + bell().string() + ": " + failed.message(),
                "Give this program's account the right to write in the data folder.");
  ZUIL_CHECK(database_.execute("DELETE FROM sync_request"));
  return rang || database_.changes() > 0;
}

Result<std::int64_t> SyncBoard::begin(SyncOrigin origin, std::int64_t total, WallTime now) {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_TRY(const auto run,
           database_.query_integer("INSERT INTO sync_run (origin, began_at, total) VALUES (?, ?, ?)"
                                   " RETURNING number",
                                   name_in(kOrigins, origin), unix_seconds(now), total));
  if (!run) return fail(ErrorCode::Corrupt, "the database gives an upload no number");
  ZUIL_CHECK(database_.run("DELETE FROM sync_run WHERE number <= ?", *run - kKeptRuns));
  ZUIL_CHECK(transaction.commit());
  return *run;
}

Result<void> SyncBoard::progress(std::int64_t run, std::int64_t delivered, std::int64_t total) {
  return database_.run("UPDATE sync_run SET delivered = ?, total = ? WHERE number = ?", delivered,
                       total, run);
}

Result<bool> SyncBoard::is_cancelled(std::int64_t run) {
  ZUIL_TRY(const auto asked,
           database_.query_integer("SELECT cancel_asked FROM sync_run WHERE number = ?", run));
  return asked.value_or(0) != 0;
}

Result<void> SyncBoard::end(std::int64_t run, SyncEnding ending,
                            const std::optional<SyncTrouble>& trouble, WallTime now) {
  const SyncTrouble why = trouble.value_or(SyncTrouble{});
  return database_.run(
      "UPDATE sync_run SET ended_at = ?, ending = ?, cause = ?, message = ?, hint = ? "
      "WHERE number = ?",
      unix_seconds(now), name_in(kEndings, ending),
      trouble ? name_of(why.cause) : std::string_view(), why.message, why.hint, run);
}

Result<void> SyncBoard::set_urgent_trouble(const std::optional<SyncTrouble>& trouble) {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_CHECK(database_.execute("DELETE FROM sync_urgent_trouble"));
  if (trouble)
    ZUIL_CHECK(database_.run(
        "INSERT INTO sync_urgent_trouble (slot, cause, message, hint) VALUES (1, ?, ?, ?)",
        name_of(trouble->cause), trouble->message, trouble->hint));
  return transaction.commit();
}

Result<void> SyncBoard::note(const CollectorFacts& facts) {
  const auto ahead = facts.ahead ? std::optional<std::int64_t>(facts.ahead->count()) : std::nullopt;
  const auto machine = facts.machine ? std::optional(name_of(*facts.machine)) : std::nullopt;
  return database_.run(
      "UPDATE sync_collector SET met_at = coalesce(?, met_at), "
      "delivered_at = coalesce(?, delivered_at), held = coalesce(?, held), "
      "missing = coalesce(?, missing), ahead_seconds = coalesce(?, ahead_seconds), "
      "certificate_until = coalesce(?, certificate_until), "
      "api_version = coalesce(?, api_version), key_id = coalesce(?, key_id), "
      "machine = coalesce(?, machine), news_at = coalesce(?, news_at)",
      kept(facts.met), kept(facts.delivered), facts.held, facts.missing, ahead,
      kept(facts.certificate_until), facts.api_version, facts.key_id, machine, kept(facts.news));
}

Result<std::optional<SyncPlan>> SyncBoard::plan() {
  ZUIL_TRY(auto row, database_.prepare("SELECT next_at, hours, failures FROM sync_plan"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  return SyncPlan{WallTime(seconds(row.integer(0))), row.text(1), static_cast<int>(row.integer(2))};
}

Result<void> SyncBoard::set_plan(const SyncPlan& plan) {
  return database_.run(
      "INSERT INTO sync_plan (slot, next_at, hours, failures) VALUES (1, ?, ?, ?) "
      "ON CONFLICT (slot) DO UPDATE SET next_at = excluded.next_at, hours = excluded.hours, "
      "failures = excluded.failures",
      unix_seconds(plan.next), plan.hours, plan.failures);
}

}  // namespace zuil
