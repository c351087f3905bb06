// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zuil {
namespace {

tl::unexpected<Error> fail_with_errno(const std::string& what, const std::filesystem::path& path) {
  const int error = errno;
  const ErrorCode code = error == ENOSPC || error == EDQUOT ? ErrorCode::Full
                         : error == ENOENT                  ? ErrorCode::NotFound
                                                            : ErrorCode::Io;
  return fail(code, what + " " + path.string() + ": " + std::strerror(error),
              code == ErrorCode::Full ? "Make room on the disk." : "");
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<void> write_in_place(const std::filesystem::path& path, std::string_view text) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0 || !write_all(file.get(), text)) return fail_with_errno("cannot write", path);
  return {};
}

// What its folder says of the file is on the disk.
Result<void> sync_folder_of(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() < 0 || ::fsync(directory.get()) != 0)
    return fail_with_errno("cannot write", folder);
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
  const std::filesystem::path draft = path.string() + ".new";
  {
    const Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (file.get() < 0) return fail_with_errno("cannot write", draft);
    if (::fchmod(file.get(), mode) != 0 || !write_all(file.get(), text) ||
        ::fsync(file.get()) != 0) {
      auto error = fail_with_errno("cannot write", draft);
      ::unlink(draft.c_str());
      return error;
    }
  }
  if (::rename(draft.c_str(), path.c_str()) != 0) {
    auto error = fail_with_errno("cannot write", path);
    ::unlink(draft.c_str());
    return error;
  }
  return sync_folder_of(path);
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
