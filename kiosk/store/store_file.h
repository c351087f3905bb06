// SPDX-License-Identifier: EUPL-1.2
// The device's one database file, as all its stores open it.
#pragma once

#include <cstdint>
#include <filesystem>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"

namespace zuil {

// Opens the file, makes it when there is none (readable by owner and group only) and brings its
// schema up to date. NotFound: its folder does not exist. Corrupt: it is no database.
Result<Database> open_store_file(const std::filesystem::path& file);
// The same tables, of which nothing stays.
Result<Database> open_store_in_memory();

// Corrupt when SQLite's quick_check finds damage. Reads the whole file.
Result<void> check_for_damage(Database& database, const std::filesystem::path& file);

// As the file keeps a moment: whole seconds since 1970-01-01 UTC.
std::int64_t unix_seconds(WallTime time);

}  // namespace zuil
