// SPDX-License-Identifier: EUPL-1.2
// zuil-sync: brings what the kiosk sealed to the collector, and the collector's news back.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <thread>

#include <CLI/CLI.hpp>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/base/log.h"
#include "kiosk/base/machine_id.h"
#include "kiosk/base/settings.h"
#include "kiosk/base/signing_key.h"
#include "sync/uploader/curl_transport.h"
#include "sync/uploader/errand_commands.h"
#include "sync/uploader/signed_transport.h"
#include "sync/uploader/sync_session.h"
#include "sync/uploader/token_file.h"

namespace zuil {
namespace {

struct Options {
  std::filesystem::path config;
  std::filesystem::path data;
  bool once = false;
  bool status = false;
  bool urgent = false;
  bool due = false;
  int tries = 6;
  // Instead of an upload.
  bool errands = false;
  bool reach = false;
  std::string code;
  bool test = false;
  std::filesystem::path export_to;
  std::filesystem::path receipt;

  KioskFiles kiosk() const { return {config, data}; }
  bool uploads() const {
    return !status && !errands && !reach && code.empty() && !test && export_to.empty() &&
           receipt.empty();
  }
};

struct Edges {
  const Clock& clock;
  Random& random;
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
  if (report.reason && report.end != UploadEnd::Cancelled)
    log::error("upload", "outbox", *report.reason);
  switch (report.end) {
    case UploadEnd::AllDelivered:
      log::info("upload", "outbox", delivered + ", none waits");
      return EX_OK;
    case UploadEnd::Unfinished:
      log::warning("upload", "outbox",
                   delivered + ", " + std::to_string(report.refused.size()) +
                       " refused; the rest goes with the next run");
      return EX_TEMPFAIL;
    case UploadEnd::Cancelled:
      log::warning("upload", "outbox", delivered + ", then cancelled by an operator");
      return EX_TEMPFAIL;
    case UploadEnd::WrongConfiguration:
      break;
  }
  return EX_CONFIG;
}

int report_refusal(const Error& why) {
  log::error("read", "configuration", why);
  return EX_CONFIG;
}

Result<KioskSettings> read_settings(const Options& options) {
  auto settings = read_kiosk_settings(options.config);
  if (!settings) {
    if (settings.error().hint.empty())
      settings.error().hint = "Name the kiosk's kiosk.json with --config, or mend it.";
    return settings;
  }
  ::setenv("TZ", settings->time_zone.c_str(), 1);
  ::tzset();
  return settings;
}

// The way to the collector, as kiosk.json says.
struct Connection {
  KioskSettings settings;
  std::string token;
  SigningKey device;
  CurlTransport transport;
};

Result<Connection> connect(const Result<KioskSettings>& settings, const Options& options) {
  if (!settings) return tl::make_unexpected(settings.error());
  ZUIL_TRY(auto token, read_token_file(settings->collector.token_file));
  ZUIL_TRY(auto transport, CurlTransport::create(settings->collector));
  if (token.read_by_others)
    log::warning("read", settings->collector.token_file.string(),
                 "others can read the token; run: chmod 600 on it");
  ZUIL_TRY(const SigningKey device, signing_key_in(device_key_file(options.data)));
  return Connection{*settings, std::move(token.token), device, std::move(transport)};
}

UploadSettings upload_settings(const Options& options, const Connection& connection) {
  return {connection.token, options.once || options.due, options.tries,
          connection.settings.retention_days, options.urgent ? Waiting::Urgent : Waiting::All};
}

// In slices: an operator who cancels need not wait for the end of a long pause.
void pause(std::chrono::milliseconds length, const std::function<bool()>& cancelled) {
  constexpr std::chrono::milliseconds kSlice{250};
  for (auto left = length; left.count() > 0 && !(cancelled && cancelled()); left -= kSlice)
    std::this_thread::sleep_for(std::min(left, kSlice));
}

// Empty, with a line in the log, where it cannot be known.
std::string name_of_machine() {
  const auto name = machine_name();
  if (name) return *name;
  log::warning("read", "machine-id", to_string(name.error()));
  return {};
}

Result<int> upload_urgent(const Options& options, const Edges& edges) {
  ZUIL_TRY(auto board, SyncBoard::open(database_file(options)));
  auto connection = connect(read_settings(options), options);
  if (!connection) {
    tell_urgent(board, connection.error());
    return report_refusal(connection.error());
  }
  ZUIL_TRY(auto stores, SyncStores::open(database_file(options)));
  SignedTransport collector(connection->transport, edges.clock, edges.random, connection->device);
  UploadRun run(stores.responses, stores.questionnaires, upload_settings(options, *connection),
                {collector, edges.clock, edges.random,
                 [](std::chrono::milliseconds length) { pause(length, {}); }},
                progress_bar());
  ZUIL_TRY(const UploadReport report, run.run());
  tell_urgent(board, report);
  // Every minute it would only fill the journal.
  if (report.end == UploadEnd::AllDelivered && report.delivered == 0) return EX_OK;
  return report_end(report);
}

Result<int> upload(const Options& options, const Edges& edges) {
  const auto settings = read_settings(options);
  const auto file = database_file(options);
  ZUIL_TRY(auto board, SyncBoard::open(file));
  const SyncHours hours = settings ? hours_of(settings->upload) : SyncHours{};
  ZUIL_TRY(const auto reason, due(board, hours, edges.clock.wall(), edges.random));
  if (options.due && !reason) return EX_OK;
  const SyncOrigin origin = options.due ? *reason : SyncOrigin::Hand;
  ZUIL_TRY(auto session, SyncSession::begin(board, file, origin, hours, edges.clock, edges.random));
  auto connection = connect(settings, options);
  if (!connection) {
    session.refuse(connection.error());
    return report_refusal(connection.error());
  }
  auto stores = SyncStores::open(file);
  if (!stores) {
    session.fail(stores.error());
    return tl::make_unexpected(stores.error());
  }
  const auto cancelled = [&] { return session.is_cancelled(); };
  connection->transport.stop_when(cancelled);
  const auto sleep = [&](std::chrono::milliseconds length) { pause(length, cancelled); };
  SignedTransport collector(connection->transport, edges.clock, edges.random, connection->device);
  ZUIL_TRY(const UploadReport report, session.upload(*stores, upload_settings(options, *connection),
                                                     {collector, edges.clock, edges.random, sleep},
                                                     name_of_machine(), progress_bar()));
  if (isatty(STDERR_FILENO) != 0 && report.delivered > 0) std::fputc('\n', stderr);
  return report_end(report);
}

Result<int> do_as_asked(const Options& options) {
  ZUIL_CHECK(start_crypto());
  if (options.status) return print_status(options);
  if (options.reach) return do_errand(options.kiosk(), ErrandKind::Reach, "");
  if (!options.code.empty()) return do_errand(options.kiosk(), ErrandKind::Enrol, options.code);
  if (options.test) return do_errand(options.kiosk(), ErrandKind::Test, "");
  if (!options.export_to.empty()) return export_to_stick(options.kiosk(), options.export_to);
  if (!options.receipt.empty()) return take_receipt_from(options.kiosk(), options.receipt);
  do_waiting_errands(options.kiosk());
  if (options.errands) return EX_OK;
  const SystemClock clock;
  SystemRandom random;
  const Edges edges{clock, random};
  return options.urgent ? upload_urgent(options, edges) : upload(options, edges);
}

int run(const Options& options) {
  auto result = do_as_asked(options);
  if (result) return *result;
  log::error(options.uploads() ? "upload" : "read", "outbox", result.error());
  return exit_code(result.error());
}

// What it does instead of an upload, one at a time.
void add_others(CLI::App& app, Options& options) {
  auto* group = app.add_option_group("instead of an upload");
  group->add_flag("--status", options.status,
                  "print how many responses and contact records wait, and end");
  group->add_flag("--errands", options.errands, "only what zuil asks for (every run does that)");
  group->add_flag("--reach", options.reach, "say whether the collector is there");
  group
      ->add_option("--enrol", options.code,
                   "hand in the one-time code that zuil-collector enrol gave, and write the "
                   "collector's keys and the token of this kiosk where kiosk.json says")
      ->type_name("CODE");
  group->add_flag("--test", options.test, "let the collector open something that is sealed here");
  group
      ->add_option("--export", options.export_to,
                   "write all that waits as one signed file, for zuil-collector import-usb")
      ->type_name("FILE|FOLDER");
  group
      ->add_option("--import-receipt", options.receipt,
                   "mark delivered what that receipt of import-usb names")
      ->type_name("FILE");
  group->require_option(0, 1);
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
  auto* urgent =
      app.add_flag("--urgent", options.urgent,
                   "only what must not wait for the night: notifications; ends at once when there "
                   "is nothing of it");
  app.add_flag("--due", options.due,
               "as --once, when the moment of tonight has come or an operator asked for it at the "
               "kiosk; else it ends at once. For a timer of minutes")
      ->excludes(urgent);
  app.add_option("--tries", options.tries, "with --once or --due: how often one request is tried")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  add_others(app, options);
  try {
    app.parse(argc, argv);
    if (config->count() == 0 && !options.status) throw CLI::RequiredError("--config");
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
