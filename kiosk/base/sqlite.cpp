// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/sqlite.h"

#include <charconv>

#include <sqlite3.h>

namespace zuil {
namespace {

tl::unexpected<Error> fail_with(sqlite3* database, int code, const std::string& where) {
  const std::string message =
      where + ": " + (database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code));
  switch (code & 0xff) {
    case SQLITE_FULL:
      return fail(ErrorCode::Full, message, "Make room on the disk.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fail(ErrorCode::Corrupt, message,
                  "Keep the file for repair and start with a new one.");
    case SQLITE_CONSTRAINT:
      return fail(ErrorCode::Conflict, message);
    default:
      return fail(ErrorCode::Io, message, "Check the disk and the rights of the data folder.");
  }
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Statement::bind_one(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index + 1, value);
}

void Statement::bind_one(int index, double value) {
  sqlite3_bind_double(statement_.get(), index + 1, value);
}

void Statement::bind_one(int index, std::string_view value) {
  sqlite3_bind_text64(statement_.get(), index + 1, value.data() != nullptr ? value.data() : "",
                      value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind_one(int index, ByteView value) {
  if (value.empty())
    sqlite3_bind_zeroblob(statement_.get(), index + 1, 0);
  else
    sqlite3_bind_blob64(statement_.get(), index + 1, value.data(), value.size(), SQLITE_TRANSIENT);
}

void Statement::bind_one(int index, std::nullptr_t) {
  sqlite3_bind_null(statement_.get(), index + 1);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* database = sqlite3_db_handle(statement_.get());
  auto error = fail_with(database, code, sqlite3_db_filename(database, nullptr));
  sqlite3_reset(statement_.get());
  return error;
}

Result<void> Statement::run() {
  while (true) {
    ZUIL_TRY(const bool row, step());
    if (!row) break;
  }
  reset();
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const auto* text = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return text == nullptr
             ? std::string()
             : std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

Bytes Statement::blob(int column) const {
  const auto* bytes =
      static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? Bytes() : Bytes(bytes, bytes + size);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

Result<Database> Database::open_file(const std::filesystem::path& path, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Database database(handle);
  if (code != SQLITE_OK) return fail_with(handle, code, path.string());
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, 5000);
  return database;
}

Result<Database> Database::open(const std::filesystem::path& path) {
  ZUIL_TRY(auto database, open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  ZUIL_CHECK(database.execute(
      "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON;"
      "PRAGMA foreign_keys=ON;"));
  return database;
}

Result<Database> Database::open_read_only(const std::filesystem::path& path) {
  return open_file(path, SQLITE_OPEN_READONLY);
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code != SQLITE_OK)
    return fail_with(database_.get(), code, sqlite3_db_filename(database_.get(), nullptr));
  return Statement(statement);
}

Result<void> Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK)
    return fail_with(database_.get(), code, sqlite3_db_filename(database_.get(), nullptr));
  return {};
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(database_.get());
}

Result<void> Database::migrate(std::span<const EmbeddedFile> migrations) {
  ZUIL_TRY(auto transaction, Transaction::begin(*this));
  ZUIL_TRY(const auto version, query_integer("PRAGMA user_version"));
  std::int64_t reached = version.value_or(0);
  std::int64_t newest = 0;
  for (const EmbeddedFile& migration : migrations) {
    const auto parsed = std::from_chars(migration.name.data(),
                                        migration.name.data() + migration.name.size(), newest);
    if (parsed.ec != std::errc())
      return fail(ErrorCode::Invalid,
                  "a migration must begin with its number: " + std::string(migration.name));
    if (newest <= reached) continue;
    ZUIL_CHECK(execute(std::string(migration.text)));
    reached = newest;
  }
  if (reached > newest)
    return fail(ErrorCode::Invalid,
                std::string(sqlite3_db_filename(database_.get(), nullptr)) +
                    ": was written by a newer version of this program",
                "Install the newer version again.");
  if (reached != version) ZUIL_CHECK(execute("PRAGMA user_version=" + std::to_string(reached)));
  return transaction.commit();
}

Result<Transaction> Transaction::begin(Database& database) {
  ZUIL_CHECK(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::~Transaction() {
  // Nothing is left to do when this fails: SQLite has then rolled back by itself.
  if (database_ != nullptr) (void)database_->execute("ROLLBACK");
}

Result<void> Transaction::commit() {
  Database* database = std::exchange(database_, nullptr);
  auto result = database->execute("COMMIT");
  if (!result) (void)database->execute("ROLLBACK");
  return result;
}

}  // namespace zuil
