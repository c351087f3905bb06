// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/batch.h"

#include <set>

#include <nlohmann/json.hpp>

#include "kiosk/base/json_reader.h"
#include "sync/wire/wire_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

Json to_json_value(const SealedRecord& record) {
  Json json{{"id", record.id},
            {"questionnaire", record.questionnaire},
            {"questionnaireHash", record.questionnaire_hash},
            {"keyId", record.key_id},
            {"sealed", to_base64(record.sealed)}};
  // As before there were kinds: a response says nothing of it.
  if (record.kind != RecordKind::Response) json["kind"] = to_string(record.kind);
  return json;
}

Result<RecordKind> read_kind(const JsonReader& json) {
  if (!json.has("kind")) return RecordKind::Response;
  ZUIL_TRY(const auto member, json.member("kind"));
  ZUIL_TRY(const std::string text, member.string());
  const auto kind = read_record_kind(text);
  if (!kind) return member.fail_here("is no kind of record that this version knows");
  return *kind;
}

Result<SealedRecord> read_sealed_record(const JsonReader& json) {
  ZUIL_CHECK(
      json.allow_only({"id", "kind", "questionnaire", "questionnaireHash", "keyId", "sealed"}));
  SealedRecord record;
  ZUIL_TRY(record.kind, read_kind(json));
  ZUIL_TRY(record.id, wire::read_uuid(json, "id"));
  ZUIL_TRY(record.questionnaire, wire::read_name(json, "questionnaire"));
  ZUIL_TRY(record.questionnaire_hash, wire::read_hex(json, "questionnaireHash", 64));
  ZUIL_TRY(record.key_id, wire::read_hex(json, "keyId", 16));
  ZUIL_TRY(const auto sealed, json.member("sealed"));
  ZUIL_TRY(const std::string text, sealed.string());
  auto bytes = from_base64(text);
  if (!bytes) return sealed.fail_here("must be base64 (RFC 4648, padded)");
  record.sealed = std::move(*bytes);
  return record;
}

}  // namespace

std::string to_json(const Batch& batch) {
  Json responses = Json::array();
  for (const SealedRecord& response : batch.responses) responses.push_back(to_json_value(response));
  return Json{{"id", batch.id}, {"sealedTotal", batch.sealed_total}, {"responses", responses}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

Result<Batch> read_batch(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(kMostBytesInBatch))
    return fail(ErrorCode::Invalid,
                "batch: larger than " + std::to_string(kMostBytesInBatch) + " bytes");
  ZUIL_TRY(const Json document, parse_json(text, "batch"));
  const JsonReader json(document, "batch");
  ZUIL_CHECK(json.allow_only({"id", "sealedTotal", "responses"}));
  Batch batch;
  ZUIL_TRY(batch.id, wire::read_uuid(json, "id"));
  ZUIL_TRY(const auto total, json.member("sealedTotal"));
  ZUIL_TRY(batch.sealed_total, total.integer(0, wire::kMostExact));
  ZUIL_TRY(const auto responses, json.member("responses"));
  ZUIL_TRY(const auto elements, responses.elements());
  if (elements.size() > static_cast<std::size_t>(kMostRecordsInBatch))
    return responses.fail_here("has more than " + std::to_string(kMostRecordsInBatch) +
                               " responses");
  std::set<std::string, std::less<>> seen;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(auto response, read_sealed_record(element));
    if (!seen.insert(response.id).second)
      return element.fail_here("has an id that is in this batch already");
    batch.responses.push_back(std::move(response));
  }
  return batch;
}

}  // namespace zuil
