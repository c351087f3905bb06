// SPDX-License-Identifier: EUPL-1.2
// Whether an upload is under way: a lock of the operating system, so that it ends with its process
// however that ends.
#pragma once

#include <filesystem>
#include <utility>

#include "kiosk/base/result.h"

namespace zuil {

class SyncLock {
 public:
  // Several may hold it at once. Waits no longer than is_held() takes.
  static Result<SyncLock> take(const std::filesystem::path& folder);
  // False too when it cannot be known.
  static bool is_held(const std::filesystem::path& folder);

  SyncLock(SyncLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  SyncLock& operator=(SyncLock&&) = delete;
  ~SyncLock();

 private:
  explicit SyncLock(int file) : file_(file) {}
  int file_;
};

}  // namespace zuil
