// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/commands.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <system_error>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/base/uuid.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/questionnaire_json.h"
#include "sync/collector/benchmark.h"
#include "sync/collector/factsheet.h"
#include "sync/collector/import_file.h"
#include "sync/collector/ingest.h"

namespace zuil {
namespace {

// One line that is drawn over, on a terminal only.
class ProgressBar {
 public:
  ProgressBar() : terminal_(isatty(STDERR_FILENO) != 0) {}
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { clear(); }

  void show(std::uint64_t done, std::uint64_t all) {
    if (!terminal_ || all == 0) return;
    const auto percent = static_cast<unsigned>(std::min<std::uint64_t>(100, done * 100 / all));
    const std::string full(percent * kWidth / 100, '#');
    std::fprintf(stderr, "\r[%-*s] %3u %%", static_cast<int>(kWidth), full.c_str(), percent);
    std::fflush(stderr);
    shown_ = true;
  }
  void clear() {
    if (shown_) std::fprintf(stderr, "\r\033[K");
    shown_ = false;
  }

 private:
  static constexpr unsigned kWidth = 40;
  bool terminal_;
  bool shown_ = false;
};

}  // namespace

Result<void> put_out(const std::string& text, const Output& output, unsigned mode) {
  if (output) return write_file(*output, text, mode);
  std::cout << text << std::flush;
  if (!std::cout) return fail(ErrorCode::Io, "standard output cannot be written");
  return {};
}

Result<CollectorStore> make_store(const DataFolder& data) {
  std::error_code failed;
  std::filesystem::create_directories(data.path, failed);
  if (failed)
    return fail(ErrorCode::Io,
                "cannot make the folder " + data.path.string() + ": " + failed.message(),
                "Give --data a folder that may be written.");
  return CollectorStore::open(data.database());
}

Result<CollectorStore> open_store(const DataFolder& data) {
  std::error_code failed;
  if (!std::filesystem::exists(data.database(), failed))
    return fail(ErrorCode::NotFound, "there is no collector in " + data.path.string(),
                "Check --data; zuil-collector serve, enrol or questionnaire add makes one.");
  return CollectorStore::open(data.database());
}

Result<void> print_totals(const DataFolder& data) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const auto totals, store.totals());
  std::cout << "held " << totals.responses << "\n";
  ZUIL_TRY(const auto questionnaires, store.questionnaire_totals());
  for (const QuestionnaireTotals& entry : questionnaires)
    std::cout << "questionnaire " << entry.questionnaire << ": "
              << entry.complete + entry.partial + entry.breakoff << " (complete " << entry.complete
              << ", partial " << entry.partial << ", breakoff " << entry.breakoff << ")\n";
  std::cout << "waiting for their questionnaire version: " << totals.held << "\n"
            << "contact records: " << totals.contacts << "\n"
            << "quarantined: " << totals.quarantined << "\n";
  for (const auto& [reason, count] : totals.quarantined_by_reason)
    std::cout << "  " << reason << ": " << count << "\n";
  ZUIL_TRY(const auto devices, store.device_totals());
  for (const DeviceTotals& device : devices)
    std::cout << "kiosk " << device.id << " at " << device.site << ": sealed " << device.sealed
              << ", received " << device.received << "\n";
  return {};
}

Result<void> add_questionnaire(const DataFolder& data, const std::filesystem::path& file) {
  ZUIL_TRY(const std::string text, read_file(file));
  ZUIL_TRY(const Questionnaire questionnaire, read_questionnaire(text, file.filename().string()));
  ZUIL_TRY(auto store, make_store(data));
  ZUIL_TRY(auto keys, KeyRing::open(data.keys()));
  ZUIL_TRY(const auto published, Ingest(store, keys).publish(questionnaire));
  std::cout << questionnaire.id << " " << questionnaire.hash
            << (published.is_new ? " added" : " was there already") << "\n";
  if (published.released > 0)
    std::cout << published.released << " responses that waited for it are counted now\n";
  return {};
}

Result<void> import_responses(const DataFolder& data, const std::filesystem::path& file) {
  ZUIL_TRY(auto store, open_store(data));
  ProgressBar bar;
  ImportListener listener;
  listener.bad_line = [&](std::int64_t line, const std::string& reason) {
    bar.clear();
    std::cerr << file.string() << ": line " << line << ": " << reason << "\n";
  };
  listener.progress = [&](std::uint64_t read, std::uint64_t size) { bar.show(read, size); };
  ZUIL_TRY(const ImportTotals totals, import_file(store, file, listener));
  bar.clear();
  std::cout << totals.lines << " lines: " << totals.added << " added, " << totals.there_already
            << " there already, " << totals.skipped << " skipped\n";
  if (totals.lines > 0 && totals.skipped == totals.lines)
    return fail(ErrorCode::Invalid, "no line of " + file.string() + " could be taken in",
                "Each line must be one response; see zuil-collector import --help.");
  return {};
}

Result<void> set_benchmark(const DataFolder& data, const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  ZUIL_TRY(const std::string text, read_file(file));
  ZUIL_TRY(const Benchmark benchmark, read_benchmark(text, name));
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const auto version, store.current_version(benchmark.questionnaire));
  if (!version)
    return fail(
        ErrorCode::Invalid,
        name + ": $.questionnaire: the collector has no questionnaire " + benchmark.questionnaire,
        "Add it first: zuil-collector questionnaire add FILE.");
  ZUIL_CHECK(check(benchmark, *version, name));
  ZUIL_CHECK(store.set_benchmark(benchmark.questionnaire, benchmark.year, benchmark.values));
  std::cout << benchmark.values.size() << " benchmark values of " << benchmark.questionnaire
            << " set for " << benchmark.year << "\n";
  return {};
}

Result<void> rebuild_rollup(const DataFolder& data) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const std::int64_t responses, store.rebuild_counts());
  std::cout << "counted " << responses << " responses again\n";
  return {};
}

Result<void> print_factsheet(const DataFolder& data, const Selection& selection, Format format,
                             const Output& output) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const Factsheet factsheet, make_factsheet(store, selection));
  if (selection.site) {
    ZUIL_TRY(const auto sites, store.sites(selection.questionnaire));
    if (std::find(sites.begin(), sites.end(), *selection.site) == sites.end()) {
      std::cerr << "No responses of a site named \"" << *selection.site << "\". There are:";
      for (const std::string& site : sites) std::cerr << " \"" << site << "\"";
      std::cerr << "\n";
    }
  }
  switch (format) {
    case Format::Html:
      return put_out(to_html(factsheet), output);
    case Format::Json:
      return put_out(to_json(factsheet), output);
    case Format::Csv:
      return put_out(to_csv(factsheet), output);
  }
  return {};
}

}  // namespace zuil
