// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/carried_json.h"

#include <set>

#include <nlohmann/json.hpp>

#include "kiosk/survey/date.h"
#include "kiosk/survey/record_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::int64_t> read_count(const JsonReader& json, std::string_view key) {
  ZUIL_TRY(const auto member, json.member(key));
  return member.integer(0, kMostExact);
}

Result<CarriedVersion> read_carried_version(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"document", "hash", "questionnaire"}));
  CarriedVersion version;
  ZUIL_TRY(version.id, read_name(json, "questionnaire"));
  ZUIL_TRY(version.hash, read_hex(json, "hash", 64));
  ZUIL_TRY(const auto document, json.member("document"));
  ZUIL_TRY(version.document, document.non_empty_string());
  if (sha256_hex(as_bytes(version.document)) != version.hash)
    return document.fail_here("is not what its hash says");
  return version;
}

// Reads line by line; after the end nothing may come.
class OutboxReader {
 public:
  Result<void> take(std::string_view line) {
    const std::string name = "outbox, line " + std::to_string(++line_);
    ZUIL_TRY(const Json document, parse_json(line, name));
    const JsonReader json(document, name);
    if (ended_) return json.fail_here("stands behind the end");
    if (json.has("document")) return take_version(json);
    if (json.has("records")) return take_end(json);
    ZUIL_TRY(auto record, read_sealed_record(json));
    if (!ids_.insert(record.id).second)
      return json.fail_here("has an id that is in this outbox already");
    outbox_.records.push_back(std::move(record));
    return {};
  }

  Result<CarriedOutbox> whole() {
    if (!ended_) return fail(ErrorCode::Invalid, "outbox: has no end");
    return std::move(outbox_);
  }

 private:
  Result<void> take_version(const JsonReader& json) {
    if (!outbox_.records.empty()) return json.fail_here("stands behind a record");
    ZUIL_TRY(auto version, read_carried_version(json));
    outbox_.versions.push_back(std::move(version));
    return {};
  }

  Result<void> take_end(const JsonReader& json) {
    ZUIL_CHECK(json.allow_only({"exportedOn", "questionnaires", "records", "sealedTotal"}));
    ZUIL_TRY(outbox_.exported_on,
             read_valid(json, "exportedOn", is_date, "must be a date: 2026-11-21"));
    ZUIL_TRY(outbox_.sealed_total, read_count(json, "sealedTotal"));
    ZUIL_TRY(const std::int64_t versions, read_count(json, "questionnaires"));
    ZUIL_TRY(const std::int64_t records, read_count(json, "records"));
    ended_ = true;
    if (versions == std::ssize(outbox_.versions) && records == std::ssize(outbox_.records))
      return {};
    return json.fail_here("counts other numbers than there are");
  }

  CarriedOutbox outbox_;
  std::set<std::string, std::less<>> ids_;
  int line_ = 0;
  bool ended_ = false;
};

Result<CarriedReceipt::Entry> read_entry(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"fate", "id"}));
  CarriedReceipt::Entry entry;
  ZUIL_TRY(entry.id, read_uuid(json, "id"));
  ZUIL_TRY(entry.fate, read_name(json, "fate"));
  return entry;
}

}  // namespace

std::string carried_line(const CarriedVersion& version) {
  return dump({{"questionnaire", version.id},
               {"hash", version.hash},
               {"document", version.document}}) +
         "\n";
}

std::string carried_line(const SealedRecord& record) {
  return dump(to_json_value(record)) + "\n";
}

std::string carried_line(const CarriedEnd& end) {
  return dump({{"exportedOn", end.exported_on},
               {"questionnaires", end.versions},
               {"records", end.records},
               {"sealedTotal", end.sealed_total}}) +
         "\n";
}

Result<CarriedOutbox> read_carried_outbox(std::string_view content) {
  OutboxReader reader;
  while (!content.empty()) {
    const auto end = content.find('\n');
    if (end == std::string_view::npos)
      return fail(ErrorCode::Invalid, "outbox: its last line is not whole");
    ZUIL_CHECK(reader.take(content.substr(0, end)));
    content.remove_prefix(end + 1);
  }
  return reader.whole();
}

std::string to_json(const CarriedReceipt& receipt) {
  Json responses = Json::array();
  for (const CarriedReceipt::Entry& entry : receipt.entries)
    responses.push_back({{"id", entry.id}, {"fate", entry.fate}});
  return dump({{"deviceKey", receipt.device_key},
               {"heldTotal", receipt.held_total},
               {"outboxSha256", receipt.outbox_sha256},
               {"questionnaires", receipt.versions},
               {"responses", std::move(responses)}});
}

Result<CarriedReceipt> read_carried_receipt(std::string_view content) {
  ZUIL_TRY(const Json document, parse_json(content, "receipt"));
  const JsonReader json(document, "receipt");
  ZUIL_CHECK(
      json.allow_only({"deviceKey", "heldTotal", "outboxSha256", "questionnaires", "responses"}));
  CarriedReceipt receipt;
  ZUIL_TRY(receipt.device_key, read_hex(json, "deviceKey", 64));
  ZUIL_TRY(receipt.outbox_sha256, read_hex(json, "outboxSha256", 64));
  ZUIL_TRY(receipt.held_total, read_count(json, "heldTotal"));
  ZUIL_TRY(const auto versions, json.member("questionnaires"));
  ZUIL_TRY(const auto hashes, versions.elements());
  for (const JsonReader& hash : hashes) {
    ZUIL_TRY(receipt.versions.emplace_back(), hash.non_empty_string());
  }
  ZUIL_TRY(const auto responses, json.member("responses"));
  ZUIL_TRY(const auto entries, responses.elements());
  for (const JsonReader& entry : entries) {
    ZUIL_TRY(receipt.entries.emplace_back(), read_entry(entry));
  }
  return receipt;
}

}  // namespace zuil
