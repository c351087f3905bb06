// SPDX-License-Identifier: EUPL-1.2
// Whole files, and where the installed data files are.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace zuil {

Result<std::string> read_file(const std::filesystem::path& path);

// Replaces `path` in one step: a power cut leaves the old text or the new, never a mixture.
// A device or a pipe is written to as it is.
// `mode` are the permission bits of the new file (0600 for secrets).
Result<void> write_file(const std::filesystem::path& path, std::string_view text,
                        unsigned mode = 0644);

// The two change places in one step: a power cut leaves them as they were or exchanged. Both must
// be there, on one disk.
Result<void> exchange_files(const std::filesystem::path& a, const std::filesystem::path& b);

// Gone for good when it returns, also after a power cut. No error when it was not there.
Result<void> remove_file(const std::filesystem::path& path);

// The folder that holds assets/ and config/: $ZUIL_DATADIR, else the
// source tree this program was built from where that still exists, else where they were installed.
std::filesystem::path data_dir();

}  // namespace zuil
