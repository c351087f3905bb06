// SPDX-License-Identifier: EUPL-1.2
// Files packed in a zip, within bounds: a zip of some kilobytes may claim to hold terabytes.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

struct zip;

namespace zuil {

class ZipFile {
 public:
  // `bytes` must outlive it. Invalid: no zip, a damaged one, or one with thousands of files.
  static Result<ZipFile> open(std::string_view bytes);

  bool has(const std::string& path) const;
  // Unpacks one file. Invalid: damaged, encrypted, larger than 16 MiB, or more than 32 MiB in all.
  Result<std::string> read(const std::string& path);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit ZipFile(zip* archive) : archive_(archive) {}

  std::unique_ptr<zip, Close> archive_;
  std::size_t unpacked_ = 0;
};

// The bytes of a zip with these files, by path. The same files give the same bytes.
Result<std::string> write_zip(const std::map<std::string, std::string>& files);

}  // namespace zuil
