// SPDX-License-Identifier: EUPL-1.2
// The questionnaires of this kiosk, as its operator left them.
#pragma once

#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/store/offered_store.h"
#include "kiosk/store/questionnaire_store.h"

namespace zuil {

// All there are, in their order, offered or not.
Result<std::vector<OfferedHere>> read_order(const DeskContext& context,
                                            QuestionnaireStore& versions);
// The versions that visitors are offered; one that this program cannot read is left out.
Result<std::vector<Questionnaire>> read_offered(const DeskContext& context);

}  // namespace zuil
