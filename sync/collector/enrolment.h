// SPDX-License-Identifier: EUPL-1.2
// How a kiosk comes to be known here: somebody at the collector asks for a one-time code, somebody
// at the kiosk types it, and the kiosk hands it in with the public key it signs with.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/signing_key.h"
#include "sync/collector/collector_store.h"
#include "sync/wire/enrolment.h"

namespace zuil {

inline constexpr std::chrono::hours kCodeTerm{24};
// So many wrong codes in such a time, and nobody may try for the rest of it. Of 30^8 codes, who
// goes on guessing for a year finds one that is open with a chance of one in 600,000.
inline constexpr int kMostWrongCodes = 20;
inline constexpr std::chrono::minutes kWrongCodesSpan{10};

class Enrolment {
 public:
  // `keys`: the folder of the sealing keys (key_ring.h); `key`: what bundles and receipts are
  // signed with. The store outlives it.
  Enrolment(CollectorStore& store, std::filesystem::path keys, const SigningKey& key)
      : store_(store), keys_(std::move(keys)), key_(key) {}

  // A code for a new kiosk, or for one that is known already and gets another token and key.
  Result<std::string> new_code(const std::string& site, Random& random, WallTime now);
  // NotFound: there is no such kiosk.
  Result<std::string> new_code_for(const std::string& device, Random& random, WallTime now);

  enum class Refusal {
    Unknown,  // no code that was given out, or long ago
    Expired,  // 24 hours are over
    Used,     // by a kiosk with another key
    TooMany,  // wrong codes: see wait_for()
    NoProof,  // the request is not signed by the key that it gives
  };
  using Answer = std::variant<EnrolmentReply, Refusal>;
  // The kiosk is known, on the disk, when this gives a reply. The same code with the same key gives
  // the same reply until the code expires: a reply that was lost is asked for again.
  Result<Answer> admit(const EnrolmentRequest& request, WallTime now);
  // How long nobody may try.
  Result<std::chrono::seconds> wait_for(WallTime now);

  const SigningKey& signing_key() const { return key_; }
  // As of Ingest.
  bool must_restart() const { return must_restart_; }

 private:
  std::string digest_of(const std::string& code) const;
  Result<std::string> give_code(const std::string& device, const std::string& site, Random& random,
                                WallTime now);
  Result<Answer> judge(const EnrolmentRequest& request, std::int64_t now);
  Result<EnrolmentReply> take(const EnrolmentCode& code, const VerifyKey& key, std::int64_t now);

  CollectorStore& store_;
  std::filesystem::path keys_;
  SigningKey key_;
  bool must_restart_ = false;
};

}  // namespace zuil
