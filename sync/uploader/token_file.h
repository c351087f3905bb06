// SPDX-License-Identifier: EUPL-1.2
// The bearer token of this kiosk, in a file of its own.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/base/result.h"

namespace zuil {

struct TokenFile {
  std::string token;
  bool read_by_others = false;  // the file's mode lets others than its owner at it
};

// NotFound or Invalid, with the mend, when the file is not there, empty or holds anything but one
// token. No error holds what is in it.
Result<TokenFile> read_token_file(const std::filesystem::path& path);

}  // namespace zuil
