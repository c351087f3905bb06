// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/store_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "store_migrations.h"

namespace zuil {
namespace {

Error damaged(const std::filesystem::path& file, const std::string& what) {
  return Error{
      ErrorCode::Corrupt, "the database " + file.string() + " is damaged: " + what,
      "Stop zuil and zuil-sync, move " + file.string() + " and " + file.string() +
          "-journal away, keep both for repair, then start again: a new database is made."};
}

Result<void> require_folder(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) return {};
  if (error && error != std::errc::no_such_file_or_directory)
    return fail(ErrorCode::Io, "the data folder " + folder.string() + ": " + error.message(),
                "Give this program's account the right to read and write it.");
  return fail(ErrorCode::NotFound, "the data folder " + folder.string() + " does not exist",
              "Make the folder, or name the right one with --data.");
}

// SQLite would make the file readable by everybody, and the savepoint in it is plain. Its journal
// takes over the file's mode. That it cannot be made is SQLite's to report.
void make_private(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
  if (made >= 0) ::close(made);
}

}  // namespace

Result<Database> open_store_file(const std::filesystem::path& file) {
  ZUIL_CHECK(require_folder(file));
  make_private(file);
  auto database = Database::open(file);
  const Result<void> migrated = database ? database->migrate(embedded::store_migrations())
                                         : Result<void>(tl::make_unexpected(database.error()));
  if (migrated) return database;
  if (migrated.error().code == ErrorCode::Corrupt)
    return tl::make_unexpected(damaged(file, migrated.error().message));
  return tl::make_unexpected(migrated.error());
}

Result<Database> open_store_in_memory() {
  ZUIL_TRY(auto database, Database::open(":memory:"));
  ZUIL_CHECK(database.migrate(embedded::store_migrations()));
  return database;
}

Result<void> check_for_damage(Database& database, const std::filesystem::path& file) {
  const auto found = database.query_text("PRAGMA quick_check(1)");
  if (!found && found.error().code != ErrorCode::Corrupt) return tl::make_unexpected(found.error());
  if (!found) return tl::make_unexpected(damaged(file, found.error().message));
  if (*found != "ok") return tl::make_unexpected(damaged(file, found->value_or("no answer")));
  return {};
}

std::int64_t unix_seconds(WallTime time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

}  // namespace zuil
