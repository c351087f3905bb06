// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/settings.h"

#include <algorithm>

#include "kiosk/base/file.h"
#include "kiosk/base/json_reader.h"

namespace zuil {
namespace {

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
  ZUIL_TRY(const auto document, parse_json(text, path.string()));
  const JsonReader file(document, path.string());
  const auto folder = path.parent_path();
  ZUIL_CHECK(file.allow_only({"$schema", "site", "questionnaire", "collector", "screen", "timing",
                              "retentionDays", "timeZone"}));
  KioskSettings settings;
  ZUIL_TRY(const JsonReader site, file.member("site"));
  ZUIL_TRY(settings.site, site.non_empty_string());
  // What the collector would refuse in a response must not get as far as one.
  const bool has_control = std::any_of(settings.site.begin(), settings.site.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  if (settings.site.size() > 100 || has_control || settings.site.front() == ' ' ||
      settings.site.back() == ' ')
    return site.fail_here("is not a name of a site",
                          "Use at most 100 letters, on one line, without a space at either end.");
  ZUIL_TRY(settings.questionnaire, path_member(file, "questionnaire", folder));
  ZUIL_TRY(settings.collector, read_collector(file, folder));
  if (file.has("screen")) {
    ZUIL_TRY(const JsonReader screen, file.member("screen"));
    ZUIL_CHECK(screen.allow_only({"shortSideMm"}));
    ZUIL_TRY(settings.short_side_mm,
             screen.number_or("shortSideMm", settings.short_side_mm, 100, 2000));
  }
  ZUIL_CHECK(read_timing(file, settings));
  ZUIL_TRY(const auto days, file.integer_or("retentionDays", settings.retention_days, 1, 3650));
  settings.retention_days = static_cast<int>(days);
  ZUIL_TRY(settings.time_zone, read_time_zone(file, settings.time_zone));
  return settings;
}

}  // namespace zuil
