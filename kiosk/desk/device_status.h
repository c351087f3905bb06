// SPDX-License-Identifier: EUPL-1.2
// How this kiosk is: what its status page and its health code tell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/settings.h"
#include "kiosk/desk/desk_context.h"
#include "kiosk/store/public_state.h"
#include "kiosk/store/response_store.h"
#include "kiosk/store/sync_board.h"

namespace zuil {

struct StatusRow {
  std::string id;
  std::string label;
  std::string words;
  Level level = Level::Plain;
};

// What is looked at; what could not be is not there.
struct DeviceStatus {
  std::optional<Closure> closure;     // by an operator
  bool resting = false;               // by the opening hours
  std::optional<std::int64_t> today;  // respondents
  std::optional<std::int64_t> week;   // since Monday
  std::optional<OutboxTotals> totals;
  std::int64_t urgent = 0;  // that wait
  std::optional<SyncState> sync;
  std::optional<std::uintmax_t> free_bytes;  // where the answers are
  std::string key_id;                        // to which responses are sealed; empty: no key
  std::optional<WallTime> key_since;         // when its file was put here
  std::string site;
  std::vector<Error> faults;  // why something could not be looked at
};

DeviceStatus look_at_device(const DeskContext& context);

// The most serious facts are as a row of their own; fewer than ten respondents are not told.
std::vector<StatusRow> status_rows(const DeskContext& context, const DeviceStatus& status);

// The same with which kiosk it is and when that was, as plain text too: for a phone to read from a
// QR code without a network. What is serious has one or two exclamation marks before it.
std::vector<StatusRow> health_rows(const DeskContext& context, const DeviceStatus& status);
std::string health_text(const std::vector<StatusRow>& rows);

}  // namespace zuil
