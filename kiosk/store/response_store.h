// SPDX-License-Identifier: EUPL-1.2
// What the device keeps of respondents: the savepoint of the interview under way, and the outbox of
// sealed responses and contact records. One file, shared by zuil (writes) and zuil-sync (reads,
// marks delivered).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/sealed_box.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/survey/answer.h"
#include "kiosk/survey/contact_record.h"
#include "kiosk/survey/response.h"
#include "kiosk/survey/sealed_record.h"

namespace zuil {

// The interview under way, so that a power cut loses at most the tap under way. Holds plain
// answers: erased (secure_delete) when the response is sealed. There is never more than one.
struct Savepoint {
  std::string questionnaire;       // id
  std::string questionnaire_hash;  // version
  std::string language;
  std::string date;  // the response's, taken at the start: "2026-11-21"
  DayPart daypart = DayPart::Morning;
  Answers answers;  // of the questions asked, without those to Contact questions
};

// One sealed record, waiting or delivered.
using OutboxRow = SealedRecord;

// Which rows are meant.
enum class Waiting {
  All,
  Urgent,  // only what goes to the collector at once
};

// Responses and contact records together.
struct OutboxTotals {
  std::int64_t sealed = 0;     // ever, on this device; never goes down
  std::int64_t waiting = 0;    // not yet receipted
  std::int64_t delivered = 0;  // receipted, ever
};

class ResponseStore {
 public:
  // Makes the folder's database when there is none. Corrupt: the file is damaged (quick_check).
  // NotFound: the folder itself does not exist. On a read-only disk what is there can be read, and
  // check() fails.
  static Result<ResponseStore> open(const std::filesystem::path& file);
  // For a rehearsal: nothing of it stays.
  static Result<ResponseStore> open_in_memory();

  // Each is durable when it returns without an error.
  Result<void> save(const Savepoint& savepoint);
  Result<void> discard_savepoint();
  // In one transaction: seals `response`, and `contact` by itself, to `key`, puts both into the
  // outbox, erases the savepoint.
  // On an error nothing is changed, or all of it when only the very last sync failed. So never seal
  // the same interview again after an Io error: go out of service and start anew; the savepoint
  // then tells which it was. Conflict: the id is taken, nothing is changed.
  Result<void> seal(const Response& response, const std::optional<ContactRecord>& contact,
                    bool urgent, const PublicKey& key);

  // The interview that was under way when the program last ended. The questionnaire of that version
  // is needed to read its answers; savepoint_version() names it. Invalid: that is another version.
  struct Version {
    std::string questionnaire;
    std::string hash;
  };
  Result<std::optional<Version>> savepoint_version();
  Result<std::optional<Savepoint>> read_savepoint(const Questionnaire& questionnaire);

  // Waiting rows in the order of their (random) ids, after `after_id` ("" for the first): at most
  // `most_rows`, and no more than `most_bytes` of sealed data unless the first alone is larger.
  Result<std::vector<OutboxRow>> waiting(const std::string& after_id, int most_rows,
                                         std::int64_t most_bytes, Waiting which = Waiting::All);
  Result<std::int64_t> count_waiting(Waiting which);
  // How many bytes the boxes have that wait.
  Result<std::int64_t> bytes_waiting();
  // Hashes of the questionnaire versions that they are of.
  Result<std::vector<std::string>> versions_waiting();
  // Only for ids named by a receipt. `date` counts the retention from. Unknown ids are ignored.
  Result<void> mark_delivered(std::span<const std::string> ids, const std::string& date);
  // Removes delivered rows from before `date`; gives how many.
  Result<std::int64_t> purge_delivered(const std::string& before_date);
  // Rewrites the file with the rows in the order of their random ids: until then the place of a row
  // in the file can tell when it came. Other processes wait meanwhile: tens of milliseconds.
  Result<void> forget_order();
  Result<OutboxTotals> totals();
  // Who finished, or stopped and let it count, on these days (inclusive, as in the response); never
  // who broke off. Known for a month back.
  Result<std::int64_t> count_respondents(const std::string& from, const std::string& to);

  // Succeeds when the database can be written and read: the heartbeat, and part of `zuil --check`.
  // Costs a commit, so a few times a minute is often enough.
  Result<void> check();

 private:
  explicit ResponseStore(Database database) : database_(std::move(database)) {}
  Result<void> put_into_outbox(const OutboxRow& row, bool urgent);

  Database database_;
};

}  // namespace zuil
