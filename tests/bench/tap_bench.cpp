// SPDX-License-Identifier: EUPL-1.2
// From the release of a finger to the next question drawn, the answer durable first: the whole
// kiosk with its real store on the disk of FOLDER, drawn in memory at 1080x1920, without the
// transition; and the memory that takes. Usage: zuil-bench-taps [FOLDER [COUNT]], COUNT
// questionnaires.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "kiosk/base/file.h"
#include "kiosk/base/sealed_box.h"
#include "kiosk/kiosk.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

namespace zuil::test {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(to_string(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::filesystem::path write_settings(const std::filesystem::path& folder) {
  must(write_public_key(folder / "key.json", make_key_pair().public_key));
  const auto questionnaire = data_dir() / "config/questionnaires/balie.json";
  must(write_file(folder / "kiosk.json",
                  R"({"site": "Meting", "questionnaires": [")" + questionnaire.string() +
                      R"("], "collector": {"url": "http://127.0.0.1:9",)"
                      R"( "publicKeyFile": "key.json", "tokenFile": "token"},)"
                      R"( "timing": {"transitionMs": 0, "repeatTapMs": 0}})"));
  return folder / "kiosk.json";
}

// The nodes that balie-once.zuil taps, in order.
std::vector<std::string> read_taps() {
  std::istringstream lines(must(read_file(data_dir() / "tests/bench/balie-once.zuil")));
  std::vector<std::string> taps;
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("tap ")) taps.push_back(line.substr(4));
  return taps;
}

// Proportional set size of this program, in MB.
double memory_used() {
  std::istringstream lines(must(read_file("/proc/self/smaps_rollup")));
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("Pss:")) return std::strtod(line.c_str() + 4, nullptr) / 1024;
  throw std::runtime_error("the kernel tells no memory");
}

class Visitor {
 public:
  explicit Visitor(Kiosk& kiosk) : kiosk_(kiosk) {}

  // The time from the release until the screen that follows is drawn.
  double tap(const std::string& node) {
    const auto box = kiosk_.stage().find(node);
    if (!box) throw std::runtime_error(node + " is not on screen " + kiosk_.stage().screen().name);
    const float x = box->x + box->w / 2;
    const float y = box->y + box->h / 2;
    const std::string before = kiosk_.stage().screen().name;
    kiosk_.handle(FingerEvent{FingerEvent::Kind::Down, 1, x, y});
    kiosk_.draw();
    const auto start = std::chrono::steady_clock::now();
    kiosk_.handle(FingerEvent{FingerEvent::Kind::Up, 1, x, y});
    kiosk_.tick();
    kiosk_.draw();
    const double spent = Milliseconds(std::chrono::steady_clock::now() - start).count();
    if (kiosk_.stage().screen().name == before)
      throw std::runtime_error("tapping " + node + " did not leave screen " + before);
    return spent;
  }

 private:
  Kiosk& kiosk_;
};

void run(const std::filesystem::path& folder, int count) {
  must(start_crypto());
  const auto config = write_settings(folder);
  const auto strings = must(Strings::read(data_dir() / "assets/strings"));
  auto theme = must(read_theme(data_dir() / "assets/themes/default.json"));
  const auto window = must(Window::open({.headless = true, .full_screen = false}));
  const SystemClock clock;
  SeededRandom random;
  Stage stage(window->renderer(), {.width = window->width(), .height = window->height()},
              std::move(theme), data_dir() / "assets/icons");
  Transcript speech;
  Kiosk kiosk(
      {.open_service = [&] { return Service::open(config, folder, strings, clock, random); },
       .open_desk =
           [&] {
             return Desk::open({.strings = strings,
                                .clock = clock,
                                .random = random,
                                .config = config,
                                .data = folder},
                               data_dir() / "assets/strings/operator");
           },
       .stage = stage,
       .strings = strings,
       .clock = clock,
       .random = random,
       .speech = speech});
  kiosk.draw();

  Visitor visitor(kiosk);
  const auto taps = read_taps();
  std::vector<double> first;
  std::vector<double> later;
  for (int i = 0; i < count; ++i) {
    for (const std::string& node : taps) (i == 0 ? first : later).push_back(visitor.tap(node));
    if (i == 0 || i == 19 || i == count - 1)
      std::printf("memory after %4d questionnaires %6.1f MB\n", i + 1, memory_used());
  }
  for (auto* times : {&first, &later}) {
    if (times->empty()) continue;
    std::sort(times->begin(), times->end());
    const auto share = [&](double part) {
      return (*times)[static_cast<std::size_t>(static_cast<double>(times->size() - 1) * part)];
    };
    std::printf("%-24s %5zu taps   median %6.2f ms   p95 %6.2f ms   p99 %6.2f ms   max %6.2f ms\n",
                times == &first ? "first questionnaire" : "the ones after it", times->size(),
                share(0.5), share(0.95), share(0.99), times->back());
  }
}

}  // namespace
}  // namespace zuil::test

int main(int argc, char** argv) {
  try {
    const zuil::test::TempDir temp;
    const std::filesystem::path folder = argc > 1 ? argv[1] : temp.path();
    zuil::test::run(folder, argc > 2 ? std::atoi(argv[2]) : 50);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "zuil-bench-taps: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
