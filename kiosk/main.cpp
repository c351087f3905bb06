// SPDX-License-Identifier: EUPL-1.2
// zuil: the kiosk. Wiring and command line.
#include <charconv>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <malloc.h>
#include <sysexits.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/settings_file.h"
#include "kiosk/checks.h"
#include "kiosk/fit_check.h"
#include "kiosk/house_style.h"
#include "kiosk/kiosk.h"
#include "kiosk/rehearsal.h"
#include "kiosk/set_pin.h"
#include "kiosk/stage/headphone_jack.h"
#include "kiosk/stage/speech_player.h"
#include "kiosk/turn.h"

namespace zuil {
namespace {

struct Options {
  std::filesystem::path config;
  std::filesystem::path data;
  std::filesystem::path power;
  std::string window;
  bool headless = false;
  bool check = false;
  std::filesystem::path script;
  std::filesystem::path shots;
  std::filesystem::path taps;
  std::filesystem::path transcript;
  std::string set_pin;
  std::filesystem::path sticks;

  StickPlaces stick_places() const {
    if (sticks.empty()) return {};
    return {.folders = {sticks}, .only_mounted = false};
  }
};

int report(const Error& error, int exit_code) {
  std::cerr << "zuil: " << to_string(error) << '\n';
  return exit_code;
}

Result<WindowOptions> window_options(const Options& options) {
  WindowOptions window;
  window.headless = options.headless;
  if (options.window.empty()) {
    // A window or a picture stands upright by itself.
    if (!window.headless) window.rotation = best_known_settings(options.config).rotation;
    return window;
  }
  window.full_screen = false;
  if (options.window == "fit") {
    window.fit = true;
    return window;
  }
  const char* end = options.window.data() + options.window.size();
  const auto width = std::from_chars(options.window.data(), end, window.width);
  const bool has_cross = width.ec == std::errc() && width.ptr != end && *width.ptr == 'x';
  if (!has_cross || std::from_chars(width.ptr + 1, end, window.height).ptr != end ||
      window.width < 320 || window.height < 320 || window.width > 8192 || window.height > 8192)
    return fail(ErrorCode::Invalid, "--window " + options.window + " is not a size",
                "Give it as 1080x1920, from 320 to 8192 pixels, or as \"fit\".");
  return window;
}

int set_pin(const Options& options) {
  const QuietTerminal terminal;
  if (terminal.is_one()) std::cerr << "New PIN for " << options.set_pin << ": " << std::flush;
  const auto set = set_pin_from(std::cin, options.set_pin, options.data, SystemClock().wall());
  if (terminal.is_one()) std::cerr << '\n';
  return set ? EX_OK : report(set.error(), EX_CONFIG);
}

int run(const Options& options) {
  // What is as large as a picture goes back to the system when it is freed: it leaves no hole.
  mallopt(M_MMAP_THRESHOLD, 64 * 1024);
  log::start("zuil");
  if (auto started = start_crypto(); !started) return report(started.error(), EX_OSERR);
  if (!options.set_pin.empty()) return set_pin(options);
  if (options.check) return check_kiosk(options.config, options.data, options.headless, std::cout);
  const auto strings = Strings::read(data_dir() / "assets" / "strings");
  if (!strings) return report(strings.error(), EX_CONFIG);
  auto theme = choose_theme(options.config);
  if (!theme) return report(theme.error(), EX_CONFIG);
  const auto wanted = window_options(options);
  if (!wanted) return report(wanted.error(), EX_USAGE);
  const auto window = Window::open(*wanted);
  if (!window) return report(window.error(), EX_UNAVAILABLE);

  // It goes on, for who has a keypad or a mouse; SDL takes a screen that is connected later.
  if (wanted->full_screen && !wanted->headless && Window::count_touch_devices() == 0)
    log::error("start", "touch device",
               {ErrorCode::NotFound, "none was found",
                "Connect the touch screen; the user must be in the group \"input\"."});

  const SystemClock real_clock;
  ScriptClock script_clock(real_clock);
  const bool scripted = !options.script.empty();
  const Clock& clock = scripted ? static_cast<const Clock&>(script_clock) : real_clock;
  SystemRandom random;
  Stage stage((*window)->renderer(), {.width = (*window)->width(), .height = (*window)->height()},
              std::move(*theme), data_dir() / "assets" / "icons");
  Transcript transcript;
  SpeechPlayer player;
  SpeechEngine& speech = scripted ? static_cast<SpeechEngine&>(transcript) : player;
  const DeskParts desk{.strings = *strings,
                       .clock = clock,
                       .random = random,
                       .config = options.config,
                       .data = options.data,
                       .say =
                           [&](const std::string& text, const std::string& language) {
                             speech.say({{.text = text, .language = language}});
                             return speech.can_be_heard();
                           },
                       .power = MachinePower(options.power),
                       .themes = [&] { return offered_themes(options.config); },
                       .sticks = options.stick_places(),
                       .check_fit =
                           [&](const Questionnaire& questionnaire) {
                             auto style = choose_theme(options.config);
                             if (!style) return std::vector<Finding>();
                             return check_fit_apart(questionnaire, *strings, std::move(*style),
                                                    stage.viewport(),
                                                    best_known_settings(options.config).site);
                           }};
  Kiosk kiosk(
      {.open_service =
           [&] { return Service::open(options.config, options.data, *strings, clock, random); },
       .open_desk = [&] { return Desk::open(desk, data_dir() / "assets/strings/operator"); },
       .stage = stage,
       .strings = *strings,
       .clock = clock,
       .random = random,
       .speech = speech});
  if (!scripted) {
    const HeadphoneJack jack([](bool plugged, bool at_start) {
      Window::post({.plugged = plugged, .at_start = at_start});
    });
    while (take_turn(**window, kiosk, clock) && !kiosk.exit_code()) continue;
    log::info("stop", "kiosk", "as asked");
    return kiosk.exit_code().value_or(EX_OK);
  }
  Rehearsal rehearsal(
      kiosk, transcript, script_clock,
      {.shots = options.shots, .taps = options.taps, .transcript = options.transcript},
      [&] { (*window)->present(stage.changed()); }, std::cout);
  const auto played = rehearsal.play(options.script);
  return played ? EX_OK : report(played.error(), EXIT_FAILURE);
}

}  // namespace
}  // namespace zuil

int main(int argc, char** argv) {
  CLI::App command(
      "zuil shows a questionnaire on a touch screen and keeps the answers, sealed, in its data "
      "folder. It opens no network connection; zuil-sync brings the answers to the collector.");
  zuil::Options options;
  command.add_option("--config", options.config, "Configuration file (kiosk.json)")
      ->default_val("/etc/enquetezuil/kiosk.json");
  command.add_option("--data", options.data, "Folder for answers that wait to be sent")
      ->default_val("/var/lib/enquetezuil");
  command.add_option("--power", options.power,
                     "Folder where root's zuil-power@.path looks for a request to switch the "
                     "machine off; without it operators are not offered that");
  command.add_option("--window", options.window,
                     "A window of that size (1080x1920), or \"fit\" for one that fits the display; "
                     "without it the whole screen");
  command.add_flag("--headless", options.headless, "Draw in memory: no display is needed");
  command.add_option("--script", options.script,
                     "Play this script of taps on the real screens and end; its language is "
                     "described in tests/journeys/README.md");
  command.add_option("--shots", options.shots, "Folder for the pictures a script takes")
      ->default_val(".");
  command.add_option("--taps", options.taps,
                     "File to write the taps of the script to, for tests/bench");
  command.add_option("--transcript", options.transcript,
                     "File to write to what the script heard, once it turned speech on");
  command.add_flag("--check", options.check,
                   "Check configuration, key, database, questionnaire, fonts, display and touch "
                   "device; a line each, and exit 1 on a fault");
  command.add_option(
      "--sticks", options.sticks,
      "Folder of which each folder is a USB stick; without it those that are mounted "
      "in /media and /run/media");
  command.add_option(
      "--set-pin", options.set_pin,
      "Read a PIN of 6 to 10 digits from standard input and make it that of \"staff\" "
      "or \"manager\": with it they enter the desk, after five taps on the logo or F10");
  command.set_version_flag("--version", "zuil " ZUIL_VERSION);
  try {
    command.parse(argc, argv);
    return zuil::run(options);
  } catch (const CLI::ParseError& error) {
    return command.exit(error) == 0 ? EX_OK : EX_USAGE;
  } catch (const std::exception& error) {
    std::cerr << "zuil: " << error.what() << '\n';
    return EX_SOFTWARE;
  }
}
