// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/sticks.h"

#include <algorithm>
#include <limits>
#include <system_error>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace zuil {
namespace {

namespace fs = std::filesystem;

bool is_mounted(const fs::path& folder) {
  struct stat own {};
  struct stat above {};
  return ::stat(folder.c_str(), &own) == 0 && ::stat(folder.parent_path().c_str(), &above) == 0 &&
         own.st_dev != above.st_dev;
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::error_code unknown;
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (!hidden && !entry->is_symlink(unknown) && entry->is_directory(unknown))
      found.push_back(entry->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Stick stick_at(const fs::path& path) {
  Stick stick{path, path.filename().string(), 0, false};
  struct statvfs room {};
  if (::statvfs(path.c_str(), &room) != 0) return stick;
  const auto bytes = static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  stick.free_bytes = static_cast<std::int64_t>(std::min(bytes, kMost));
  stick.writable = (room.f_flag & ST_RDONLY) == 0 && ::access(path.c_str(), W_OK) == 0;
  return stick;
}

}  // namespace

std::vector<Stick> find_sticks(const StickPlaces& places) {
  std::vector<Stick> sticks;
  for (const fs::path& place : places.folders)
    for (const fs::path& folder : folders_in(place)) {
      if (!places.only_mounted || is_mounted(folder)) {
        sticks.push_back(stick_at(folder));
        continue;
      }
      for (const fs::path& below : folders_in(folder))
        if (is_mounted(below)) sticks.push_back(stick_at(below));
    }
  return sticks;
}

Result<std::vector<fs::path>> files_on(const fs::path& stick, std::string_view ending) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator entry(stick, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    std::error_code unknown;
    if (!name.starts_with('.') && name.ends_with(ending) && entry->is_regular_file(unknown))
      files.push_back(entry->path());
  }
  if (failed)
    return tl::make_unexpected(stick_error(
        {ErrorCode::Io, "cannot read " + stick.string() + ": " + failed.message(), ""}));
  std::sort(files.begin(), files.end());
  return files;
}

Error stick_error(const Error& error) {
  switch (error.code) {
    case ErrorCode::Full:
      return {error.code, error.message,
              "The stick is full: empty it, or take another one. Nothing was lost here."};
    case ErrorCode::Io:
    case ErrorCode::NotFound:
      return {error.code, error.message,
              "Is the stick still in, and not locked against writing? Put it in and try again, or "
              "take another one. Nothing was lost here."};
    default:
      return error;
  }
}

}  // namespace zuil
