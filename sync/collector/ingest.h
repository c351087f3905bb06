// SPDX-License-Identifier: EUPL-1.2
// Takes in responses and contact records, each exactly once: whatever is sent, cut off or repeated.
// The journey is in sync/wire/README.md. Everything one call takes in is one transaction, its
// counts included.
#pragma once

#include <optional>
#include <string>

#include "sync/collector/collector_store.h"
#include "sync/collector/key_ring.h"
#include "sync/wire/batch.h"
#include "sync/wire/enrolment.h"
#include "sync/wire/operator_log.h"
#include "sync/wire/receipt.h"

namespace zuil {

class Ingest {
 public:
  // Both outlive the Ingest.
  Ingest(CollectorStore& store, KeyRing& keys) : store_(store), keys_(keys) {}

  // The receipt is given after all of it is on the disk. An error: nothing of it is.
  Result<Receipt> take(const Batch& batch, const Device& device);

  struct Published {
    bool is_new = false;
    std::int64_t released = 0;  // records that were held for it and are stored now
  };
  Result<Published> publish(const Questionnaire& questionnaire);

  // What operators did on the device. All of it is on the disk when the receipt is given; the same
  // again adds nothing.
  Result<LogReceipt> take_log(const LogPortion& portion, const Device& device,
                              const std::string& today);

  // The SHA-256 of what is in a box that a kiosk sealed to try whether this collector can open it.
  // Crypto: it cannot. Nothing is stored.
  Result<std::string> try_to_open(const TestRecord& record);

  // True once the disk has refused a commit: what was written since may be lost without notice, so
  // the program must end, and be started again.
  bool must_restart() const { return must_restart_; }

 private:
  // What is inside a box, and its sum.
  struct Opened {
    std::string plain;
    std::string sha256;
  };
  // Why a record cannot be stored with its kind.
  using Reason = std::string;

  tl::expected<Opened, Reason> open(const SealedRecord& sealed);
  Result<Fate> take_one(const SealedRecord& sealed, const Device& device, Rollup& rollup);
  // Stores it when it is a valid record of that kind and version; a response is counted too.
  Result<bool> accept(RecordKind kind, const Opened& opened, const Questionnaire& version,
                      Rollup& rollup);
  Result<bool> accept_response(const Opened& opened, const Questionnaire& version, Rollup& rollup);
  Result<bool> accept_contact(const Opened& opened, const Questionnaire& version);
  Result<Fate> put_in_quarantine(const SealedRecord& sealed, const std::string& sha256,
                                 const std::string& device, const Reason& reason);
  Result<void> commit(Transaction& transaction);

  CollectorStore& store_;
  KeyRing& keys_;
  bool must_restart_ = false;
};

}  // namespace zuil
