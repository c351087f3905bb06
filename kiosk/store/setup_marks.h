// SPDX-License-Identifier: EUPL-1.2
// What an operator found in order while the kiosk was put into use; there again after a power cut.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"

namespace zuil {

class SetupMarks {
 public:
  // The same file as ResponseStore's.
  static Result<SetupMarks> open(const std::filesystem::path& file);

  Result<void> set(const std::string& step, WallTime now);
  Result<void> remove(const std::string& step);
  Result<std::set<std::string>> all();

 private:
  explicit SetupMarks(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace zuil
