// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/settings_words.h"

#include <array>
#include <cmath>

#include "kiosk/desk/hours_pages.h"
#include "kiosk/desk/settings_groups.h"

namespace zuil {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string languages_of(const DeskContext& context, const KioskSettings& settings) {
  if (settings.languages.empty()) return context.text("settingsAll");
  std::vector<std::string> names;
  for (const std::string& language : settings.languages)
    names.push_back(context.parts.strings.has_language(language)
                        ? context.parts.strings.text(language, "languageName")
                        : language);
  return joined(names);
}

std::string theme_of(const DeskContext& context, const KioskSettings& settings) {
  return settings.theme.empty() ? context.text("settingsOurTheme") : settings.theme.stem().string();
}

std::string height_of(const DeskContext& context, const KioskSettings& settings) {
  return settings.mount_height_mm ? millimetres(context, *settings.mount_height_mm)
                                  : context.text("settingsNone");
}

std::string questionnaires_of(const DeskContext&, const KioskSettings& settings) {
  std::vector<std::string> names;
  for (const auto& file : settings.questionnaires) names.push_back(file.filename().string());
  return joined(names);
}

std::string seconds_of(const DeskContext& context, std::chrono::seconds time) {
  return context.wait_of(static_cast<int>(time.count()));
}

// A setting: the text that is its label, and how it is now.
struct Setting {
  std::string_view label;
  std::string (*now)(const DeskContext& context, const KioskSettings& settings);
};

using Context = const DeskContext&;
using Settings = const KioskSettings&;

constexpr std::array kSettings{
    Setting{"settings:site", [](Context, Settings all) { return all.site; }},
    Setting{"questionnaires", questionnaires_of},
    Setting{"settings:languages", languages_of},
    Setting{"settings:idleWarning",
            [](Context context, Settings all) { return seconds_of(context, all.idle_warning); }},
    Setting{"settings:idleCountdown",
            [](Context context, Settings all) { return seconds_of(context, all.idle_countdown); }},
    Setting{"settings:thanks",
            [](Context context, Settings all) { return seconds_of(context, all.thanks); }},
    Setting{"settings:speech",
            [](Context context, Settings all) {
              return context.text(all.speech ? "settingsOn" : "settingsOff");
            }},
    Setting{"settings:volume",
            [](Context context, Settings all) { return volume_of(context, all.volume); }},
    Setting{"settings:contrast",
            [](Context context, Settings all) { return contrast_of(context, all.contrast); }},
    Setting{"settings:theme", theme_of},
    Setting{"settings:rotation",
            [](Context context, Settings all) { return context.text(id_of(all.rotation)); }},
    Setting{"settingsShortSide", screen_now},
    Setting{"settings:mountHeight", height_of},
    Setting{"settings:upload", upload_now},
    Setting{"settings:breakdowns", breakdowns_now},
    Setting{"settings:precision", precision_now},
    Setting{"setupAddress", [](Context, Settings all) { return all.collector.url; }},
};

std::string change(const std::string& label, const std::string& from, const std::string& to) {
  return label + ": " + from + " → " + to;
}

void add_hours(const DeskContext& context, const KioskSettings& from, const KioskSettings& to,
               std::vector<std::string>& lines) {
  const std::string label = context.text("settings:hours");
  const bool always = from.opening_hours.empty() || to.opening_hours.empty();
  if (always && from.opening_hours != to.opening_hours)
    lines.push_back(change(label, hours_now(context, from), hours_now(context, to)));
  if (always) return;
  for (int weekday = 1; weekday <= 7; ++weekday) {
    const std::string before = hours_of_day(context, from.opening_hours, weekday);
    const std::string after = hours_of_day(context, to.opening_hours, weekday);
    if (before != after)
      lines.push_back(change(label + ", " + day_name(context, weekday), before, after));
  }
}

}  // namespace

std::string millimetres(const DeskContext& context, double value) {
  return context.text("settingsMm", {{"count", std::to_string(std::lround(value))}});
}

std::string volume_of(const DeskContext& context, int volume) {
  return context.text("settingsVolumeOf",
                      {{"volume", std::to_string(volume)}, {"most", std::to_string(kLoudest)}});
}

std::string contrast_of(const DeskContext& context, Contrast contrast) {
  switch (contrast) {
    case Contrast::Normal:
      return context.text("contrast:normal");
    case Contrast::Dark:
      return context.text("contrast:dark");
    case Contrast::Light:
      return context.text("contrast:light");
  }
  return "";
}

std::string id_of(Rotation rotation) {
  return "rotation:" + std::to_string(static_cast<int>(rotation));
}

std::string day_name(const DeskContext& context, int weekday) {
  return context.text("day" + std::to_string(weekday));
}

std::string hours_of_day(const DeskContext& context, const OpeningHours& all, int weekday) {
  const auto found = all.find(weekday);
  if (found == all.end() || found->second.empty()) return context.text("settingsClosed");
  std::vector<std::string> words;
  for (const Hours& hours : found->second)
    words.push_back(time_of_day(hours.from) + "–" + time_of_day(hours.until));
  return joined(words);
}

std::vector<std::string> changes_in_words(const DeskContext& context, const KioskSettings& from,
                                          const KioskSettings& to) {
  std::vector<std::string> lines;
  for (const Setting& setting : kSettings) {
    const std::string before = setting.now(context, from);
    const std::string after = setting.now(context, to);
    if (before != after) lines.push_back(change(context.text(setting.label), before, after));
  }
  add_hours(context, from, to, lines);
  // What only an administrator sets has no words here.
  if (lines.empty() && from != to) lines.push_back(context.text("settingsOthers"));
  if (lines.empty()) lines.push_back(context.text("settingsSame"));
  return lines;
}

}  // namespace zuil
