// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/api_reply.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/base/log.h"
#include "sync/wire/batch.h"

namespace zuil {
namespace {

constexpr std::size_t kMostBytesInBody = kMostBytesInBatch;

std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Invalid input";
    case 401:
      return "Not authorised";
    case 403:
      return "Not allowed";
    case 404:
      return "Not found";
    case 405:
      return "Method not allowed";
    case 409:
      return "Taken";
    case 410:
      return "Over";
    case 413:
      return "Too large";
    case 415:
      return "Unsupported content type";
    case 429:
      return "Too many requests";
    case 503:
      return "Temporarily out of service";
    default:
      return status >= 500 ? "Internal error" : "Bad request";
  }
}

bool is_json(const ApiRequest& request) {
  std::string type = header(request, "content-type");
  type = type.substr(0, type.find(';'));
  while (!type.empty() && type.back() == ' ') type.pop_back();
  std::transform(type.begin(), type.end(), type.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return type == "application/json";
}

}  // namespace

std::string dump(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ApiReply json_reply(int status, std::string body) {
  return {status, "application/json", std::move(body), {}};
}

std::string header(const ApiRequest& request, const std::string& name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? std::string() : found->second;
}

std::optional<ApiReply> refuse_body(const ApiRequest& request) {
  if (!is_json(request)) return problem(415, "Send application/json.");
  if (request.body.size() > kMostBytesInBody)
    return problem(413, "Send at most " + std::to_string(kMostBytesInBody) + " bytes.");
  return std::nullopt;
}

ApiReply out_of_service(std::string_view action, const Error& error) {
  log::error(action, "database", error);
  ApiReply reply = problem(503, "The collector cannot store this now; send it again later.");
  reply.headers.emplace_back("Retry-After", "60");
  return reply;
}

ApiReply wrong_method(std::string_view allowed) {
  ApiReply reply = problem(405, "This path answers " + std::string(allowed) + " only.");
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

ApiReply problem(int status, std::string_view detail) {
  return {status,
          "application/problem+json",
          dump({{"status", status}, {"title", title_of(status)}, {"detail", detail}}),
          {}};
}

std::vector<std::pair<std::string, std::string>> common_headers() {
  return {{"API-Version", std::string(kApiVersion)},
          {"Cache-Control", "no-store"},
          {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"}};
}

}  // namespace zuil
