// SPDX-License-Identifier: EUPL-1.2
// The collector's HTTP server: sizes, times and threads are bounded; what is answered is the Api's.
// Plain HTTP: TLS is the reverse proxy's in front of it (deploy/collector).
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/result.h"
#include "sync/collector/api.h"

namespace zuil {

struct ListenAddress {
  std::string host;  // "127.0.0.1", "::1" (without brackets) or a name
  int port = 0;      // 0: the kernel chooses
};
// "HOST:PORT", "[::1]:PORT".
Result<ListenAddress> read_listen_address(const std::string& text);

class HttpServer {
 public:
  // Takes the port: requests wait from here on. The Api outlives the server.
  static Result<HttpServer> bind(Api& api, const ListenAddress& address);
  HttpServer(HttpServer&&) noexcept;
  ~HttpServer();

  int port() const;
  // Answers until stop(), or until the Api says that the program must restart.
  void run();
  // From any thread; requests under way are answered first.
  void stop();

 private:
  struct Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace zuil
