// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/operator_access.h"

#include <algorithm>
#include <string>
#include <utility>

#include "kiosk/base/log.h"
#include "kiosk/base/pin.h"
#include "kiosk/store/store_file.h"

namespace zuil {
namespace {

using std::chrono::seconds;

constexpr int kFreeAttempts = 2;
constexpr seconds kFirstLock{30};
constexpr seconds kLongestLock = std::chrono::hours(1);
constexpr seconds kHalfLife = std::chrono::hours(4);

// As it was before the PIN that nobody saw the end of.
PinLock forgiven(PinLock lock) {
  if (lock.begun) --lock.wrong;
  lock.begun = false;
  return lock;
}

int still_wrong(const PinLock& lock, WallTime now) {
  return worn_off(lock.wrong, seconds(unix_seconds(now) - lock.last_at));
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

int worn_off(int wrong, seconds since) {
  for (seconds left = since; wrong > 0 && left >= kHalfLife; left -= kHalfLife) wrong /= 2;
  return wrong;
}

Result<OperatorAccess> OperatorAccess::open(const std::filesystem::path& file,
                                            std::shared_ptr<UnwrittenLock> unwritten) {
  ZUIL_TRY(auto database, open_store_file(file));
  return OperatorAccess(std::move(database), std::move(unwritten));
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
  ZUIL_TRY(PinLock before, read_lock());
  PinLock counted{still_wrong(before, now) + 1, unix_seconds(now), true};
  if (!keep(counted)) {
    before.wrong = std::max(before.wrong, kFreeAttempts);
    counted.wrong = std::max(counted.wrong, kFreeAttempts + 1);
    keep(counted);
  }
  ZUIL_TRY(const auto owner, owner_of(pin));
  counted.begun = false;
  if (!owner)
    keep(counted);
  else
    keep(*owner == OperatorRole::Manager ? PinLock{} : forgiven(before));
  return owner;
}

Result<seconds> OperatorAccess::locked_for(WallTime now) {
  ZUIL_TRY(PinLock lock, read_lock());
  const seconds passed(unix_seconds(now) - lock.last_at);
  const seconds whole = lock_out(worn_off(lock.wrong, passed));
  if (whole == seconds(0)) return whole;
  if (passed < seconds(0)) {
    lock.last_at = unix_seconds(now);
    keep(lock);
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

Result<PinLock> OperatorAccess::read_lock() {
  if (unwritten_->lock) return *unwritten_->lock;
  ZUIL_TRY(auto row, database_.prepare("SELECT wrong, last_at, begun FROM operator_lock"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return PinLock{};
  return PinLock{static_cast<int>(row.integer(0)), row.integer(1), row.integer(2) != 0};
}

Result<void> OperatorAccess::write_lock(const PinLock& lock) {
  return database_.run(
      "INSERT INTO operator_lock (slot, wrong, last_at, begun) VALUES (1, ?, ?, ?) ON CONFLICT "
      "(slot) DO UPDATE SET wrong = excluded.wrong, last_at = excluded.last_at, begun = "
      "excluded.begun",
      lock.wrong, lock.last_at, lock.begun ? 1 : 0);
}

bool OperatorAccess::keep(const PinLock& lock) {
  const auto written = write_lock(lock);
  unwritten_->lock.reset();
  if (written) return true;
  log::error("write", "PIN lock", written.error());
  unwritten_->lock = lock;
  return false;
}

}  // namespace zuil
