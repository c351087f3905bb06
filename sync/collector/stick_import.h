// SPDX-License-Identifier: EUPL-1.2
// Takes in what a kiosk without a network sent on a stick: by the same way as a batch, with the
// same fates.
#pragma once

#include <cstdint>
#include <filesystem>

#include "kiosk/base/random.h"
#include "kiosk/survey/carried_json.h"
#include "sync/collector/collector_store.h"
#include "sync/collector/ingest.h"

namespace zuil {

struct StickImported {
  std::string device;  // id
  std::string site;
  std::int64_t sealed_total = 0;  // as the kiosk said
  CarriedReceipt receipt;
};

class StickImport {
 public:
  // All outlive it.
  StickImport(CollectorStore& store, Ingest& ingest, Random& random)
      : store_(store), ingest_(ingest), random_(random) {}

  // All of the file is on the disk when this gives no error. Corrupt: the file is cut off or
  // changed; nothing of it was taken in. Refused: no kiosk that is known, and not withdrawn, signed
  // it. Twice is harmless.
  Result<StickImported> take(const std::filesystem::path& file);

 private:
  Result<Device> signer(const VerifyKey& key, const std::string& name);
  Result<void> publish(const CarriedOutbox& outbox, CarriedReceipt& receipt);
  Result<void> ingest(const CarriedOutbox& outbox, const Device& device, CarriedReceipt& receipt);

  CollectorStore& store_;
  Ingest& ingest_;
  Random& random_;
};

}  // namespace zuil
