// SPDX-License-Identifier: EUPL-1.2
// The opening hours of the kiosk: the week, and one day of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/desk/settings_page.h"

namespace zuil {

std::string hours_now(const DeskContext& context, const KioskSettings& settings);

class HourSettings final : public SettingsPage {
 public:
  explicit HourSettings(DeskContext& context) : SettingsPage(context, "hours") {}

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
  void set_hours(const OpeningHours& hours);
  DeskMove open_day(int weekday);
};

// Times go by a quarter of an hour and stay in order: no tap makes hours that overlap.
class DayPage final : public DeskPage {
 public:
  using Done = std::function<void(const std::vector<Hours>& hours, bool all_workdays)>;
  DayPage(DeskContext& context, int weekday, std::vector<Hours> hours, Done done);
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  // Of the time "from:0" or "until:0": it, and how early and late it may be.
  struct Limits {
    int& time;
    int least;
    int most;
  };
  Limits limits_of(const std::string& id);
  void add_time(Panel& panel, const std::string& id) const;
  bool has_room() const;

  DeskContext& context_;
  int weekday_;
  std::vector<Hours> hours_;
  Done done_;
};

}  // namespace zuil
