// SPDX-License-Identifier: EUPL-1.2
// config/kiosk.json: what an administrator sets for one kiosk. Read by zuil and zuil-sync.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

// Where the answers go.
struct CollectorAddress {
  std::string url;                        // "https://collector.example.nl", no trailing slash
  std::filesystem::path public_key_file;  // the collector's, to which every response is sealed
  std::filesystem::path token_file;       // the bearer token of this kiosk, mode 0600
  std::filesystem::path ca_file;          // empty: the system's certificates
};

struct KioskSettings {
  std::string site;                                   // as printed on the factsheet: "Stadhuis"
  std::vector<std::filesystem::path> questionnaires;  // the files to offer, at least one
  // Carried by every response of this kiosk: uitsplitsing1 … uitsplitsing4, by number 1..4.
  std::map<int, std::string> breakdowns;
  CollectorAddress collector;
  std::filesystem::path theme;  // the house style; empty: the default one

  double short_side_mm = 300;                 // of the visible screen; 24 inch: 299
  std::chrono::seconds idle_warning{60};      // without a touch, until "Bent u er nog?"
  std::chrono::seconds idle_countdown{30};    // from there until the session ends; at least 20
  std::chrono::seconds thanks{12};            // how long "Bedankt" stays
  std::chrono::milliseconds repeat_tap{300};  // a second tap within this time is ignored; to 500
  std::chrono::milliseconds transition{120};  // how long a chosen answer is shown; 0 to 150
  int retention_days = 30;                    // how long a delivered response stays on the device
  std::string time_zone = "Europe/Amsterdam";
};

// Relative paths in the file are relative to its folder.
Result<KioskSettings> read_kiosk_settings(const std::filesystem::path& path);

}  // namespace zuil
