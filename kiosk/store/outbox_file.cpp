// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/outbox_file.h"

#include <algorithm>
#include <system_error>

#include "kiosk/base/signed_file.h"
#include "kiosk/store/sticks.h"
#include "kiosk/survey/carried_json.h"

namespace zuil {
namespace {

constexpr int kRowsAtOnce = 200;
constexpr std::int64_t kBytesAtOnce = 512 * 1024;
// Around the base64 of one box.
constexpr std::int64_t kMostAround = 400;
// Kept free for what stands before and after the records.
constexpr std::int64_t kRest = 64 * 1024;

// The versions that the records are of, and those that the collector never had.
Result<std::vector<PublishedVersion>> versions_to_carry(OutboxParts parts) {
  ZUIL_TRY(auto versions, parts.questionnaires.undelivered());
  ZUIL_TRY(const auto hashes, parts.responses.versions_waiting());
  for (const std::string& hash : hashes) {
    const bool there = std::any_of(versions.begin(), versions.end(),
                                   [&](const auto& version) { return version.hash == hash; });
    if (there) continue;
    ZUIL_TRY(auto version, parts.questionnaires.published(hash));
    if (version) versions.push_back(std::move(*version));
  }
  return versions;
}

std::int64_t base64_size(std::int64_t bytes) {
  return (bytes + 2) / 3 * 4;
}

// Before anything is written: a stick that is full half-way is no use to anybody.
Result<void> require_room(OutboxParts parts, const std::vector<PublishedVersion>& versions,
                          std::int64_t records, const std::filesystem::path& folder) {
  ZUIL_TRY(const std::int64_t boxes, parts.responses.bytes_waiting());
  std::int64_t needed = base64_size(boxes) + records * kMostAround + kRest;
  for (const PublishedVersion& version : versions) needed += 2 * std::ssize(version.document);
  needed = std::min(needed, kMostSignedBytes);
  std::error_code failed;
  const auto space = std::filesystem::space(folder, failed);
  if (failed)
    return fail(ErrorCode::Io, "cannot read " + folder.string() + ": " + failed.message());
  if (space.available >= static_cast<std::uintmax_t>(needed)) return {};
  return fail(ErrorCode::Full, folder.string() + ": there are " +
                                   std::to_string(space.available / 1024) + " KiB free, and " +
                                   std::to_string(needed / 1024) + " are needed");
}

// Writes one outbox, part by part.
class Export {
 public:
  Export(OutboxParts parts, SignedFileWriter writer, std::int64_t all)
      : parts_(parts), writer_(std::move(writer)), all_(all) {}

  Result<void> versions(const std::vector<PublishedVersion>& versions) {
    for (const PublishedVersion& version : versions)
      ZUIL_CHECK(
          writer_.append(carried_line(CarriedVersion{version.id, version.hash, version.document})));
    end_.versions = std::ssize(versions);
    return {};
  }

  Result<void> records(const ExportProgress& progress) {
    std::string last;
    while (true) {
      if (progress && !progress(end_.records, std::max(all_, end_.records)))
        return fail(ErrorCode::Refused, "the export was stopped");
      ZUIL_TRY(const auto rows, parts_.responses.waiting(last, kRowsAtOnce, kBytesAtOnce));
      if (rows.empty()) return {};
      for (const OutboxRow& row : rows) {
        const std::string line = carried_line(row);
        if (writer_.size() + std::ssize(line) + kRest > kMostSignedBytes) return {};
        ZUIL_CHECK(writer_.append(line));
        ++end_.records;
      }
      last = rows.back().id;
    }
  }

  Result<ExportedOutbox> commit(const SigningKey& device, const std::string& today) {
    ZUIL_TRY(const OutboxTotals totals, parts_.responses.totals());
    end_.sealed_total = totals.sealed;
    end_.exported_on = today;
    ZUIL_CHECK(writer_.append(carried_line(end_)));
    ZUIL_CHECK(writer_.commit(device));
    return ExportedOutbox{
        end_.records, totals.waiting - end_.records,
        writer_.size() + static_cast<std::int64_t>(signed_header_size(SignedKind::Outbox))};
  }

 private:
  OutboxParts parts_;
  SignedFileWriter writer_;
  std::int64_t all_;
  CarriedEnd end_;
};

Result<void> read_back(const std::filesystem::path& file, const SigningKey& device) {
  const auto read = read_signed_file(file, SignedKind::Outbox);
  if (read && read->key == device.public_key) return {};
  return fail(ErrorCode::Io, file.string() + ": what was written does not come back as it was" +
                                 (read ? std::string() : ": " + read.error().message));
}

Result<ExportedOutbox> write_outbox(OutboxParts parts, const SigningKey& device,
                                    const std::filesystem::path& file, const std::string& today,
                                    const ExportProgress& progress) {
  ZUIL_TRY(const std::int64_t records, parts.responses.count_waiting(Waiting::All));
  if (records == 0) return fail(ErrorCode::Invalid, "nothing waits to be carried");
  ZUIL_TRY(const auto versions, versions_to_carry(parts));
  ZUIL_CHECK(
      require_room(parts, versions, records, file.has_parent_path() ? file.parent_path() : "."));
  ZUIL_TRY(auto writer, SignedFileWriter::begin(file, SignedKind::Outbox));
  Export work(parts, std::move(writer), records);
  ZUIL_CHECK(work.versions(versions));
  ZUIL_CHECK(work.records(progress));
  ZUIL_TRY(const auto exported, work.commit(device, today));
  ZUIL_CHECK(read_back(file, device));
  return exported;
}

// A receipt has no date, and one of an older stick tells of less than the collector holds by now.
// Such a one never holds less than was delivered when what the board knew is counted too; so what
// then is missing was lost there.
Result<void> tell_held(SyncBoard& board, const OutboxTotals& totals, const TakenReceipt& taken,
                       std::int64_t held_total) {
  ZUIL_TRY(const SyncState known, board.read());
  const std::int64_t held = std::max(held_total, known.collector.held.value_or(0));
  CollectorFacts facts{.held = held, .missing = 0};
  if (totals.delivered > held) {
    if (taken.delivered == 0) return {};
    facts.held = held_total;
    facts.missing = totals.delivered - held_total;
  }
  return board.note(facts);
}

}  // namespace

std::string outbox_file_name(const VerifyKey& device, const std::string& today) {
  return "zuil-" + device.id() + "-" + today + std::string(kOutboxEnding);
}

Result<ExportedOutbox> export_outbox(OutboxParts parts, const SigningKey& device,
                                     const std::filesystem::path& file, const std::string& today,
                                     const ExportProgress& progress) {
  auto written = write_outbox(parts, device, file, today, progress);
  if (!written) return tl::make_unexpected(stick_error(written.error()));
  return written;
}

Result<TakenReceipt> take_receipt(OutboxParts parts, SyncBoard& board,
                                  const std::filesystem::path& file, const VerifyKey& collector,
                                  const VerifyKey& device, const std::string& today) {
  const auto read = read_signed_file(file, SignedKind::Receipt);
  if (!read) return tl::make_unexpected(stick_error(read.error()));
  const std::string name = file.filename().string();
  if (read->key != collector)
    return fail(ErrorCode::Crypto, name + ": is not signed by the collector of this kiosk",
                "Let zuil-collector import-usb make it, at the collector where this kiosk is "
                "enrolled.");
  ZUIL_TRY(const CarriedReceipt receipt, read_carried_receipt(read->content));
  if (receipt.device_key != to_hex(device.bytes))
    return fail(ErrorCode::Invalid, name + ": is for another kiosk",
                "Take it in at the kiosk that the stick was filled at.");
  std::vector<std::string> ids;
  ids.reserve(receipt.entries.size());
  for (const CarriedReceipt::Entry& entry : receipt.entries) ids.push_back(entry.id);
  ZUIL_TRY(const OutboxTotals before, parts.responses.totals());
  ZUIL_CHECK(parts.responses.mark_delivered(ids, today));
  ZUIL_TRY(const OutboxTotals after, parts.responses.totals());
  for (const std::string& hash : receipt.versions)
    ZUIL_CHECK(parts.questionnaires.mark_delivered(hash));
  const TakenReceipt taken{std::ssize(ids), after.delivered - before.delivered};
  ZUIL_CHECK(tell_held(board, after, taken, receipt.held_total));
  return taken;
}

}  // namespace zuil
