// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/stick_import.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "kiosk/base/signed_file.h"
#include "kiosk/base/uuid.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {

Result<StickImported> StickImport::take(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  ZUIL_TRY(const SignedFile read, read_signed_file(file, SignedKind::Outbox));
  ZUIL_TRY(const Device device, signer(read.key, name));
  const auto outbox = read_carried_outbox(read.content);
  if (!outbox) return fail(outbox.error().code, name + ": " + outbox.error().message);
  StickImported imported{device.id, device.site, outbox->sealed_total, {}};
  imported.receipt.device_key = to_hex(read.key.bytes);
  imported.receipt.outbox_sha256 = read.sha256;
  ZUIL_CHECK(publish(*outbox, imported.receipt));
  ZUIL_CHECK(ingest(*outbox, device, imported.receipt));
  return imported;
}

Result<Device> StickImport::signer(const VerifyKey& key, const std::string& name) {
  auto kiosks = store_.enrolments();
  ZUIL_TRY(const auto device, kiosks.device_of_key(to_hex(key.bytes)));
  if (!device)
    return fail(ErrorCode::Refused,
                name + ": no kiosk that is known here signed it (its key is " + key.id() + ")",
                "Enrol the kiosk with a one-time code; one that has a token from before gets it "
                "with: zuil-collector enrol --kiosk ID.");
  ZUIL_TRY(const bool revoked, kiosks.is_revoked(*device));
  if (revoked)
    return fail(ErrorCode::Refused, name + ": kiosk " + *device + ", which signed it, is revoked",
                "Enrol it again first, if what it sends may be trusted.");
  ZUIL_TRY(const auto site, kiosks.site_of(*device));
  return Device{*device, site.value_or(""), "", ""};
}

Result<void> StickImport::publish(const CarriedOutbox& outbox, CarriedReceipt& receipt) {
  for (const CarriedVersion& version : outbox.versions) {
    const auto questionnaire = read_questionnaire(version.document, version.id);
    if (!questionnaire || questionnaire->hash != version.hash) {
      // As after a refused PUT: its responses are held.
      log::warning("publish", "questionnaire " + version.id + " " + version.hash,
                   questionnaire ? "its document is not canonical" : questionnaire.error().message);
      continue;
    }
    ZUIL_CHECK(ingest_.publish(*questionnaire));
    receipt.versions.push_back(version.hash);
  }
  return {};
}

Result<void> StickImport::ingest(const CarriedOutbox& outbox, const Device& device,
                                 CarriedReceipt& receipt) {
  auto next = outbox.records.begin();
  do {
    const auto count = std::min<std::ptrdiff_t>(kMostRecordsInBatch, outbox.records.end() - next);
    const Batch batch{make_uuid(random_), outbox.sealed_total, {next, next + count}};
    ZUIL_TRY(const Receipt taken, ingest_.take(batch, device));
    for (const Receipt::Entry& entry : taken.entries)
      receipt.entries.push_back({entry.id, to_string(entry.fate)});
    receipt.held_total = taken.held_total;
    next += count;
  } while (next != outbox.records.end());
  return {};
}

}  // namespace zuil
