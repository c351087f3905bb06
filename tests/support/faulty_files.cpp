// SPDX-License-Identifier: EUPL-1.2
// In place of the C library's own: what this program writes goes through these.
#include "tests/support/faulty_files.h"

#include <atomic>
#include <climits>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include <dlfcn.h>
#include <unistd.h>

namespace zuil::test {
namespace {

// Set by the test, and looked at by each thread that writes.
struct State {
  std::atomic<bool> on = false;
  std::atomic<int> left = 0;
  std::atomic<int> error = EIO;
  std::atomic<bool> failed = false;
  std::string below;  // not written to while it is on
};
State state;

bool is_meant(std::string_view path) {
  return state.below.empty() || path.starts_with(state.below);
}

bool is_meant(int fd) {
  if (state.below.empty()) return true;
  char path[PATH_MAX];
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
  return size > 0 && is_meant(std::string_view(path, static_cast<std::size_t>(size)));
}

template <class File>
bool breaks(File file) {
  if (!state.on || !is_meant(file) || state.left-- > 0) return false;
  state.failed = true;
  errno = state.error;
  return true;
}

// The next of that name: the sanitizer's, or the C library's.
template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

FaultyFiles::FaultyFiles(int after, int error, std::string below) {
  state.below = std::move(below);
  state.left = after;
  state.error = error;
  state.failed = false;
  state.on = true;
}
FaultyFiles::~FaultyFiles() {
  state.on = false;
}
bool FaultyFiles::failed() const {
  return state.failed;
}

}  // namespace zuil::test

extern "C" {

ssize_t write(int fd, const void* bytes, size_t size) {
  if (fd > STDERR_FILENO && zuil::test::breaks(fd)) return -1;
  return zuil::test::real<ssize_t (*)(int, const void*, size_t)>("write")(fd, bytes, size);
}

int fsync(int fd) {
  if (zuil::test::breaks(fd)) return -1;
  return zuil::test::real<int (*)(int)>("fsync")(fd);
}

int rename(const char* from, const char* to) noexcept {
  if (zuil::test::breaks(std::string_view(from))) return -1;
  return zuil::test::real<int (*)(const char*, const char*)>("rename")(from, to);
}

}  // extern "C"
