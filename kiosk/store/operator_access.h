// SPDX-License-Identifier: EUPL-1.2
// Who may work on this kiosk: the PINs, and how long nobody may try after wrong ones.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"

namespace zuil {

// "Medewerker" and "beheerder".
enum class OperatorRole { Staff, Manager };

std::string_view name_of(OperatorRole role);  // "staff", "manager"
std::optional<OperatorRole> operator_role(std::string_view name);

// After so many wrong PINs: nothing for two, half a minute for three, twice as long for each one
// more, an hour at most.
std::chrono::seconds lock_out(int wrong);

// What is left of them so long after the last one: half for each four hours. Who guesses and waits
// for that gets no further than one PIN an hour in the long run, as without waiting.
int worn_off(int wrong, std::chrono::seconds since);

struct PinLock {
  int wrong = 0;             // PINs since the manager's, the one that is looked at included
  std::int64_t last_at = 0;  // s since 1970-01-01 UTC
  bool begun = false;        // the last of them was never found right or wrong
};

// The lock that the disk would not take (it is full, or read-only), for the run of the program: one
// for all who enter in that time. A restart forgets it, and with it the wait; but while the disk
// takes nothing the first wrong PIN already costs half a minute, so that who pulls the plug gets
// one PIN for each time the machine starts.
struct UnwrittenLock {
  std::optional<PinLock> lock;
};

// Whoever enters: nobody may try while locked_for() says so. Only the manager's PIN clears what was
// wrong before; that of staff leaves it as it was, or who knows it could guess the manager's for
// ever. A PIN counts as wrong before it is looked at: a power cut in between gives no free one.
// Such a one is forgiven once the next PIN is right, also that of staff: nobody saw what it was.
class OperatorAccess {
 public:
  // The same file as ResponseStore's. `unwritten`: not null.
  static Result<OperatorAccess> open(
      const std::filesystem::path& file,
      std::shared_ptr<UnwrittenLock> unwritten = std::make_shared<UnwrittenLock>());

  // In place of the role's earlier PIN. Invalid as check_new_pin says, and for the PIN of the other
  // role.
  Result<void> set_pin(OperatorRole role, std::string_view pin, WallTime now);
  Result<bool> has_pin(OperatorRole role);

  // Whose PIN it is; null when it is nobody's. Refused, with the time to wait, while nobody may
  // try. A disk that takes nothing keeps nobody out.
  Result<std::optional<OperatorRole>> enter(std::string_view pin, WallTime now);
  // For how long nobody may try. A clock that was set back begins the time anew.
  Result<std::chrono::seconds> locked_for(WallTime now);

 private:
  OperatorAccess(Database database, std::shared_ptr<UnwrittenLock> unwritten)
      : database_(std::move(database)), unwritten_(std::move(unwritten)) {}
  Result<std::optional<OperatorRole>> owner_of(std::string_view pin);
  Result<PinLock> read_lock();
  Result<void> write_lock(const PinLock& lock);
  // False: it is kept for this run only.
  bool keep(const PinLock& lock);

  Database database_;
  std::shared_ptr<UnwrittenLock> unwritten_;
};

}  // namespace zuil
