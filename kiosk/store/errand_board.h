// SPDX-License-Identifier: EUPL-1.2
// What zuil, which has no network, wants of zuil-sync while a kiosk is put into use: zuil asks,
// zuil-sync settles, at its next run of whatever sort.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"

namespace zuil {

enum class ErrandKind {
  Reach,  // does the collector answer at the address of kiosk.json?
  Enrol,  // hand in the one-time code, and keep what the collector gives for it
  Test,   // can the collector open what this kiosk seals?
};
std::string_view name_of(ErrandKind kind);

// What came of it; each has its words on the screen.
enum class ErrandOutcome {
  Done,
  NoNetwork,        // no answer: no network, wrong address, nothing listens
  NotTrusted,       // the certificate: wrong authority, host, or time
  NotTheCollector,  // something else answers: a login page, a proxy, another server
  Busy,             // the collector is there, and cannot now
  CodeUnknown,      // mistyped, or not of this collector
  CodeExpired,      // older than 24 hours
  CodeUsed,         // by another kiosk
  TooManyWrong,     // codes: wait, as the collector asks
  NotEnrolled,      // no token, or one that the collector does not know
  CannotOpen,       // the collector has not the key to which this kiosk seals
  WrongSettings,    // kiosk.json, its key or its token file
  CannotKeep,       // what came could not be written
};
std::string_view name_of(ErrandOutcome outcome);
std::optional<ErrandOutcome> outcome_named(std::string_view name);

struct Errand {
  ErrandKind kind = ErrandKind::Reach;
  std::int64_t number = 0;
  std::string asked;  // the code, for Enrol; else empty
};

struct ErrandState {
  WallTime asked_at;
  std::optional<ErrandOutcome> outcome;  // none: not settled yet
  std::string told;  // for an administrator, in English: what failed, or who the collector is
};

class ErrandBoard {
 public:
  // The same file as ResponseStore's. Its folder has the bell too.
  static Result<ErrandBoard> open(const std::filesystem::path& file);

  // In place of what was asked of that kind before. Then rings the bell: a file that systemd waits
  // for.
  Result<void> ask(ErrandKind kind, const std::string& what, WallTime now);
  Result<std::optional<ErrandState>> look(ErrandKind kind);

  // For zuil-sync: in the order Reach, Enrol, Test. Silences the bell first, whatever happens next:
  // it must not ring for ever.
  Result<std::vector<Errand>> waiting();
  // Erases what was asked. Without effect when it was asked anew meanwhile.
  Result<void> settle(const Errand& errand, ErrandOutcome outcome, const std::string& told,
                      WallTime now);

 private:
  ErrandBoard(Database database, std::filesystem::path folder)
      : database_(std::move(database)), folder_(std::move(folder)) {}
  std::filesystem::path bell() const { return folder_ / "errand-now"; }

  Database database_;
  std::filesystem::path folder_;
};

}  // namespace zuil
