// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/collector_store.h"

#include "collector_migrations.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

// Takes the same time wherever the two differ. Both are SHA-256 sums in hex.
bool equal_in_constant_time(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  return difference == 0;
}

CollectorStore::HeldRecord read_held(const Statement& row) {
  const auto kind = read_record_kind(row.text(7)).value_or(RecordKind::Response);
  return {{row.text(0), row.text(1), row.text(2), row.text(3), row.blob(4), kind},
          row.text(5),
          row.text(6)};
}

}  // namespace

Result<CollectorStore> CollectorStore::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto opened, Database::open(file));
  auto database = std::make_unique<Database>(std::move(opened));
  // 64 MiB of pages: an import touches many, all over the file.
  ZUIL_CHECK(database->execute("PRAGMA cache_size = -65536"));
  ZUIL_CHECK(database->migrate(embedded::collector_migrations()));
  return CollectorStore(std::move(database));
}

Result<Statement*> CollectorStore::statement(const std::string& sql) {
  auto& kept = statements_[sql];
  if (!kept) {
    ZUIL_TRY(auto prepared, database_->prepare(sql));
    kept = std::make_unique<Statement>(std::move(prepared));
  }
  kept->reset();
  return kept.get();
}

Result<void> CollectorStore::check() {
  ZUIL_TRY(const auto transaction, begin());
  ZUIL_CHECK(database_->query_integer("SELECT count(*) FROM questionnaire_version"));
  return {};
}

Result<void> CollectorStore::add_device(const Device& device) {
  return database_->run("INSERT INTO device (id, site, token_sha256, enrolled_on) VALUES (?,?,?,?)",
                        device.id, device.site, device.token_sha256, device.enrolled_on);
}

Result<void> CollectorStore::revoke_device(const std::string& id) {
  // A code that was handed in would give its token again.
  ZUIL_CHECK(database_->run("DELETE FROM enrolment_code WHERE device = ?", id));
  // No token has this sum.
  ZUIL_CHECK(database_->run("UPDATE device SET token_sha256 = 'revoked ' || id WHERE id = ?", id));
  if (database_->changes() > 0) return {};
  return fail(ErrorCode::NotFound, "there is no kiosk " + id,
              "See which there are with: zuil-collector totals.");
}

Result<std::optional<Device>> CollectorStore::find_device(const std::string& token_sha256) {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT id, site, token_sha256, enrolled_on, public_key, signs FROM device"));
  std::optional<Device> found;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return found;
    if (equal_in_constant_time(rows.text(2), token_sha256))
      found = Device{rows.text(0), rows.text(1), rows.text(2),
                     rows.text(3), rows.text(4), rows.integer(5) != 0};
  }
}

Result<std::vector<DeviceTotals>> CollectorStore::device_totals() {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT id, site, sealed_total, (SELECT count(*) FROM received WHERE device = "
               "device.id) FROM device ORDER BY site, id"));
  std::vector<DeviceTotals> totals;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return totals;
    totals.push_back({rows.text(0), rows.text(1), rows.integer(2), rows.integer(3)});
  }
}

Result<std::int64_t> CollectorStore::note_received(const std::string& device, const Batch& batch) {
  ZUIL_TRY(Statement * insert,
           statement("INSERT OR IGNORE INTO received (device, id) VALUES (?,?)"));
  for (const SealedRecord& response : batch.responses)
    ZUIL_CHECK(insert->bind(device, response.id).run());
  ZUIL_CHECK(database_->run("UPDATE device SET sealed_total = max(sealed_total, ?) WHERE id = ?",
                            batch.sealed_total, device));
  return count_received(device);
}

Result<bool> CollectorStore::add_version(const Questionnaire& questionnaire) {
  ZUIL_CHECK(database_->run(
      "INSERT OR IGNORE INTO questionnaire_version (hash, questionnaire, sequence, canonical_json) "
      "VALUES (?, ?, (SELECT coalesce(max(sequence), 0) + 1 FROM questionnaire_version), ?)",
      questionnaire.hash, questionnaire.id, questionnaire.canonical_json));
  return database_->changes() > 0;
}

Result<std::shared_ptr<const Questionnaire>> CollectorStore::read_version(const std::string& hash,
                                                                          const std::string& text) {
  const auto known = versions_.find(hash);
  if (known != versions_.end()) return known->second;
  ZUIL_TRY(auto questionnaire, read_questionnaire(text, "version " + hash));
  auto shared = std::make_shared<const Questionnaire>(std::move(questionnaire));
  versions_.emplace(hash, shared);
  return shared;
}

Result<std::shared_ptr<const Questionnaire>> CollectorStore::find_version(const std::string& hash) {
  const auto known = versions_.find(hash);
  if (known != versions_.end()) return known->second;
  ZUIL_TRY(const auto text,
           database_->query_text("SELECT canonical_json FROM questionnaire_version WHERE hash = ?",
                                 hash));
  if (!text) return nullptr;
  return read_version(hash, *text);
}

Result<std::shared_ptr<const Questionnaire>> CollectorStore::current_version(
    const std::string& questionnaire) {
  ZUIL_TRY(const auto hash,
           database_->query_text("SELECT hash FROM questionnaire_version WHERE questionnaire = ? "
                                 "ORDER BY sequence DESC LIMIT 1",
                                 questionnaire));
  if (!hash) return nullptr;
  return find_version(*hash);
}

Result<std::vector<std::shared_ptr<const Questionnaire>>> CollectorStore::versions(
    const std::string& questionnaire) {
  ZUIL_TRY(auto rows,
           database_->prepare("SELECT hash, canonical_json FROM questionnaire_version WHERE "
                              "questionnaire = ? ORDER BY sequence DESC"));
  rows.bind(questionnaire);
  std::vector<std::shared_ptr<const Questionnaire>> versions;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return versions;
    ZUIL_TRY(auto version, read_version(rows.text(0), rows.text(1)));
    versions.push_back(std::move(version));
  }
}

Result<std::vector<std::string>> CollectorStore::questionnaires() {
  ZUIL_TRY(auto rows, database_->prepare(
                          "SELECT DISTINCT questionnaire FROM questionnaire_version ORDER BY 1"));
  std::vector<std::string> ids;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return ids;
    ids.push_back(rows.text(0));
  }
}

Result<std::optional<CollectorStore::StoredResponse>> CollectorStore::find_response(
    const std::string& id) {
  ZUIL_TRY(Statement * rows, statement("SELECT id, sha256, canonical_json, questionnaire_hash FROM "
                                       "response WHERE id = ?"));
  ZUIL_TRY(const bool row, rows->bind(id).step());
  if (!row) return std::nullopt;
  StoredResponse stored{rows->text(0), rows->text(1), rows->text(2), rows->text(3)};
  rows->reset();
  return stored;
}

Result<std::optional<std::string>> CollectorStore::stored_sha256(const std::string& id) {
  ZUIL_TRY(Statement * rows, statement("SELECT sha256 FROM response WHERE id = ?1 UNION ALL "
                                       "SELECT sha256 FROM contact_record WHERE id = ?1"));
  ZUIL_TRY(const bool row, rows->bind(id).step());
  if (!row) return std::nullopt;
  std::string sha256 = rows->text(0);
  rows->reset();
  return sha256;
}

Result<void> CollectorStore::add_response(const Response& response,
                                          const std::string& canonical_json,
                                          const std::string& sha256) {
  ZUIL_TRY(Statement * insert,
           statement("INSERT INTO response (id, sha256, questionnaire_hash, canonical_json) VALUES "
                     "(?,?,?,?)"));
  return insert->bind(response.id, sha256, response.questionnaire_hash, canonical_json).run();
}

Result<std::optional<std::string>> CollectorStore::held_sha256(const std::string& id) {
  return database_->query_text("SELECT sha256 FROM held WHERE id = ?", id);
}

Result<void> CollectorStore::hold(const HeldRecord& held) {
  return database_->run(
      "INSERT INTO held (id, questionnaire, questionnaire_hash, key_id, sealed, sha256, device, "
      "kind) VALUES (?,?,?,?,?,?,?,?)",
      held.sealed.id, held.sealed.questionnaire, held.sealed.questionnaire_hash, held.sealed.key_id,
      held.sealed.sealed, held.sha256, held.device, to_string(held.sealed.kind));
}

Result<std::vector<CollectorStore::HeldRecord>> CollectorStore::held_for(
    const std::string& questionnaire_hash) {
  ZUIL_TRY(auto rows, database_->prepare(
                          "SELECT id, questionnaire, questionnaire_hash, key_id, sealed, sha256, "
                          "device, kind FROM held WHERE questionnaire_hash = ?"));
  rows.bind(questionnaire_hash);
  std::vector<HeldRecord> held;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return held;
    held.push_back(read_held(rows));
  }
}

Result<void> CollectorStore::release(const std::string& id) {
  return database_->run("DELETE FROM held WHERE id = ?", id);
}

Result<void> CollectorStore::quarantine(const HeldRecord& record, const std::string& reason) {
  const SealedRecord& sealed = record.sealed;
  return database_->run(
      "INSERT OR IGNORE INTO quarantine (id, questionnaire, questionnaire_hash, key_id, sealed, "
      "sha256, device, reason, kind) VALUES (?,?,?,?,?,?,?,?,?)",
      sealed.id, sealed.questionnaire, sealed.questionnaire_hash, sealed.key_id, sealed.sealed,
      record.sha256, record.device, reason, to_string(sealed.kind));
}

Result<StoreTotals> CollectorStore::totals() {
  StoreTotals totals;
  ZUIL_TRY(const auto responses, database_->query_integer("SELECT count(*) FROM response"));
  ZUIL_TRY(const auto contacts, database_->query_integer("SELECT count(*) FROM contact_record"));
  ZUIL_TRY(const auto held, database_->query_integer("SELECT count(*) FROM held"));
  totals.responses = responses.value_or(0);
  totals.contacts = contacts.value_or(0);
  totals.held = held.value_or(0);
  ZUIL_TRY(auto rows,
           database_->prepare("SELECT reason, count(*) FROM quarantine GROUP BY reason"));
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return totals;
    totals.quarantined_by_reason[rows.text(0)] = rows.integer(1);
    totals.quarantined += rows.integer(1);
  }
}

}  // namespace zuil
