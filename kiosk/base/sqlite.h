// SPDX-License-Identifier: EUPL-1.2
// SQLite by its C interface, made safe: handles that close themselves, errors as Result,
// transactions that roll back unless committed, migrations by number.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/bytes.h"
#include "kiosk/base/embedded.h"
#include "kiosk/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace zuil {

// A prepared statement. Parameters and columns count from 0. Lives no longer than its Database.
class Statement {
 public:
  // Binds every parameter, in order. Texts and blobs are copied.
  template <class... Values>
  Statement& bind(const Values&... values) {
    int index = 0;
    (bind_one(index++, values), ...);
    return *this;
  }
  // True while there is a row to read.
  Result<bool> step();
  // Steps to the end and makes the statement ready to be bound again.
  Result<void> run();
  void reset();

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  Bytes blob(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  void bind_one(int index, std::int64_t value);
  void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, bool value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, double value);
  void bind_one(int index, std::string_view value);
  void bind_one(int index, const char* value) { bind_one(index, std::string_view(value)); }
  void bind_one(int index, const std::string& value) { bind_one(index, std::string_view(value)); }
  void bind_one(int index, ByteView value);
  void bind_one(int index, const Bytes& value) { bind_one(index, ByteView(value)); }
  void bind_one(int index, std::nullptr_t);
  template <class T>
  void bind_one(int index, const std::optional<T>& value) {
    value ? bind_one(index, *value) : bind_one(index, nullptr);
  }

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  // Opens or makes the file. A rollback journal (TRUNCATE) with synchronous=EXTRA: a commit is on
  // the disk when it returns, and two processes may share the file (SQLite before 3.51.3 can
  // corrupt a shared WAL). Deleted content is overwritten (secure_delete); foreign keys are
  // enforced. Waits up to five seconds for a lock.
  static Result<Database> open(const std::filesystem::path& path);
  static Result<Database> open_read_only(const std::filesystem::path& path);

  Result<Statement> prepare(std::string_view sql);
  // One or more statements without parameters or rows.
  Result<void> execute(const std::string& sql);

  // Prepares, binds and runs one statement that gives no rows.
  template <class... Values>
  Result<void> run(std::string_view sql, const Values&... values) {
    ZUIL_TRY(auto statement, prepare(sql));
    return statement.bind(values...).run();
  }
  // The first column of the first row; nothing when there is no row or it is NULL.
  template <class... Values>
  Result<std::optional<std::int64_t>> query_integer(std::string_view sql, const Values&... values) {
    ZUIL_TRY(auto statement, prepare(sql));
    ZUIL_TRY(const bool row, statement.bind(values...).step());
    if (!row || statement.is_null(0)) return std::nullopt;
    return statement.integer(0);
  }
  template <class... Values>
  Result<std::optional<std::string>> query_text(std::string_view sql, const Values&... values) {
    ZUIL_TRY(auto statement, prepare(sql));
    ZUIL_TRY(const bool row, statement.bind(values...).step());
    if (!row || statement.is_null(0)) return std::nullopt;
    return statement.text(0);
  }

  // Rows changed by the last statement.
  std::int64_t changes() const;

  // Brings the schema up to the last of `migrations` (files named 0001_….sql, 0002_….sql …) in
  // one transaction; the number reached is kept in user_version. A database newer than the
  // program is refused.
  Result<void> migrate(std::span<const EmbeddedFile> migrations);

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Database(sqlite3* database) : database_(database) {}
  static Result<Database> open_file(const std::filesystem::path& path, int flags);

  std::unique_ptr<sqlite3, Close> database_;
};

// BEGIN IMMEDIATE; rolled back when it goes out of scope before commit().
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  // On the disk when this returns without an error. After an error: rolled back; do not retry a
  // failed sync, the operating system may have dropped the pages.
  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace zuil
