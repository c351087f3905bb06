// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/upload_run.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "kiosk/base/uuid.h"

namespace zuil {
namespace {

// Sealed bytes in one batch. As base64, with at most 300 bytes of JSON around each of 500
// responses, they stay within kMostBytesInBatch.
constexpr std::int64_t kMostSealedBytes = 640 * 1024;
static_assert(kMostSealedBytes * 4 / 3 + kMostRecordsInBatch * 300 < kMostBytesInBatch);

// When so many are refused one after the other and none is taken, it is not the responses.
constexpr int kMostRefusedInARow = 10;

std::string count(std::int64_t number, std::string_view what) {
  return std::to_string(number) + " " + std::string(what);
}

Batch make_batch(std::span<const OutboxRow> rows, std::int64_t sealed_total, Random& random) {
  Batch batch{make_uuid(random), sealed_total, {}};
  batch.responses.reserve(rows.size());
  for (const OutboxRow& row : rows)
    batch.responses.push_back(
        {row.id, row.questionnaire, row.questionnaire_hash, row.key_id, row.sealed, row.kind});
  return batch;
}

}  // namespace

UploadRun::UploadRun(ResponseStore& responses, QuestionnaireStore& questionnaires,
                     UploadSettings settings, UploadEdges edges, UploadProgress progress)
    : responses_(responses),
      questionnaires_(questionnaires),
      settings_(std::move(settings)),
      edges_(std::move(edges)),
      progress_(std::move(progress)),
      client_(edges_, settings_.token, settings_.once ? settings_.most_tries : 0) {}

Result<UploadReport> UploadRun::run() {
  if (settings_.which == Waiting::Urgent) {
    ZUIL_TRY(const std::int64_t urgent, responses_.count_waiting(Waiting::Urgent));
    if (urgent == 0) return report_;
  }
  for (int idle_passes = 0;; ++idle_passes) {
    const std::int64_t before = report_.delivered;
    report_.end = UploadEnd::AllDelivered;
    report_.reason.reset();
    ZUIL_TRY(const bool go_on, pass());
    ZUIL_TRY(const std::int64_t waiting, responses_.count_waiting(settings_.which));
    const auto refused = static_cast<std::int64_t>(report_.refused.size());
    if (!go_on && waiting > refused && edges_.is_cancelled()) report_.end = UploadEnd::Cancelled;
    if (!go_on || waiting <= refused) break;
    // Sealed meanwhile, or not named by a receipt.
    if (report_.delivered > before) {
      idle_passes = -1;
      continue;
    }
    if (!report_.reason)
      unfinished({ErrorCode::Network, count(waiting, "records wait still"), ""}, SyncCause::Other);
    if (settings_.once) break;
    client_.wait(idle_passes);
  }
  // A later pass leaves out what an earlier one saw refused.
  if (refusal_ && !report_.reason) unfinished(*refusal_, SyncCause::RefusedContent);
  ZUIL_CHECK(tidy());
  return report_;
}

Result<bool> UploadRun::pass() {
  ZUIL_TRY(bool go_on, send_questionnaires());
  if (!go_on) return false;
  ZUIL_TRY(go_on, send_responses());
  if (!go_on) return false;
  return send_held_questionnaires();
}

Result<bool> UploadRun::send_questionnaires() {
  const auto versions = questionnaires_.undelivered();
  if (!versions) {
    // The responses go all the same: the collector holds them until the questionnaire comes.
    log::error("read", "questionnaires", versions.error());
    unfinished(versions.error(), SyncCause::DeviceFault);
    return true;
  }
  for (const PublishedVersion& version : *versions) {
    if (refused_.contains(version.hash)) continue;
    ZUIL_TRY(const bool go_on, send_questionnaire(version));
    if (!go_on) return false;
  }
  return true;
}

Result<bool> UploadRun::send_questionnaire(const PublishedVersion& version) {
  const auto settled = client_.put_questionnaire(version.hash, version.document);
  sent_questionnaires_.insert(version.hash);
  const std::string object = "questionnaire " + version.id + " " + version.hash;
  if (settled.verdict == Verdict::Smaller) {
    // A document has no half. Its responses go all the same; the collector holds them.
    refuse(version.hash, object, settled.why);
    return true;
  }
  if (settled.verdict != Verdict::Done) return settle_badly(settled);
  ZUIL_CHECK(questionnaires_.mark_delivered(version.hash));
  log::info("send", object, "delivered");
  return true;
}

Result<bool> UploadRun::send_responses() {
  std::string last;
  while (true) {
    ZUIL_TRY(auto rows,
             responses_.waiting(last, kMostRecordsInBatch, kMostSealedBytes, settings_.which));
    if (rows.empty()) return true;
    last = rows.back().id;
    std::erase_if(rows, [&](const OutboxRow& row) { return refused_.contains(row.id); });
    if (rows.empty()) continue;
    if (edges_.is_cancelled()) return false;
    ZUIL_TRY(const bool go_on, send_batch(rows));
    if (!go_on) return false;
  }
}

Result<bool> UploadRun::send_batch(std::span<const OutboxRow> rows) {
  ZUIL_TRY(const OutboxTotals before, responses_.totals());
  const Batch batch = make_batch(rows, before.sealed, edges_.random);
  const auto settled = client_.post_batch(batch);
  switch (settled.verdict) {
    case Verdict::Done:
      ZUIL_CHECK(take(rows, settled.receipt, before));
      return true;
    case Verdict::Smaller:
      return send_smaller(rows, settled.why);
    case Verdict::Again:
    case Verdict::Stop:
      break;
  }
  return settle_badly(settled);
}

Result<bool> UploadRun::send_smaller(std::span<const OutboxRow> rows, const Error& why) {
  if (rows.size() > 1) {
    const std::size_t half = rows.size() / 2;
    ZUIL_TRY(const bool go_on, send_batch(rows.first(half)));
    if (!go_on) return false;
    return send_batch(rows.subspan(half));
  }
  const std::string& id = rows.front().id;
  refuse(id, std::string(to_string(rows.front().kind)) + " " + id, why);
  report_.refused.push_back(id);
  if (++refused_in_a_row_ < kMostRefusedInARow || report_.delivered > 0) return true;
  report_.end = UploadEnd::WrongConfiguration;
  report_.reason = why;
  report_.cause = SyncCause::RefusedContent;
  return false;
}

Result<void> UploadRun::take(std::span<const OutboxRow> rows, const Receipt& receipt,
                             const OutboxTotals& before) {
  std::set<std::string_view> named;
  std::set<std::string, std::less<>> sent;
  for (const OutboxRow& row : rows) sent.insert(row.id);
  std::vector<std::string> delivered;
  std::int64_t quarantined = 0;
  for (const Receipt::Entry& entry : receipt.entries) {
    if (!sent.contains(entry.id)) continue;
    named.insert(entry.id);
    delivered.push_back(entry.id);
    if (entry.fate == Fate::Conflict || entry.fate == Fate::Unreadable) ++quarantined;
    if (entry.fate != Fate::Held) continue;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const OutboxRow& other) { return other.id == entry.id; });
    held_.insert(row->questionnaire_hash);
  }
  ZUIL_CHECK(responses_.mark_delivered(delivered, today()));
  const auto marked = static_cast<std::int64_t>(delivered.size());
  report_.delivered += marked;
  if (marked > 0) refused_in_a_row_ = 0;

  const std::string object = "batch " + receipt.batch_id;
  log::info("send", object, count(marked, "records delivered"));
  const auto foreign = static_cast<std::int64_t>(receipt.entries.size()) - marked;
  if (foreign > 0)
    log::warning("receive", object, count(foreign, "ids in the receipt were not sent; ignored"));
  const auto unnamed = static_cast<std::int64_t>(rows.size()) - marked;
  if (unnamed > 0)
    log::warning("receive", object, count(unnamed, "records are not in the receipt; kept"));
  if (quarantined > 0)
    log::warning("receive", object,
                 count(quarantined, "records are in the collector's quarantine; see its log"));
  return compare_totals(before.delivered + marked, receipt);
}

// `surely_held` were receipted at the latest by this receipt: read before the batch was sent, so
// that another uploader at work does not count.
Result<void> UploadRun::compare_totals(std::int64_t surely_held, const Receipt& receipt) {
  ZUIL_TRY(const OutboxTotals now, responses_.totals());
  if (progress_) progress_(now);
  report_.held = receipt.held_total;
  report_.missing = std::max<std::int64_t>(0, surely_held - receipt.held_total);
  if (receipt.held_total > now.sealed)
    log::warning("compare", "totals",
                 "the collector holds " + count(receipt.held_total, "records of this kiosk") +
                     ", which sealed " + std::to_string(now.sealed) +
                     "; does another device use its token, or was its database replaced?");
  return {};
}

Result<bool> UploadRun::send_held_questionnaires() {
  for (const std::string& hash : std::exchange(held_, {})) {
    if (sent_questionnaires_.contains(hash)) continue;
    ZUIL_TRY(const auto version, questionnaires_.published(hash));
    if (!version) {
      log::warning("send", "questionnaire " + hash,
                   "the collector holds responses for it, and this device does not have it");
      continue;
    }
    ZUIL_TRY(const bool go_on, send_questionnaire(*version));
    if (!go_on) return false;
  }
  return true;
}

void UploadRun::refuse(const std::string& key, const std::string& object, const Error& why) {
  log::error("send", object, why);
  refused_.insert(key);
  refusal_ = why;
}

bool UploadRun::settle_badly(const CollectorClient::Settled& settled) {
  unfinished(settled.why, settled.cause);
  if (settled.verdict == Verdict::Stop) report_.end = UploadEnd::WrongConfiguration;
  return false;
}

void UploadRun::unfinished(Error why, SyncCause cause) {
  if (report_.end == UploadEnd::AllDelivered) report_.end = UploadEnd::Unfinished;
  report_.reason = std::move(why);
  report_.cause = cause;
}

Result<void> UploadRun::tidy() {
  std::int64_t purged = 0;
  if (report_.missing > 0) {
    log::warning("compare", "totals",
                 count(report_.missing,
                       "delivered responses are not at the collector; nothing is purged here. "
                       "Was the collector restored from an older copy?"));
  } else {
    const auto now = std::chrono::floor<std::chrono::days>(edges_.clock.wall());
    const auto before = now - std::chrono::days(settings_.retention_days);
    ZUIL_TRY(purged, responses_.purge_delivered(to_string(std::chrono::year_month_day(before))));
    if (purged > 0) log::info("purge", "outbox", count(purged, "delivered records removed"));
  }
  if (purged == 0 && report_.delivered == 0) return {};
  // Needs as much room as the database takes; without it the next run does it.
  if (const auto forgotten = responses_.forget_order(); !forgotten)
    log::warning("rewrite", "outbox", forgotten.error().message);
  return {};
}

std::string UploadRun::today() const {
  return to_string(local_time(edges_.clock.wall()).date);
}

}  // namespace zuil
