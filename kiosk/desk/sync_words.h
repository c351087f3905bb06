// SPDX-License-Identifier: EUPL-1.2
// The uploads in an operator's words: what happened, why not all was delivered, and the mend.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/desk/desk_context.h"
#include "kiosk/store/response_store.h"
#include "kiosk/store/sync_board.h"

namespace zuil {

// "vandaag om 20:14", "morgen om 02:10", "21-11-2026 om 20:14"; where the kiosk stands.
std::string moment_in_words(const DeskContext& context, WallTime moment);
// "21-11-2026 om 20:14", whatever day it is.
std::string full_moment_in_words(const DeskContext& context, WallTime moment);
// "21-11-2026"
std::string day_in_words(WallTime moment);
// "1.204"
std::string number_in_words(const DeskContext& context, std::int64_t number);

// What is wrong and what the operator can do about it.
std::string in_words(const DeskContext& context, SyncCause cause);

// A fact for a row: how it is, and how serious that is.
struct Told {
  std::string words;
  Level level = Level::Plain;
};
// How the last upload went; a short one, the cause apart.
Told last_run_in_words(const DeskContext& context, const SyncState& state);
// When the next one is; a fault when it should have been a while ago.
Told next_run_in_words(const DeskContext& context, const SyncState& state);
// Whether all that was delivered is at the collector; unknown when the collector told so of fewer
// than were delivered since.
Told completeness_in_words(const DeskContext& context, const OutboxTotals& totals,
                           const CollectorFacts& collector);
// What waits; a warning when nothing could be delivered for three nights.
Told waiting_in_words(const DeskContext& context, const OutboxTotals& totals,
                      const CollectorFacts& collector);

}  // namespace zuil
