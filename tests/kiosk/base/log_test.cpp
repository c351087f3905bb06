// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/log.h"

#include <array>
#include <cstdio>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

using namespace zuil;

namespace {

// What is written to standard error while `action` runs.
template <class Action>
std::string captured(Action action) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  const int kept = ::dup(STDERR_FILENO);
  ::dup2(::fileno(file), STDERR_FILENO);
  action();
  std::fflush(stderr);
  ::dup2(kept, STDERR_FILENO);
  ::close(kept);
  std::rewind(file);
  std::array<char, 4096> text{};
  const std::size_t size = std::fread(text.data(), 1, text.size(), file);
  std::fclose(file);
  return {text.data(), size};
}

}  // namespace

TEST_CASE("log: a line is program, level, action, object, result") {
  const std::string line = captured([] {
    log::start("zuil");
    log::info("publish", "questionnaire balie", "ok");
  });
  CHECK(line.find(" zuil info action=publish object=questionnaire balie result=ok\n") !=
        std::string::npos);
}

TEST_CASE("log: an error is told with its hint") {
  const std::string line = captured([] {
    log::start("zuil");
    log::error("open", "zuil.db", {ErrorCode::Full, "the disk is full", "Make room."});
  });
  CHECK(line.find("error action=open object=zuil.db result=the disk is full -- Make room.\n") !=
        std::string::npos);
}

TEST_CASE("log: one entry cannot pose as two, nor colour the terminal") {
  const std::string line = captured([] {
    log::start("zuil");
    log::warning("read", "a\nb\x1b[31m", "c\r\nd {} %s");
  });
  CHECK(line.find("object=a b [31m result=c  d {} %s\n") != std::string::npos);
  CHECK(std::count(line.begin(), line.end(), '\n') == 1);
}
