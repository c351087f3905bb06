// SPDX-License-Identifier: EUPL-1.2
// Whether every text of a questionnaire fits the glass, laid out by the kiosk's own stage.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "kiosk/screens/strings.h"
#include "kiosk/stage/stage.h"
#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

// The smallest of each orientation, on the glass of a pillar; what fits these fits the larger ones.
inline constexpr std::array<Viewport, 3> kSmallestScreens{{{.width = 1080, .height = 1920},
                                                           {.width = 1920, .height = 1080},
                                                           {.width = 1280, .height = 800}}};

// Where it must fit.
struct Fitting {
  std::span<const Viewport> screens = kSmallestScreens;
  std::string site = "Gemeente Stichtse Vecht";
};

// Each screen of the questionnaire with the longest answers filled in, in every language that the
// program speaks, in normal and in large letters. One error for each place in the file and language
// where something does not fit. The stage is left on the last of them.
std::vector<Finding> check_fit(const std::shared_ptr<const Questionnaire>& questionnaire,
                               const Strings& strings, Stage& stage, const Fitting& fitting = {});

// The same on the glass of that size, on a stage of its own: for a program whose stage is in use.
// Nothing where there is no memory for one, with a line in the journal.
std::vector<Finding> check_fit_apart(const Questionnaire& questionnaire, const Strings& strings,
                                     Theme theme, const Viewport& glass, const std::string& site);

}  // namespace zuil
