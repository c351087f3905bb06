// SPDX-License-Identifier: EUPL-1.2
// Questionnaires that are being edited: after a power cut each is there as it was after the last
// edit. Publishing one takes it away (QuestionnaireStore).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/sqlite.h"

namespace zuil {

struct StoredDraft {
  std::string id;        // of the questionnaire; there is one draft of each at most
  std::string base;      // hash of the published version it was made of
  std::string document;  // canonical JSON
};

class DraftStore {
 public:
  // The same file as ResponseStore's.
  static Result<DraftStore> open(const std::filesystem::path& file);

  // In place of the one there was. Conflict: `base` is no version of this device.
  Result<void> save(const StoredDraft& draft);
  Result<std::optional<StoredDraft>> find(const std::string& id);
  Result<void> discard(const std::string& id);
  // Ids, in order.
  Result<std::vector<std::string>> all();

 private:
  explicit DraftStore(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace zuil
