// SPDX-License-Identifier: EUPL-1.2
// HTTP by libcurl. TLS 1.2 or later with a verified certificate; plain HTTP to this machine only.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "kiosk/base/settings.h"
#include "sync/uploader/transport.h"

namespace zuil {

struct CurlLimits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds whole{60'000};   // of one exchange
  std::size_t most_bytes = 4 * 1024 * 1024;  // of an answer
};

class CurlTransport final : public Transport {
 public:
  // Invalid, with the mend, for an address that is not https (or http to 127.0.0.0/8, ::1 or
  // localhost), has a query or a password in it, and for a CA file that is not there.
  static Result<CurlTransport> create(const CollectorAddress& collector, CurlLimits limits = {});

  // Asked while an exchange lasts, at least once a second: true breaks it off, as a connection that
  // is lost does.
  void stop_when(std::function<bool()> stopped) { stopped_ = std::move(stopped); }

  Result<HttpResponse> send(const HttpRequest& request) override;

 private:
  struct Close {
    void operator()(void* handle) const;
  };
  using Handle = std::unique_ptr<void, Close>;  // a CURL*, kept for its connection

  CurlTransport(Handle handle, std::string url, CurlLimits limits)
      : handle_(std::move(handle)), url_(std::move(url)), limits_(limits) {}

  Handle handle_;
  std::string url_;
  CurlLimits limits_;
  std::function<bool()> stopped_;
};

}  // namespace zuil
