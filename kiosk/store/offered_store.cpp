// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/offered_store.h"

#include <algorithm>
#include <utility>

#include "kiosk/store/store_file.h"

namespace zuil {

Result<OfferedStore> OfferedStore::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return OfferedStore(std::move(database));
}

Result<std::vector<OfferedHere>> OfferedStore::arrange(const std::vector<std::string>& available) {
  ZUIL_TRY(auto rows, database_.prepare("SELECT id, active FROM offered ORDER BY position, id"));
  std::vector<OfferedHere> order;
  while (true) {
    ZUIL_TRY(const bool found, rows.step());
    if (!found) break;
    const OfferedHere known{rows.text(0), rows.integer(1) == 1};
    if (std::find(available.begin(), available.end(), known.id) != available.end())
      order.push_back(known);
  }
  for (const std::string& id : available)
    if (std::none_of(order.begin(), order.end(),
                     [&](const OfferedHere& known) { return known.id == id; }))
      order.push_back({id, true});
  // What was switched on may be gone: something is offered all the same.
  if (std::none_of(order.begin(), order.end(), [](const auto& known) { return known.active; }))
    for (OfferedHere& known : order) known.active = true;
  return order;
}

Result<void> OfferedStore::keep(const std::vector<OfferedHere>& order) {
  if (std::none_of(order.begin(), order.end(), [](const auto& known) { return known.active; }))
    return fail(ErrorCode::Refused, "no questionnaire would be offered",
                "Keep at least one, or put the kiosk out of service.");
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_CHECK(database_.run("DELETE FROM offered"));
  for (std::size_t i = 0; i < order.size(); ++i)
    ZUIL_CHECK(database_.run("INSERT INTO offered (id, position, active) VALUES (?, ?, ?)",
                             order[i].id, static_cast<std::int64_t>(i), order[i].active));
  return transaction.commit();
}

}  // namespace zuil
