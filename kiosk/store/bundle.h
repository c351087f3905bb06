// SPDX-License-Identifier: EUPL-1.2
// Questionnaires that the collector's operator sends in one signed file. Read here, published by
// who asks for it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/base/signing_key.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/survey/bundle_json.h"

namespace zuil {

struct TakenBundle {
  std::int64_t number = 0;
  std::string sha256;    // of its content
  std::string taken_on;  // "2026-11-21"
};

// A bundle that may be taken in.
struct OfferedBundle {
  Bundle bundle;
  std::string sha256;
  bool known = false;  // it is the one that was taken in last
};

class BundleStore {
 public:
  // The same file as ResponseStore's.
  static Result<BundleStore> open(const std::filesystem::path& file);

  Result<std::optional<TakenBundle>> last();
  // Verified before it is parsed. Crypto: not signed by that collector. Corrupt: cut off or
  // changed. Refused: it is over, or older than the last one. Invalid: a questionnaire in it is not
  // in order.
  Result<OfferedBundle> read(const std::filesystem::path& file, const VerifyKey& collector,
                             const std::string& today);
  // When its questionnaires are published. Refused: meanwhile a newer one was taken in.
  Result<void> keep(const OfferedBundle& offered, const std::string& today);

 private:
  explicit BundleStore(Database database) : database_(std::move(database)) {}
  Result<bool> is_known(const Bundle& bundle, const std::string& sha256);

  Database database_;
};

}  // namespace zuil
