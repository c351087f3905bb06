// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/setup_marks.h"

#include <utility>

#include "kiosk/store/store_file.h"

namespace zuil {

Result<SetupMarks> SetupMarks::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return SetupMarks(std::move(database));
}

Result<void> SetupMarks::set(const std::string& step, WallTime now) {
  return database_.run(
      "INSERT INTO setup_mark (step, at) VALUES (?, ?) ON CONFLICT (step) DO UPDATE SET"
      " at = excluded.at",
      step, unix_seconds(now));
}

Result<void> SetupMarks::remove(const std::string& step) {
  return database_.run("DELETE FROM setup_mark WHERE step = ?", step);
}

Result<std::set<std::string>> SetupMarks::all() {
  ZUIL_TRY(auto row, database_.prepare("SELECT step FROM setup_mark"));
  std::set<std::string> steps;
  while (true) {
    ZUIL_TRY(const bool found, row.step());
    if (!found) return steps;
    steps.insert(row.text(0));
  }
}

}  // namespace zuil
