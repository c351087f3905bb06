// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

#include "kiosk/base/file_draft.h"

namespace zuil {
namespace {

Result<void> write_in_place(const std::filesystem::path& path, std::string_view text) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0 || !write_all(file.get(), text)) return fail_with_errno("cannot write", path);
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return fail_with_errno("cannot read", path);
  std::string text;
  std::array<char, 65536> part{};
  while (true) {
    const ssize_t size = ::read(file.get(), part.data(), part.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return fail_with_errno("cannot read", path);
    if (size == 0) return text;
    text.append(part.data(), static_cast<std::size_t>(size));
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view text, unsigned mode) {
  std::error_code unknown;
  const auto there = std::filesystem::status(path, unknown);
  // A device or a pipe (/dev/null, /dev/stdout) is written to; a file in its place would break it.
  if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
    return write_in_place(path, text);
  ZUIL_TRY(FileDraft draft, FileDraft::begin(path, mode));
  ZUIL_CHECK(draft.append(text));
  return draft.commit();
}

Result<void> exchange_files(const std::filesystem::path& a, const std::filesystem::path& b) {
  if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) != 0)
    return fail_with_errno("cannot exchange with " + b.string() + " the file", a);
  ZUIL_CHECK(sync_folder_of(a));
  return sync_folder_of(b);
}

Result<void> remove_file(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return fail_with_errno("cannot remove", path);
  return sync_folder_of(path);
}

std::filesystem::path data_dir() {
  if (const char* named = std::getenv("ZUIL_DATADIR"); named != nullptr && *named != '\0')
    return named;
  std::error_code ignored;
  if (std::filesystem::is_directory(ZUIL_SOURCE_DIR, ignored)) return ZUIL_SOURCE_DIR;
  return ZUIL_INSTALLED_DATADIR;
}

}  // namespace zuil
