// SPDX-License-Identifier: EUPL-1.2
// Requests and replies of the collector, and the replies that many requests can get.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/base/result.h"

namespace zuil {

inline constexpr std::string_view kApiVersion = "1.4.0";

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

std::string dump(const nlohmann::json& json);
ApiReply json_reply(int status, std::string body);
// Nothing was stored: 503, and logged.
ApiReply out_of_service(std::string_view action, const Error& error);
ApiReply wrong_method(std::string_view allowed);

// Empty when there is none. `name` in lower case.
std::string header(const ApiRequest& request, const std::string& name);
// The body of a POST or PUT: JSON, and not too large. Empty when it is in order.
std::optional<ApiReply> refuse_body(const ApiRequest& request);

}  // namespace zuil
