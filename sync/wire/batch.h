// SPDX-License-Identifier: EUPL-1.2
// What a kiosk sends: POST /v1/batches. README.md beside this file is the protocol.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/survey/record_kind.h"

namespace zuil {

inline constexpr int kMostRecordsInBatch = 500;
inline constexpr std::int64_t kMostBytesInBatch = 1024 * 1024;  // of the JSON body

// A response, or the contact record that goes with one.
struct SealedRecord {
  std::string id;
  std::string questionnaire;
  std::string questionnaire_hash;
  std::string key_id;
  Bytes sealed;
  RecordKind kind = RecordKind::Response;
  bool operator==(const SealedRecord&) const = default;
};

struct Batch {
  std::string id;                 // random UUID, for the log; a resent batch may have another
  std::int64_t sealed_total = 0;  // records this device ever sealed: proves completeness
  std::vector<SealedRecord> responses;
  bool operator==(const Batch&) const = default;
};

std::string to_json(const Batch& batch);
// Invalid, with the JSON path, for anything but a well-formed batch within the limits.
Result<Batch> read_batch(std::string_view json);

}  // namespace zuil
