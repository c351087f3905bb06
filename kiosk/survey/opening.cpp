// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/opening.h"

#include <algorithm>
#include <set>

namespace zuil {
namespace {

constexpr int kDaysAhead = 7;

// When anything may open on that day.
void add_beginnings(const OpeningHours& opening_hours, int weekday, std::set<int>& minutes) {
  const auto day = opening_hours.find(weekday);
  if (day == opening_hours.end()) return;
  for (const Hours& hours : day->second) minutes.insert(hours.from);
}

}  // namespace

bool is_offered(const Questionnaire& questionnaire, const LocalTime& now) {
  const std::string today = to_string(now.date);
  if (!questionnaire.valid_from.empty() && today < questionnaire.valid_from) return false;
  if (!questionnaire.valid_until.empty() && today > questionnaire.valid_until) return false;
  return is_open(questionnaire.opening_hours, now);
}

std::optional<Reopening> next_opening(
    const std::vector<std::shared_ptr<const Questionnaire>>& questionnaires,
    const OpeningHours& of_kiosk, const LocalTime& now) {
  for (int days = 0; days <= kDaysAhead; ++days) {
    const auto day = std::chrono::sys_days(now.date) + std::chrono::days(days);
    const auto weekday = static_cast<int>(std::chrono::weekday(day).iso_encoding());
    std::set<int> minutes{0};
    add_beginnings(of_kiosk, weekday, minutes);
    for (const auto& questionnaire : questionnaires)
      add_beginnings(questionnaire->opening_hours, weekday, minutes);
    for (const int minute : minutes) {
      if (days == 0 && minute <= now.hour * 60 + now.minute) continue;
      const LocalTime then{day, minute / 60, minute % 60};
      const bool any_offered =
          std::any_of(questionnaires.begin(), questionnaires.end(),
                      [&](const auto& questionnaire) { return is_offered(*questionnaire, then); });
      if (any_offered && is_open(of_kiosk, then)) return Reopening{days, weekday, minute};
    }
  }
  return std::nullopt;
}

}  // namespace zuil
