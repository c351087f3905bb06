// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/sync_words.h"

#include <string_view>

namespace zuil {
namespace {

using std::chrono::days;

// Without an upload for so long something is wrong: each night there is one.
constexpr days kLongest{3};
constexpr std::chrono::hours kTooLate{1};

std::string_view key_of(SyncCause cause) {
  switch (cause) {
    case SyncCause::NoAnswer:
      return "syncNoAnswer";
    case SyncCause::SomethingBetween:
      return "syncSomethingBetween";
    case SyncCause::NotTrusted:
      return "syncNotTrusted";
    case SyncCause::UnknownKiosk:
      return "syncUnknownKiosk";
    case SyncCause::NoCollector:
      return "syncNoCollector";
    case SyncCause::Proxy:
      return "syncProxy";
    case SyncCause::Busy:
      return "syncBusy";
    case SyncCause::CollectorFault:
      return "syncCollectorFault";
    case SyncCause::RefusedContent:
      return "syncRefusedContent";
    case SyncCause::Configuration:
      return "syncConfiguration";
    case SyncCause::DiskFull:
      return "syncDiskFull";
    case SyncCause::DeviceFault:
      return "syncDeviceFault";
    case SyncCause::Interrupted:
      return "syncInterrupted";
    case SyncCause::Other:
      return "syncOther";
  }
  return "syncOther";
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string time_of(WallTime moment) {
  const LocalTime local = local_time(moment);
  return two_digits(static_cast<unsigned>(local.hour)) + ":" +
         two_digits(static_cast<unsigned>(local.minute));
}

Told ended_in_words(const DeskContext& context, const SyncRun& run) {
  const std::string when = moment_in_words(context, run.ended.value_or(run.began));
  const auto words = [&](std::string_view key) {
    return context.text(key, {{"when", when}, {"count", number_in_words(context, run.delivered)}});
  };
  if (!run.ending) return {words("syncWasCutOff"), Level::Warning};
  switch (*run.ending) {
    case SyncEnding::Delivered:
      return {words("syncDelivered"), Level::Fine};
    case SyncEnding::Unfinished:
      return {words("syncUnfinished"), Level::Warning};
    case SyncEnding::Cancelled:
      return {words("syncCancelled"), Level::Warning};
    case SyncEnding::WrongConfiguration:
      return {words("syncUnfinished"), Level::Fault};
  }
  return {};
}

}  // namespace

std::string day_in_words(WallTime moment) {
  const auto date = local_time(moment).date;
  return two_digits(static_cast<unsigned>(date.day())) + "-" +
         two_digits(static_cast<unsigned>(date.month())) + "-" +
         std::to_string(static_cast<int>(date.year()));
}

std::string full_moment_in_words(const DeskContext& context, WallTime moment) {
  return context.text("dayAt", {{"day", day_in_words(moment)}, {"time", time_of(moment)}});
}

std::string moment_in_words(const DeskContext& context, WallTime moment) {
  const auto away = std::chrono::sys_days(local_time(moment).date) -
                    std::chrono::sys_days(local_time(context.now()).date);
  if (away == days(0)) return context.text("todayAt", {{"time", time_of(moment)}});
  if (away == days(1)) return context.text("tomorrowAt", {{"time", time_of(moment)}});
  if (away == days(-1)) return context.text("yesterdayAt", {{"time", time_of(moment)}});
  return full_moment_in_words(context, moment);
}

std::string number_in_words(const DeskContext& context, std::int64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), context.text("thousands"));
  return digits;
}

std::string in_words(const DeskContext& context, SyncCause cause) {
  return context.text(key_of(cause));
}

Told last_run_in_words(const DeskContext& context, const SyncState& state) {
  if (!state.run) return {context.text("syncNever"), Level::Plain};
  if (!state.running) return ended_in_words(context, *state.run);
  return {context.text("syncProgress", {{"count", number_in_words(context, state.run->delivered)},
                                        {"total", number_in_words(context, state.run->total)}}),
          Level::Plain};
}

Told next_run_in_words(const DeskContext& context, const SyncState& state) {
  if (!state.next) return {context.text("syncNoPlan"), Level::Warning};
  const std::string when = moment_in_words(context, *state.next);
  if (state.running || context.now() < *state.next + kTooLate) return {when, Level::Plain};
  return {context.text("syncTooLate", {{"when", when}}), Level::Fault};
}

Told completeness_in_words(const DeskContext& context, const OutboxTotals& totals,
                           const CollectorFacts& collector) {
  if (!collector.missing || !collector.held) return {context.text("notKnownYet"), Level::Plain};
  const std::string held = number_in_words(context, *collector.held);
  if (*collector.missing == 0) {
    if (totals.delivered > *collector.held)
      return {context.text("completeUntil", {{"held", held}}), Level::Plain};
    return {context.text("complete", {{"held", held}}), Level::Fine};
  }
  return {context.text("incomplete",
                       {{"held", held}, {"missing", number_in_words(context, *collector.missing)}}),
          Level::Fault};
}

Told waiting_in_words(const DeskContext& context, const OutboxTotals& totals,
                      const CollectorFacts& collector) {
  const bool long_ago =
      totals.waiting > 0 && collector.delivered && context.now() > *collector.delivered + kLongest;
  return {number_in_words(context, totals.waiting), long_ago ? Level::Warning : Level::Plain};
}

}  // namespace zuil
