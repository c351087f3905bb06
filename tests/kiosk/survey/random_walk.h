// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "kiosk/survey/questionnaire.h"

namespace zuil::test {

// A restless respondent: goes back, changes his mind, tries to skip; in the end he goes on.
// Requires that he comes to the end, is asked what the rules say and nothing else, and that what is
// kept is what was asked. The same walk for the same seed.
void walk_at_random(const std::shared_ptr<const Questionnaire>& questionnaire, unsigned seed);

}  // namespace zuil::test
