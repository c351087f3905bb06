// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/opening.h"

#include <algorithm>

namespace zuil {
namespace {

bool is_open(const std::map<int, std::vector<Hours>>& opening_hours, const LocalTime& now) {
  if (opening_hours.empty()) return true;
  const std::chrono::weekday weekday{std::chrono::sys_days(now.date)};
  const auto day = opening_hours.find(static_cast<int>(weekday.iso_encoding()));
  if (day == opening_hours.end()) return false;
  const int minute = now.hour * 60 + now.minute;
  return std::any_of(day->second.begin(), day->second.end(), [&](const Hours& hours) {
    return hours.from <= minute && minute < hours.until;
  });
}

}  // namespace

bool is_offered(const Questionnaire& questionnaire, const LocalTime& now) {
  const std::string today = to_string(now.date);
  if (!questionnaire.valid_from.empty() && today < questionnaire.valid_from) return false;
  if (!questionnaire.valid_until.empty() && today > questionnaire.valid_until) return false;
  return is_open(questionnaire.opening_hours, now);
}

}  // namespace zuil
