// SPDX-License-Identifier: EUPL-1.2
// zuil --check: is this kiosk ready for the public?
#pragma once

#include <filesystem>
#include <iosfwd>

namespace zuil {

// One line for each thing that must be right, "ok" or "FAULT" with the mend. Gives the exit code of
// the program: 0, or 1 when anything is wrong. Changes nothing but, where there is none, makes the
// database. `headless`: neither display nor touch device is looked for.
int check_kiosk(const std::filesystem::path& config, const std::filesystem::path& data,
                bool headless, std::ostream& out);

}  // namespace zuil
