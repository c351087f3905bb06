// SPDX-License-Identifier: EUPL-1.2
// One upload of all that waits, the collector's news and the operators' log with it, told on the
// board from its begin to its end. Whatever way it ends, the next one is planned.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/store/news_store.h"
#include "kiosk/store/operator_log.h"
#include "kiosk/store/sync_board.h"
#include "kiosk/store/sync_lock.h"
#include "sync/uploader/sync_plan.h"
#include "sync/uploader/upload_run.h"

namespace zuil {

// What an upload touches, all in one file.
struct SyncStores {
  static Result<SyncStores> open(const std::filesystem::path& file);
  ResponseStore responses;
  QuestionnaireStore questionnaires;
  NewsStore news;
  OperatorLog log;
};

// For `zuil-sync --due`: why there must be an upload now; nothing: there must not. Takes the
// request that an operator made, and draws the moment of the night where there is none that is
// good.
Result<std::optional<SyncOrigin>> due(SyncBoard& board, const SyncHours& hours, WallTime now,
                                      Random& random);

class SyncSession {
 public:
  // `board`, `clock` and `random` outlive the session. Holds the lock of the database's folder.
  static Result<SyncSession> begin(SyncBoard& board, const std::filesystem::path& file,
                                   SyncOrigin origin, const SyncHours& hours, const Clock& clock,
                                   Random& random);

  // Asked for by an operator. False when that cannot be known.
  bool is_cancelled();

  // `machine`: see machine_id.h; empty: unknown. An error is the device's own, as of UploadRun.
  // After this, or one of the two below, it has ended.
  Result<UploadReport> upload(SyncStores& stores, UploadSettings settings, UploadEdges edges,
                              const std::string& machine, const UploadProgress& progress = {});
  // The configuration is not in order.
  void refuse(const Error& why);
  // The device itself is not.
  void fail(const Error& why);

 private:
  SyncSession(SyncBoard& board, SyncLock lock, std::int64_t run, SyncHours hours,
              const Clock& clock, Random& random)
      : board_(board),
        lock_(std::move(lock)),
        run_(run),
        hours_(hours),
        clock_(clock),
        random_(random) {}
  void tell_progress(const OutboxTotals& before, const OutboxTotals& now);
  void end(SyncEnding ending, const std::optional<SyncTrouble>& trouble);

  SyncBoard& board_;
  SyncLock lock_;
  std::int64_t run_;
  SyncHours hours_;
  const Clock& clock_;
  Random& random_;
};

// Of what is urgent: whether it gets away, never when.
void tell_urgent(SyncBoard& board, const UploadReport& report);
void tell_urgent(SyncBoard& board, const Error& wrong_configuration);

}  // namespace zuil
