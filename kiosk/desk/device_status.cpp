// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/device_status.h"

#include <system_error>

#include "kiosk/base/sealed_box.h"
#include "kiosk/desk/sync_words.h"

namespace zuil {
namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr std::int64_t kFewest = 10;  // respondents; fewer could be told apart
constexpr std::uintmax_t kMegabyte = 1'000'000;
constexpr std::uintmax_t kLittleRoom = 1000 * kMegabyte;
constexpr std::uintmax_t kNoRoom = 200 * kMegabyte;
constexpr seconds kGoodClock{60};
constexpr seconds kBadClock{600};
constexpr days kSoonOver{21};  // a certificate is renewed within that time

void look_at_store(const DeskContext& context, DeviceStatus& status) {
  auto store = ResponseStore::open(context.database());
  if (!store) return status.faults.push_back(store.error());
  const std::chrono::sys_days today(local_time(context.now()).date);
  const auto since_monday = days(std::chrono::weekday(today).iso_encoding() - 1);
  const auto text = [](std::chrono::sys_days day) {
    return to_string(std::chrono::year_month_day(day));
  };
  if (const auto count = store->count_respondents(text(today), text(today))) status.today = *count;
  if (const auto count = store->count_respondents(text(today - since_monday), text(today)))
    status.week = *count;
  if (const auto totals = store->totals()) status.totals = *totals;
  status.urgent = store->count_waiting(Waiting::Urgent).value_or(0);
}

void look_at_settings(const DeskContext& context, DeviceStatus& status) {
  const auto settings = read_kiosk_settings(context.parts.config);
  if (!settings) return status.faults.push_back(settings.error());
  status.site = settings->site;
  status.resting = !is_open(settings->opening_hours, local_time(context.now()));
  const auto& file = settings->collector.public_key_file;
  const auto key = read_public_key(file);
  if (!key) return status.faults.push_back(key.error());
  status.key_id = key->id();
  std::error_code unknown;
  const auto written = std::filesystem::last_write_time(file, unknown);
  if (!unknown)
    status.key_since =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(written));
}

std::string count_of(const DeskContext& context, std::int64_t count) {
  return count < kFewest ? context.text("fewerThanTen") : number_in_words(context, count);
}

StatusRow open_row(const DeskContext& context, const DeviceStatus& status) {
  const auto row = [&](std::string words, Level level) {
    return StatusRow{"open", context.text("openState"), std::move(words), level};
  };
  if (status.closure)
    return row(
        context.text("isClosed", {{"when", moment_in_words(context, status.closure->since)}}),
        Level::Warning);
  return status.resting ? row(context.text("isResting"), Level::Plain)
                        : row(context.text("isOpen"), Level::Fine);
}

StatusRow disk_row(const DeskContext& context, std::uintmax_t free) {
  const Level level = free < kNoRoom       ? Level::Fault
                      : free < kLittleRoom ? Level::Warning
                                           : Level::Fine;
  const auto megabytes = static_cast<std::int64_t>(free / kMegabyte);
  return {"disk", context.text("disk"),
          context.text(level == Level::Fine ? "diskFree" : "diskFills",
                       {{"count", number_in_words(context, megabytes)}}),
          level};
}

StatusRow clock_row(const DeskContext& context, seconds ahead) {
  const seconds off = std::chrono::abs(ahead);
  const Level level = off <= kGoodClock  ? Level::Fine
                      : off <= kBadClock ? Level::Warning
                                         : Level::Fault;
  std::string words = context.text("clockRight");
  if (level != Level::Fine)
    words = context.text(ahead > seconds(0) ? "clockSlow" : "clockFast",
                         {{"time", context.wait_of(static_cast<int>(off.count()))}});
  return {"clock", context.text("clock"), std::move(words), level};
}

StatusRow certificate_row(const DeskContext& context, WallTime until) {
  const auto left = until - context.now();
  const Level level = left <= seconds(0)  ? Level::Fault
                      : left <= kSoonOver ? Level::Warning
                                          : Level::Fine;
  return {"certificate", context.text("certificate"),
          context.text(level == Level::Fault ? "certificateOver" : "certificateUntil",
                       {{"day", day_in_words(until)}}),
          level};
}

StatusRow machine_row(const DeskContext& context, MachineStanding standing) {
  const auto words = [&](const char* key, Level level) {
    return StatusRow{"machine", context.text("machine"), context.text(key), level};
  };
  switch (standing) {
    case MachineStanding::Unknown:
      return words("notKnownYet", Level::Plain);
    case MachineStanding::Unique:
      return words("machineUnique", Level::Fine);
    case MachineStanding::Shared:
      return words("machineShared", Level::Warning);
  }
  return {};
}

void add_counts(const DeskContext& context, const DeviceStatus& status,
                std::vector<StatusRow>& rows) {
  if (status.today)
    rows.push_back({"today", context.text("today"), count_of(context, *status.today)});
  if (status.week) rows.push_back({"week", context.text("week"), count_of(context, *status.week)});
  if (!status.totals) return;
  const CollectorFacts unknown;
  const Told waiting =
      waiting_in_words(context, *status.totals, status.sync ? status.sync->collector : unknown);
  rows.push_back({"waiting", context.text("waiting"), waiting.words, waiting.level});
  rows.push_back(
      {"delivered", context.text("delivered"), number_in_words(context, status.totals->delivered)});
}

void add_sync(const DeskContext& context, const DeviceStatus& status,
              std::vector<StatusRow>& rows) {
  if (!status.sync) return;
  const SyncState& sync = *status.sync;
  const auto add = [&](const char* id, const char* label, const Told& told) {
    rows.push_back({id, context.text(label), told.words, told.level});
  };
  add("complete", "completeness", completeness_in_words(context, sync.collector));
  const Told last = last_run_in_words(context, sync);
  add("last", "syncLast", last);
  if (!sync.running && sync.run && sync.run->trouble)
    rows.push_back({"cause", in_words(context, sync.run->trouble->cause), "", last.level});
  if (sync.urgent_trouble && status.urgent > 0)
    rows.push_back({"urgent", context.text("urgentWaits"),
                    in_words(context, sync.urgent_trouble->cause), Level::Fault});
  add("next", "syncNext", next_run_in_words(context, sync));
}

void add_collector(const DeskContext& context, const CollectorFacts& collector,
                   std::vector<StatusRow>& rows) {
  if (collector.ahead) rows.push_back(clock_row(context, *collector.ahead));
  if (collector.certificate_until)
    rows.push_back(certificate_row(context, *collector.certificate_until));
  if (collector.machine) rows.push_back(machine_row(context, *collector.machine));
}

std::string mark_of(Level level) {
  switch (level) {
    case Level::Plain:
    case Level::Fine:
      return "";
    case Level::Warning:
      return "! ";
    case Level::Fault:
      return "!! ";
  }
  return "";
}

}  // namespace

DeviceStatus look_at_device(const DeskContext& context) {
  DeviceStatus status;
  if (context.log_trouble()) status.faults.push_back(*context.log_trouble());
  look_at_store(context, status);
  auto board = SyncBoard::open(context.database());
  if (board)
    if (auto state = board->read()) status.sync = std::move(*state);
  look_at_settings(context, status);
  const auto closure = PublicState(context.parts.data).closure();
  if (closure)
    status.closure = *closure;
  else
    status.faults.push_back(closure.error());
  std::error_code unknown;
  const auto space = std::filesystem::space(context.parts.data, unknown);
  if (!unknown) status.free_bytes = space.available;
  return status;
}

std::vector<StatusRow> status_rows(const DeskContext& context, const DeviceStatus& status) {
  std::vector<StatusRow> rows;
  for (const Error& fault : status.faults)
    rows.push_back({"fault:" + std::to_string(rows.size()), context.cause_in_words(fault),
                    context.text("forAdministratorIs", {{"detail", in_sentences(fault)}}),
                    Level::Fault});
  rows.push_back(open_row(context, status));
  add_counts(context, status, rows);
  add_sync(context, status, rows);
  if (status.free_bytes) rows.push_back(disk_row(context, *status.free_bytes));
  if (status.sync) add_collector(context, status.sync->collector, rows);
  if (!status.key_id.empty())
    rows.push_back({"key", context.text("key"),
                    status.key_since
                        ? context.text("keySince", {{"key", status.key_id},
                                                    {"day", day_in_words(*status.key_since)}})
                        : status.key_id});
  const auto collector = status.sync ? status.sync->collector.api_version : std::nullopt;
  rows.push_back({"version", context.text("programVersion"),
                  collector ? context.text("programVersions",
                                           {{"own", ZUIL_VERSION}, {"collector", *collector}})
                            : std::string(ZUIL_VERSION)});
  return rows;
}

std::vector<StatusRow> health_rows(const DeskContext& context, const DeviceStatus& status) {
  std::vector<StatusRow> rows{
      {"kiosk", "Enquêtezuil", status.site},
      {"at", context.text("healthAt"), full_moment_in_words(context, context.now())}};
  for (StatusRow& row : status_rows(context, status)) rows.push_back(std::move(row));
  return rows;
}

std::string health_text(const std::vector<StatusRow>& rows) {
  std::string text;
  for (const StatusRow& row : rows)
    text += mark_of(row.level) + row.label + (row.words.empty() ? "" : ": " + row.words) + "\n";
  return text;
}

}  // namespace zuil
