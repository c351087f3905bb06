// SPDX-License-Identifier: EUPL-1.2
// What a sealed box holds: seen by whoever carries it, so that each kind goes its own way.
#pragma once

#include <optional>
#include <string_view>

namespace zuil {

enum class RecordKind {
  Response,  // response.h
  Contact,   // contact_record.h
};

inline std::string_view to_string(RecordKind kind) {
  switch (kind) {
    case RecordKind::Response:
      return "response";
    case RecordKind::Contact:
      return "contact";
  }
  return {};
}

inline std::optional<RecordKind> read_record_kind(std::string_view text) {
  for (const RecordKind kind : {RecordKind::Response, RecordKind::Contact})
    if (to_string(kind) == text) return kind;
  return std::nullopt;
}

}  // namespace zuil
