// SPDX-License-Identifier: EUPL-1.2
// zuil-sync: brings what the kiosk sealed to the collector, and the collector's news back.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <thread>

#include <CLI/CLI.hpp>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/base/log.h"
#include "kiosk/base/settings.h"
#include "sync/uploader/curl_transport.h"
#include "sync/uploader/news_fetch.h"
#include "sync/uploader/token_file.h"
#include "sync/uploader/upload_run.h"

namespace zuil {
namespace {

struct Options {
  std::filesystem::path config;
  std::filesystem::path data;
  bool once = false;
  bool status = false;
  bool urgent = false;
  int tries = 6;
};

std::filesystem::path database_file(const Options& options) {
  return options.data / "zuil.db";
}

// A full disk or a locked database may be better next time; the rest is for an operator.
int exit_code(const Error& error) {
  const bool passing = error.code == ErrorCode::Io || error.code == ErrorCode::Full ||
                       error.code == ErrorCode::Network;
  return passing ? EX_TEMPFAIL : EX_CONFIG;
}

Result<int> print_status(const Options& options) {
  ZUIL_TRY(auto responses, ResponseStore::open(database_file(options)));
  ZUIL_TRY(const OutboxTotals totals, responses.totals());
  ZUIL_TRY(const std::int64_t urgent, responses.count_waiting(Waiting::Urgent));
  std::printf("sealed %lld, waiting %lld, delivered %lld, urgent %lld\n",
              static_cast<long long>(totals.sealed), static_cast<long long>(totals.waiting),
              static_cast<long long>(totals.delivered), static_cast<long long>(urgent));
  return EX_OK;
}

// On a terminal only: in a journal it would be noise. The cursor goes back to the left, so that the
// next line of the log takes its place.
UploadProgress progress_bar() {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [](const OutboxTotals& totals) {
    std::fprintf(stderr, "delivered %lld of %lld, %lld wait\x1b[K\r",
                 static_cast<long long>(totals.delivered), static_cast<long long>(totals.sealed),
                 static_cast<long long>(totals.waiting));
  };
}

int report_end(const UploadReport& report) {
  const std::string delivered = std::to_string(report.delivered) + " records delivered";
  if (report.reason) log::error("upload", "outbox", *report.reason);
  switch (report.end) {
    case UploadEnd::AllDelivered:
      log::info("upload", "outbox", delivered + ", none waits");
      return EX_OK;
    case UploadEnd::Unfinished:
      log::warning("upload", "outbox",
                   delivered + ", " + std::to_string(report.refused.size()) +
                       " refused; the rest goes with the next run");
      return EX_TEMPFAIL;
    case UploadEnd::WrongConfiguration:
      break;
  }
  return EX_CONFIG;
}

Result<int> upload(const Options& options) {
  const auto settings = read_kiosk_settings(options.config);
  if (!settings) {
    Error error = settings.error();
    if (error.hint.empty()) error.hint = "Name the kiosk's kiosk.json with --config, or mend it.";
    log::error("read", "configuration", error);
    return EX_CONFIG;
  }
  ::setenv("TZ", settings->time_zone.c_str(), 1);
  ::tzset();
  const auto token = read_token_file(settings->collector.token_file);
  auto transport = CurlTransport::create(settings->collector);
  if (!token || !transport) {
    log::error("read", "configuration", !token ? token.error() : transport.error());
    return EX_CONFIG;
  }
  if (token->read_by_others)
    log::warning("read", settings->collector.token_file.string(),
                 "others can read the token; run: chmod 600 on it");
  ZUIL_TRY(auto responses, ResponseStore::open(database_file(options)));
  ZUIL_TRY(auto questionnaires, QuestionnaireStore::open(database_file(options)));

  const SystemClock clock;
  SystemRandom random;
  const auto sleep = [](std::chrono::milliseconds pause) { std::this_thread::sleep_for(pause); };
  UploadRun run(responses, questionnaires,
                {token->token, options.once, options.tries, settings->retention_days,
                 options.urgent ? Waiting::Urgent : Waiting::All},
                {*transport, clock, random, sleep}, progress_bar());
  auto report = run.run();
  if (isatty(STDERR_FILENO) != 0 && report && report->delivered > 0) std::fputc('\n', stderr);
  if (!report) return tl::make_unexpected(report.error());
  const bool nothing = report->end == UploadEnd::AllDelivered && report->delivered == 0;
  // Every minute it would only fill the journal.
  if (options.urgent && nothing) return EX_OK;
  if (!options.urgent && report->end != UploadEnd::WrongConfiguration) {
    ZUIL_TRY(auto news, NewsStore::open(database_file(options)));
    fetch_news(news, *transport, token->token);
  }
  return report_end(*report);
}

int run(const Options& options) {
  auto result = start_crypto().and_then(
      [&] { return options.status ? print_status(options) : upload(options); });
  if (result) return *result;
  log::error(options.status ? "status" : "upload", "outbox", result.error());
  return exit_code(result.error());
}

int parse_and_run(int argc, char** argv) {
  Options options;
  CLI::App app{
      "Brings the sealed responses of a kiosk to its collector, and its news for the first screen "
      "back.\n"
      "Ends with 0: all delivered; 75: not all, run it again; 78: wrong configuration.\n"
      "Without --once it goes on trying, with growing pauses, until all is delivered."};
  app.set_version_flag("--version", "zuil-sync " ZUIL_VERSION);
  app.add_option("--data", options.data, "folder with the kiosk's database zuil.db")->required();
  auto* config = app.add_option("--config", options.config, "the kiosk's kiosk.json");
  app.add_flag("--once", options.once, "give up after some tries, for a timer");
  app.add_flag("--urgent", options.urgent,
               "only what must not wait for the night: notifications; ends at once when there is "
               "nothing of it");
  app.add_option("--tries", options.tries, "with --once: how often one request is tried")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  auto* status = app.add_flag("--status", options.status,
                              "print how many responses and contact records wait, and end");
  try {
    app.parse(argc, argv);
    if (config->count() == 0 && status->count() == 0) throw CLI::RequiredError("--config");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EX_OK : EX_CONFIG;
  }
  return run(options);
}

}  // namespace
}  // namespace zuil

int main(int argc, char** argv) {
  zuil::log::start("zuil-sync");
  try {
    return zuil::parse_and_run(argc, argv);
  } catch (const std::exception& error) {
    zuil::log::error("run", "zuil-sync",
                     {zuil::ErrorCode::Io, error.what(), "Run it again; report it if it returns."});
    return EX_TEMPFAIL;
  }
}
