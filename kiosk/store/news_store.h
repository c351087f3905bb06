// SPDX-License-Identifier: EUPL-1.2
// What the collector last told this device for its attract screen. zuil-sync writes it, zuil reads
// it between two respondents.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/base/sqlite.h"

namespace zuil {

struct StoredNews {
  std::string etag;      // the collector's name for this state; may be empty
  std::string document;  // see news_json.h; not checked here
};

class NewsStore {
 public:
  // The same file as ResponseStore's.
  static Result<NewsStore> open(const std::filesystem::path& file);
  static Result<NewsStore> open_in_memory();

  // In place of what was there.
  Result<void> keep(const StoredNews& news);
  Result<void> forget();
  Result<std::optional<StoredNews>> read();

 private:
  explicit NewsStore(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace zuil
