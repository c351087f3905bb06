// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/sync_plan.h"

#include <algorithm>
#include <ctime>

namespace zuil {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// A window opens once a day, so none is drawn that lies further ahead than two.
constexpr std::chrono::hours kFurthestAhead{48};
constexpr minutes kPauseSpread{5};

// When the window opens on the day `days` after that of `now`. Summer time is the system's
// business.
WallTime opening(const SyncHours& hours, WallTime now, int days) {
  const LocalTime local = local_time(now);
  std::tm parts{};
  parts.tm_year = static_cast<int>(local.date.year()) - 1900;
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(local.date.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(local.date.day())) + days;
  parts.tm_min = static_cast<int>(hours.from.count());
  parts.tm_isdst = -1;
  return WallTime(seconds(std::mktime(&parts)));
}

SyncPlan draw(WallTime from, WallTime until, const SyncHours& hours, Random& random) {
  const auto width = std::chrono::duration_cast<seconds>(until - from).count();
  const auto after = random.below(static_cast<std::uint32_t>(std::max<std::int64_t>(1, width)));
  return {from + seconds(after), to_string(hours), 0};
}

// In the next window to open.
SyncPlan next_night(const SyncHours& hours, WallTime now, Random& random) {
  WallTime opens = opening(hours, now, 0);
  if (opens <= now) opens = opening(hours, now, 1);
  return draw(opens, opens + hours.window, hours, random);
}

}  // namespace

SyncHours hours_of(const NightlyUpload& upload) {
  return {std::chrono::minutes(upload.from), upload.window};
}

std::string to_string(const SyncHours& hours) {
  const auto clock = std::chrono::hh_mm_ss(hours.from);
  const std::string minute = std::to_string(clock.minutes().count());
  return std::to_string(clock.hours().count()) + ":" + (minute.size() < 2 ? "0" : "") + minute +
         "+" + std::to_string(hours.window.count());
}

SyncPlan first_plan(const SyncHours& hours, WallTime now, Random& random) {
  for (const int day : {-1, 0}) {
    const WallTime opens = opening(hours, now, day);
    const WallTime closes = opens + hours.window;
    if (opens <= now && now < closes) return draw(now, closes, hours, random);
  }
  return next_night(hours, now, random);
}

bool is_good(const SyncPlan& plan, const SyncHours& hours, WallTime now) {
  return plan.hours == to_string(hours) && plan.next <= now + kFurthestAhead;
}

SyncPlan next_plan(const SyncPlan& plan, SyncEnding ending, const SyncHours& hours, WallTime now,
                   Random& random) {
  const bool planned_later = plan.next > now;
  if (ending == SyncEnding::Unfinished && plan.failures + 1 < kMostSyncFailures) {
    const auto spread = random.below(static_cast<std::uint32_t>(seconds(kPauseSpread).count()));
    const WallTime soon = now + kSyncPause + seconds(spread);
    return {planned_later ? std::min(plan.next, soon) : soon, to_string(hours), plan.failures + 1};
  }
  if (planned_later) return {plan.next, plan.hours, 0};
  return next_night(hours, now, random);
}

}  // namespace zuil
