// SPDX-License-Identifier: EUPL-1.2
// Switches the machine off or starts it anew. The kiosk may not do that itself: it leaves a file in
// a folder where a unit of root looks (deploy/kiosk/zuil-power@.path).
#pragma once

#include <filesystem>
#include <string_view>

#include "kiosk/base/result.h"

namespace zuil {

enum class PowerAct { Off, Restart };
std::string_view name_of(PowerAct act);  // "poweroff", "reboot": the file's name and the unit's

class MachinePower {
 public:
  // Empty: this kiosk cannot (a rehearsal, or a window on somebody's desk).
  explicit MachinePower(std::filesystem::path folder = {}) : folder_(std::move(folder)) {}

  bool is_offered() const;
  Result<void> ask(PowerAct act) const;
  // Nobody has taken it up yet. The unit takes it up within a second; where it still waits after
  // ten, no unit looks.
  bool is_waiting(PowerAct act) const;
  Result<void> withdraw(PowerAct act) const;

 private:
  std::filesystem::path file_of(PowerAct act) const { return folder_ / name_of(act); }

  std::filesystem::path folder_;
};

}  // namespace zuil
