// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/device_status.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include "kiosk/base/sealed_box.h"
#include "kiosk/desk/sync_words.h"
#include "kiosk/desk/try_pages.h"

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

void look_at_board(const DeskContext& context, DeviceStatus& status) {
  auto state =
      SyncBoard::open(context.database()).and_then([](SyncBoard&& board) { return board.read(); });
  if (state)
    status.sync = std::move(*state);
  else
    status.faults.push_back(state.error());
}

void look_at_tests(const DeskContext& context, DeviceStatus& status) {
  auto marks = SetupMarks::open(context.database());
  if (!marks) return;  // as the rest of that file: told already
  status.touch = marks->last_test(kTouchTest).value_or(std::nullopt);
  status.sound = marks->last_test(kSoundTest).value_or(std::nullopt);
}

std::string count_of(const DeskContext& context, const std::optional<std::int64_t>& count) {
  if (!count) return context.text("notKnownYet");
  return *count < kFewest ? context.text("fewerThanTen") : number_in_words(context, *count);
}

StatusRow unknown_row(const DeskContext& context, const char* id, const char* label) {
  return {id, context.text(label), context.text("notKnownYet")};
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

StatusRow disk_row(const DeskContext& context, const std::optional<std::uintmax_t>& free) {
  if (!free) return unknown_row(context, "disk", "disk");
  const Level level = *free < kNoRoom       ? Level::Fault
                      : *free < kLittleRoom ? Level::Warning
                                            : Level::Fine;
  const auto megabytes = static_cast<std::int64_t>(*free / kMegabyte);
  return {"disk", context.text("disk"),
          context.text(level == Level::Fine ? "diskFree" : "diskFills",
                       {{"count", number_in_words(context, megabytes)}}),
          level};
}

StatusRow clock_row(const DeskContext& context, const std::optional<seconds>& ahead) {
  if (!ahead) return unknown_row(context, "clock", "clock");
  const seconds off = std::chrono::abs(*ahead);
  const Level level = off <= kGoodClock  ? Level::Fine
                      : off <= kBadClock ? Level::Warning
                                         : Level::Fault;
  std::string words = context.text("clockRight");
  if (level != Level::Fine)
    words = context.text(*ahead > seconds(0) ? "clockSlow" : "clockFast",
                         {{"time", context.wait_of(static_cast<int>(off.count()))}});
  return {"clock", context.text("clock"), std::move(words), level};
}

StatusRow certificate_row(const DeskContext& context, const std::optional<WallTime>& until) {
  if (!until) return unknown_row(context, "certificate", "certificate");
  const auto left = *until - context.now();
  const Level level = left <= seconds(0)  ? Level::Fault
                      : left <= kSoonOver ? Level::Warning
                                          : Level::Fine;
  return {"certificate", context.text("certificate"),
          context.text(level == Level::Fault ? "certificateOver" : "certificateUntil",
                       {{"day", day_in_words(*until)}}),
          level};
}

StatusRow machine_row(const DeskContext& context, const std::optional<MachineStanding>& standing) {
  const auto words = [&](const char* key, Level level) {
    return StatusRow{"machine", context.text("machine"), context.text(key), level};
  };
  switch (standing.value_or(MachineStanding::Unknown)) {
    case MachineStanding::Unknown:
      return words("notKnownYet", Level::Plain);
    case MachineStanding::Unique:
      return words("machineUnique", Level::Fine);
    case MachineStanding::Shared:
      return words("machineShared", Level::Warning);
  }
  return {};
}

StatusRow key_row(const DeskContext& context, const DeviceStatus& status) {
  if (status.key_id.empty()) return unknown_row(context, "key", "key");
  return {"key", context.text("key"),
          status.key_since ? context.text("keySince", {{"key", status.key_id},
                                                       {"day", day_in_words(*status.key_since)}})
                           : status.key_id};
}

StatusRow version_row(const DeskContext& context, const CollectorFacts& collector) {
  return {"version", context.text("programVersion"),
          collector.api_version
              ? context.text("programVersions",
                             {{"own", ZUIL_VERSION}, {"collector", *collector.api_version}})
              : std::string(ZUIL_VERSION)};
}

// `words`: of each result, in the order of TestResult.
StatusRow test_row(const DeskContext& context, const char* id, const char* label,
                   const std::optional<TestMark>& mark,
                   const std::array<std::string_view, 3>& words, const char* verb) {
  constexpr std::array kLevels{Level::Fine, Level::Plain, Level::Warning};
  if (!mark) return {id, context.text(label), context.text("neverTested"), Level::Plain, verb};
  const auto result = static_cast<std::size_t>(mark->result);
  return {id, context.text(label),
          context.text(words.at(result), {{"when", moment_in_words(context, mark->at)}}),
          kLevels.at(result), verb};
}

void add_counts(const DeskContext& context, const DeviceStatus& status,
                const CollectorFacts& collector, std::vector<StatusRow>& rows) {
  const auto number = [&](const char* id, const char* label, std::int64_t OutboxTotals::*count) {
    rows.push_back(status.totals ? StatusRow{id, context.text(label),
                                             number_in_words(context, (*status.totals).*count)}
                                 : unknown_row(context, id, label));
  };
  rows.push_back({"today", context.text("today"), count_of(context, status.today)});
  rows.push_back({"week", context.text("week"), count_of(context, status.week)});
  number("sealed", "sealed", &OutboxTotals::sealed);
  number("waiting", "waiting", &OutboxTotals::waiting);
  if (status.totals) rows.back().level = waiting_in_words(context, *status.totals, collector).level;
  number("delivered", "delivered", &OutboxTotals::delivered);
  const Told complete = completeness_in_words(context, status.totals.value_or(OutboxTotals{}),
                                              status.totals ? collector : CollectorFacts{});
  rows.push_back({"complete", context.text("completeness"), complete.words, complete.level});
}

void add_sync(const DeskContext& context, const SyncState& sync, std::int64_t urgent,
              std::vector<StatusRow>& rows) {
  const Told last = last_run_in_words(context, sync);
  rows.push_back({"last", context.text("syncLast"), last.words, last.level});
  if (!sync.running && sync.run && sync.run->trouble)
    rows.push_back(
        {"cause", in_words(context, sync.run->trouble->cause), "", last.level, "", true});
  if (sync.urgent_trouble && urgent > 0)
    rows.push_back({"urgent", context.text("urgentWaits"),
                    in_words(context, sync.urgent_trouble->cause), Level::Fault});
  const Told next = next_run_in_words(context, sync);
  rows.push_back({"next", context.text("syncNext"), next.words, next.level});
}

int rank(Level level) {
  switch (level) {
    case Level::Fault:
      return 0;
    case Level::Warning:
      return 1;
    case Level::Plain:
    case Level::Fine:
      return 2;
  }
  return 2;
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

// The labels of the health code; a row without one goes as its words alone.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kHealthLabels{{
    {"open", "healthOpen"},
    {"today", "healthToday"},
    {"week", "healthWeek"},
    {"sealed", "healthSealed"},
    {"waiting", "healthWaiting"},
    {"delivered", "healthDelivered"},
    {"complete", "healthComplete"},
    {"last", "healthLast"},
    {"urgent", "healthUrgent"},
    {"next", "healthNext"},
    {"disk", "healthDisk"},
    {"clock", "healthClock"},
    {"certificate", "healthCertificate"},
    {"machine", "healthMachine"},
    {"key", "healthKey"},
    {"version", "healthVersion"},
    {"touch", "healthTouch"},
    {"sound", "healthSound"},
}};

// Without the mend, which is for who stands before the kiosk.
std::string first_sentence(const std::string& text) {
  return text.substr(0, text.find(". "));
}

std::string health_line(const DeskContext& context, const StatusRow& row) {
  const auto* const found = std::find_if(kHealthLabels.begin(), kHealthLabels.end(),
                                         [&](const auto& known) { return known.first == row.id; });
  const std::string words = first_sentence(row.words.empty() ? row.label : row.words);
  const std::string label =
      found == kHealthLabels.end() ? std::string() : context.text(found->second) + ": ";
  return mark_of(row.level) + label + words + "\n";
}

}  // namespace

DeviceStatus look_at_device(const DeskContext& context) {
  DeviceStatus status;
  if (context.log_trouble()) status.faults.push_back(*context.log_trouble());
  look_at_store(context, status);
  look_at_board(context, status);
  look_at_tests(context, status);
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
  const SyncState sync = status.sync.value_or(SyncState{});
  const CollectorFacts& collector = sync.collector;
  std::vector<StatusRow> rows;
  for (const Error& fault : status.faults)
    rows.push_back({"fault:" + std::to_string(rows.size()), context.cause_in_words(fault),
                    context.text("forAdministratorIs", {{"detail", in_sentences(fault)}}),
                    Level::Fault});
  rows.push_back(open_row(context, status));
  add_counts(context, status, collector, rows);
  add_sync(context, sync, status.urgent, rows);
  rows.push_back(disk_row(context, status.free_bytes));
  rows.push_back(clock_row(context, collector.ahead));
  rows.push_back(certificate_row(context, collector.certificate_until));
  rows.push_back(key_row(context, status));
  rows.push_back(machine_row(context, collector.machine));
  rows.push_back(version_row(context, collector));
  rows.push_back(test_row(context, "touch", "setupTouch", status.touch,
                          {"touchPassed", "touchPassed", "touchFailed"}, kOpenTouchTest));
  rows.push_back(test_row(context, "sound", "setupSound", status.sound,
                          {"soundPassed", "soundNone", "soundFailed"}, kOpenSoundTest));
  return rows;
}

void put_serious_first(std::vector<StatusRow>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const StatusRow& one, const StatusRow& other) {
    return rank(one.level) < rank(other.level);
  });
}

std::vector<StatusRow> health_rows(const DeskContext& context, const DeviceStatus& status) {
  std::vector<StatusRow> rows{
      {"kiosk", "Enquêtezuil", status.site},
      {"at", context.text("healthAt"), full_moment_in_words(context, context.now())}};
  for (StatusRow& row : status_rows(context, status)) {
    row.verb.clear();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string health_text(const DeskContext& context, const DeviceStatus& status) {
  constexpr std::string_view kMore = "...";
  std::string text = context.text("healthKiosk") + ": " + status.site + "\n" +
                     full_moment_in_words(context, context.now()) + "\n";
  auto rows = status_rows(context, status);
  put_serious_first(rows);
  for (const StatusRow& row : rows) {
    const std::string line = health_line(context, row);
    if (text.size() + line.size() + kMore.size() > kLongestHealthText) return text.append(kMore);
    text += line;
  }
  return text;
}

}  // namespace zuil
