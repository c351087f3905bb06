// SPDX-License-Identifier: EUPL-1.2
// config/kiosk.json: what an administrator sets for one kiosk. Read by zuil and zuil-sync.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/opening_hours.h"
#include "kiosk/base/presentation.h"
#include "kiosk/base/result.h"

namespace zuil {

// Where the answers go.
struct CollectorAddress {
  std::string url;                        // "https://collector.example.nl", no trailing slash
  std::filesystem::path public_key_file;  // the collector's, to which every response is sealed
  std::filesystem::path token_file;       // the bearer token of this kiosk, mode 0600
  std::filesystem::path ca_file;          // empty: the system's certificates
  bool operator==(const CollectorAddress&) const = default;
};

// When zuil-sync uploads: at a moment that is drawn anew each night, so that the kiosks of a
// municipality do not all come at once.
struct NightlyUpload {
  int from = 20 * 60;                // minutes of the day
  std::chrono::minutes window{360};  // from there; the moment is somewhere in it
  bool operator==(const NightlyUpload&) const = default;
};

// How precisely a response tells when it was given, besides its date.
enum class TimeResolution { DayPart, Day };

// The lower edge of the glass is best this far above the floor: then all that is touched can be
// reached from a wheelchair, and read by who stands.
inline constexpr double kLowestGlassMm = 900;
inline constexpr double kHighestGlassMm = 1200;

struct KioskSettings {
  std::string site;                                   // as printed on the factsheet: "Stadhuis"
  std::vector<std::filesystem::path> questionnaires;  // the files to offer, at least one
  // Carried by every response of this kiosk: uitsplitsing1 … uitsplitsing4, by number 1..4.
  std::map<int, std::string> breakdowns;
  // Of those that a questionnaire has, which are offered; empty: all.
  std::vector<std::string> languages;
  // Of the whole kiosk; outside them it rests. A questionnaire may have its own besides.
  OpeningHours opening_hours;
  TimeResolution time_resolution = TimeResolution::DayPart;
  CollectorAddress collector;
  NightlyUpload upload;
  std::filesystem::path theme;  // the house style; empty: the default one

  double short_side_mm = 300;                 // of the visible screen; 24 inch: 299
  Rotation rotation = Rotation::None;         // of the screen, as it was mounted
  std::optional<double> mount_height_mm;      // the lower edge of the glass above the floor
  Contrast contrast = Contrast::Normal;       // of a respondent who chose none
  bool speech = true;                         // the screens may be read aloud
  int volume = kUsualVolume;                  // of the speech, until a respondent changes it
  std::chrono::seconds idle_warning{60};      // without a touch, until "Bent u er nog?"
  std::chrono::seconds idle_countdown{30};    // from there until the session ends; at least 20
  std::chrono::seconds thanks{12};            // how long "Bedankt" stays
  std::chrono::milliseconds repeat_tap{300};  // a second tap within this time is ignored; to 500
  std::chrono::milliseconds transition{120};  // how long a chosen answer is shown; 0 to 150
  int retention_days = 30;                    // how long a delivered response stays on the device
  std::string time_zone = "Europe/Amsterdam";
  bool operator==(const KioskSettings&) const = default;
};

// Relative paths in the file are relative to its folder.
Result<KioskSettings> read_kiosk_settings(const std::filesystem::path& path);
// The same of a text that would be the file's.
Result<KioskSettings> read_kiosk_settings(std::string_view text, const std::filesystem::path& path);

// What is allowed and is nevertheless probably wrong.
std::vector<Error> doubts_about(const KioskSettings& settings);

}  // namespace zuil
