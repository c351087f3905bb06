// SPDX-License-Identifier: EUPL-1.2
// The texts of a SurveyJS file, in every language it has them in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "config/tool/document.h"

namespace zuil {

// The languages of the survey, `plain` (that of texts without one) first.
std::vector<std::string> surveyjs_languages(const nlohmann::json& survey, const std::string& plain);

// A text per language from "…" or {"default": "…", "nl": "…"}. Languages that are missing stay
// missing, but a text without letters ("5") is the same in all of them.
Document surveyjs_text(const nlohmann::json& json, const std::string& plain,
                       const std::vector<std::string>& languages);

// "<p>Fijn <b>dat</b> u er bent</p>" without its tags. Invalid for anything but plain words, line
// breaks and emphasis: a link or a picture cannot be shown.
Result<std::string> without_tags(std::string_view html);

// Texts that SurveyJS has by itself, in our languages. Empty where we have none.
enum class OwnText { Yes, No, Other, None, Least, Most };
std::string own_text(OwnText which, std::string_view language);

}  // namespace zuil
