// SPDX-License-Identifier: EUPL-1.2
// What the collector answers to a request, apart from how requests travel (http_server.h). The
// interface is described in openapi.json and sync/wire/README.md.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/clock.h"
#include "sync/collector/ingest.h"

namespace zuil {

inline constexpr std::string_view kApiVersion = "1.3.0";

struct ApiRequest {
  std::string method;
  std::string path;                            // without query
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::string peer;  // address of the other end
};

struct ApiReply {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// application/problem+json (RFC 9457).
ApiReply problem(int status, std::string_view detail);

// Headers that every reply carries, whoever makes it.
std::vector<std::pair<std::string, std::string>> common_headers();

class Api {
 public:
  // All outlive the Api.
  Api(CollectorStore& store, Ingest& ingest, const Clock& clock)
      : store_(store), ingest_(ingest), clock_(clock) {}

  // May be called by several threads; they take turns.
  ApiReply handle(const ApiRequest& request);
  // See Ingest.
  bool must_restart();

 private:
  ApiReply route(const ApiRequest& request);
  ApiReply health();
  ApiReply take_batch(const ApiRequest& request);
  ApiReply take_questionnaire(const ApiRequest& request, const std::string& hash);
  ApiReply news(const ApiRequest& request);
  ApiReply take_operator_log(const ApiRequest& request);
  std::string today() const;
  ApiReply list_page();
  ApiReply reviews_page();
  ApiReply factsheet_page(const std::string& questionnaire, const std::string& year);
  // The device whose token the request carries, or the reply that refuses it.
  tl::expected<Device, ApiReply> authorise(const ApiRequest& request);

  std::mutex mutex_;
  CollectorStore& store_;
  Ingest& ingest_;
  const Clock& clock_;
};

}  // namespace zuil
