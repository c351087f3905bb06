// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/settings_file.h"

#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "kiosk/base/json_reader.h"

namespace zuil {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::filesystem::path previous_of(const std::filesystem::path& path) {
  return path.string() + ".previous";
}

// Of the file that is replaced; who may read it stays the same.
unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0640U;
}

void apply(const SettingsChange& change, OrderedJson& document) {
  const OrderedJson::json_pointer at(change.at);
  if (!change.value.is_null()) {
    document[at] = change.value;
  } else if (document.contains(at)) {
    document[at.parent_pointer()].erase(at.back());
  }
}

}  // namespace

SettingsFile::SettingsFile(std::filesystem::path path)
    : path_(std::move(path)), previous_path_(previous_of(path_)) {}

Result<std::string> SettingsFile::changed(const std::vector<SettingsChange>& changes) const {
  ZUIL_TRY(const std::string text, read_file(path_));
  // Told with line and column, and without throwing.
  ZUIL_CHECK(parse_json(text, path_.string()));
  auto document = OrderedJson::parse(text);
  try {
    for (const SettingsChange& change : changes) apply(change, document);
  } catch (const OrderedJson::exception&) {
    return fail(ErrorCode::Invalid, path_.string() + ": is not the configuration of a kiosk",
                "Go back to the previous configuration.");
  }
  return document == OrderedJson::parse(text) ? text : document.dump(2) + "\n";
}

Result<KioskSettings> SettingsFile::preview(const std::vector<SettingsChange>& changes) const {
  ZUIL_TRY(const std::string text, changed(changes));
  return read_kiosk_settings(text, path_);
}

Result<KioskSettings> SettingsFile::change(const std::vector<SettingsChange>& changes) const {
  ZUIL_TRY(const std::string text, changed(changes));
  ZUIL_TRY(KioskSettings settings, read_kiosk_settings(text, path_));
  ZUIL_TRY(const std::string before, read_file(path_));
  if (text == before) return settings;
  // What was broken is nothing to go back to.
  if (read_kiosk_settings(before, path_))
    ZUIL_CHECK(write_file(previous_path_, before, mode_of(path_)));
  ZUIL_CHECK(write_file(path_, text, mode_of(path_)));
  return settings;
}

Result<KioskSettings> SettingsFile::go_back() const {
  auto settings = previous();
  if (!settings && settings.error().code == ErrorCode::NotFound)
    return fail(ErrorCode::NotFound, "no earlier configuration was kept",
                "Mend " + path_.string() + " by hand.");
  if (!settings) return settings;
  std::error_code unknown;
  if (std::filesystem::exists(path_, unknown)) {
    ZUIL_CHECK(exchange_files(path_, previous_path_));
  } else {
    ZUIL_TRY(const std::string text, read_file(previous_path_));
    ZUIL_CHECK(write_file(path_, text, mode_of(previous_path_)));
  }
  return read_kiosk_settings(path_);
}

KioskSettings best_known_settings(const std::filesystem::path& path) {
  if (auto settings = read_kiosk_settings(path)) return *settings;
  return read_kiosk_settings(previous_of(path)).value_or(KioskSettings{});
}

}  // namespace zuil
