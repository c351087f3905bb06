// SPDX-License-Identifier: EUPL-1.2
// The log on standard error (journald adds origin and time). One line is: action, object, result.
// Never an answer, never a secret (BIO2).
#pragma once

#include <string_view>

#include "kiosk/base/result.h"

namespace zuil::log {

// Names the program in every line: "zuil", "zuil-sync", "zuil-collector".
void start(std::string_view program);

void info(std::string_view action, std::string_view object, std::string_view result);
void warning(std::string_view action, std::string_view object, std::string_view result);
void error(std::string_view action, std::string_view object, const Error& error);

}  // namespace zuil::log
