// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/ingest.h"

#include "kiosk/base/log.h"
#include "sync/collector/retention.h"

namespace zuil {
namespace {

constexpr auto kUnknownKey = "unknown key";
constexpr auto kDoesNotOpen = "does not open";
constexpr auto kOtherInside = "another id or version inside than outside";
constexpr auto kNoResponse = "no valid response";
constexpr auto kNoContact = "no valid contact record";
// A kiosk uploads every night: one that was silent for longer does not count as another.
constexpr int kMachineDays = 7;

constexpr auto kConflict = "other content under a known id";

std::string not_valid(RecordKind kind) {
  switch (kind) {
    case RecordKind::Response:
      return kNoResponse;
    case RecordKind::Contact:
      return kNoContact;
  }
  return {};
}

}  // namespace

Result<Receipt> Ingest::take(const Batch& batch, const Device& device) {
  ZUIL_TRY(auto transaction, store_.begin());
  Receipt receipt{batch.id, {}, 0};
  Rollup rollup;
  for (const SealedRecord& sealed : batch.responses) {
    ZUIL_TRY(const Fate fate, take_one(sealed, device, rollup));
    receipt.entries.push_back({sealed.id, fate});
  }
  ZUIL_CHECK(store_.add_counts(rollup));
  ZUIL_TRY(receipt.held_total, store_.note_received(device.id, batch));
  ZUIL_CHECK(commit(transaction));
  return receipt;
}

Result<Ingest::Published> Ingest::publish(const Questionnaire& questionnaire) {
  ZUIL_TRY(auto transaction, store_.begin());
  Published published;
  ZUIL_TRY(published.is_new, store_.add_version(questionnaire));
  ZUIL_TRY(const auto waiting, store_.held_for(questionnaire.hash));
  Rollup rollup;
  for (const auto& held : waiting) {
    ZUIL_CHECK(store_.release(held.sealed.id));
    Reason reason = not_valid(held.sealed.kind);
    const auto opened = open(held.sealed);
    if (opened) {
      ZUIL_TRY(const bool accepted, accept(held.sealed.kind, *opened, questionnaire, rollup));
      if (accepted) {
        ++published.released;
        continue;
      }
    } else {
      reason = opened.error();
    }
    ZUIL_CHECK(put_in_quarantine(held.sealed, held.sha256, held.device, reason));
  }
  ZUIL_CHECK(store_.add_counts(rollup));
  ZUIL_CHECK(commit(transaction));
  return published;
}

Result<LogReceipt> Ingest::take_log(const LogPortion& portion, const Device& device,
                                    const std::string& today) {
  ZUIL_TRY(auto transaction, store_.begin());
  ZUIL_CHECK(store_.add_acts(device.id, portion.acts, today));
  LogReceipt receipt;
  if (!portion.acts.empty()) receipt.up_to = portion.acts.back().number;
  ZUIL_TRY(receipt.held_total, store_.count_received(device.id));
  ZUIL_TRY(receipt.machine, store_.note_machine(device.id, portion.machine, today,
                                                days_before(today, kMachineDays)));
  ZUIL_CHECK(commit(transaction));
  return receipt;
}

Result<std::string> Ingest::try_to_open(const TestRecord& record) {
  const KeyPair* key = keys_.find(record.key_id);
  if (key == nullptr) return fail(ErrorCode::Crypto, kUnknownKey);
  ZUIL_TRY(const Bytes opened, unseal(record.sealed, *key));
  return sha256_hex(opened);
}

tl::expected<Ingest::Opened, Ingest::Reason> Ingest::open(const SealedRecord& sealed) {
  const KeyPair* key = keys_.find(sealed.key_id);
  if (key == nullptr) return tl::make_unexpected(Reason(kUnknownKey));
  const auto bytes = unseal(sealed.sealed, *key);
  if (!bytes) return tl::make_unexpected(Reason(kDoesNotOpen));
  Opened opened{std::string(bytes->begin(), bytes->end()), sha256_hex(*bytes)};
  // Both kinds have the same header.
  const auto header = read_response_header(opened.plain);
  if (!header) return tl::make_unexpected(not_valid(sealed.kind));
  if (header->id != sealed.id || header->questionnaire != sealed.questionnaire ||
      header->questionnaire_hash != sealed.questionnaire_hash)
    return tl::make_unexpected(Reason(kOtherInside));
  return opened;
}

Result<Fate> Ingest::take_one(const SealedRecord& sealed, const Device& device, Rollup& rollup) {
  const auto opened = open(sealed);
  if (!opened)
    return put_in_quarantine(sealed, sha256_hex(sealed.sealed), device.id, opened.error());

  ZUIL_TRY(const auto stored, store_.stored_sha256(sealed.id));
  const bool erased = stored && stored->empty();
  if (erased || (stored && *stored == opened->sha256)) return Fate::Duplicate;
  ZUIL_TRY(const auto held, store_.held_sha256(sealed.id));
  if (held && *held == opened->sha256) return Fate::Held;
  if (stored || held) return put_in_quarantine(sealed, opened->sha256, device.id, kConflict);

  ZUIL_TRY(const auto version, store_.find_version(sealed.questionnaire_hash));
  if (!version) {
    ZUIL_CHECK(store_.hold({sealed, opened->sha256, device.id}));
    return Fate::Held;
  }
  ZUIL_TRY(const bool accepted, accept(sealed.kind, *opened, *version, rollup));
  if (accepted) return Fate::Accepted;
  return put_in_quarantine(sealed, opened->sha256, device.id, not_valid(sealed.kind));
}

Result<bool> Ingest::accept(RecordKind kind, const Opened& opened, const Questionnaire& version,
                            Rollup& rollup) {
  switch (kind) {
    case RecordKind::Response:
      return accept_response(opened, version, rollup);
    case RecordKind::Contact:
      return accept_contact(opened, version);
  }
  return false;
}

Result<bool> Ingest::accept_contact(const Opened& opened, const Questionnaire& version) {
  const auto record = read_contact_record(opened.plain, version);
  if (!record || to_canonical_json(*record) != opened.plain) return false;
  ZUIL_CHECK(store_.add_contact_record(*record, opened.plain, opened.sha256));
  return true;
}

Result<bool> Ingest::accept_response(const Opened& opened, const Questionnaire& version,
                                     Rollup& rollup) {
  const auto response = read_response(opened.plain, version);
  if (!response || to_canonical_json(*response) != opened.plain) return false;
  ZUIL_CHECK(store_.add_response(*response, opened.plain, opened.sha256));
  rollup.add(*response, version);
  return true;
}

Result<Fate> Ingest::put_in_quarantine(const SealedRecord& sealed, const std::string& sha256,
                                       const std::string& device, const Reason& reason) {
  ZUIL_CHECK(store_.quarantine({sealed, sha256, device}, reason));
  log::warning("quarantine",
               std::string(to_string(sealed.kind)) + " " + sealed.id + " of device " + device,
               reason);
  return reason == kConflict ? Fate::Conflict : Fate::Unreadable;
}

Result<void> Ingest::commit(Transaction& transaction) {
  auto committed = transaction.commit();
  // A full disk is noticed in time: there is nothing to doubt, and room may be made.
  if (!committed && committed.error().code != ErrorCode::Full) must_restart_ = true;
  return committed;
}

}  // namespace zuil
