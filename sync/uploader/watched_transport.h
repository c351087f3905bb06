// SPDX-License-Identifier: EUPL-1.2
// Another transport, and what its answers tell of the collector besides what was asked.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/store/sync_board.h"
#include "sync/uploader/transport.h"

namespace zuil {

class WatchedTransport final : public Transport {
 public:
  // Both outlive it.
  WatchedTransport(Transport& transport, const Clock& clock)
      : transport_(transport), clock_(clock) {}

  Result<HttpResponse> send(const HttpRequest& request) override;

  // Of answers that name the version of the collector's interface; anybody else's (a login page's)
  // are not the collector's to be judged by.
  const CollectorFacts& facts() const { return facts_; }

  // Why the last answer was none of a collector that admits this kiosk; nothing: it was one.
  const std::optional<SyncTrouble>& trouble() const { return trouble_; }

 private:
  Transport& transport_;
  const Clock& clock_;
  CollectorFacts facts_;
  std::optional<SyncTrouble> trouble_;
};

}  // namespace zuil
