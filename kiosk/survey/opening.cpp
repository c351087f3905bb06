// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/opening.h"

namespace zuil {

bool is_offered(const Questionnaire& questionnaire, const LocalTime& now) {
  const std::string today = to_string(now.date);
  if (!questionnaire.valid_from.empty() && today < questionnaire.valid_from) return false;
  if (!questionnaire.valid_until.empty() && today > questionnaire.valid_until) return false;
  return is_open(questionnaire.opening_hours, now);
}

}  // namespace zuil
