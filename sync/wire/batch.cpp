// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/batch.h"

#include <set>

#include <nlohmann/json.hpp>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/record_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

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
  ZUIL_TRY(batch.id, read_uuid(json, "id"));
  ZUIL_TRY(const auto total, json.member("sealedTotal"));
  ZUIL_TRY(batch.sealed_total, total.integer(0, kMostExact));
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
