// SPDX-License-Identifier: EUPL-1.2
// What the collector keeps of one-time codes, of the keys that kiosks sign with and of the bundles
// it made for them. A part of its database (collector_store.h), apart because little else needs it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/sqlite.h"

namespace zuil {

struct EnrolmentCode {
  std::string digest;
  std::string device;  // id
  std::string site;
  std::int64_t expires_at = 0;  // s since 1970-01-01 UTC
  std::string used_by;          // public key, 64 hex digits; empty: nobody yet
};

struct Guesses {
  std::int64_t since = 0;  // s since 1970-01-01 UTC
  std::int64_t wrong = 0;
};

class EnrolmentStore {
 public:
  // The database outlives it; the transactions are the caller's.
  explicit EnrolmentStore(Database& database) : database_(database) {}

  Result<void> add_code(const EnrolmentCode& code);
  Result<std::optional<EnrolmentCode>> find_code(const std::string& digest);
  Result<void> use_code(const EnrolmentCode& code, const std::string& public_key);
  // Those that expired before that moment.
  Result<void> forget_codes(std::int64_t before);

  Result<Guesses> guesses();
  Result<void> set_guesses(const Guesses& guesses);

  // The id of the kiosk that signs with that key.
  Result<std::optional<std::string>> device_of_key(const std::string& public_key);
  Result<std::optional<std::string>> site_of(const std::string& device);
  Result<bool> is_revoked(const std::string& device);
  // Adds the kiosk, or gives the one that is there these in place of what it had.
  struct Admitted {
    std::string device;
    std::string site;
    std::string token_sha256;
    std::string public_key;
    std::string on;  // "2026-11-21"
  };
  Result<void> admit(const Admitted& admitted);

  // False: that kiosk gave it before. The moments are in s since 1970-01-01 UTC.
  Result<bool> add_nonce(const std::string& device, const std::string& nonce, std::int64_t created);
  Result<void> forget_nonces(std::int64_t before);
  Result<void> set_signs(const std::string& device);

  Result<std::int64_t> last_bundle();  // 0: none
  Result<void> add_bundle(std::int64_t number, const std::string& made_on,
                          const std::string& expires_on, const std::string& questionnaires);

 private:
  Database& database_;
};

}  // namespace zuil
