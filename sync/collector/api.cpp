// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/api.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "collector_openapi.h"
#include "kiosk/base/log.h"
#include "kiosk/survey/news_json.h"
#include "kiosk/survey/questionnaire_json.h"
#include "sync/collector/factsheet.h"
#include "sync/collector/news_desk.h"
#include "sync/collector/pages.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

ApiReply page(int status, std::string html) {
  // No script, nothing from elsewhere.
  return {status,
          "text/html; charset=utf-8",
          std::move(html),
          {{"Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"}}};
}

// "Sat, 21 Nov 2026 09:00:00 GMT", in English whatever the machine speaks.
std::string to_http_date(WallTime time) {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::string utc = to_utc_string(time);  // "2026-11-21T09:00:00Z"
  return std::string(kDays[std::chrono::weekday(day).c_encoding()]) + ", " + utc.substr(8, 2) +
         " " + kMonths[static_cast<unsigned>(date.month()) - 1] + " " + utc.substr(0, 4) + " " +
         utc.substr(11, 8) + " GMT";
}

// Does a Host header name this machine, with or without a port?
bool is_local_host(std::string_view host) {
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
    if (!host.starts_with(name)) continue;
    const std::string_view rest = host.substr(name.size());
    if (rest.empty() ||
        (rest.front() == ':' && rest.find_first_not_of("0123456789", 1) == std::string_view::npos))
      return true;
  }
  return false;
}

// From this machine itself: the peer is, the browser means it (a page elsewhere cannot make its own
// name point here), and nobody passed the request on.
bool is_local(const ApiRequest& request) {
  constexpr std::array kPeers{"127.0.0.1", "::1", "::ffff:127.0.0.1"};
  constexpr std::array kPassedOn{"forwarded", "via", "x-forwarded-for", "x-forwarded-host",
                                 "x-real-ip"};
  return std::find(kPeers.begin(), kPeers.end(), request.peer) != kPeers.end() &&
         is_local_host(header(request, "host")) &&
         std::none_of(kPassedOn.begin(), kPassedOn.end(),
                      [&](const char* name) { return request.headers.contains(name); });
}

std::string summary(const Receipt& receipt) {
  std::map<std::string, int> fates;
  for (const Receipt::Entry& entry : receipt.entries) ++fates[to_string(entry.fate)];
  std::string text = std::to_string(receipt.entries.size()) + " received";
  for (const auto& [fate, count] : fates) text += ", " + std::to_string(count) + " " + fate;
  return text;
}

}  // namespace

ApiReply Api::handle(const ApiRequest& request) {
  const std::lock_guard lock(mutex_);
  ApiReply reply = route(request);
  // A kiosk compares its clock with it.
  reply.headers.emplace_back("Date", to_http_date(clock_.wall()));
  return reply;
}

bool Api::must_restart() {
  const std::lock_guard lock(mutex_);
  return ingest_.must_restart() || enrolment_.must_restart() || authenticator_.must_restart();
}

ApiReply Api::route(const ApiRequest& request) {
  constexpr std::string_view kVersions = "/v1/questionnaires/";
  constexpr std::string_view kFactsheets = "/factsheets/";
  const std::string& path = request.path;
  const bool get = request.method == "GET" || request.method == "HEAD";

  if (path == "/v1/batches")
    return request.method == "POST" ? take_batch(request) : wrong_method("POST");
  if (path.starts_with(kVersions))
    return request.method == "PUT" ? take_questionnaire(request, path.substr(kVersions.size()))
                                   : wrong_method("PUT");
  if (path == "/v1/operator-log")
    return request.method == "POST" ? take_operator_log(request) : wrong_method("POST");
  if (path == "/v1/enrol") return request.method == "POST" ? enrol(request) : wrong_method("POST");
  if (path == "/v1/test")
    return request.method == "POST" ? try_to_open(request) : wrong_method("POST");
  if (path == "/v1/news") return get ? news(request) : wrong_method("GET, HEAD");
  if (path == "/v1/health") return get ? health() : wrong_method("GET, HEAD");
  if (path == "/v1/openapi.json") {
    if (!get) return wrong_method("GET, HEAD");
    ApiReply reply = json_reply(200, std::string(embedded::collector_openapi().front().text));
    reply.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return reply;
  }
  if (path != "/" && path != "/reviews" && !path.starts_with(kFactsheets))
    return problem(404, "There is nothing at this path.");

  if (!is_local(request)) return page(403, message_page(Message::OnlyHere));
  if (!get) return wrong_method("GET, HEAD");
  if (path == "/") return list_page();
  if (path == "/reviews") return reviews_page();
  const std::string rest = path.substr(kFactsheets.size());
  const auto slash = rest.find('/');
  if (slash == std::string::npos) return page(404, message_page(Message::NotFound));
  return factsheet_page(rest.substr(0, slash), rest.substr(slash + 1));
}

ApiReply Api::health() {
  const auto checked = store_.check();
  if (!checked) return out_of_service("health", checked.error());
  return json_reply(200, R"({"status":"ok"})");
}

tl::expected<Device, ApiReply> Api::authorise(const ApiRequest& request) {
  const auto device = authenticator_.authenticate(request, clock_.wall());
  if (device) return *device;
  if (device.error().code != ErrorCode::Refused)
    return tl::make_unexpected(out_of_service("authorise", device.error()));
  log::warning("authorise", request.path + " from " + request.peer, to_string(device.error()));
  ApiReply reply = problem(401, device.error().message);
  reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  return tl::make_unexpected(std::move(reply));
}

ApiReply Api::take_batch(const ApiRequest& request) {
  const auto device = authorise(request);
  if (!device) return device.error();
  if (auto refused = refuse_body(request)) return std::move(*refused);
  const auto batch = read_batch(request.body);
  if (!batch) return problem(400, batch.error().message);
  const auto receipt = ingest_.take(*batch, *device);
  if (!receipt) return out_of_service("ingest", receipt.error());
  log::info("ingest", "batch " + batch->id + " of device " + device->id + " from " + request.peer,
            summary(*receipt));
  return json_reply(200, to_json(*receipt));
}

ApiReply Api::take_questionnaire(const ApiRequest& request, const std::string& hash) {
  const auto device = authorise(request);
  if (!device) return device.error();
  if (auto refused = refuse_body(request)) return std::move(*refused);
  if (sha256_hex(as_bytes(request.body)) != hash)
    return problem(400, "The path must end in the SHA-256 of the body: 64 lower-case hex digits.");
  const auto questionnaire = read_questionnaire(request.body, "questionnaire");
  if (!questionnaire) return problem(400, questionnaire.error().message);
  if (questionnaire->canonical_json != request.body)
    return problem(400, "The body must be canonical: keys sorted, no white space, no $schema.");
  const auto published = ingest_.publish(*questionnaire);
  if (!published) return out_of_service("publish", published.error());
  log::info("publish",
            "questionnaire " + questionnaire->id + " " + hash + " by device " + device->id +
                " from " + request.peer,
            (published->is_new ? "added, " : "known, ") + std::to_string(published->released) +
                " held responses released");
  return json_reply(published->is_new ? 201 : 200, dump({{"questionnaire", questionnaire->id},
                                                         {"hash", hash},
                                                         {"released", published->released}}));
}

ApiReply Api::news(const ApiRequest& request) {
  const auto device = authorise(request);
  if (!device) return device.error();
  const auto found = news_for(store_, device->site, today());
  if (!found) return out_of_service("news", found.error());
  ApiReply reply = json_reply(200, to_canonical_json(*found));
  const std::string etag = "\"" + sha256_hex(as_bytes(reply.body)) + "\"";
  // Weakly too: a web server in between that compresses says so with W/.
  if (header(request, "if-none-match").find(etag) != std::string::npos) reply = {304, {}, {}, {}};
  reply.headers.emplace_back("ETag", etag);
  return reply;
}

ApiReply Api::take_operator_log(const ApiRequest& request) {
  const auto device = authorise(request);
  if (!device) return device.error();
  if (auto refused = refuse_body(request)) return std::move(*refused);
  const auto portion = read_log_portion(request.body);
  if (!portion) return problem(400, portion.error().message);
  const auto receipt = ingest_.take_log(*portion, *device, today());
  if (!receipt) return out_of_service("operator log", receipt.error());
  if (receipt->machine == MachineStanding::Shared)
    log::warning("compare", "machine-id of device " + device->id,
                 "another kiosk has the same: were they installed from one disk image?");
  return json_reply(200, to_json(*receipt));
}

std::string Api::today() const {
  return to_string(local_time(clock_.wall()).date);
}

ApiReply Api::list_page() {
  const auto overview = make_overview(store_, today());
  if (!overview) return out_of_service("list", overview.error());
  return page(200, zuil::list_page(*overview));
}

ApiReply Api::reviews_page() {
  const auto waiting = reviews_waiting(store_);
  if (!waiting) return out_of_service("reviews", waiting.error());
  return page(200, zuil::reviews_page(*waiting));
}

ApiReply Api::factsheet_page(const std::string& questionnaire, const std::string& year) {
  if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos)
    return page(404, message_page(Message::NotFound));
  std::string last = year + "-12-31";
  if (const std::string now = today(); now < last && now.starts_with(year)) last = now;
  const auto factsheet =
      make_factsheet(store_, Selection{questionnaire, year + "-01-01", last, std::nullopt});
  if (!factsheet && factsheet.error().code == ErrorCode::NotFound)
    return page(404, message_page(Message::NotFound));
  if (!factsheet) return out_of_service("factsheet", factsheet.error());
  return page(200, to_html(*factsheet));
}

}  // namespace zuil
