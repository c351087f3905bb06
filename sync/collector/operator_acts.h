// SPDX-License-Identifier: EUPL-1.2
// What operators did on their kiosks, listed for who answers for them.
#pragma once

#include <string>
#include <vector>

#include "sync/collector/collector_store.h"

namespace zuil {

// In Dutch, as a table (CSV), or JSON.
std::string to_text(const std::vector<StoredAct>& acts);
std::string to_csv(const std::vector<StoredAct>& acts);
std::string to_json(const std::vector<StoredAct>& acts);

}  // namespace zuil
