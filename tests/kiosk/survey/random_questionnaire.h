// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "kiosk/survey/questionnaire.h"

namespace zuil::test {

// Some questionnaire that read_questionnaire() accepts, the same for the same seed: every type, all
// sorts of conditions on questions, sections, choices and promises, constraints, 'anders,
// namelijk', texts that are filled in.
std::shared_ptr<const Questionnaire> random_questionnaire(unsigned seed);

}  // namespace zuil::test
