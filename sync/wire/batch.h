// SPDX-License-Identifier: EUPL-1.2
// What a kiosk sends: POST /v1/batches. README.md beside this file is the protocol.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/survey/sealed_record.h"

namespace zuil {

inline constexpr int kMostRecordsInBatch = 500;
inline constexpr std::int64_t kMostBytesInBatch = 1024 * 1024;  // of the JSON body

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
