// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/key_ring.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace zuil {
namespace {

namespace fs = std::filesystem;

bool is_key_id(const std::string& text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Key files, newest first. Other files (a backup, a draft) are left alone.
Result<std::vector<fs::path>> key_files(const fs::path& folder) {
  std::error_code failed;
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  if (!fs::exists(folder, failed)) return std::vector<fs::path>();
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".json" || !is_key_id(path.stem().string())) continue;
    found.emplace_back(fs::last_write_time(path, failed), path);
  }
  if (failed)
    return fail(ErrorCode::Io, "cannot read " + folder.string() + ": " + failed.message(),
                "Check the rights of the data folder.");
  std::sort(found.rbegin(), found.rend());
  std::vector<fs::path> paths;
  paths.reserve(found.size());
  for (auto& [time, path] : found) paths.push_back(std::move(path));
  return paths;
}

}  // namespace

Result<KeyRing> KeyRing::open(const fs::path& folder) {
  KeyRing ring(folder);
  ZUIL_TRY(const auto files, key_files(folder));
  for (const fs::path& file : files) {
    ZUIL_TRY(const KeyPair keys, read_key_pair(file));
    ring.keys_.emplace(keys.public_key.id(), keys);
  }
  return ring;
}

const KeyPair* KeyRing::find(const std::string& key_id) {
  const auto known = keys_.find(key_id);
  if (known != keys_.end()) return &known->second;
  if (!is_key_id(key_id)) return nullptr;
  const auto read = read_key_pair(folder_ / (key_id + ".json"));
  if (!read || read->public_key.id() != key_id) return nullptr;
  return &keys_.emplace(key_id, *read).first->second;
}

Result<PublicKey> current_public_key(const fs::path& folder) {
  ZUIL_TRY(const auto files, key_files(folder));
  if (!files.empty()) {
    ZUIL_TRY(const KeyPair keys, read_key_pair(files.front()));
    return keys.public_key;
  }
  std::error_code failed;
  fs::create_directories(folder, failed);
  fs::permissions(folder, fs::perms::owner_all, failed);
  if (failed)
    return fail(ErrorCode::Io, "cannot make " + folder.string() + ": " + failed.message());
  const KeyPair keys = make_key_pair();
  ZUIL_CHECK(write_key_pair(folder / (keys.public_key.id() + ".json"), keys));
  return keys.public_key;
}

}  // namespace zuil
