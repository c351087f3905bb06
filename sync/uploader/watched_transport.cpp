// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/watched_transport.h"

#include "sync/uploader/http_date.h"

namespace zuil {
namespace {

constexpr std::size_t kLongestVersion = 20;

bool is_version(const std::string& text) {
  return !text.empty() && text.size() <= kLongestVersion &&
         text.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

Result<HttpResponse> WatchedTransport::send(const HttpRequest& request) {
  const WallTime sent = clock_.wall();
  auto answer = transport_.send(request);
  if (!answer) return answer;
  const auto version = answer->headers.find("api-version");
  if (version == answer->headers.end() || !is_version(version->second)) return answer;
  const WallTime received = clock_.wall();
  facts_.met = received;
  facts_.api_version = version->second;
  if (answer->certificate_until) facts_.certificate_until = answer->certificate_until;
  const auto date = answer->headers.find("date");
  const auto theirs = date == answer->headers.end() ? std::nullopt : read_http_date(date->second);
  // Theirs is cut off to whole seconds, and was written somewhere between the two moments.
  if (theirs)
    facts_.ahead = std::chrono::round<std::chrono::seconds>(
        *theirs + std::chrono::milliseconds(500) - (sent + (received - sent) / 2));
  return answer;
}

}  // namespace zuil
