// SPDX-License-Identifier: EUPL-1.2
// One HTTP exchange with the collector: the edge that tests replace.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace zuil {

using HttpHeaders = std::map<std::string, std::string>;  // by name, in lower case

struct HttpRequest {
  std::string method;  // "PUT", "POST"; "GET" has no body
  std::string path;    // below the collector's address: "/v1/batches"
  HttpHeaders headers;
  std::string body;
};

struct HttpResponse {
  int status = 0;
  HttpHeaders headers;
  std::string body;
  // Of the certificate that the other side proved itself by; not known on a connection that was
  // used before.
  std::optional<WallTime> certificate_until{};
};

class Transport {
 public:
  virtual ~Transport() = default;
  // A complete answer, whatever its status. Network: no complete answer came, and the request may
  // have arrived or not. Crypto: whoever answered did not prove to be the collector, and nothing
  // was sent. Any other error is the configuration's. No error names a header's value.
  virtual Result<HttpResponse> send(const HttpRequest& request) = 0;
};

}  // namespace zuil
