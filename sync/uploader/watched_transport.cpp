// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/watched_transport.h"

#include "sync/uploader/http_date.h"
#include "sync/uploader/retry_policy.h"

namespace zuil {
namespace {

constexpr std::size_t kLongestVersion = 20;

bool is_version(const std::string& text) {
  return !text.empty() && text.size() <= kLongestVersion &&
         text.find_first_not_of("0123456789.") == std::string::npos;
}

bool is_collectors(const HttpResponse& answer) {
  const auto version = answer.headers.find("api-version");
  return version != answer.headers.end() && is_version(version->second);
}

SyncTrouble trouble_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::Network:
      return {SyncCause::NoAnswer, error.message, error.hint};
    case ErrorCode::Crypto:
      return {SyncCause::NotTrusted, error.message, error.hint};
    default:
      return {SyncCause::Configuration, error.message, error.hint};
  }
}

std::optional<SyncTrouble> trouble_of(const HttpResponse& answer) {
  constexpr int kNotFound = 404;  // an older collector, which does not know what was asked
  const bool is_fine = answer.status < 400 || answer.status == kNotFound;
  if (is_fine && is_collectors(answer)) return std::nullopt;
  const RetryRule& rule = retry_rule(is_fine ? 200 : answer.status);
  return SyncTrouble{rule.cause,
                     std::string(rule.what) + " (HTTP " + std::to_string(answer.status) + ")",
                     std::string(rule.hint)};
}

}  // namespace

Result<HttpResponse> WatchedTransport::send(const HttpRequest& request) {
  const WallTime sent = clock_.wall();
  auto answer = transport_.send(request);
  trouble_ = answer ? trouble_of(*answer) : std::optional(trouble_of(answer.error()));
  if (!answer || !is_collectors(*answer)) return answer;
  const WallTime received = clock_.wall();
  facts_.met = received;
  facts_.api_version = answer->headers.at("api-version");
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
