// SPDX-License-Identifier: EUPL-1.2
// Who may work on this kiosk: the PINs, and how long nobody may try after wrong ones.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"

namespace zuil {

// "Medewerker" and "beheerder".
enum class OperatorRole { Staff, Manager };

std::string_view name_of(OperatorRole role);  // "staff", "manager"
std::optional<OperatorRole> operator_role(std::string_view name);

// After so many wrong PINs on end: nothing for two, half a minute for three, twice as long for each
// one more, an hour at most.
std::chrono::seconds lock_out(int wrong);

class OperatorAccess {
 public:
  // The same file as ResponseStore's.
  static Result<OperatorAccess> open(const std::filesystem::path& file);

  // In place of the role's earlier PIN. Invalid as check_new_pin says, and for the PIN of the other
  // role.
  Result<void> set_pin(OperatorRole role, std::string_view pin, WallTime now);
  Result<bool> has_pin(OperatorRole role);

  // Whose PIN it is; null when it is nobody's. Refused, with the time to wait, while nobody may
  // try. An attempt counts before the PIN is looked at: a power cut in between gives no free one.
  Result<std::optional<OperatorRole>> enter(std::string_view pin, WallTime now);
  // For how long nobody may try. A clock that was set back begins the time anew.
  Result<std::chrono::seconds> locked_for(WallTime now);

 private:
  explicit OperatorAccess(Database database) : database_(std::move(database)) {}
  Result<std::optional<OperatorRole>> owner_of(std::string_view pin);
  Result<void> write_lock(int wrong, WallTime now);

  Database database_;
};

}  // namespace zuil
