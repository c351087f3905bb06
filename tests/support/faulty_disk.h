// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <unordered_map>

#include <sqlite3.h>

namespace zuil::test {

// While it lives, all that SQLite does to files goes through it; the n-th write, truncation or sync
// fails, and from then on every one: a disk that dies.
class FaultyDisk {
 public:
  enum class Operation { Write, Truncate, Sync };

  FaultyDisk() : real_(sqlite3_vfs_find(nullptr)), shim_(*real_) {
    if (current() != nullptr) throw std::logic_error("one faulty disk at a time");
    current() = this;
    shim_.zName = "faulty";
    shim_.pNext = nullptr;
    shim_.xOpen = &open;
    sqlite3_vfs_register(&shim_, 1);
  }
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk() {
    sqlite3_vfs_unregister(&shim_);
    sqlite3_vfs_register(real_, 1);
    current() = nullptr;
  }

  // From now on `count` more operations succeed.
  void fail_after(int count) {
    left_ = count;
    failing_ = true;
    failed_ = false;
  }
  void heal() { failing_ = false; }
  bool failed() const { return failed_; }

 private:
  static FaultyDisk*& current() {
    static FaultyDisk* disk = nullptr;
    return disk;
  }
  bool breaks() {
    if (!failing_ || left_-- > 0) return false;
    failed_ = true;
    return true;
  }

  // SQLite's own file, its table of functions exchanged for ours; the first one seen is theirs.
  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    FaultyDisk& disk = *current();
    const int code = disk.real_->xOpen(disk.real_, name, file, flags, out_flags);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    file->pMethods = disk.methods_for(file->pMethods);
    return code;
  }
  struct Table {
    sqlite3_io_methods methods;
    const sqlite3_io_methods* real;
  };
  const sqlite3_io_methods* methods_for(const sqlite3_io_methods* real) {
    const auto [table, is_new] = tables_.try_emplace(real, Table{*real, real});
    if (is_new) {
      table->second.methods.xWrite = &write;
      table->second.methods.xTruncate = &truncate;
      table->second.methods.xSync = &sync;
    }
    return &table->second.methods;
  }
  static const sqlite3_io_methods& real_of(sqlite3_file* file) {
    return *reinterpret_cast<const Table*>(file->pMethods)->real;
  }
  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    if (current()->breaks()) return SQLITE_IOERR_WRITE;
    return real_of(file).xWrite(file, bytes, size, offset);
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (current()->breaks()) return SQLITE_IOERR_TRUNCATE;
    return real_of(file).xTruncate(file, size);
  }
  static int sync(sqlite3_file* file, int flags) {
    if (current()->breaks()) return SQLITE_IOERR_FSYNC;
    return real_of(file).xSync(file, flags);
  }

  sqlite3_vfs* real_;
  sqlite3_vfs shim_;
  std::unordered_map<const sqlite3_io_methods*, Table> tables_;
  int left_ = 0;
  bool failing_ = false;
  bool failed_ = false;
};

}  // namespace zuil::test
