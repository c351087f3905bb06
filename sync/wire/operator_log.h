// SPDX-License-Identifier: EUPL-1.2
// What operators did on a kiosk, on its way to the collector: POST /v1/operator-log. README.md
// beside this file is the protocol.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/machine_id.h"
#include "kiosk/base/result.h"

namespace zuil {

inline constexpr int kMostActsInPortion = 500;
// Bytes of UTF-8, on one line.
inline constexpr std::size_t kLongestAction = 64;
inline constexpr std::size_t kLongestObject = 200;
inline constexpr std::size_t kLongestResult = 300;

struct LoggedAct {
  std::int64_t number = 0;  // counts up on its kiosk
  std::string at;           // "2026-11-21T08:49:00Z"
  std::string role;         // "staff", "manager"; empty: nobody had entered
  std::string action;
  std::string object;
  std::string result;
  bool operator==(const LoggedAct&) const = default;
};

struct LogPortion {
  std::string machine;  // see machine_id.h; empty: unknown
  std::vector<LoggedAct> acts;
  bool operator==(const LogPortion&) const = default;
};

struct LogReceipt {
  std::int64_t up_to = 0;       // the highest number of the portion, all of which is on the disk
  std::int64_t held_total = 0;  // records of this device, as in a batch's receipt
  MachineStanding machine = MachineStanding::Unknown;
  bool operator==(const LogReceipt&) const = default;
};

// A text as it may travel: control characters are spaces, and it ends with the last whole character
// that fits.
std::string fit_for_log(std::string_view text, std::size_t most_bytes);

std::string to_json(const LogPortion& portion);
// Invalid, with the JSON path, for anything but a well-formed portion within the limits.
Result<LogPortion> read_log_portion(std::string_view json);
std::string to_json(const LogReceipt& receipt);
Result<LogReceipt> read_log_receipt(std::string_view json);

}  // namespace zuil
