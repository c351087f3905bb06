// SPDX-License-Identifier: EUPL-1.2
// The two requests of the protocol (sync/wire/README.md), each tried until it is settled.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "sync/uploader/retry_policy.h"
#include "sync/uploader/transport.h"
#include "sync/wire/batch.h"
#include "sync/wire/receipt.h"

namespace zuil {

// The world outside, passed in.
struct UploadEdges {
  Transport& transport;
  const Clock& clock;
  Random& random;
  std::function<void(std::chrono::milliseconds)> sleep;
  std::function<bool()> cancelled{};  // looked at between two requests; none: never
  bool is_cancelled() const { return cancelled && cancelled(); }
};

class CollectorClient {
 public:
  // `most_tries` of one request; 0: go on until it is settled.
  CollectorClient(UploadEdges edges, std::string token, int most_tries)
      : edges_(std::move(edges)), token_(std::move(token)), most_tries_(most_tries) {}

  struct Settled {
    Verdict verdict = Verdict::Done;  // Again: the tries are used up, or it was cancelled
    Error why{};                      // when not Done
    SyncCause cause{};                // the same
    Receipt receipt{};                // of a batch, when Done
  };
  Settled put_questionnaire(const std::string& hash, const std::string& document);
  Settled post_batch(const Batch& batch);

  // Waits as before the try after that many failures.
  void wait(int failures);

 private:
  // Whether a 2xx is the collector's; it may keep what it read.
  using Accepts = std::function<Result<void>(const HttpResponse&)>;
  Settled settle(const std::string& method, const std::string& path, const std::string& body,
                 const Accepts& accepts);

  UploadEdges edges_;
  std::string token_;
  int most_tries_;
};

}  // namespace zuil
