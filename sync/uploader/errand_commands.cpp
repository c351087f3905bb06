// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/errand_commands.h"

#include <cstdio>
#include <cstdlib>
#include <thread>

#include <sysexits.h>
#include <time.h>

#include "kiosk/base/log.h"
#include "kiosk/base/settings.h"
#include "kiosk/store/outbox_file.h"
#include "sync/uploader/curl_transport.h"
#include "sync/uploader/errands.h"
#include "sync/uploader/signed_transport.h"

namespace zuil {
namespace {

int exit_code(ErrandOutcome outcome) {
  switch (outcome) {
    case ErrandOutcome::Done:
      return EX_OK;
    case ErrandOutcome::NoNetwork:
    case ErrandOutcome::NotTheCollector:
    case ErrandOutcome::Busy:
    case ErrandOutcome::TooManyWrong:
      return EX_TEMPFAIL;
    case ErrandOutcome::NotTrusted:
    case ErrandOutcome::CodeUnknown:
    case ErrandOutcome::CodeExpired:
    case ErrandOutcome::CodeUsed:
    case ErrandOutcome::NotEnrolled:
    case ErrandOutcome::CannotOpen:
    case ErrandOutcome::WrongSettings:
    case ErrandOutcome::CannotKeep:
      break;
  }
  return EX_CONFIG;
}

ErrandReport attempt(const KioskFiles& kiosk, const Errand& errand) {
  const auto settings = read_kiosk_settings(kiosk.config);
  if (!settings) return {ErrandOutcome::WrongSettings, settings.error().message};
  auto transport = CurlTransport::create(settings->collector);
  if (!transport) return {ErrandOutcome::WrongSettings, transport.error().message};
  const auto device = signing_key_in(device_key_file(kiosk.data));
  if (!device) return {ErrandOutcome::CannotKeep, device.error().message};
  const SystemClock clock;
  SystemRandom random;
  SignedTransport collector(*transport, clock, random, *device);
  const auto sleep = [](std::chrono::milliseconds pause) { std::this_thread::sleep_for(pause); };
  return run_errand(errand, {collector, settings->collector, random, sleep}, kiosk.data);
}

void log_report(const Errand& errand, const ErrandReport& report) {
  const std::string what = std::string(name_of(report.outcome)) + ": " + report.told;
  if (report.outcome == ErrandOutcome::Done)
    log::info(name_of(errand.kind), "collector", what);
  else
    log::warning(name_of(errand.kind), "collector", what);
}

Result<void> settle_waiting(const KioskFiles& kiosk) {
  ZUIL_TRY(auto board, ErrandBoard::open(kiosk.data / "zuil.db"));
  ZUIL_TRY(const auto errands, board.waiting());
  for (const Errand& errand : errands) {
    const ErrandReport report = attempt(kiosk, errand);
    log_report(errand, report);
    ZUIL_CHECK(board.settle(errand, report.outcome, report.told, SystemClock().wall()));
  }
  return {};
}

// What a kiosk needs to deal with a stick, as an administrator does by hand.
struct StickDesk {
  KioskSettings settings;
  ResponseStore responses;
  QuestionnaireStore questionnaires;
  SyncBoard board;
  SigningKey device;
  std::string today;
};

Result<StickDesk> open_stick_desk(const KioskFiles& kiosk) {
  ZUIL_TRY(auto settings, read_kiosk_settings(kiosk.config));
  ::setenv("TZ", settings.time_zone.c_str(), 1);
  ::tzset();
  const auto database = kiosk.data / "zuil.db";
  ZUIL_TRY(auto responses, ResponseStore::open(database));
  ZUIL_TRY(auto questionnaires, QuestionnaireStore::open(database));
  ZUIL_TRY(auto board, SyncBoard::open(database));
  ZUIL_TRY(const SigningKey device, signing_key_in(device_key_file(kiosk.data)));
  return StickDesk{std::move(settings),
                   std::move(responses),
                   std::move(questionnaires),
                   std::move(board),
                   device,
                   to_string(local_time(SystemClock().wall()).date)};
}

}  // namespace

Result<int> do_errand(const KioskFiles& kiosk, ErrandKind kind, const std::string& asked) {
  const Errand errand{kind, 0, asked};
  const ErrandReport report = attempt(kiosk, errand);
  log_report(errand, report);
  std::printf("%s: %s\n", std::string(name_of(report.outcome)).c_str(), report.told.c_str());
  return exit_code(report.outcome);
}

void do_waiting_errands(const KioskFiles& kiosk) {
  if (const auto settled = settle_waiting(kiosk); !settled)
    log::warning("look", "errands", settled.error().message);
}

Result<int> export_to_stick(const KioskFiles& kiosk, const std::filesystem::path& to) {
  ZUIL_TRY(auto desk, open_stick_desk(kiosk));
  std::error_code unknown;
  const bool folder = std::filesystem::is_directory(to, unknown);
  const auto file = folder ? to / outbox_file_name(desk.device.public_key, desk.today) : to;
  ZUIL_TRY(const ExportedOutbox exported,
           export_outbox({desk.responses, desk.questionnaires}, desk.device, file, desk.today));
  std::printf("%lld records in %s\n", static_cast<long long>(exported.records), file.c_str());
  if (exported.left > 0)
    std::printf("%lld more wait: take the receipt of this file in, and export again\n",
                static_cast<long long>(exported.left));
  return EX_OK;
}

Result<int> take_receipt_from(const KioskFiles& kiosk, const std::filesystem::path& file) {
  ZUIL_TRY(auto desk, open_stick_desk(kiosk));
  ZUIL_TRY(const VerifyKey collector,
           read_collector_signing_key(desk.settings.collector.public_key_file));
  ZUIL_TRY(const TakenReceipt taken,
           take_receipt({desk.responses, desk.questionnaires}, desk.board, file, collector,
                        desk.device.public_key, desk.today));
  std::printf("%lld records are at the collector; %lld of them waited until now\n",
              static_cast<long long>(taken.named), static_cast<long long>(taken.delivered));
  return EX_OK;
}

}  // namespace zuil
