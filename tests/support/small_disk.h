// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <fstream>
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
  // To the last byte, until there is room again.
  void fill() const {
    std::ofstream file(ballast(), std::ios::binary);
    const std::string block(4096, 'x');
    while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) continue;
  }
  void make_room() const { std::filesystem::remove(ballast()); }

 private:
  std::filesystem::path ballast() const { return folder_ / "ballast"; }

  TempDir folder_;
  std::string options_;
  bool mounted_;
};

}  // namespace zuil::test
