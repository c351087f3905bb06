// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/sync_session.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "sync/uploader/log_upload.h"
#include "sync/uploader/news_fetch.h"
#include "sync/uploader/watched_transport.h"

namespace zuil {
namespace {

// What cannot be told does not keep the records from the collector.
void warn_unless(const Result<void>& told) {
  if (!told) log::warning("tell", "board", told.error().message);
}

SyncEnding ending_of(UploadEnd end) {
  switch (end) {
    case UploadEnd::AllDelivered:
      return SyncEnding::Delivered;
    case UploadEnd::Unfinished:
      return SyncEnding::Unfinished;
    case UploadEnd::WrongConfiguration:
      return SyncEnding::WrongConfiguration;
    case UploadEnd::Cancelled:
      return SyncEnding::Cancelled;
  }
  return SyncEnding::Unfinished;
}

std::optional<SyncTrouble> trouble_of(const UploadReport& report) {
  const bool told =
      report.end == UploadEnd::Unfinished || report.end == UploadEnd::WrongConfiguration;
  if (!told) return std::nullopt;
  const Error why = report.reason.value_or(Error{ErrorCode::Network, "", ""});
  return SyncTrouble{report.cause, why.message, why.hint};
}

CollectorFacts facts_of(const UploadReport& report) {
  CollectorFacts facts;
  facts.held = report.held;
  if (report.held) facts.missing = report.missing;
  return facts;
}

}  // namespace

Result<SyncStores> SyncStores::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto responses, ResponseStore::open(file));
  ZUIL_TRY(auto questionnaires, QuestionnaireStore::open(file));
  ZUIL_TRY(auto news, NewsStore::open(file));
  ZUIL_TRY(auto log, OperatorLog::open(file));
  return SyncStores{std::move(responses), std::move(questionnaires), std::move(news),
                    std::move(log)};
}

Result<std::optional<SyncOrigin>> due(SyncBoard& board, const SyncHours& hours, WallTime now,
                                      Random& random) {
  ZUIL_TRY(const bool asked, board.take_request());
  ZUIL_TRY(auto plan, board.plan());
  if (!plan || !is_good(*plan, hours, now)) {
    plan = first_plan(hours, now, random);
    ZUIL_CHECK(board.set_plan(*plan));
  }
  if (asked) return SyncOrigin::Operator;
  if (plan->next <= now) return SyncOrigin::Night;
  return std::nullopt;
}

Result<SyncSession> SyncSession::begin(SyncBoard& board, const std::filesystem::path& file,
                                       SyncOrigin origin, const SyncHours& hours,
                                       const Clock& clock, Random& random) {
  ZUIL_TRY(auto lock, SyncLock::take(file.parent_path()));
  ZUIL_TRY(const std::int64_t run, board.begin(origin, 0, clock.wall()));
  return SyncSession(board, std::move(lock), run, hours, clock, random);
}

bool SyncSession::is_cancelled() {
  return board_.is_cancelled(run_).value_or(false);
}

Result<UploadReport> SyncSession::upload(SyncStores& stores, UploadSettings settings,
                                         UploadEdges edges, const std::string& machine,
                                         const UploadProgress& progress) {
  const std::string token = settings.token;
  WatchedTransport collector(edges.transport, clock_);
  const UploadEdges watched{collector, edges.clock, edges.random, edges.sleep,
                            [this] { return is_cancelled(); }};
  const auto before = stores.responses.totals();
  if (before) tell_progress(*before, *before);
  UploadRun run(stores.responses, stores.questionnaires, std::move(settings), watched,
                [&](const OutboxTotals& now) {
                  if (before) tell_progress(*before, now);
                  if (progress) progress(now);
                });
  auto report = run.run();
  if (!report) {
    fail(report.error());
    return report;
  }
  CollectorFacts facts = facts_of(*report);
  if (report->end == UploadEnd::AllDelivered || report->end == UploadEnd::Unfinished) {
    if (fetch_news(stores.news, collector, token)) facts.news = clock_.wall();
    const auto receipt = upload_operator_log(stores.log, collector, token, machine);
    warn_unless(stores.log.purge(clock_.wall()));
    if (receipt) {
      facts.machine = receipt->machine;
      facts.held = receipt->held_total;
    }
    const auto totals = stores.responses.totals();
    if (receipt && totals)
      facts.missing = std::max<std::int64_t>(0, totals->delivered - receipt->held_total);
  }
  SyncEnding ending = ending_of(report->end);
  auto trouble = trouble_of(*report);
  // Nothing waited, so no receipt proves that it could have been delivered.
  if (ending == SyncEnding::Delivered && !report->held && collector.trouble()) {
    trouble = collector.trouble();
    const bool to_mend = trouble->cause == SyncCause::UnknownKiosk ||
                         trouble->cause == SyncCause::Configuration ||
                         trouble->cause == SyncCause::Proxy;
    ending = to_mend ? SyncEnding::WrongConfiguration : SyncEnding::Unfinished;
  }
  if (ending == SyncEnding::Delivered) facts.delivered = clock_.wall();
  warn_unless(board_.note(collector.facts()));
  warn_unless(board_.note(facts));
  end(ending, trouble);
  return report;
}

void SyncSession::refuse(const Error& why) {
  end(SyncEnding::WrongConfiguration, SyncTrouble{SyncCause::Configuration, why.message, why.hint});
}

void SyncSession::fail(const Error& why) {
  const auto cause = why.code == ErrorCode::Full ? SyncCause::DiskFull : SyncCause::DeviceFault;
  end(SyncEnding::Unfinished, SyncTrouble{cause, why.message, why.hint});
}

void SyncSession::tell_progress(const OutboxTotals& before, const OutboxTotals& now) {
  const std::int64_t delivered = now.delivered - before.delivered;
  warn_unless(board_.progress(run_, delivered, delivered + now.waiting));
}

void SyncSession::end(SyncEnding ending, const std::optional<SyncTrouble>& trouble) {
  const WallTime now = clock_.wall();
  const auto kept = board_.plan();
  const SyncPlan plan = kept && *kept ? **kept : SyncPlan{now, to_string(hours_), 0};
  warn_unless(board_.set_plan(next_plan(plan, ending, hours_, now, random_)));
  warn_unless(board_.end(run_, ending, trouble, now));
}

void tell_urgent(SyncBoard& board, const UploadReport& report) {
  warn_unless(board.set_urgent_trouble(trouble_of(report)));
  warn_unless(board.note(facts_of(report)));
}

void tell_urgent(SyncBoard& board, const Error& wrong_configuration) {
  warn_unless(board.set_urgent_trouble(SyncTrouble{
      SyncCause::Configuration, wrong_configuration.message, wrong_configuration.hint}));
}

}  // namespace zuil
