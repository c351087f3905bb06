// SPDX-License-Identifier: EUPL-1.2
// What was done on this kiosk by who works on it: kept for 90 days, brought to the collector by
// zuil-sync. Never an answer, never a PIN.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/store/operator_access.h"

namespace zuil {

inline constexpr std::chrono::days kOperatorLogTerm{90};

struct OperatorAct {
  std::int64_t number = 0;           // counts up, never twice
  WallTime at;                       // to the second
  std::optional<OperatorRole> role;  // none: nobody had entered, or nobody could
  std::string action;                // "enter", "publish"
  std::string object;                // "balie"
  std::string result;                // "done", or why not
};

class OperatorLog {
 public:
  // The same file as ResponseStore's.
  static Result<OperatorLog> open(const std::filesystem::path& file);

  // Gives it its number.
  Result<void> add(const OperatorAct& act);
  // The latest first.
  Result<std::vector<OperatorAct>> latest(int most);

  // For zuil-sync: in order, from after `number`.
  Result<std::vector<OperatorAct>> undelivered(std::int64_t after, int most);
  Result<void> mark_delivered(std::int64_t up_to);
  // Whatever its term is over for, delivered or not.
  Result<void> purge(WallTime now);

 private:
  explicit OperatorLog(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace zuil
