// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/operator_log.h"

#include <array>
#include <charconv>
#include <utility>

#include "kiosk/store/store_file.h"

namespace zuil {
namespace {

using std::chrono::seconds;

constexpr std::size_t kHashDigits = 12;
constexpr std::string_view kRecords = " records";

constexpr std::array<std::pair<ErrorCode, std::string_view>, 9> kCauses{{
    {ErrorCode::Invalid, "invalid"},
    {ErrorCode::NotFound, "not found"},
    {ErrorCode::Io, "io"},
    {ErrorCode::Full, "full"},
    {ErrorCode::Corrupt, "corrupt"},
    {ErrorCode::Crypto, "crypto"},
    {ErrorCode::Network, "network"},
    {ErrorCode::Refused, "refused"},
    {ErrorCode::Conflict, "conflict"},
}};

Result<std::vector<OperatorAct>> read_all(Statement& rows) {
  std::vector<OperatorAct> acts;
  while (true) {
    ZUIL_TRY(const bool found, rows.step());
    if (!found) return acts;
    OperatorAct& act = acts.emplace_back();
    act.number = rows.integer(0);
    act.at = WallTime(seconds(rows.integer(1)));
    act.role = operator_role(rows.text(2));
    act.action = rows.text(3);
    act.object = rows.text(4);
    act.result = rows.text(5);
  }
}

}  // namespace

std::string published_object(const std::string& questionnaire, const std::string& hash) {
  return questionnaire + " " + hash.substr(0, kHashDigits);
}

std::string bundle_object(std::int64_t number) {
  return "number " + std::to_string(number);
}

std::string records_result(std::int64_t records) {
  return std::to_string(records) + std::string(kRecords);
}

std::optional<std::int64_t> records_in(std::string_view result) {
  if (!result.ends_with(kRecords)) return std::nullopt;
  const std::string_view digits = result.substr(0, result.size() - kRecords.size());
  std::int64_t records = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), records);
  if (failed != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return records;
}

std::string failed_because(const Error& error) {
  std::string result;
  for (const auto& [code, name] : kCauses)
    if (code == error.code) result = name;
  return result + ": " + error.message;
}

std::optional<ErrorCode> cause_in(std::string_view result) {
  for (const auto& [code, name] : kCauses)
    if (result.starts_with(name) && result.substr(name.size()).starts_with(": ")) return code;
  return std::nullopt;
}

Result<OperatorLog> OperatorLog::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return OperatorLog(std::move(database));
}

Result<void> OperatorLog::add(const OperatorAct& act) {
  return database_.run(
      "INSERT INTO operator_log (at, role, action, object, result) VALUES (?, ?, ?, ?, ?)",
      unix_seconds(act.at), act.role ? name_of(*act.role) : std::string_view(), act.action,
      act.object, act.result);
}

Result<std::vector<OperatorAct>> OperatorLog::latest(int most) {
  ZUIL_TRY(auto rows, database_.prepare("SELECT number, at, role, action, object, result FROM "
                                        "operator_log ORDER BY number DESC LIMIT ?"));
  rows.bind(most);
  return read_all(rows);
}

Result<std::vector<OperatorAct>> OperatorLog::undelivered(std::int64_t after, int most) {
  ZUIL_TRY(auto rows, database_.prepare("SELECT number, at, role, action, object, result FROM "
                                        "operator_log WHERE delivered = 0 AND number > ? ORDER BY "
                                        "number LIMIT ?"));
  rows.bind(after, most);
  return read_all(rows);
}

Result<void> OperatorLog::mark_delivered(std::int64_t up_to) {
  return database_.run("UPDATE operator_log SET delivered = 1 WHERE number <= ?", up_to);
}

Result<void> OperatorLog::purge(WallTime now) {
  return database_.run("DELETE FROM operator_log WHERE at < ?",
                       unix_seconds(now - kOperatorLogTerm));
}

}  // namespace zuil
