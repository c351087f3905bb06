// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/sealed_record.h"

#include <utility>

#include "kiosk/survey/record_json.h"

namespace zuil {
namespace {

Result<RecordKind> read_kind(const JsonReader& json) {
  if (!json.has("kind")) return RecordKind::Response;
  ZUIL_TRY(const auto member, json.member("kind"));
  ZUIL_TRY(const std::string text, member.string());
  const auto kind = read_record_kind(text);
  if (!kind) return member.fail_here("is no kind of record that this version knows");
  return *kind;
}

}  // namespace

nlohmann::json to_json_value(const SealedRecord& record) {
  nlohmann::json json{{"id", record.id},
                      {"questionnaire", record.questionnaire},
                      {"questionnaireHash", record.questionnaire_hash},
                      {"keyId", record.key_id},
                      {"sealed", to_base64(record.sealed)}};
  // As before there were kinds: a response says nothing of it.
  if (record.kind != RecordKind::Response) json["kind"] = to_string(record.kind);
  return json;
}

Result<SealedRecord> read_sealed_record(const JsonReader& json) {
  ZUIL_CHECK(
      json.allow_only({"id", "kind", "questionnaire", "questionnaireHash", "keyId", "sealed"}));
  SealedRecord record;
  ZUIL_TRY(record.kind, read_kind(json));
  ZUIL_TRY(record.id, read_uuid(json, "id"));
  ZUIL_TRY(record.questionnaire, read_name(json, "questionnaire"));
  ZUIL_TRY(record.questionnaire_hash, read_hex(json, "questionnaireHash", 64));
  ZUIL_TRY(record.key_id, read_hex(json, "keyId", 16));
  ZUIL_TRY(const auto sealed, json.member("sealed"));
  ZUIL_TRY(const std::string text, sealed.string());
  auto bytes = from_base64(text);
  if (!bytes) return sealed.fail_here("must be base64 (RFC 4648, padded)");
  record.sealed = std::move(*bytes);
  return record;
}

}  // namespace zuil
