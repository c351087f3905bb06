// SPDX-License-Identifier: EUPL-1.2
// One run of zuil-sync: questionnaires, then responses and contact records, until nothing more can
// be delivered. A run for what is urgent ends at once when nothing urgent waits.
// All state is in the database: killed anywhere, the next run goes on where this one was.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "kiosk/store/questionnaire_store.h"
#include "kiosk/store/response_store.h"
#include "sync/uploader/collector_client.h"

namespace zuil {

struct UploadSettings {
  std::string token;
  bool once = true;         // false: keep trying until all is delivered
  int most_tries = 6;       // of one request, with `once`
  int retention_days = 30;  // how long delivered records stay on the device
  Waiting which = Waiting::All;
};

enum class UploadEnd {
  AllDelivered,
  Unfinished,          // something waits still; the next run tries again
  WrongConfiguration,  // an operator must act
  Cancelled,           // by an operator, with something waiting still
};

struct UploadReport {
  UploadEnd end = UploadEnd::AllDelivered;
  std::int64_t delivered = 0;        // records, by this run
  std::vector<std::string> refused;  // ids of records the collector does not take
  // Records delivered according to this device, that the collector does not hold.
  std::int64_t missing = 0;
  std::optional<std::int64_t> held;    // records of this device there, as the last receipt said
  std::optional<Error> reason;         // when not all was delivered
  SyncCause cause = SyncCause::Other;  // the same
};

using UploadProgress = std::function<void(const OutboxTotals&)>;

class UploadRun {
 public:
  UploadRun(ResponseStore& responses, QuestionnaireStore& questionnaires, UploadSettings settings,
            UploadEdges edges, UploadProgress progress = {});

  // An error is the device's own: its database cannot be read or written.
  Result<UploadReport> run();

 private:
  // False: the run ends here, for the reason in the report.
  Result<bool> pass();
  Result<bool> send_questionnaires();
  Result<bool> send_questionnaire(const PublishedVersion& version);
  Result<bool> send_responses();
  Result<bool> send_batch(std::span<const OutboxRow> rows);
  Result<bool> send_smaller(std::span<const OutboxRow> rows, const Error& why);
  Result<void> take(std::span<const OutboxRow> rows, const Receipt& receipt,
                    const OutboxTotals& before);
  Result<void> compare_totals(std::int64_t surely_held, const Receipt& receipt);
  Result<bool> send_held_questionnaires();
  void refuse(const std::string& key, const std::string& object, const Error& why);
  bool settle_badly(const CollectorClient::Settled& settled);
  void unfinished(Error why, SyncCause cause);
  Result<void> tidy();
  std::string today() const;

  ResponseStore& responses_;
  QuestionnaireStore& questionnaires_;
  UploadSettings settings_;
  UploadEdges edges_;
  UploadProgress progress_;
  CollectorClient client_;

  UploadReport report_;
  std::set<std::string> refused_;              // ids, and hashes of questionnaires
  std::set<std::string> held_;                 // hashes the collector seems not to have
  std::set<std::string> sent_questionnaires_;  // in this run
  std::optional<Error> refusal_;               // the last one
  int refused_in_a_row_ = 0;
};

}  // namespace zuil
