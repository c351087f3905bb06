// SPDX-License-Identifier: EUPL-1.2
// A file that comes into its place whole or not at all, however long it takes to write and whenever
// the power is cut or the disk is taken away.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "kiosk/base/result.h"

namespace zuil {

// An open file; closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();
  int get() const { return fd_; }
  // True when the operating system reports that all was written.
  bool close();

 private:
  int fd_;
};

// The error that errno names.
tl::unexpected<Error> fail_with_errno(const std::string& what, const std::filesystem::path& path);
bool write_all(int fd, std::string_view text);
// What its folder says of the file is on the disk.
Result<void> sync_folder_of(const std::filesystem::path& path);

class FileDraft {
 public:
  // Begins `path`.new. `mode` are the permission bits of the new file; without, what the file
  // system gives: that of a stick has no bits.
  static Result<FileDraft> begin(const std::filesystem::path& path, std::optional<unsigned> mode);
  FileDraft(FileDraft&& other) noexcept;
  FileDraft& operator=(FileDraft&&) = delete;
  ~FileDraft();  // removed, unless it is in its place

  Result<void> append(std::string_view text);
  // Over what is there at the beginning.
  Result<void> overwrite_start(std::string_view text);
  // On the disk, and in the place of what was there, when this returns without an error.
  Result<void> commit();

 private:
  FileDraft(std::filesystem::path path, std::filesystem::path draft, Descriptor file)
      : path_(std::move(path)), draft_(std::move(draft)), file_(std::move(file)) {}

  std::filesystem::path path_;
  std::filesystem::path draft_;  // empty: nothing is left to remove
  Descriptor file_;
};

}  // namespace zuil
