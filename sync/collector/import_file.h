// SPDX-License-Identifier: EUPL-1.2
// Takes in unsealed responses from a file of JSON lines: earlier years, or another system's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "sync/collector/collector_store.h"

namespace zuil {

struct ImportTotals {
  std::int64_t lines = 0;  // that are not blank
  std::int64_t added = 0;
  std::int64_t there_already = 0;  // with the same content
  std::int64_t skipped = 0;        // reported as bad
};

struct ImportListener {
  // A line that was skipped, and why; never what was answered.
  std::function<void(std::int64_t line, const std::string& reason)> bad_line;
  // Bytes read so far and in all; after every round of lines.
  std::function<void(std::uint64_t read, std::uint64_t size)> progress;
};

// A line that names no version means the current one. Committed in rounds: what was taken in before
// an error or a crash stays, and importing the file again adds the rest.
Result<ImportTotals> import_file(CollectorStore& store, const std::filesystem::path& file,
                                 const ImportListener& listener);

}  // namespace zuil
