// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/news_store.h"

#include "kiosk/store/store_file.h"

namespace zuil {

Result<NewsStore> NewsStore::open_in_memory() {
  ZUIL_TRY(auto database, open_store_in_memory());
  return NewsStore(std::move(database));
}

Result<NewsStore> NewsStore::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return NewsStore(std::move(database));
}

Result<void> NewsStore::keep(const StoredNews& news) {
  return database_.run(
      "INSERT INTO news (slot, etag, document) VALUES (1, ?, ?) ON CONFLICT (slot) DO UPDATE SET"
      " etag = excluded.etag, document = excluded.document",
      news.etag, news.document);
}

Result<void> NewsStore::forget() {
  return database_.run("DELETE FROM news");
}

Result<std::optional<StoredNews>> NewsStore::read() {
  ZUIL_TRY(auto row, database_.prepare("SELECT etag, document FROM news"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  return StoredNews{row.text(0), row.text(1)};
}

}  // namespace zuil
