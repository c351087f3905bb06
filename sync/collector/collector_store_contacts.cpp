// SPDX-License-Identifier: EUPL-1.2
// The half of CollectorStore that keeps contact records, apart from the answers.
#include "sync/collector/collector_store.h"

namespace zuil {

Result<void> CollectorStore::add_contact_record(const ContactRecord& record,
                                                const std::string& canonical_json,
                                                const std::string& sha256) {
  return database_->run(
      "INSERT INTO contact_record (id, sha256, questionnaire_hash, response, canonical_json) "
      "VALUES (?,?,?,?,?)",
      record.id, sha256, record.questionnaire_hash, record.response, canonical_json);
}

Result<std::vector<ContactRecord>> CollectorStore::contact_records(const Selection& selection) {
  ZUIL_TRY(auto rows, database_->prepare(
                          "SELECT c.questionnaire_hash, c.canonical_json FROM contact_record c "
                          "JOIN questionnaire_version v ON v.hash = c.questionnaire_hash "
                          "WHERE v.questionnaire = ? AND c.canonical_json <> '' ORDER BY c.id"));
  rows.bind(selection.questionnaire);
  std::vector<ContactRecord> records;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return records;
    ZUIL_TRY(const auto version, find_version(rows.text(0)));
    ZUIL_TRY(auto record, read_contact_record(rows.text(1), *version));
    const bool selected = record.date >= selection.from && record.date <= selection.to &&
                          (!selection.site || record.site == *selection.site);
    if (selected) records.push_back(std::move(record));
  }
}

}  // namespace zuil
