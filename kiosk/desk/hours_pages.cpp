// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/hours_pages.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "kiosk/base/opening_hours_json.h"
#include "kiosk/desk/settings_words.h"

namespace zuil {
namespace {

constexpr int kStep = 15;              // minutes
constexpr std::size_t kMostHours = 3;  // of a day
constexpr int kDays = 7;
constexpr int kWorkdays = 5;
constexpr Hours kUsual{9 * 60, 17 * 60};

}  // namespace

std::string hours_now(const DeskContext& context, const KioskSettings& settings) {
  if (settings.opening_hours.empty()) return context.text("settingsAlwaysOpen");
  const auto days = std::count_if(settings.opening_hours.begin(), settings.opening_hours.end(),
                                  [](const auto& day) { return !day.second.empty(); });
  return context.text("settingsDays", {{"count", std::to_string(days)}});
}

void HourSettings::fill(Panel& panel) const {
  panel.hint(context().text("settingsHoursHint"));
  const OpeningHours& hours = settings().opening_hours;
  panel.check("always", context().text("settingsAlwaysOpen"), hours.empty(), "always");
  if (hours.empty()) return;
  for (int weekday = 1; weekday <= kDays; ++weekday) {
    const std::string id = std::to_string(weekday);
    panel.row("day:" + id, day_name(context(), weekday), hours_of_day(context(), hours, weekday),
              id);
  }
}

DeskMove HourSettings::operate(const std::string& verb) {
  if (verb == "always") {
    OpeningHours hours;
    if (settings().opening_hours.empty())
      for (int weekday = 1; weekday <= kDays; ++weekday)
        hours[weekday] = weekday <= kWorkdays ? std::vector{kUsual} : std::vector<Hours>();
    set_hours(hours);
    return DeskMove::stay();
  }
  for (int weekday = 1; weekday <= kDays; ++weekday)
    if (verb == std::to_string(weekday)) return open_day(weekday);
  return DeskMove::stay();
}

void HourSettings::set_hours(const OpeningHours& hours) {
  draft().set("/openingHours", hours.empty() ? nlohmann::json() : opening_hours_to_json(hours));
}

DeskMove HourSettings::open_day(int weekday) {
  OpeningHours hours = settings().opening_hours;
  return DeskMove::open(std::make_unique<DayPage>(
      context(), weekday, hours[weekday],
      [this, hours, weekday](const std::vector<Hours>& of_day, bool all_workdays) mutable {
        hours[weekday] = of_day;
        for (int other = 1; all_workdays && other <= kWorkdays; ++other) hours[other] = of_day;
        set_hours(hours);
      }));
}

DayPage::DayPage(DeskContext& context, int weekday, std::vector<Hours> hours, Done done)
    : context_(context), weekday_(weekday), hours_(std::move(hours)), done_(std::move(done)) {}

DayPage::Limits DayPage::limits_of(const std::string& id) {
  std::size_t at = 0;
  const auto colon = id.find(':') + 1;
  std::from_chars(id.data() + colon, id.data() + id.size(), at);
  Hours& hours = hours_.at(std::min(at, hours_.size() - 1));
  if (id.starts_with("from"))
    return {hours.from, at == 0 ? 0 : hours_[at - 1].until, hours.until - kStep};
  const bool is_last = at + 1 >= hours_.size();
  return {hours.until, hours.from + kStep, is_last ? kMinutesOfDay : hours_[at + 1].from};
}

void DayPage::add_time(Panel& panel, const std::string& id) const {
  const Limits limits = const_cast<DayPage*>(this)->limits_of(id);
  panel.stepper(id, context_.text(id.starts_with("from") ? "settingsFrom" : "settingsUntil"),
                time_of_day(limits.time), limits.time > limits.least, limits.time < limits.most);
}

bool DayPage::has_room() const {
  return hours_.empty() ||
         (hours_.size() < kMostHours && hours_.back().until <= kMinutesOfDay - 4 * kStep);
}

Screen DayPage::screen() const {
  Panel panel(context_.texts, context_.language, "desk:settings:day", day_name(context_, weekday_));
  if (hours_.empty()) panel.fact("closed", context_.text("settingsClosed"));
  for (std::size_t i = 0; i < hours_.size(); ++i) {
    add_time(panel, "from:" + std::to_string(i));
    add_time(panel, "until:" + std::to_string(i));
  }
  if (has_room())
    panel.deed("add", context_.text(hours_.empty() ? "settingsOpenDay" : "settingsAddHours"), "",
               "add");
  if (!hours_.empty())
    panel.deed("remove", context_.text(hours_.size() == 1 ? "settingsCloseDay" : "settingsFewer"),
               "", "remove");
  panel.deed("workdays", context_.text("settingsAllWorkdays"), "", "workdays");
  panel.back(context_.text("cancel"), "back");
  panel.finish("ready", context_.text("settingsReady"), "ready");
  return panel.take();
}

DeskMove DayPage::act(const Action& action) {
  const std::string& verb = action.value;
  if (verb == "back") return DeskMove::back();
  if (verb == "ready" || verb == "workdays") {
    done_(hours_, verb == "workdays");
    return DeskMove::back();
  }
  if (verb == "remove" && !hours_.empty()) hours_.pop_back();
  if (verb == "add" && has_room()) {
    const int last = hours_.empty() ? 0 : hours_.back().until;
    hours_.push_back(hours_.empty()
                         ? kUsual
                         : Hours{last + 2 * kStep, std::min(last + 10 * kStep, kMinutesOfDay)});
  }
  const bool is_more = verb.starts_with("more:");
  if ((is_more || verb.starts_with("less:")) && !hours_.empty()) {
    const Limits limits = limits_of(verb.substr(5));
    // A time that was written by hand comes to a whole quarter first.
    const int next = is_more ? (limits.time / kStep + 1) * kStep
                             : (limits.time + kStep - 1) / kStep * kStep - kStep;
    limits.time = std::clamp(next, limits.least, std::max(limits.least, limits.most));
  }
  return DeskMove::stay();
}

}  // namespace zuil
