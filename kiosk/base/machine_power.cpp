// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/machine_power.h"

#include "kiosk/base/file.h"

namespace zuil {

std::string_view name_of(PowerAct act) {
  switch (act) {
    case PowerAct::Off:
      return "poweroff";
    case PowerAct::Restart:
      return "reboot";
  }
  return "reboot";
}

bool MachinePower::is_offered() const {
  std::error_code unknown;
  return !folder_.empty() && std::filesystem::is_directory(folder_, unknown);
}

Result<void> MachinePower::ask(PowerAct act) const {
  if (!is_offered())
    return fail(ErrorCode::NotFound, "this kiosk cannot switch its machine off",
                "Use the switch of the machine itself.");
  return write_file(file_of(act), "", 0600);
}

bool MachinePower::is_waiting(PowerAct act) const {
  std::error_code unknown;
  return !folder_.empty() && std::filesystem::exists(file_of(act), unknown);
}

Result<void> MachinePower::withdraw(PowerAct act) const {
  return folder_.empty() ? Result<void>() : remove_file(file_of(act));
}

}  // namespace zuil
