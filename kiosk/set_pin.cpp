// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/set_pin.h"

#include <istream>

#include <termios.h>
#include <unistd.h>

#include "kiosk/store/operator_access.h"
#include "kiosk/store/operator_log.h"

namespace zuil {
namespace {

bool set_echo(bool on) {
  termios settings{};
  if (::tcgetattr(STDIN_FILENO, &settings) != 0) return false;
  settings.c_lflag = on ? settings.c_lflag | ECHO : settings.c_lflag & ~static_cast<tcflag_t>(ECHO);
  return ::tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0;
}

}  // namespace

Result<void> set_pin_from(std::istream& in, const std::string& role,
                          const std::filesystem::path& data, WallTime now) {
  const auto whose = operator_role(role);
  if (!whose)
    return fail(ErrorCode::Invalid, "there is no role \"" + role + "\"",
                "Name \"staff\" or \"manager\".");
  std::string pin;
  std::getline(in, pin);
  ZUIL_TRY(auto access, OperatorAccess::open(data / "zuil.db"));
  ZUIL_TRY(auto log, OperatorLog::open(data / "zuil.db"));
  auto set = access.set_pin(*whose, pin, now);
  ZUIL_CHECK(log.add({.at = now,
                      .role = std::nullopt,
                      .action = "set PIN",
                      .object = role,
                      .result = set ? "done" : failed_because(set.error())}));
  return set;
}

QuietTerminal::QuietTerminal() : is_one_(::isatty(STDIN_FILENO) != 0 && set_echo(false)) {}

QuietTerminal::~QuietTerminal() {
  if (is_one_) set_echo(true);
}

}  // namespace zuil
