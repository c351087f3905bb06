// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include <sys/mount.h>

#include "tests/support/temp_dir.h"

namespace zuil::test {

// A file system of its own, that can be full and can be made read-only. Only root may mount one:
// where mounted() is false, the test has nothing to test.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size)
      : options_("size=" + size),
        mounted_(::mount("zuil-test", folder_.path().c_str(), "tmpfs", 0, options_.c_str()) == 0) {}
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  const std::filesystem::path& path() const { return folder_.path(); }
  // MS_RDONLY refuses while a file is open for writing; 0 makes it writable again.
  bool remount(unsigned long flags, const std::string& size) {
    const std::string options = "size=" + size;
    return ::mount("zuil-test", folder_.path().c_str(), "tmpfs", MS_REMOUNT | flags,
                   options.c_str()) == 0;
  }

 private:
  TempDir folder_;
  std::string options_;
  bool mounted_;
};

}  // namespace zuil::test
