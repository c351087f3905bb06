// SPDX-License-Identifier: EUPL-1.2
// In place of the C library's own: what this program writes goes through these.
#include "tests/support/faulty_files.h"

#include <cstdio>

#include <dlfcn.h>
#include <unistd.h>

namespace zuil::test {
namespace {

struct State {
  bool on = false;
  int left = 0;
  int error = EIO;
  bool failed = false;
};
State state;

bool breaks() {
  if (!state.on || state.left-- > 0) return false;
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

FaultyFiles::FaultyFiles(int after, int error) {
  state = {true, after, error, false};
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
  if (fd > STDERR_FILENO && zuil::test::breaks()) return -1;
  return zuil::test::real<ssize_t (*)(int, const void*, size_t)>("write")(fd, bytes, size);
}

int fsync(int fd) {
  if (zuil::test::breaks()) return -1;
  return zuil::test::real<int (*)(int)>("fsync")(fd);
}

int rename(const char* from, const char* to) noexcept {
  if (zuil::test::breaks()) return -1;
  return zuil::test::real<int (*)(const char*, const char*)>("rename")(from, to);
}

}  // extern "C"
