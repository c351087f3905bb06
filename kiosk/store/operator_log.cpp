// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/operator_log.h"

#include <utility>

#include "kiosk/store/store_file.h"

namespace zuil {
namespace {

using std::chrono::seconds;

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
