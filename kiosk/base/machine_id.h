// SPDX-License-Identifier: EUPL-1.2
// A name for this machine that is its own to this project, made of /etc/machine-id. Kiosks that
// were installed from one disk image and kept its machine-id have the same.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace zuil {

// As systemd's sd_id128_get_machine_app_specific() in spirit: HMAC-SHA256 with the machine-id as
// the key over an id of this project, the first 32 hex digits. The machine-id itself, which others
// know this machine by, does not follow from it. NotFound or Invalid when the file has none.
Result<std::string> machine_name(const std::filesystem::path& file = "/etc/machine-id");

// Whether other kiosks of the same collector have that name too.
enum class MachineStanding { Unknown, Unique, Shared };
std::string_view name_of(MachineStanding standing);  // "unknown", "unique", "shared"
std::optional<MachineStanding> machine_standing(std::string_view name);

}  // namespace zuil
