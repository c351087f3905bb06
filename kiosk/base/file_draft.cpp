// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/file_draft.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zuil {
namespace {

ErrorCode code_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return ErrorCode::Full;
    case ENOENT:
      return ErrorCode::NotFound;
    default:
      return ErrorCode::Io;
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

bool Descriptor::close() {
  return ::close(std::exchange(fd_, -1)) == 0;
}

tl::unexpected<Error> fail_with_errno(const std::string& what, const std::filesystem::path& path) {
  const int error = errno;
  const ErrorCode code = code_of(error);
  return fail(code, what + " " + path.string() + ": " + std::strerror(error),
              code == ErrorCode::Full ? "Make room on the disk." : "");
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<void> sync_folder_of(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems of sticks cannot: they write names at once.
  if (directory.get() < 0 || (::fsync(directory.get()) != 0 && errno != EINVAL))
    return fail_with_errno("cannot write", folder);
  return {};
}

Result<FileDraft> FileDraft::begin(const std::filesystem::path& path,
                                   std::optional<unsigned> mode) {
  const std::filesystem::path name = path.string() + ".new";
  FileDraft draft(path, name,
                  Descriptor(::open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                                    mode.value_or(0644))));
  if (draft.file_.get() < 0) {
    auto error = fail_with_errno("cannot write", name);
    draft.draft_.clear();
    return error;
  }
  // A draft left by a power cut keeps its rights when it is opened.
  if (mode && ::fchmod(draft.file_.get(), *mode) != 0) return fail_with_errno("cannot write", name);
  return draft;
}

FileDraft::FileDraft(FileDraft&& other) noexcept
    : path_(std::move(other.path_)),
      draft_(std::exchange(other.draft_, {})),
      file_(std::move(other.file_)) {}

FileDraft::~FileDraft() {
  if (!draft_.empty()) ::unlink(draft_.c_str());
}

Result<void> FileDraft::append(std::string_view text) {
  if (!write_all(file_.get(), text)) return fail_with_errno("cannot write", draft_);
  return {};
}

Result<void> FileDraft::overwrite_start(std::string_view text) {
  if (::lseek(file_.get(), 0, SEEK_SET) != 0 || !write_all(file_.get(), text))
    return fail_with_errno("cannot write", draft_);
  return {};
}

Result<void> FileDraft::commit() {
  if (::fsync(file_.get()) != 0) return fail_with_errno("cannot write", draft_);
  // Who reads it back reads what is on the disk, not what is still in memory.
  ::posix_fadvise(file_.get(), 0, 0, POSIX_FADV_DONTNEED);
  if (!file_.close()) return fail_with_errno("cannot write", draft_);
  if (::rename(draft_.c_str(), path_.c_str()) != 0) return fail_with_errno("cannot write", path_);
  draft_.clear();
  return sync_folder_of(path_);
}

}  // namespace zuil
