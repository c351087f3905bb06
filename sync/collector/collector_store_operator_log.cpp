// SPDX-License-Identifier: EUPL-1.2
// The half of CollectorStore for what operators do on their kiosks.
#include "sync/collector/collector_store.h"

namespace zuil {

Result<void> CollectorStore::add_acts(const std::string& device, const std::vector<LoggedAct>& acts,
                                      const std::string& today) {
  ZUIL_TRY(
      Statement * insert,
      statement("INSERT OR IGNORE INTO operator_act (device, at, number, role, action, object, "
                "result, received_on) VALUES (?,?,?,?,?,?,?,?)"));
  for (const LoggedAct& act : acts)
    ZUIL_CHECK(
        insert
            ->bind(device, act.at, act.number, act.role, act.action, act.object, act.result, today)
            .run());
  return {};
}

Result<std::int64_t> CollectorStore::count_received(const std::string& device) {
  ZUIL_TRY(const auto count,
           database_->query_integer("SELECT count(*) FROM received WHERE device = ?", device));
  return count.value_or(0);
}

Result<MachineStanding> CollectorStore::note_machine(const std::string& device,
                                                     const std::string& machine,
                                                     const std::string& today,
                                                     const std::string& since) {
  if (machine.empty()) return MachineStanding::Unknown;
  ZUIL_CHECK(database_->run("UPDATE device SET machine = ?, machine_told_on = ? WHERE id = ?",
                            machine, today, device));
  ZUIL_TRY(const auto others,
           database_->query_integer("SELECT count(*) FROM device WHERE machine = ? AND id <> ? AND "
                                    "machine_told_on >= ? AND token_sha256 NOT LIKE 'revoked %'",
                                    machine, device, since));
  return others.value_or(0) > 0 ? MachineStanding::Shared : MachineStanding::Unique;
}

Result<std::vector<StoredAct>> CollectorStore::acts(const ActSelection& selection) {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT device, site, number, at, role, action, object, result FROM operator_act "
               "JOIN device ON device.id = operator_act.device "
               "WHERE substr(at, 1, 10) BETWEEN ?1 AND ?2 AND (?3 IS NULL OR site = ?3) "
               "AND (?4 IS NULL OR device = ?4) ORDER BY at, device, number"));
  rows.bind(selection.from, selection.to, selection.site, selection.device);
  std::vector<StoredAct> acts;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return acts;
    acts.push_back(
        {rows.text(0),
         rows.text(1),
         {rows.integer(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7)}});
  }
}

Result<std::int64_t> CollectorStore::erase_acts(const std::string& day) {
  // By either date: a kiosk's clock may be years off.
  ZUIL_CHECK(database_->run(
      "DELETE FROM operator_act WHERE substr(at, 1, 10) < ?1 OR received_on < ?1", day));
  return database_->changes();
}

}  // namespace zuil
