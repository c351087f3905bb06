// SPDX-License-Identifier: EUPL-1.2
// A survey of SurveyJS (surveyjs.io) becomes a questionnaire: what a kiosk can ask is taken over,
// all the rest is refused by name.
#pragma once

#include <string>
#include <string_view>

#include "config/tool/imported.h"

namespace zuil {

struct SurveyJsOptions {
  std::string id;
  // Of texts without a language; empty: the survey's own `locale`, else "nl".
  std::string language;
};

// Invalid, with every refusal and its JSON path, when the survey has something that cannot be
// asked.
Result<Imported> import_surveyjs(std::string_view text, const std::string& name,
                                 const SurveyJsOptions& options);

}  // namespace zuil
