// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/operator_access.h"

#include <algorithm>
#include <string>
#include <utility>

#include "kiosk/base/pin.h"
#include "kiosk/store/store_file.h"

namespace zuil {
namespace {

using std::chrono::seconds;

constexpr int kFreeAttempts = 2;
constexpr seconds kFirstLock{30};
constexpr seconds kLongestLock = std::chrono::hours(1);

struct Lock {
  int wrong = 0;
  std::int64_t last_at = 0;
};

Result<Lock> read_lock(Database& database) {
  ZUIL_TRY(auto row, database.prepare("SELECT wrong, last_at FROM operator_lock"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return Lock{};
  return Lock{static_cast<int>(row.integer(0)), row.integer(1)};
}

}  // namespace

std::string_view name_of(OperatorRole role) {
  switch (role) {
    case OperatorRole::Staff:
      return "staff";
    case OperatorRole::Manager:
      return "manager";
  }
  return "staff";
}

std::optional<OperatorRole> operator_role(std::string_view name) {
  for (const OperatorRole role : {OperatorRole::Staff, OperatorRole::Manager})
    if (name == name_of(role)) return role;
  return std::nullopt;
}

seconds lock_out(int wrong) {
  if (wrong <= kFreeAttempts) return seconds(0);
  seconds lock = kFirstLock;
  for (int i = kFreeAttempts + 1; i < wrong && lock < kLongestLock; ++i) lock *= 2;
  return std::min(lock, kLongestLock);
}

Result<OperatorAccess> OperatorAccess::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return OperatorAccess(std::move(database));
}

Result<void> OperatorAccess::set_pin(OperatorRole role, std::string_view pin, WallTime now) {
  ZUIL_CHECK(check_new_pin(pin));
  ZUIL_TRY(const auto owner, owner_of(pin));
  if (owner && *owner != role)
    return fail(ErrorCode::Invalid, "the PIN is that of the other role",
                "Choose another one: the PIN tells who enters.");
  ZUIL_TRY(const std::string hash, hash_pin(pin));
  return database_.run(
      "INSERT INTO operator_pin (role, hash, set_at) VALUES (?, ?, ?) ON CONFLICT (role) DO UPDATE "
      "SET hash = excluded.hash, set_at = excluded.set_at",
      name_of(role), hash, unix_seconds(now));
}

Result<bool> OperatorAccess::has_pin(OperatorRole role) {
  ZUIL_TRY(auto row, database_.prepare("SELECT 1 FROM operator_pin WHERE role = ?"));
  row.bind(name_of(role));
  return row.step();
}

Result<std::optional<OperatorRole>> OperatorAccess::enter(std::string_view pin, WallTime now) {
  ZUIL_TRY(const seconds locked, locked_for(now));
  if (locked > seconds(0))
    return fail(ErrorCode::Refused, "too many wrong PINs",
                "Try again in " + std::to_string(locked.count()) + " seconds.");
  ZUIL_TRY(const Lock lock, read_lock(database_));
  ZUIL_CHECK(write_lock(lock.wrong + 1, now));
  ZUIL_TRY(const auto owner, owner_of(pin));
  if (owner) ZUIL_CHECK(write_lock(0, now));
  return owner;
}

Result<seconds> OperatorAccess::locked_for(WallTime now) {
  ZUIL_TRY(const Lock lock, read_lock(database_));
  const seconds whole = lock_out(lock.wrong);
  if (whole == seconds(0)) return whole;
  const seconds passed(unix_seconds(now) - lock.last_at);
  if (passed < seconds(0)) {
    ZUIL_CHECK(write_lock(lock.wrong, now));
    return whole;
  }
  return std::max(seconds(0), whole - passed);
}

// Looks at every role, so that the time it takes tells nothing.
Result<std::optional<OperatorRole>> OperatorAccess::owner_of(std::string_view pin) {
  ZUIL_TRY(auto row, database_.prepare("SELECT role, hash FROM operator_pin"));
  std::optional<OperatorRole> owner;
  while (true) {
    ZUIL_TRY(const bool found, row.step());
    if (!found) return owner;
    if (is_pin_of(row.text(1), pin)) owner = operator_role(row.text(0));
  }
}

Result<void> OperatorAccess::write_lock(int wrong, WallTime now) {
  return database_.run(
      "INSERT INTO operator_lock (slot, wrong, last_at) VALUES (1, ?, ?) ON CONFLICT (slot) DO "
      "UPDATE SET wrong = excluded.wrong, last_at = excluded.last_at",
      wrong, unix_seconds(now));
}

}  // namespace zuil
