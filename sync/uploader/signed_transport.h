// SPDX-License-Identifier: EUPL-1.2
// Another transport, for a kiosk that signs what it sends (sync/wire/request_signature.h). A kiosk
// whose clock is off learns the collector's time from an answer, and signs by that.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/signing_key.h"
#include "sync/uploader/transport.h"

namespace zuil {

class SignedTransport final : public Transport {
 public:
  // All but the key outlive it.
  SignedTransport(Transport& transport, const Clock& clock, Random& random, const SigningKey& key)
      : transport_(transport), clock_(clock), random_(random), key_(key) {}

  // After a 401 once more, with a signature of its own: by the time that the answer told, and in
  // case the connection brought the first one twice.
  Result<HttpResponse> send(const HttpRequest& request) override;

 private:
  Result<HttpResponse> send_signed(const HttpRequest& request);

  Transport& transport_;
  const Clock& clock_;
  Random& random_;
  SigningKey key_;
  std::chrono::milliseconds ahead_{0};  // of the collector's clock before ours
};

}  // namespace zuil
