// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace zuil {

// Reads a PIN from one line of `in` and makes it that of the role ("staff" or "manager"); for an
// administrator, before anybody can enter the desk.
Result<void> set_pin_from(std::istream& in, const std::string& role,
                          const std::filesystem::path& data, WallTime now);

// Takes the echo off the terminal for as long as it lives, where standard input is one.
class QuietTerminal {
 public:
  QuietTerminal();
  ~QuietTerminal();
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;

  bool is_one() const { return is_one_; }

 private:
  bool is_one_ = false;
};

}  // namespace zuil
