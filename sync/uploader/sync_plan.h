// SPDX-License-Identifier: EUPL-1.2
// When the next upload is: a moment of the night that is drawn anew each time, so that the kiosks
// of a municipality do not come together; sooner again after one that did not deliver all.
#pragma once

#include <chrono>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/settings.h"
#include "kiosk/store/sync_board.h"

namespace zuil {

// In which hours, where the kiosk stands (TZ).
struct SyncHours {
  std::chrono::minutes from{NightlyUpload().from};  // since midnight
  std::chrono::minutes window{NightlyUpload().window};
};
SyncHours hours_of(const NightlyUpload& upload);
std::string to_string(const SyncHours& hours);  // "20:00+360"

// After an upload that could not reach the collector: so many more, so long after one another, and
// then the next night.
inline constexpr std::chrono::minutes kSyncPause{30};
inline constexpr int kMostSyncFailures = 24;

// From `now` on, in the window that is open or the next one to open.
SyncPlan first_plan(const SyncHours& hours, WallTime now, Random& random);
// False when it was drawn for other hours, or the clock was set back since.
bool is_good(const SyncPlan& plan, const SyncHours& hours, WallTime now);
// After an upload that ended so.
SyncPlan next_plan(const SyncPlan& plan, SyncEnding ending, const SyncHours& hours, WallTime now,
                   Random& random);

}  // namespace zuil
