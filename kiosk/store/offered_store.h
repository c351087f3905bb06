// SPDX-License-Identifier: EUPL-1.2
// Which questionnaires the operator wants offered on this kiosk, and in which order.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/sqlite.h"

namespace zuil {

struct OfferedHere {
  std::string id;  // of the questionnaire
  bool active = true;
  bool operator==(const OfferedHere&) const = default;
};

class OfferedStore {
 public:
  // The same file as ResponseStore's.
  static Result<OfferedStore> open(const std::filesystem::path& file);

  // Of the questionnaires there are, by id in the order of kiosk.json: as the operator left them,
  // and those it did not know yet after them, active.
  Result<std::vector<OfferedHere>> arrange(const std::vector<std::string>& available);
  // From now on in this order. Refused where none is active.
  Result<void> keep(const std::vector<OfferedHere>& order);

 private:
  explicit OfferedStore(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace zuil
