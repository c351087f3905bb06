// SPDX-License-Identifier: EUPL-1.2
// Whose request is it? The token names the kiosk, its signature proves it, and no request is taken
// a second time (sync/wire/request_signature.h).
#pragma once

#include "kiosk/base/clock.h"
#include "sync/collector/api_reply.h"
#include "sync/collector/collector_store.h"
#include "sync/wire/request_signature.h"

namespace zuil {

class Authenticator {
 public:
  // The store outlives it.
  explicit Authenticator(CollectorStore& store) : store_(store) {}

  // Refused: the request is not let in; the message, which is for whoever sent it, says why, and
  // the hint what whoever runs the collector can do. Any other error is the store's.
  // A kiosk that is known by a key must sign from its first signed request on.
  Result<Device> authenticate(const ApiRequest& request, WallTime now);
  // As of Ingest.
  bool must_restart() const { return must_restart_; }

 private:
  Result<void> check(const RequestSignature& signature, const SignedPart& part,
                     const Device& device, WallTime now);
  // That it was here; Refused when it was before.
  Result<void> note(const RequestSignature& signature, const Device& device, std::int64_t now);

  CollectorStore& store_;
  bool must_restart_ = false;
};

}  // namespace zuil
