// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/receipt.h"

#include <array>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/record_json.h"
#include "sync/wire/batch.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<Fate, std::string_view>, 5> kFates{{
    {Fate::Accepted, "accepted"},
    {Fate::Duplicate, "duplicate"},
    {Fate::Held, "held"},
    {Fate::Conflict, "conflict"},
    {Fate::Unreadable, "unreadable"},
}};

Result<Fate> read_fate(const JsonReader& json) {
  ZUIL_TRY(const auto member, json.member("fate"));
  ZUIL_TRY(const std::string text, member.string());
  for (const auto& [fate, name] : kFates)
    if (name == text) return fate;
  return member.fail_here("is no fate that this version knows");
}

}  // namespace

std::string to_string(Fate fate) {
  for (const auto& [known, name] : kFates)
    if (known == fate) return std::string(name);
  return {};
}

std::string to_json(const Receipt& receipt) {
  Json responses = Json::array();
  for (const Receipt::Entry& entry : receipt.entries)
    responses.push_back({{"id", entry.id}, {"fate", to_string(entry.fate)}});
  return Json{
      {"batchId", receipt.batch_id}, {"heldTotal", receipt.held_total}, {"responses", responses}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Receipt> read_receipt(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(kMostBytesInBatch))
    return fail(ErrorCode::Invalid, "receipt: too large");
  ZUIL_TRY(const Json document, parse_json(text, "receipt"));
  const JsonReader json(document, "receipt");
  ZUIL_CHECK(json.allow_only({"batchId", "heldTotal", "responses"}));
  Receipt receipt;
  ZUIL_TRY(receipt.batch_id, read_uuid(json, "batchId"));
  ZUIL_TRY(const auto total, json.member("heldTotal"));
  ZUIL_TRY(receipt.held_total, total.integer(0, kMostExact));
  ZUIL_TRY(const auto responses, json.member("responses"));
  ZUIL_TRY(const auto elements, responses.elements());
  if (elements.size() > static_cast<std::size_t>(kMostRecordsInBatch))
    return responses.fail_here("has more responses than a batch can have");
  std::set<std::string, std::less<>> seen;
  for (const JsonReader& element : elements) {
    ZUIL_CHECK(element.allow_only({"id", "fate"}));
    Receipt::Entry entry;
    ZUIL_TRY(entry.id, read_uuid(element, "id"));
    ZUIL_TRY(entry.fate, read_fate(element));
    if (!seen.insert(entry.id).second)
      return element.fail_here("has an id that is in this receipt already");
    receipt.entries.push_back(std::move(entry));
  }
  return receipt;
}

}  // namespace zuil
