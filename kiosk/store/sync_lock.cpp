// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/sync_lock.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace zuil {
namespace {

constexpr auto kFile = "zuil-sync.lock";

int lock(int file, int operation) {
  int result = 0;
  do {
    result = ::flock(file, operation);
  } while (result != 0 && errno == EINTR);
  return result;
}

}  // namespace

Result<SyncLock> SyncLock::take(const std::filesystem::path& folder) {
  const auto path = folder / kFile;
  SyncLock held(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660));
  if (held.file_ < 0 || lock(held.file_, LOCK_SH) != 0)
    return fail(ErrorCode::Io, "cannot lock " + path.string() + ": " + std::strerror(errno),
                "Give this program's account the right to write in the data folder.");
  return held;
}

bool SyncLock::is_held(const std::filesystem::path& folder) {
  const SyncLock looking(::open((folder / kFile).c_str(), O_RDONLY | O_CLOEXEC));
  if (looking.file_ < 0) return false;
  return lock(looking.file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

SyncLock::~SyncLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace zuil
