// SPDX-License-Identifier: EUPL-1.2
// The USB sticks that are in this kiosk, and what they carry.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

// Names of what a stick carries end in these.
inline constexpr std::string_view kOutboxEnding = ".zuiloutbox";
inline constexpr std::string_view kReceiptEnding = ".zuilreceipt";
inline constexpr std::string_view kBundleEnding = ".zuilbundle";

struct Stick {
  std::filesystem::path path;
  std::string name;             // as its owner named it, or its folder
  std::int64_t free_bytes = 0;  // that a file may take
  bool writable = false;
};

// Where sticks are mounted: in these folders, or one below (/media/OWNER/STICK).
struct StickPlaces {
  std::vector<std::filesystem::path> folders{"/media", "/run/media"};
  // Only what a disk is mounted on: the folder of a stick that was taken out may still be there.
  bool only_mounted = true;
};

// In the order of their paths.
std::vector<Stick> find_sticks(const StickPlaces& places);

// The files of that ending in the root of a stick, by name; no hidden ones. Io: it cannot be read.
Result<std::vector<std::filesystem::path>> files_on(const std::filesystem::path& stick,
                                                    std::string_view ending);

// The same error, in the words of who stands before the kiosk with a stick.
Error stick_error(const Error& error);

}  // namespace zuil
