// SPDX-License-Identifier: EUPL-1.2
// In which order a respondent sees the choices of a question; part of interview.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/survey/questionnaire.h"

namespace zuil {

// `choices` are some of the question's, in its own order. Those of a topic come together, in the
// order of the topics; those of none come before them, or after them when they are fixed. Where the
// question is shuffled, `seed` decides the order within each topic, in which the fixed ones are the
// last: the same seed always gives the same order, whichever choices are there.
void put_in_order(std::vector<const Choice*>& choices, const Question& question,
                  std::uint64_t seed);

}  // namespace zuil
