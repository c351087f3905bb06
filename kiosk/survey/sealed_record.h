// SPDX-License-Identifier: EUPL-1.2
// A sealed box on its way: what can be told of it without opening it. The same in the outbox, in a
// batch and in a file on a stick; as JSON in sync/wire/README.md.
#pragma once

#include <string>

#include "kiosk/base/bytes.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/survey/record_kind.h"

namespace zuil {

// A response, or the contact record that goes with one.
struct SealedRecord {
  std::string id;
  std::string questionnaire;
  std::string questionnaire_hash;
  std::string key_id;  // of the key it is sealed to
  Bytes sealed;
  RecordKind kind = RecordKind::Response;
  bool operator==(const SealedRecord&) const = default;
};

nlohmann::json to_json_value(const SealedRecord& record);
// Invalid, with the JSON path, for anything but such a record.
Result<SealedRecord> read_sealed_record(const JsonReader& json);

}  // namespace zuil
