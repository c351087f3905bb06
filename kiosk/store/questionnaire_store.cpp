// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/questionnaire_store.h"

#include "kiosk/base/bytes.h"
#include "kiosk/store/store_file.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

constexpr std::string_view kColumns = "SELECT id, hash, document FROM questionnaire ";

// The rows of a prepared and bound query over kColumns.
Result<std::vector<PublishedVersion>> read_versions(Statement& row) {
  std::vector<PublishedVersion> versions;
  while (true) {
    ZUIL_TRY(const bool found, row.step());
    if (!found) return versions;
    PublishedVersion version{row.text(0), row.text(1), row.text(2)};
    if (sha256_hex(as_bytes(version.document)) != version.hash)
      return fail(ErrorCode::Corrupt,
                  "the stored questionnaire " + version.id + " is not what was published",
                  "Keep the database for repair and start with a new one.");
    versions.push_back(std::move(version));
  }
}

Result<std::optional<Questionnaire>> read_first(const std::vector<PublishedVersion>& versions) {
  if (versions.empty()) return std::nullopt;
  const PublishedVersion& version = versions.front();
  return read_questionnaire(version.document, "the stored questionnaire " + version.id);
}

}  // namespace

Result<QuestionnaireStore> QuestionnaireStore::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return QuestionnaireStore(std::move(database));
}

Result<void> QuestionnaireStore::publish(const Questionnaire& questionnaire,
                                         const std::string& file) {
  ZUIL_TRY(const auto offered, database_.query_text("SELECT hash FROM offer WHERE file = ?", file));
  if (offered == questionnaire.hash) return {};  // as at nearly every start: nothing to write
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_CHECK(
      database_.run("INSERT INTO questionnaire (hash, id, document) VALUES (?, ?, ?)"
                    " ON CONFLICT (hash) DO NOTHING",
                    questionnaire.hash, questionnaire.id, questionnaire.canonical_json));
  ZUIL_CHECK(
      database_.run("INSERT INTO offer (file, hash) VALUES (?, ?)"
                    " ON CONFLICT (file) DO UPDATE SET hash = excluded.hash",
                    file, questionnaire.hash));
  // What an earlier program offered is of use only until a file is known.
  ZUIL_CHECK(database_.run("DELETE FROM offer WHERE file = ''"));
  return transaction.commit();
}

Result<std::optional<Questionnaire>> QuestionnaireStore::last_good(const std::string& file) {
  ZUIL_TRY(auto rows, database_.prepare(std::string(kColumns) +
                                        "WHERE hash = (SELECT hash FROM offer WHERE file IN (?, '')"
                                        " ORDER BY file DESC LIMIT 1)"));
  ZUIL_TRY(const auto versions, read_versions(rows.bind(file)));
  return read_first(versions);
}

Result<std::optional<Questionnaire>> QuestionnaireStore::find(const std::string& hash) {
  ZUIL_TRY(auto rows, database_.prepare(std::string(kColumns) + "WHERE hash = ?"));
  ZUIL_TRY(const auto versions, read_versions(rows.bind(hash)));
  return read_first(versions);
}

Result<std::vector<PublishedVersion>> QuestionnaireStore::undelivered() {
  ZUIL_TRY(auto rows,
           database_.prepare(std::string(kColumns) + "WHERE delivered = 0 ORDER BY hash"));
  return read_versions(rows);
}

Result<std::optional<PublishedVersion>> QuestionnaireStore::published(const std::string& hash) {
  ZUIL_TRY(auto rows, database_.prepare(std::string(kColumns) + "WHERE hash = ?"));
  ZUIL_TRY(auto versions, read_versions(rows.bind(hash)));
  if (versions.empty()) return std::nullopt;
  return std::move(versions.front());
}

Result<void> QuestionnaireStore::mark_delivered(const std::string& hash) {
  return database_.run("UPDATE questionnaire SET delivered = 1 WHERE hash = ?", hash);
}

}  // namespace zuil
