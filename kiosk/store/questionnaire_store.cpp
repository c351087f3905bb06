// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/questionnaire_store.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/base/bytes.h"
#include "kiosk/store/store_file.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

constexpr std::string_view kColumns = "SELECT id, hash, document FROM questionnaire ";
// The version of a file; '' is what an earlier program offered for any.
constexpr std::string_view kOffer =
    "(SELECT hash FROM offer WHERE file IN (?, '') ORDER BY file DESC LIMIT 1)";
constexpr std::string_view kPublications =
    "SELECT number, id, hash, replaced, at, source, role FROM publication WHERE id = ?"
    " ORDER BY number DESC ";

constexpr std::array<std::pair<std::string_view, PublicationSource>, 4> kSources{{
    {"file", PublicationSource::File},
    {"editor", PublicationSource::Editor},
    {"earlier", PublicationSource::Earlier},
    {"bundle", PublicationSource::Bundle},
}};

std::string_view name_of(PublicationSource source) {
  for (const auto& [name, known] : kSources)
    if (known == source) return name;
  return {};
}

PublicationSource source_of(std::string_view name) {
  for (const auto& [known, source] : kSources)
    if (known == name) return source;
  return PublicationSource::File;
}

// The rows of a prepared and bound query over kPublications.
Result<std::vector<Publication>> read_publications(Statement& row) {
  std::vector<Publication> publications;
  while (true) {
    ZUIL_TRY(const bool found, row.step());
    if (!found) return publications;
    Publication& publication = publications.emplace_back();
    publication.number = row.integer(0);
    publication.id = row.text(1);
    publication.hash = row.text(2);
    publication.replaced = row.text(3);
    publication.at = WallTime(std::chrono::seconds(row.integer(4)));
    publication.source = source_of(row.text(5));
    publication.role = operator_role(row.text(6));
  }
}

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

Result<void> QuestionnaireStore::add_version(const Questionnaire& questionnaire) {
  return database_.run(
      "INSERT INTO questionnaire (hash, id, document) VALUES (?, ?, ?)"
      " ON CONFLICT (hash) DO NOTHING",
      questionnaire.hash, questionnaire.id, questionnaire.canonical_json);
}

Result<void> QuestionnaireStore::add_publication(const std::string& id, const std::string& hash,
                                                 const Publisher& by, WallTime now) {
  ZUIL_TRY(const auto current, active(id));
  ZUIL_CHECK(database_.run(
      "INSERT INTO publication (id, hash, replaced, at, source, role) VALUES (?, ?, ?, ?, ?, ?)",
      id, hash, current ? std::optional(current->hash) : std::nullopt, unix_seconds(now),
      name_of(by.source), by.role ? name_of(*by.role) : std::string_view()));
  // What waits may be this very version.
  return database_.run("UPDATE offer SET waiting = 0 WHERE hash = ?", hash);
}

Result<void> QuestionnaireStore::publish(const Questionnaire& questionnaire,
                                         const std::string& file, WallTime now) {
  const std::string& hash = questionnaire.hash;
  ZUIL_TRY(const auto offered, database_.query_text("SELECT hash FROM offer WHERE file = ?", file));
  ZUIL_TRY(const auto current, active(questionnaire.id));
  const bool made_here = current && current->source != PublicationSource::File;
  const bool is_active = current && current->hash == hash;
  ZUIL_TRY(const auto there,
           database_.query_text("SELECT hash FROM questionnaire WHERE hash = ?", hash));
  // As at nearly every start: nothing to write.
  if (offered == hash && there && (made_here || is_active)) return {};
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_CHECK(add_version(questionnaire));
  ZUIL_CHECK(
      database_.run("INSERT INTO offer (file, hash, waiting) VALUES (?, ?, ?) ON CONFLICT (file)"
                    " DO UPDATE SET hash = excluded.hash, waiting = excluded.waiting",
                    file, hash, made_here && !is_active));
  // What an earlier program offered is of use only until a file is known.
  ZUIL_CHECK(database_.run("DELETE FROM offer WHERE file = ''"));
  if (!made_here && !is_active)
    ZUIL_CHECK(add_publication(questionnaire.id, hash, {PublicationSource::File, {}}, now));
  return transaction.commit();
}

Result<void> QuestionnaireStore::publish(const Questionnaire& questionnaire, const Publisher& by,
                                         WallTime now) {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_TRY(const auto current, active(questionnaire.id));
  if (!current || current->hash != questionnaire.hash) {
    ZUIL_CHECK(add_version(questionnaire));
    ZUIL_CHECK(add_publication(questionnaire.id, questionnaire.hash, by, now));
  }
  if (by.source == PublicationSource::Editor)
    ZUIL_CHECK(database_.run("DELETE FROM draft WHERE id = ?", questionnaire.id));
  return transaction.commit();
}

Result<std::optional<Publication>> QuestionnaireStore::active(const std::string& id) {
  ZUIL_TRY(auto rows, database_.prepare(std::string(kPublications) + "LIMIT 1"));
  ZUIL_TRY(auto publications, read_publications(rows.bind(id)));
  if (publications.empty()) return std::nullopt;
  return std::move(publications.front());
}

Result<std::vector<Publication>> QuestionnaireStore::publications(const std::string& id) {
  ZUIL_TRY(auto rows, database_.prepare(kPublications));
  return read_publications(rows.bind(id));
}

Result<bool> QuestionnaireStore::is_empty() {
  ZUIL_TRY(const auto any, database_.query_integer("SELECT 1 FROM questionnaire LIMIT 1"));
  return !any;
}

Result<std::vector<std::string>> QuestionnaireStore::available(
    const std::vector<std::string>& files) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  for (const std::string& file : files) {
    ZUIL_TRY(const auto id,
             database_.query_text(
                 "SELECT id FROM questionnaire WHERE hash = " + std::string(kOffer), file));
    if (id) add(*id);
  }
  ZUIL_TRY(auto rows, database_.prepare("SELECT DISTINCT id FROM publication WHERE source ="
                                        " 'bundle' ORDER BY id"));
  while (true) {
    ZUIL_TRY(const bool found, rows.step());
    if (!found) return ids;
    add(rows.text(0));
  }
}

Result<std::optional<WaitingFile>> QuestionnaireStore::waiting_file(const std::string& id) {
  ZUIL_TRY(auto row,
           database_.prepare("SELECT file, hash FROM offer JOIN questionnaire USING (hash)"
                             " WHERE id = ? AND waiting = 1 ORDER BY file LIMIT 1"));
  ZUIL_TRY(const bool found, row.bind(id).step());
  if (!found) return std::nullopt;
  return WaitingFile{row.text(0), row.text(1)};
}

Result<void> QuestionnaireStore::take_file(const std::string& id, OperatorRole role, WallTime now) {
  ZUIL_TRY(const auto waiting, waiting_file(id));
  if (!waiting)
    return fail(ErrorCode::NotFound, "no file of \"" + id + "\" waits", "It was taken already.");
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_CHECK(add_publication(id, waiting->hash, {PublicationSource::File, role}, now));
  return transaction.commit();
}

Result<void> QuestionnaireStore::leave_file(const std::string& id) {
  return database_.run(
      "UPDATE offer SET waiting = 0 WHERE hash IN (SELECT hash FROM questionnaire WHERE id = ?)",
      id);
}

Result<std::optional<Questionnaire>> QuestionnaireStore::last_good(const std::string& file) {
  ZUIL_TRY(auto rows,
           database_.prepare(std::string(kColumns) + "WHERE hash = " + std::string(kOffer)));
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
