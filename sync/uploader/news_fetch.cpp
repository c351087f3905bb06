// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/news_fetch.h"

#include "kiosk/base/log.h"
#include "kiosk/survey/news_json.h"

namespace zuil {
namespace {

constexpr auto kPath = "/v1/news";
constexpr std::size_t kLongestEtag = 200;

std::string etag_of(const HttpResponse& response) {
  const auto found = response.headers.find("etag");
  const bool usable = found != response.headers.end() && found->second.size() <= kLongestEtag;
  return usable ? found->second : std::string();
}

Result<void> fetch(NewsStore& store, Transport& collector, const std::string& token) {
  ZUIL_TRY(const auto known, store.read());
  HttpRequest request{"GET", kPath, {{"authorization", "Bearer " + token}}, {}};
  if (known && !known->etag.empty()) request.headers["if-none-match"] = known->etag;
  ZUIL_TRY(const HttpResponse answer, collector.send(request));
  if (answer.status == 304) return {};
  if (answer.status == 404) return known ? store.forget() : Result<void>();
  if (answer.status != 200)
    return fail(ErrorCode::Refused, "HTTP " + std::to_string(answer.status));
  ZUIL_TRY(const auto news, read_news(answer.body));
  if (known && known->document == answer.body) return {};
  ZUIL_CHECK(store.keep({etag_of(answer), answer.body}));
  log::info("receive", "news", std::to_string(news.size()) + " to show");
  return {};
}

}  // namespace

bool fetch_news(NewsStore& store, Transport& collector, const std::string& token) {
  const auto fetched = fetch(store, collector, token);
  if (!fetched) log::warning("receive", "news", "left as it was: " + fetched.error().message);
  return fetched.has_value();
}

}  // namespace zuil
