// SPDX-License-Identifier: EUPL-1.2
// kiosk.json while an operator changes it: what it would then say, until that is saved.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/settings_file.h"
#include "kiosk/desk/desk_context.h"

namespace zuil {

class SettingsDraft {
 public:
  explicit SettingsDraft(DeskContext& context);

  // With what was changed here; of a file that cannot be read, what is usual.
  const KioskSettings& settings() const { return settings_; }
  const KioskSettings& saved() const { return saved_; }
  bool has_changes() const { return settings_ != saved_; }
  // Why the last call of these two did nothing, in the operator's words; empty: it did.
  const std::string& error() const { return error_; }

  // Of a file that another page may have changed; what was changed here stays so.
  void read_again();
  // A value that the kiosk would refuse is not taken.
  void set(const std::string& at, nlohmann::json value);
  // Into kiosk.json, and who did it into the operator's log.
  bool save();

 private:
  DeskContext& context_;
  SettingsFile file_;
  KioskSettings saved_;
  KioskSettings settings_;
  std::vector<SettingsChange> changes_;
  std::string error_;
};

}  // namespace zuil
