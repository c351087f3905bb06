// SPDX-License-Identifier: EUPL-1.2
// Every version of a questionnaire this device ever published, and which one each file of
// kiosk.json offers. Publishing adds a version and overwrites nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/sqlite.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// A version as it was published: what travels. Readable also when today's program would not accept
// the questionnaire any more.
struct PublishedVersion {
  std::string id;
  std::string hash;
  std::string document;  // canonical JSON
};

class QuestionnaireStore {
 public:
  // The same file as ResponseStore's.
  static Result<QuestionnaireStore> open(const std::filesystem::path& file);

  // Adds the version unless it is there, and makes it the one that this file offers.
  Result<void> publish(const Questionnaire& questionnaire, const std::string& file);
  // The last good version of that file. Nothing when it never had one.
  Result<std::optional<Questionnaire>> last_good(const std::string& file);
  Result<std::optional<Questionnaire>> find(const std::string& hash);

  // Versions the collector has not yet confirmed; they travel ahead of their responses.
  Result<std::vector<PublishedVersion>> undelivered();
  Result<std::optional<PublishedVersion>> published(const std::string& hash);
  Result<void> mark_delivered(const std::string& hash);

 private:
  explicit QuestionnaireStore(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace zuil
