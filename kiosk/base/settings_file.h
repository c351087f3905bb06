// SPDX-License-Identifier: EUPL-1.2
// kiosk.json, changed on the spot. What is changed is first read as the kiosk will read it, then
// written in one step; the file before it is kept beside it as kiosk.json.previous.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/settings.h"

namespace zuil {

struct SettingsChange {
  std::string at;        // JSON pointer: "/timing/idleWarningSeconds"
  nlohmann::json value;  // null: taken out, so that the usual value counts
};

class SettingsFile {
 public:
  explicit SettingsFile(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  // What the file says now.
  Result<KioskSettings> read() const { return read_kiosk_settings(path_); }
  // What it would say: writes nothing. Invalid, with path and mend, when the kiosk would refuse it.
  Result<KioskSettings> preview(const std::vector<SettingsChange>& changes) const;
  // All of them or none. Everything else stays as it is and where it is. A power cut leaves the old
  // file or the new one. Full, Io: nothing is changed. Of what changes nothing nothing is written.
  Result<KioskSettings> change(const std::vector<SettingsChange>& changes) const;

  // The file before the last change, as the kiosk would read it. NotFound: there is none.
  Result<KioskSettings> previous() const { return read_kiosk_settings(previous_path_); }
  // The two change places, so that nothing is lost, also of a file that is broken; going back twice
  // changes nothing. Refused while the previous one is no better.
  Result<KioskSettings> go_back() const;

 private:
  Result<std::string> changed(const std::vector<SettingsChange>& changes) const;

  std::filesystem::path path_;
  std::filesystem::path previous_path_;
};

// For what must be known before anything can be shown: how the screen stands, which theme. Of a
// file that cannot be read the previous one's, else what is usual. The file itself stays as it is.
KioskSettings best_known_settings(const std::filesystem::path& path);

}  // namespace zuil
