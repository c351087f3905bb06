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

// The object of what publishes: "balie 1f0c5a2b9d3e".
std::string published_object(const std::string& questionnaire, const std::string& hash);

// That of what took in a bundle: "number 12".
std::string bundle_object(std::int64_t number);

// The result of what moved responses, "12 records"; and the number back out of it.
std::string records_result(std::int64_t records);
std::optional<std::int64_t> records_in(std::string_view result);

// The result of what failed, "full: the disk is full"; and what it says the matter was.
std::string failed_because(const Error& error);
std::optional<ErrorCode> cause_in(std::string_view result);

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
