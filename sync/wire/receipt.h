// SPDX-License-Identifier: EUPL-1.2
// What the collector answers: the fate of every response of a batch, by id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

enum class Fate {
  Accepted,    // stored and counted
  Duplicate,   // was there already, with the same content
  Held,        // stored; counted as soon as its questionnaire version arrives
  Conflict,    // the id is there with other content; stored in quarantine
  Unreadable,  // does not open or is no valid response; stored in quarantine
};
std::string to_string(Fate fate);  // "accepted" …, as on the wire

// The collector has every response of the receipt on disk, whatever its fate: all may be marked
// delivered. The last two are reported at the collector.
struct Receipt {
  struct Entry {
    std::string id;
    Fate fate = Fate::Accepted;
    bool operator==(const Entry&) const = default;
  };
  std::string batch_id;
  std::vector<Entry> entries;
  std::int64_t held_total = 0;  // distinct responses the collector holds of this device, all fates
  bool operator==(const Receipt&) const = default;
};

std::string to_json(const Receipt& receipt);
Result<Receipt> read_receipt(std::string_view json);

}  // namespace zuil
