// SPDX-License-Identifier: EUPL-1.2
// Where zuil-sync and the kiosk meet: zuil-sync tells what it does, the kiosk shows it; an operator
// asks for an upload or for its end, zuil-sync obeys. Either works without the other.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/machine_id.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/store/sync_cause.h"

namespace zuil {

enum class SyncOrigin {
  Night,
  Operator,  // asked for at the kiosk
  Hand,      // from a command line
};

enum class SyncEnding { Delivered, Unfinished, Cancelled, WrongConfiguration };

// `message` and `hint` as in the journal, in English; the screen has words of its own for `cause`.
struct SyncTrouble {
  SyncCause cause = SyncCause::Other;
  std::string message;
  std::string hint;
};

struct SyncRun {
  std::int64_t number = 0;
  SyncOrigin origin = SyncOrigin::Night;
  WallTime began;
  std::optional<WallTime> ended;
  std::optional<SyncEnding> ending;  // with `ended`
  std::int64_t delivered = 0;        // records, in this run
  std::int64_t total = 0;            // that there were to deliver; grows when more are sealed
  std::optional<SyncTrouble> trouble;
  bool cancel_asked = false;
};

// The collector as it was last met; what it never said is not there.
struct CollectorFacts {
  std::optional<WallTime> met{};
  std::optional<WallTime> delivered{};          // when last all was delivered
  std::optional<std::int64_t> held{};           // records of this device that it has
  std::optional<std::int64_t> missing{};        // of those that were delivered
  std::optional<std::chrono::seconds> ahead{};  // its clock before this machine's
  std::optional<WallTime> certificate_until{};
  std::optional<std::string> api_version{};
  std::optional<std::string> key_id{};  // of the key that records were sealed to
  std::optional<MachineStanding> machine{};
  std::optional<WallTime> news{};  // when its news was last asked for, and had
};

struct SyncPlan {
  WallTime next;
  std::string hours;  // for which it was drawn; see sync/uploader/sync_plan.h
  int failures = 0;   // on end, since the last good one
};

struct SyncState {
  std::optional<SyncRun> run;  // the last one; with `running` under way
  bool running = false;
  std::optional<WallTime> asked;  // an upload that was asked for and has not begun
  std::optional<WallTime> next;
  std::optional<SyncTrouble> urgent_trouble;
  CollectorFacts collector;
};

class SyncBoard {
 public:
  // The same file as ResponseStore's. Its folder has the lock and the bell too.
  static Result<SyncBoard> open(const std::filesystem::path& file);

  // For the kiosk. A run that was cut off has the trouble Interrupted.
  Result<SyncState> read();
  // Asks for an upload now: the request, then the bell (a file that systemd waits for). Without the
  // bell it is not asked for.
  Result<void> ask(WallTime now);
  // Ends the upload under way, also amid a batch, or takes back the request for one.
  Result<void> cancel();

  // For zuil-sync. True when an upload was asked for; a second call says no. Silences the bell
  // first, whatever happens next: it must not ring for ever.
  Result<bool> take_request();
  // Gives the run's number.
  Result<std::int64_t> begin(SyncOrigin origin, std::int64_t total, WallTime now);
  Result<void> progress(std::int64_t run, std::int64_t delivered, std::int64_t total);
  Result<bool> is_cancelled(std::int64_t run);
  Result<void> end(std::int64_t run, SyncEnding ending, const std::optional<SyncTrouble>& trouble,
                   WallTime now);
  // Nothing: what is urgent gets away.
  Result<void> set_urgent_trouble(const std::optional<SyncTrouble>& trouble);
  // What is not there stays as it was.
  Result<void> note(const CollectorFacts& facts);
  Result<std::optional<SyncPlan>> plan();
  Result<void> set_plan(const SyncPlan& plan);

 private:
  SyncBoard(Database database, std::filesystem::path folder)
      : database_(std::move(database)), folder_(std::move(folder)) {}
  Result<std::optional<SyncRun>> last_run();
  Result<std::optional<SyncTrouble>> urgent_trouble();
  Result<CollectorFacts> facts();
  std::filesystem::path bell() const;

  Database database_;
  std::filesystem::path folder_;
};

}  // namespace zuil
