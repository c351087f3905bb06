// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/draft_store.h"

#include <utility>

#include "kiosk/store/store_file.h"

namespace zuil {

Result<DraftStore> DraftStore::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return DraftStore(std::move(database));
}

Result<void> DraftStore::save(const StoredDraft& draft) {
  return database_.run(
      "INSERT INTO draft (id, base, document) VALUES (?, ?, ?) ON CONFLICT (id)"
      " DO UPDATE SET base = excluded.base, document = excluded.document",
      draft.id, draft.base, draft.document);
}

Result<std::optional<StoredDraft>> DraftStore::find(const std::string& id) {
  ZUIL_TRY(auto row, database_.prepare("SELECT id, base, document FROM draft WHERE id = ?"));
  ZUIL_TRY(const bool found, row.bind(id).step());
  if (!found) return std::nullopt;
  return StoredDraft{row.text(0), row.text(1), row.text(2)};
}

Result<void> DraftStore::discard(const std::string& id) {
  return database_.run("DELETE FROM draft WHERE id = ?", id);
}

Result<std::vector<std::string>> DraftStore::all() {
  ZUIL_TRY(auto rows, database_.prepare("SELECT id FROM draft ORDER BY id"));
  std::vector<std::string> ids;
  while (true) {
    ZUIL_TRY(const bool found, rows.step());
    if (!found) return ids;
    ids.push_back(rows.text(0));
  }
}

}  // namespace zuil
