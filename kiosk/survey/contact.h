// SPDX-License-Identifier: EUPL-1.2
// Names, telephone numbers and e-mail addresses as respondents type them; part of constraint.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/survey/questionnaire.h"

namespace zuil {

inline constexpr std::size_t kLongestContact = 80;  // characters

// As it is kept: a telephone number as "+31612345678" (E.164; without a country's number it is a
// Dutch one), a name or address trimmed. Nothing when it is none.
std::optional<std::string> normal_contact(ContactKind kind, std::string_view text);
// As a respondent reads it: a Dutch telephone number as "0612345678".
std::string written_contact(ContactKind kind, const std::string& contact);

}  // namespace zuil
