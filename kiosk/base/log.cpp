// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/log.h"

#include <memory>
#include <string>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace zuil::log {
namespace {

// Control characters would let one entry pose as two.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return line;
}

void write(spdlog::level::level_enum level, std::string_view action, std::string_view object,
           std::string_view result) {
  spdlog::log(level, "action={} object={} result={}", one_line(action), one_line(object),
              one_line(result));
}

}  // namespace

void start(std::string_view program) {
  auto logger = std::make_shared<spdlog::logger>(std::string(program),
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%Y-%m-%dT%H:%M:%S%z %n %l %v");
  spdlog::set_default_logger(std::move(logger));
}

void info(std::string_view action, std::string_view object, std::string_view result) {
  write(spdlog::level::info, action, object, result);
}

void warning(std::string_view action, std::string_view object, std::string_view result) {
  write(spdlog::level::warn, action, object, result);
}

void error(std::string_view action, std::string_view object, const Error& error) {
  write(spdlog::level::err, action, object,
        error.hint.empty() ? error.message : error.message + " -- " + error.hint);
}

}  // namespace zuil::log
