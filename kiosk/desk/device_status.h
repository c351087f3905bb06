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
#include "kiosk/store/setup_marks.h"
#include "kiosk/store/sync_board.h"

namespace zuil {

// What a row that can be touched asks of its page.
inline constexpr auto kOpenTouchTest = "open:touch";
inline constexpr auto kOpenSoundTest = "open:sound";

struct StatusRow {
  std::string id;
  std::string label;
  std::string words;
  Level level = Level::Plain;
  std::string verb{};    // empty: it cannot be touched
  bool is_more = false;  // of the row before it
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
  std::optional<TestMark> touch;             // how its last test ended
  std::optional<TestMark> sound;
  std::string site;
  std::vector<Error> faults;  // why something could not be looked at
};

DeviceStatus look_at_device(const DeskContext& context);

// Every row is always there; what is not known says so. Fewer than ten respondents are not told.
std::vector<StatusRow> status_rows(const DeskContext& context, const DeviceStatus& status);

// In their order otherwise; what belongs to a row stays behind it.
void put_serious_first(std::vector<StatusRow>& rows);

// The same with which kiosk it is and when that was.
std::vector<StatusRow> health_rows(const DeskContext& context, const DeviceStatus& status);

// At most so many bytes: as a QR code of the least correction 77 modules a side (version 15), which
// a phone reads from where its owner stands.
inline constexpr std::size_t kLongestHealthText = 520;
// The same in few words, as plain text for a phone to read without a network: what is serious
// first, with one or two exclamation marks before it. What then does not fit is left out, which
// three dots at the end tell.
std::string health_text(const DeskContext& context, const DeviceStatus& status);

}  // namespace zuil
