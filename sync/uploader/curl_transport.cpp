// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/curl_transport.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <time.h>

namespace zuil {
namespace {

constexpr const char* kUrlHint =
    "Set collector.url to https://…; http:// is for a collector on this machine only (127.0.0.1).";

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// What comes in while an exchange runs.
struct Incoming {
  HttpResponse response;
  std::size_t most_bytes;
  bool too_large = false;
  bool headers_complete = false;
};

std::string part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool is_loopback(const std::string& host) {
  if (host == "localhost") return true;  // libcurl never asks a name server for it
  in_addr four{};
  if (inet_pton(AF_INET, host.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  in6_addr six{};
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return bracketed && inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &six) == 1 &&
         IN6_IS_ADDR_LOOPBACK(&six);
}

// True: https. False: http to this machine.
Result<bool> check_url(const std::string& text) {
  const auto bad = [](const std::string& why) {
    return fail(ErrorCode::Invalid, "collector.url " + why, kUrlHint);
  };
  const Url url(curl_url());
  if (url == nullptr || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    return bad("is no address that zuil-sync understands");
  // Never shown in a message: that would put it into the log.
  if (!part_of(url, CURLUPART_USER).empty() || !part_of(url, CURLUPART_PASSWORD).empty())
    return bad("must not hold a name or a password");
  if (!part_of(url, CURLUPART_QUERY).empty() || !part_of(url, CURLUPART_FRAGMENT).empty())
    return bad("must not have a ? or # part");
  const std::string scheme = part_of(url, CURLUPART_SCHEME);
  if (scheme == "https") return true;
  if (scheme != "http") return bad("must begin with https://, not " + scheme + "://");
  if (!is_loopback(part_of(url, CURLUPART_HOST)))
    return bad("is plain http to another machine: the token and the answers would be readable");
  return false;
}

std::size_t take_body(char* data, std::size_t one, std::size_t size, void* target) {
  auto& incoming = *static_cast<Incoming*>(target);
  if (incoming.response.body.size() + size > incoming.most_bytes) {
    incoming.too_large = true;
    return 0;
  }
  incoming.response.body.append(data, one * size);
  return one * size;
}

std::size_t take_header(char* data, std::size_t one, std::size_t size, void* target) {
  auto& incoming = *static_cast<Incoming*>(target);
  const std::string_view line(data, one * size);
  // A status line begins a new answer: what a "100 Continue" said before does not count.
  if (line.starts_with("HTTP/")) {
    incoming.response.headers.clear();
    incoming.headers_complete = false;
  }
  if (line == "\r\n" || line == "\n") incoming.headers_complete = true;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return one * size;
  std::string name(line.substr(0, colon));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string_view value = line.substr(colon + 1);
  const auto begin = value.find_first_not_of(" \t\r\n");
  const auto end = value.find_last_not_of(" \t\r\n");
  incoming.response.headers[name] =
      begin == std::string_view::npos ? "" : std::string(value.substr(begin, end - begin + 1));
  return one * size;
}

// libcurl asks many times a second while there is something to read or write.
constexpr std::chrono::milliseconds kAskAgain{200};

struct Watch {
  const std::function<bool()>& stopped;
  std::chrono::steady_clock::time_point next = std::chrono::steady_clock::now() + kAskAgain;
};

int look_whether_stopped(void* target, curl_off_t /*to_read*/, curl_off_t /*read*/,
                         curl_off_t /*to_send*/, curl_off_t /*sent*/) {
  auto& watch = *static_cast<Watch*>(target);
  const auto now = std::chrono::steady_clock::now();
  if (now < watch.next) return 0;
  watch.next = now + kAskAgain;
  return watch.stopped() ? 1 : 0;
}

void set_constant_options(CURL* curl, bool tls, const CollectorAddress& collector,
                          const CurlLimits& limits) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, tls ? "https" : "http");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_CERTINFO, 1L);
  if (!collector.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, collector.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);  // this file alone is trusted
  }
  if (!tls) curl_easy_setopt(curl, CURLOPT_PROXY, "");  // the token must not reach a proxy in plain
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "zuil-sync/" ZUIL_VERSION);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &take_header);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &look_whether_stopped);
}

HeaderList header_list(const HttpHeaders& headers) {
  HeaderList list;
  const auto append = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    (void)list.release();
    list.reset(longer);
  };
  append("Expect:");  // no round trip before the body
  for (const auto& [name, value] : headers) append(name + ": " + value);
  return list;
}

Error describe(CURLcode code, const std::string& url, const char* detail, bool too_large) {
  if (too_large)
    return {ErrorCode::Network, url + ": the answer is larger than a collector's can be", ""};
  const std::string message = url + ": " + (*detail != '\0' ? detail : curl_easy_strerror(code));
  switch (code) {
    case CURLE_SSL_CACERT_BADFILE:
      return {ErrorCode::Invalid, message, "Check collector.caFile: a PEM file with certificates."};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {ErrorCode::Crypto, message,
              "The certificate is not trusted: set collector.caFile to the authority that issued "
              "it, and check the clock of this machine."};
    default:
      return {ErrorCode::Network, message, ""};
  }
}

// OpenSSL writes "Nov 21 09:00:00 2026 GMT", the other TLS libraries "2026-11-21 09:00:00 GMT".
std::optional<WallTime> read_expiry(const std::string& text) {
  for (const char* form : {"%b %d %H:%M:%S %Y GMT", "%Y-%m-%d %H:%M:%S GMT"}) {
    std::tm parts{};
    const char* end = ::strptime(text.c_str(), form, &parts);
    if (end != nullptr && *end == '\0') return WallTime(std::chrono::seconds(::timegm(&parts)));
  }
  return std::nullopt;
}

// The first certificate is the collector's own, those after it are its authorities'.
std::optional<WallTime> certificate_until(CURL* curl) {
  constexpr std::string_view kExpiry = "Expire date:";
  curl_certinfo* certificates = nullptr;
  if (curl_easy_getinfo(curl, CURLINFO_CERTINFO, &certificates) != CURLE_OK ||
      certificates == nullptr || certificates->num_of_certs < 1)
    return std::nullopt;
  for (const curl_slist* line = certificates->certinfo[0]; line != nullptr; line = line->next) {
    const std::string_view text(line->data);
    if (text.starts_with(kExpiry)) return read_expiry(std::string(text.substr(kExpiry.size())));
  }
  return std::nullopt;
}

}  // namespace

void CurlTransport::Close::operator()(void* handle) const {
  curl_easy_cleanup(handle);
}

Result<CurlTransport> CurlTransport::create(const CollectorAddress& collector, CurlLimits limits) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) return fail(ErrorCode::Io, "libcurl does not start");
  ZUIL_TRY(const bool tls, check_url(collector.url));
  std::error_code ignored;
  if (!collector.ca_file.empty() && !std::filesystem::is_regular_file(collector.ca_file, ignored))
    return fail(ErrorCode::Invalid, "there is no file " + collector.ca_file.string(),
                "Set collector.caFile to the certificates of the collector's authority, or leave "
                "it out to trust those of the system.");
  Handle handle(curl_easy_init());
  if (handle == nullptr) return fail(ErrorCode::Io, "libcurl does not start");
  set_constant_options(handle.get(), tls, collector, limits);
  return CurlTransport(std::move(handle), collector.url, limits);
}

Result<HttpResponse> CurlTransport::send(const HttpRequest& request) {
  CURL* curl = handle_.get();
  const std::string url = url_ + request.path;
  const HeaderList headers = header_list(request.headers);
  Incoming incoming{{}, limits_.most_bytes};
  Watch watch{stopped_};
  std::array<char, CURL_ERROR_SIZE> detail{};
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  if (request.method == "GET") {
    curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
  } else {
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
  }
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &incoming);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &incoming);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &watch);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, stopped_ ? 0L : 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail.data());
  const CURLcode code = curl_easy_perform(curl);
  // They point into this frame.
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, nullptr);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, nullptr);
  if (code != CURLE_OK)
    return tl::make_unexpected(describe(code, url, detail.data(), incoming.too_large));
  if (!incoming.headers_complete) return fail(ErrorCode::Network, url + ": the answer was cut off");
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  incoming.response.status = static_cast<int>(status);
  incoming.response.certificate_until = certificate_until(curl);
  return std::move(incoming.response);
}

}  // namespace zuil
