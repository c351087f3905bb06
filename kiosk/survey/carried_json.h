// SPDX-License-Identifier: EUPL-1.2
// What travels on a stick instead of over a network: the content of an outbox file, and that of the
// receipt that comes back. Who made them, and that they are whole, the signed file around them
// proves. Described in sync/wire/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/survey/sealed_record.h"

namespace zuil {

// A questionnaire version that goes ahead of its responses.
struct CarriedVersion {
  std::string id;
  std::string hash;
  std::string document;  // canonical JSON
  bool operator==(const CarriedVersion&) const = default;
};

struct CarriedOutbox {
  std::vector<CarriedVersion> versions;
  std::vector<SealedRecord> records;
  std::int64_t sealed_total = 0;  // records this device ever sealed: proves completeness
  std::string exported_on;        // "2026-11-21"
  bool operator==(const CarriedOutbox&) const = default;
};

// One line each, in this order: versions, records, the end.
std::string carried_line(const CarriedVersion& version);
std::string carried_line(const SealedRecord& record);
// What the file has in all.
struct CarriedEnd {
  std::int64_t versions = 0;
  std::int64_t records = 0;
  std::int64_t sealed_total = 0;
  std::string exported_on;
};
std::string carried_line(const CarriedEnd& end);
// The whole of it, or Invalid with line and JSON path. The version's hash is that of its document.
Result<CarriedOutbox> read_carried_outbox(std::string_view content);

// What became of a carried outbox at the collector, which has all of it on its disk.
struct CarriedReceipt {
  struct Entry {
    std::string id;
    std::string fate;  // as in a receipt: "accepted" …
    bool operator==(const Entry&) const = default;
  };
  std::string device_key;             // whose outbox it was: its key, 64 hex digits
  std::string outbox_sha256;          // of its content
  std::int64_t held_total = 0;        // as in a receipt
  std::vector<std::string> versions;  // hashes that the collector has
  std::vector<Entry> entries;
  bool operator==(const CarriedReceipt&) const = default;
};

std::string to_json(const CarriedReceipt& receipt);
Result<CarriedReceipt> read_carried_receipt(std::string_view content);

}  // namespace zuil
