// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/retry_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "sync/uploader/http_date.h"

namespace zuil {
namespace {

constexpr std::string_view kAddressHint =
    "Check collector.url in the configuration, and that zuil-collector runs there.";
constexpr std::string_view kTokenHint =
    "Enrol this kiosk (zuil-collector enrol --site NAME) and put the token into the file that "
    "collector.tokenFile names.";
constexpr std::string_view kContentHint =
    "Check that zuil-sync and zuil-collector are of versions that belong together.";
constexpr std::string_view kBetweenHint =
    "Look for a login page, proxy or redirect between this kiosk and the collector.";

using enum SyncCause;

// The first that fits counts.
constexpr std::array kRules{
    RetryRule{kNoAnswer, kNoAnswer, Verdict::Again, NoAnswer, "the collector gives no answer",
              kAddressHint},
    RetryRule{200, 399, Verdict::Again, SomethingBetween,
              "something else than the collector answers", kBetweenHint},
    RetryRule{401, 401, Verdict::Stop, UnknownKiosk,
              "the collector does not know this kiosk's token", kTokenHint},
    RetryRule{403, 403, Verdict::Stop, UnknownKiosk, "the collector refuses this kiosk",
              kTokenHint},
    RetryRule{404, 405, Verdict::Stop, NoCollector, "there is no collector at this address",
              kAddressHint},
    RetryRule{407, 407, Verdict::Stop, Proxy, "a proxy wants to know who asks",
              "Set https_proxy with its credentials for zuil-sync, or let it pass."},
    RetryRule{408, 408, Verdict::Again, NoAnswer, "the collector waited too long for the request",
              kAddressHint},
    RetryRule{411, 411, Verdict::Stop, RefusedContent, "the request's form is refused",
              kContentHint},
    RetryRule{415, 415, Verdict::Stop, RefusedContent, "the request's form is refused",
              kContentHint},
    RetryRule{413, 413, Verdict::Smaller, RefusedContent, "the collector finds it too large",
              "Raise the body limit of the web server in front of the collector to 1 MiB."},
    RetryRule{425, 425, Verdict::Again, Busy, "the collector asks to come later", ""},
    RetryRule{429, 429, Verdict::Again, Busy, "the collector asks to come later", ""},
    RetryRule{400, 499, Verdict::Smaller, RefusedContent, "the collector refuses the content",
              kContentHint},
    RetryRule{511, 511, Verdict::Again, SomethingBetween, "the network wants a login",
              kBetweenHint},
    RetryRule{503, 503, Verdict::Again, Busy, "the collector is not available for a while", ""},
    RetryRule{500, 599, Verdict::Again, CollectorFault, "the collector has a fault",
              "See the collector's own log."},
};
constexpr RetryRule kOtherwise{
    0, 0, Verdict::Again, Other, "the answer has an unknown status", kBetweenHint};

}  // namespace

const RetryRule& retry_rule(int status) {
  const auto* const found = std::find_if(kRules.begin(), kRules.end(), [&](const RetryRule& rule) {
    return rule.least_status <= status && status <= rule.most_status;
  });
  return found != kRules.end() ? *found : kOtherwise;
}

std::optional<std::chrono::seconds> retry_after(const HttpResponse& response, WallTime now) {
  const auto header = response.headers.find("retry-after");
  if (header == response.headers.end()) return std::nullopt;
  const std::string& text = header->second;
  std::uint32_t seconds = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (parsed.ec == std::errc() && parsed.ptr == text.data() + text.size())
    return std::chrono::seconds(seconds);
  const auto then = read_http_date(text);
  if (!then) return std::nullopt;
  return std::max(std::chrono::seconds(0), std::chrono::ceil<std::chrono::seconds>(*then - now));
}

std::chrono::milliseconds backoff(int failures, std::optional<std::chrono::seconds> retry_after,
                                  Random& random) {
  auto ceiling = kFirstBackoff;
  for (int i = 0; i < failures && ceiling < kMostBackoff; ++i) ceiling *= 2;
  ceiling = std::min(ceiling, kMostBackoff);
  const std::chrono::milliseconds jitter(random.below(static_cast<std::uint32_t>(ceiling.count())));
  return jitter + std::min(retry_after.value_or(std::chrono::seconds(0)), kMostRetryAfter);
}

}  // namespace zuil
