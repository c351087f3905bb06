// SPDX-License-Identifier: EUPL-1.2
// The collector's key pairs, DIR/keys/<key id>.json. Old ones are kept, so that a response sealed
// before a change of keys still opens.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "kiosk/base/sealed_box.h"

namespace zuil {

class KeyRing {
 public:
  // Every key in the folder must be readable; a missing folder is an empty ring.
  static Result<KeyRing> open(const std::filesystem::path& folder);

  // Null when there is no such key. Looks again in the folder for one it does not know.
  const KeyPair* find(const std::string& key_id);
  bool empty() const { return keys_.empty(); }

 private:
  explicit KeyRing(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
  std::map<std::string, KeyPair> keys_;
};

// The key that kiosks are to use: the newest file of the folder. A pair is made when there is none.
Result<PublicKey> current_public_key(const std::filesystem::path& folder);

}  // namespace zuil
