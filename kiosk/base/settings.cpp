// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/settings.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "kiosk/base/file.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/base/opening_hours_json.h"

namespace zuil {
namespace {

constexpr std::size_t kMostInLabel = 100;  // bytes
constexpr std::size_t kMostQuestionnaires = 6;
constexpr std::size_t kMostLanguages = 20;
constexpr int kShortestWindow = 5;
constexpr int kLongestWindow = 12 * 60;

Result<std::filesystem::path> path_member(const JsonReader& parent, std::string_view key,
                                          const std::filesystem::path& folder) {
  ZUIL_TRY(const JsonReader member, parent.member(key));
  ZUIL_TRY(const std::string text, member.non_empty_string());
  return folder / text;
}

Result<CollectorAddress> read_collector(const JsonReader& file,
                                        const std::filesystem::path& folder) {
  CollectorAddress collector;
  ZUIL_TRY(const JsonReader section, file.member("collector"));
  ZUIL_CHECK(section.allow_only({"url", "publicKeyFile", "tokenFile", "caFile"}));
  ZUIL_TRY(const JsonReader url, section.member("url"));
  ZUIL_TRY(collector.url, url.non_empty_string());
  if (!collector.url.starts_with("https://") && !collector.url.starts_with("http://"))
    return url.fail_here("is not a web address", "Begin it with https://.");
  if (collector.url.ends_with('/')) collector.url.pop_back();
  ZUIL_TRY(collector.public_key_file, path_member(section, "publicKeyFile", folder));
  ZUIL_TRY(collector.token_file, path_member(section, "tokenFile", folder));
  if (section.has("caFile")) {
    ZUIL_TRY(collector.ca_file, path_member(section, "caFile", folder));
  }
  return collector;
}

// What the collector would refuse in a response must not get as far as one.
bool is_label(std::string_view text) {
  const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  return !text.empty() && text.size() <= kMostInLabel && !has_control && text.front() != ' ' &&
         text.back() != ' ';
}

Result<std::string> read_label(const JsonReader& member, std::string_view what) {
  ZUIL_TRY(std::string text, member.non_empty_string());
  if (is_label(text)) return text;
  return member.fail_here("is not a name of a " + std::string(what),
                          "Use at most 100 letters, on one line, without a space at either end.");
}

Result<std::vector<std::filesystem::path>> read_questionnaires(
    const JsonReader& file, const std::filesystem::path& folder) {
  if (file.has("questionnaire")) {
    ZUIL_TRY(const JsonReader old, file.member("questionnaire"));
    return old.fail_here("is now a list, \"questionnaires\"",
                         R"(Write "questionnaires": ["questionnaires/balie.json"].)");
  }
  ZUIL_TRY(const JsonReader list, file.member("questionnaires"));
  ZUIL_TRY(const auto elements, list.elements());
  if (elements.empty() || elements.size() > kMostQuestionnaires)
    return list.fail_here(
        "names " + std::to_string(elements.size()) + " questionnaires",
        "Name 1 to " + std::to_string(kMostQuestionnaires) + ": each is a button to begin with.");
  std::vector<std::filesystem::path> paths;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(const std::string text, element.non_empty_string());
    const auto path = folder / text;
    if (std::find(paths.begin(), paths.end(), path) != paths.end())
      return element.fail_here("is named twice", "Name each file once.");
    paths.push_back(path);
  }
  return paths;
}

Result<std::map<int, std::string>> read_breakdowns(const JsonReader& file) {
  std::map<int, std::string> breakdowns;
  if (!file.has("breakdowns")) return breakdowns;
  ZUIL_TRY(const JsonReader section, file.member("breakdowns"));
  ZUIL_CHECK(
      section.allow_only({"uitsplitsing1", "uitsplitsing2", "uitsplitsing3", "uitsplitsing4"}));
  for (int number = 1; number <= 4; ++number) {
    const std::string key = "uitsplitsing" + std::to_string(number);
    if (!section.has(key)) continue;
    ZUIL_TRY(const JsonReader member, section.member(key));
    ZUIL_TRY(breakdowns[number], read_label(member, "breakdown"));
  }
  return breakdowns;
}

Result<std::vector<std::string>> read_languages(const JsonReader& file) {
  std::vector<std::string> languages;
  if (!file.has("languages")) return languages;
  ZUIL_TRY(const JsonReader list, file.member("languages"));
  ZUIL_TRY(const auto elements, list.elements());
  if (elements.empty() || elements.size() > kMostLanguages)
    return list.fail_here("names " + std::to_string(elements.size()) + " languages",
                          "Name 1 to " + std::to_string(kMostLanguages) +
                              ", or leave \"languages\" out to offer all.");
  for (const JsonReader& element : elements) {
    ZUIL_TRY(std::string language, element.non_empty_string());
    if (std::find(languages.begin(), languages.end(), language) != languages.end())
      return element.fail_here("is named twice", "Name each language once.");
    languages.push_back(std::move(language));
  }
  return languages;
}

Result<OpeningHours> read_hours_of_kiosk(const JsonReader& file) {
  if (!file.has("openingHours")) return OpeningHours();
  ZUIL_TRY(const JsonReader section, file.member("openingHours"));
  ZUIL_TRY(auto opening_hours, read_opening_hours(section));
  for (const auto& [weekday, hours] : opening_hours) {
    const auto faults = faults_of(hours);
    if (faults.empty()) continue;
    ZUIL_TRY(const JsonReader day,
             section.member(kWeekdays.at(static_cast<std::size_t>(weekday) - 1)));
    ZUIL_TRY(const auto elements, day.elements());
    const HoursFault& first = faults.front();
    return elements[first.at].fail_here(first.what, std::string(first.mend));
  }
  return opening_hours;
}

// A member that is one of a few names; `otherwise` when it is not there.
template <class Value>
Result<Value> one_of_or(const JsonReader& parent, std::string_view key, Value otherwise,
                        std::initializer_list<std::pair<std::string_view, Value>> names) {
  if (!parent.has(key)) return otherwise;
  ZUIL_TRY(const JsonReader member, parent.member(key));
  ZUIL_TRY(const std::string text, member.string());
  std::string known;
  for (const auto& [name, value] : names) {
    if (name == text) return value;
    known += (known.empty() ? "\"" : ", \"") + std::string(name) + "\"";
  }
  return member.fail_here("must be one of " + known);
}

Result<void> read_sound(const JsonReader& file, KioskSettings& settings) {
  if (!file.has("sound")) return {};
  ZUIL_TRY(const JsonReader sound, file.member("sound"));
  ZUIL_CHECK(sound.allow_only({"speech", "volume"}));
  ZUIL_TRY(settings.speech, sound.boolean_or("speech", settings.speech));
  ZUIL_TRY(const auto volume, sound.integer_or("volume", settings.volume, kSoftest, kLoudest));
  settings.volume = static_cast<int>(volume);
  return {};
}

Result<Rotation> read_rotation(const JsonReader& screen) {
  if (!screen.has("rotation")) return Rotation::None;
  ZUIL_TRY(const JsonReader member, screen.member("rotation"));
  ZUIL_TRY(const auto degrees, member.integer(0, 270));
  if (degrees % 90 != 0)
    return member.fail_here("must be 0, 90, 180 or 270",
                            "Give how far the screen was turned, clockwise.");
  return static_cast<Rotation>(degrees);
}

Result<void> read_screen(const JsonReader& file, KioskSettings& settings) {
  if (!file.has("screen")) return {};
  ZUIL_TRY(const JsonReader screen, file.member("screen"));
  ZUIL_CHECK(screen.allow_only({"shortSideMm", "rotation", "mountHeightMm"}));
  ZUIL_TRY(settings.short_side_mm,
           screen.number_or("shortSideMm", settings.short_side_mm, 100, 2000));
  ZUIL_TRY(settings.rotation, read_rotation(screen));
  if (screen.has("mountHeightMm")) {
    ZUIL_TRY(settings.mount_height_mm, screen.number_or("mountHeightMm", 0, 0, 3000));
  }
  return {};
}

template <class Duration>
Result<Duration> duration_or(const JsonReader& section, std::string_view key, Duration otherwise,
                             std::int64_t least, std::int64_t most) {
  ZUIL_TRY(const auto count, section.integer_or(key, otherwise.count(), least, most));
  return Duration(count);
}

Result<void> read_timing(const JsonReader& file, KioskSettings& settings) {
  if (!file.has("timing")) return {};
  ZUIL_TRY(const JsonReader timing, file.member("timing"));
  ZUIL_CHECK(timing.allow_only({"idleWarningSeconds", "idleCountdownSeconds", "thanksSeconds",
                                "repeatTapMs", "transitionMs"}));
  ZUIL_TRY(settings.idle_warning,
           duration_or(timing, "idleWarningSeconds", settings.idle_warning, 10, 3600));
  ZUIL_TRY(settings.idle_countdown,
           duration_or(timing, "idleCountdownSeconds", settings.idle_countdown, 20, 600));
  ZUIL_TRY(settings.thanks, duration_or(timing, "thanksSeconds", settings.thanks, 3, 120));
  ZUIL_TRY(settings.repeat_tap, duration_or(timing, "repeatTapMs", settings.repeat_tap, 0, 500));
  ZUIL_TRY(settings.transition, duration_or(timing, "transitionMs", settings.transition, 0, 150));
  return {};
}

Result<void> read_upload(const JsonReader& file, NightlyUpload& upload) {
  if (!file.has("sync")) return {};
  ZUIL_TRY(const JsonReader sync, file.member("sync"));
  ZUIL_CHECK(sync.allow_only({"time", "windowMinutes"}));
  if (sync.has("time")) {
    ZUIL_TRY(const JsonReader time, sync.member("time"));
    ZUIL_TRY(const int from, read_time_of_day(time));
    if (from == kMinutesOfDay)
      return time.fail_here("is the end of a day", "Write \"00:00\" for midnight.");
    upload.from = from;
  }
  ZUIL_TRY(upload.window,
           duration_or(sync, "windowMinutes", upload.window, kShortestWindow, kLongestWindow));
  return {};
}

// An unknown name would silently mean UTC, and with it the wrong part of the day.
Result<std::string> read_time_zone(const JsonReader& file, const std::string& otherwise) {
  if (!file.has("timeZone")) return otherwise;
  ZUIL_TRY(const JsonReader member, file.member("timeZone"));
  ZUIL_TRY(const std::string name, member.non_empty_string());
  std::error_code ignored;
  const bool known = name.find("..") == std::string::npos && !name.starts_with('/') &&
                     std::filesystem::is_regular_file("/usr/share/zoneinfo/" + name, ignored);
  if (!known)
    return member.fail_here("is not a time zone of this system",
                            "Write it as in \"timedatectl list-timezones\": Europe/Amsterdam.");
  return name;
}

}  // namespace

Result<KioskSettings> read_kiosk_settings(const std::filesystem::path& path) {
  ZUIL_TRY(const std::string text, read_file(path));
  return read_kiosk_settings(text, path);
}

Result<KioskSettings> read_kiosk_settings(std::string_view text,
                                          const std::filesystem::path& path) {
  ZUIL_TRY(const auto document, parse_json(text, path.string()));
  const JsonReader file(document, path.string());
  const auto folder = path.parent_path();
  KioskSettings settings;
  ZUIL_TRY(settings.questionnaires, read_questionnaires(file, folder));
  ZUIL_CHECK(
      file.allow_only({"$schema", "site", "questionnaires", "breakdowns", "languages",
                       "openingHours", "timeResolution", "collector", "sync", "theme", "screen",
                       "contrast", "sound", "timing", "retentionDays", "timeZone"}));
  ZUIL_TRY(const JsonReader site, file.member("site"));
  ZUIL_TRY(settings.site, read_label(site, "site"));
  ZUIL_TRY(settings.breakdowns, read_breakdowns(file));
  ZUIL_TRY(settings.languages, read_languages(file));
  ZUIL_TRY(settings.opening_hours, read_hours_of_kiosk(file));
  ZUIL_TRY(settings.time_resolution,
           one_of_or(file, "timeResolution", settings.time_resolution,
                     {{"daypart", TimeResolution::DayPart}, {"day", TimeResolution::Day}}));
  ZUIL_TRY(settings.collector, read_collector(file, folder));
  ZUIL_CHECK(read_upload(file, settings.upload));
  if (file.has("theme")) {
    ZUIL_TRY(settings.theme, path_member(file, "theme", folder));
  }
  ZUIL_CHECK(read_screen(file, settings));
  ZUIL_TRY(settings.contrast, one_of_or(file, "contrast", settings.contrast,
                                        {{"normal", Contrast::Normal},
                                         {"dark", Contrast::Dark},
                                         {"light", Contrast::Light}}));
  ZUIL_CHECK(read_sound(file, settings));
  ZUIL_CHECK(read_timing(file, settings));
  ZUIL_TRY(const auto days, file.integer_or("retentionDays", settings.retention_days, 1, 3650));
  settings.retention_days = static_cast<int>(days);
  ZUIL_TRY(settings.time_zone, read_time_zone(file, settings.time_zone));
  return settings;
}

std::vector<Error> doubts_about(const KioskSettings& settings) {
  std::vector<Error> doubts;
  const auto height = settings.mount_height_mm;
  if (height && (*height < kLowestGlassMm || *height > kHighestGlassMm))
    doubts.push_back(
        {ErrorCode::Invalid,
         "the glass begins " + std::to_string(std::lround(*height)) + " mm above the floor",
         "Mount it with its lower edge at 900 to 1200 mm, so that everybody can reach "
         "what is touched."});
  return doubts;
}

}  // namespace zuil
