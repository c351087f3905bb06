// SPDX-License-Identifier: EUPL-1.2
// zuil-collector: the command line, and the server's life.
#include <chrono>
#include <csignal>
#include <functional>
#include <iostream>
#include <map>
#include <thread>

#include <CLI/CLI.hpp>
#include <sys/stat.h>
#include <sysexits.h>

#include "kiosk/base/log.h"
#include "kiosk/base/sealed_box.h"
#include "sync/collector/command_line.h"
#include "sync/collector/commands.h"
#include "sync/collector/enrolment.h"
#include "sync/collector/http_server.h"
#include "sync/collector/retention.h"

namespace zuil {
namespace {

int exit_code(const Error& error) {
  switch (error.code) {
    case ErrorCode::Invalid:
    case ErrorCode::Conflict:
    case ErrorCode::Refused:
      return EX_DATAERR;
    case ErrorCode::NotFound:
      return EX_NOINPUT;
    case ErrorCode::Crypto:
      return EX_CONFIG;
    case ErrorCode::Io:
    case ErrorCode::Full:
    case ErrorCode::Corrupt:
    case ErrorCode::Network:
      return EX_IOERR;
  }
  return EX_SOFTWARE;
}

int report(const Error& error) {
  std::cerr << "zuil-collector: " << to_string(error) << "\n";
  return exit_code(error);
}

int report(const Result<void>& result) {
  return result ? EX_OK : report(result.error());
}

// SIGTERM and SIGINT wait in the thread that calls; all threads made after this leave them alone.
sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Until one of the signals is there; in between, what is to be done once a day.
void wait_for(const sigset_t& signals, DailyPurge& daily) {
  constexpr timespec kMinute{60, 0};
  int signal = 0;
  do {
    daily.tick();
    signal = sigtimedwait(&signals, nullptr, &kMinute);
  } while (signal < 0);
}

Result<void> serve(const DataFolder& data, const ListenAddress& address, const Clock& clock) {
  const sigset_t signals = ending_signals();
  ZUIL_TRY(auto store, make_store(data));
  ZUIL_CHECK(current_public_key(data.keys()));
  ZUIL_TRY(auto keys, KeyRing::open(data.keys()));
  Ingest ingest(store, keys);
  ZUIL_TRY(const SigningKey signing_key, signing_key_in(data.signing_key()));
  Enrolment enrolment(store, data.keys(), signing_key);
  Api api(store, ingest, enrolment, clock);
  ZUIL_TRY(auto second_store, open_store(data));  // a connection of its own
  DailyPurge daily(second_store, clock);
  ZUIL_TRY(auto server, HttpServer::bind(api, address));

  std::thread serving([&server] {
    server.run();
    kill(getpid(), SIGTERM);  // it ended by itself: end the waiting below
  });
  const bool six = address.host.find(':') != std::string::npos;
  std::cout << "zuil-collector listens on http://" << (six ? "[" : "") << address.host
            << (six ? "]" : "") << ":" << server.port() << std::endl;
  log::info("serve", data.path.string(), "started");
  wait_for(signals, daily);
  server.stop();
  serving.join();
  log::info("serve", data.path.string(), "ended");
  if (api.must_restart())
    return fail(ErrorCode::Io, "the disk refused a commit: " + data.database().string(),
                "Check disk and file system, then start the collector again.");
  return {};
}

int run_news(const CLI::App& command, const Arguments& arguments, const Clock& clock) {
  if (command.got_subcommand("list"))
    return report(print_news(arguments.data, arguments.all, clock));
  if (command.got_subcommand("withdraw"))
    return report(withdraw_news(arguments.data, arguments.news, clock));
  const NewsWords& words = arguments.words;
  if (words.file.empty() && words.said.empty()) throw CLI::RequiredError("FILE or --said");
  return report(set_news(arguments.data, words, arguments.news, clock));
}

ListFormat list_format(const std::string& format) {
  if (format == "csv") return ListFormat::Csv;
  return format == "json" ? ListFormat::Json : ListFormat::Text;
}

Format factsheet_format(const std::string& format) {
  if (format == "csv") return Format::Csv;
  return format == "json" ? Format::Json : Format::Html;
}

bool is_backwards(const Selection& selection) {
  if (selection.from <= selection.to) return false;
  std::cerr << "zuil-collector: --from is later than --to\n";
  return true;
}

// `reviews` or `contacts`, or their `done`.
int run_list(const CLI::App& command, const Arguments& arguments, const Clock& clock) {
  if (arguments.data.path.empty()) throw CLI::RequiredError("--data");
  const bool reviews = command.get_name() == "reviews";
  if (command.got_subcommand("done")) {
    Judgement judgement = arguments.judgement;
    judgement.reopened = arguments.result == "heropend";
    return report(reviews ? judge_review(arguments.data, arguments.id, judgement, clock)
                          : finish_contact(arguments.data, arguments.id, judgement.by, clock));
  }
  Selection selection = arguments.selection;
  if (selection.questionnaire.empty()) throw CLI::RequiredError("--questionnaire");
  if (selection.from.empty()) selection.from = kFirstDay;
  if (selection.to.empty()) selection.to = kLastDay;
  if (is_backwards(selection)) return EX_USAGE;
  const auto print = reviews ? print_reviews : print_contacts;
  return report(print(arguments.data, selection, arguments.all, list_format(arguments.format),
                      arguments.to()));
}

int run(CLI::App& app, const Arguments& arguments) {
  const SystemClock clock;
  SystemRandom random;
  const auto chosen = [&](const char* name) { return app.got_subcommand(name); };
  if (chosen("serve")) {
    const auto address = read_listen_address(arguments.listen);
    if (!address) {
      report(address.error());
      return EX_USAGE;
    }
    return report(serve(arguments.data, *address, clock));
  }
  if (chosen("enrol")) {
    if (arguments.site.empty() && arguments.kiosk.empty())
      throw CLI::RequiredError("--site or --kiosk");
    return report(
        enrol(arguments.data, {arguments.site, arguments.kiosk, arguments.to()}, random, clock));
  }
  if (chosen("import-usb")) return report(import_sticks(arguments.data, arguments.files, random));
  if (chosen("bundle"))
    return report(make_bundle(
        arguments.data, arguments.files, arguments.output,
        arguments.until.empty() ? std::nullopt : std::optional(arguments.until), clock));
  if (chosen("public-key")) return report(print_public_key(arguments.data, arguments.to()));
  if (chosen("totals")) return report(print_totals(arguments.data));
  if (chosen("questionnaire")) return report(add_questionnaire(arguments.data, arguments.file));
  if (chosen("import")) return report(import_responses(arguments.data, arguments.file));
  if (chosen("benchmark")) return report(set_benchmark(arguments.data, arguments.file));
  if (chosen("rollup")) return report(rebuild_rollup(arguments.data));
  for (const char* list : {"reviews", "contacts"})
    if (chosen(list)) return run_list(*app.get_subcommand(list), arguments, clock);
  if (chosen("operator-log"))
    return report(
        print_acts(arguments.data, arguments.acts, list_format(arguments.format), arguments.to()));
  if (chosen("news")) return run_news(*app.get_subcommand("news"), arguments, clock);
  if (chosen("purge")) {
    const auto day = arguments.today.empty() ? std::nullopt : std::optional(arguments.today);
    return report(purge_texts(arguments.data, day, clock));
  }
  if (chosen("revoke")) return report(revoke(arguments.data, arguments.id));
  if (is_backwards(arguments.selection)) return EX_USAGE;
  return report(print_factsheet(arguments.data, arguments.selection,
                                factsheet_format(arguments.format), arguments.to()));
}

}  // namespace
}  // namespace zuil

int main(int argc, char** argv) {
  umask(077);
  zuil::log::start("zuil-collector");
  CLI::App app("zuil-collector: takes in what kiosks send, counts it, prints the factsheet.",
               "zuil-collector");
  app.require_subcommand(1);
  app.set_version_flag("--version", ZUIL_VERSION);
  app.footer(zuil::kExitCodes);
  zuil::Arguments arguments;
  try {
    zuil::add_subcommands(app, arguments);
    app.parse(argc, argv);
    if (const auto started = zuil::start_crypto(); !started) return zuil::report(started.error());
    return zuil::run(app, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EX_OK : EX_USAGE;
  } catch (const std::exception& error) {
    std::cerr << "zuil-collector: " << error.what() << "\n";
    return EX_SOFTWARE;
  }
}
