// SPDX-License-Identifier: EUPL-1.2
// The outbox on a stick, for a kiosk that has no network: out as one signed file, and back as the
// collector's receipt for it. What is on the stick stays in the outbox until that receipt.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "kiosk/base/signing_key.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/store/response_store.h"
#include "kiosk/store/sync_board.h"

namespace zuil {

// "zuil-0123456789abcdef-2026-11-21.zuiloutbox": of which kiosk (its key) and which day.
std::string outbox_file_name(const VerifyKey& device, const std::string& today);

// Records written, of how many. False ends the export.
using ExportProgress = std::function<bool(std::int64_t done, std::int64_t all)>;

struct ExportedOutbox {
  std::int64_t records = 0;
  std::int64_t left = 0;   // waiting records that did not fit in one file
  std::int64_t bytes = 0;  // of the file
};

// What one device has to give.
struct OutboxParts {
  ResponseStore& responses;
  QuestionnaireStore& questionnaires;
};

// Writes all that waits, with the questionnaire versions it is of, to `file`, and reads it back
// from the disk. NotFound: nothing waits. Full: there is not enough room, and nothing was written.
// Refused: `progress` ended it. On any error `file` is what it was before.
Result<ExportedOutbox> export_outbox(OutboxParts parts, const SigningKey& device,
                                     const std::filesystem::path& file, const std::string& today,
                                     const ExportProgress& progress = {});

struct TakenReceipt {
  std::int64_t named = 0;      // records of which the collector says that it has them
  std::int64_t delivered = 0;  // of those, the ones that waited here until now
};

// Marks delivered what a receipt names, and nothing else; tells the board how much the collector
// holds. Crypto: it is not signed by that collector. Invalid: it is for another kiosk. Twice is
// harmless.
Result<TakenReceipt> take_receipt(OutboxParts parts, SyncBoard& board,
                                  const std::filesystem::path& file, const VerifyKey& collector,
                                  const VerifyKey& device, const std::string& today);

}  // namespace zuil
