// SPDX-License-Identifier: EUPL-1.2
// How far this kiosk is on the way into use, and whether the steps to there come by themselves.
#pragma once

#include <set>
#include <string>

#include "kiosk/desk/desk_context.h"

namespace zuil {

// In their order. The PIN comes early: from then on nobody else can go on with it.
const std::vector<std::string>& setup_steps();

// Those that are done: seen by itself, or kept as found in order.
Result<std::set<std::string>> setup_steps_done(DeskContext& context);
Result<void> mark_setup_step(const DeskContext& context, const std::string& step);

// Whether the steps are all this kiosk has to show: it is out of its box (kiosk.json can be read,
// there is no PIN, token or key of a collector, and no questionnaire was ever offered), or they
// were begun so and are not at their end. A kiosk that an administrator has given a key never is.
bool is_setting_up(DeskContext& context);

// The steps came by themselves: they do so again after a power cut.
Result<void> begin_setup(const DeskContext& context);
// The operator leaves before their end. A kiosk that can serve the public does so from here on;
// one without a key takes them up at the next start.
Result<void> leave_setup(const DeskContext& context);

// The language the operator chose for the steps, kept with them.
Result<void> keep_setup_language(DeskContext& context, const std::string& language);
std::string setup_language(const DeskContext& context);

}  // namespace zuil
