// SPDX-License-Identifier: EUPL-1.2
// Every version of a questionnaire this device ever published, by what and when, and which one is
// offered now. Publishing adds a version and overwrites nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// A version as it was published: what travels. Readable also when today's program would not accept
// the questionnaire any more.
struct PublishedVersion {
  std::string id;
  std::string hash;
  std::string document;  // canonical JSON
};

enum class PublicationSource {
  File,     // of kiosk.json
  Editor,   // edited on this kiosk
  Earlier,  // rolled back to
  Bundle,   // signed, from a stick
};

struct Publication {
  std::int64_t number = 0;  // counts up over all questionnaires, never twice
  std::string id;           // of the questionnaire
  std::string hash;         // the version
  std::string replaced;     // the version offered until then; empty: none
  WallTime at;              // to the second; 1970: from before this was kept
  PublicationSource source = PublicationSource::File;
  std::optional<OperatorRole> role;  // none: nobody had entered
};

// Who publishes, from what.
struct Publisher {
  PublicationSource source = PublicationSource::Editor;
  std::optional<OperatorRole> role;
};

// A file of kiosk.json that changed while a version made on the kiosk was offered.
struct WaitingFile {
  std::string file;
  std::string hash;  // the version in it
};

class QuestionnaireStore {
 public:
  // The same file as ResponseStore's.
  static Result<QuestionnaireStore> open(const std::filesystem::path& file);

  // Takes over what this file of kiosk.json now holds: when it changed it is published, unless the
  // version offered was made on the kiosk. Then that one stays, and the file waits for an answer.
  Result<void> publish(const Questionnaire& questionnaire, const std::string& file, WallTime now);
  // Adds the version unless it is there and offers it from now on. From the editor: the draft is
  // gone in the same step. Nothing is written of a version that is offered already.
  Result<void> publish(const Questionnaire& questionnaire, const Publisher& by, WallTime now);

  // What is offered under that id; nothing: it never was.
  Result<std::optional<Publication>> active(const std::string& id);
  // All of that id, the latest first.
  Result<std::vector<Publication>> publications(const std::string& id);
  // Ids of what these files of kiosk.json hold, in their order, and of what came in a bundle and so
  // needs no file; each once.
  Result<std::vector<std::string>> available(const std::vector<std::string>& files);

  // Nothing was ever offered here.
  Result<bool> is_empty();

  Result<std::optional<WaitingFile>> waiting_file(const std::string& id);
  // The operator's answer: publishes what waits, or leaves it until the file changes again.
  Result<void> take_file(const std::string& id, OperatorRole role, WallTime now);
  Result<void> leave_file(const std::string& id);

  // The last good version of that file. Nothing when it never had one.
  Result<std::optional<Questionnaire>> last_good(const std::string& file);
  Result<std::optional<Questionnaire>> find(const std::string& hash);

  // Versions the collector has not yet confirmed; they travel ahead of their responses.
  Result<std::vector<PublishedVersion>> undelivered();
  Result<std::optional<PublishedVersion>> published(const std::string& hash);
  Result<void> mark_delivered(const std::string& hash);

 private:
  explicit QuestionnaireStore(Database database) : database_(std::move(database)) {}
  Result<void> add_version(const Questionnaire& questionnaire);
  Result<void> add_publication(const std::string& id, const std::string& hash, const Publisher& by,
                               WallTime now);

  Database database_;
};

}  // namespace zuil
