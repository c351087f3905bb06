// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/fetch.h"

#include <algorithm>
#include <array>
#include <memory>

#include <curl/curl.h>

#include "kiosk/base/json_reader.h"

namespace zuil {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;
using HeaderList = std::unique_ptr<curl_slist, FreeList>;
using Curl = std::unique_ptr<CURL, FreeCurl>;

struct Page {
  std::string text;
  std::size_t most_bytes;
  bool too_large = false;
};

std::string part_of(const Url& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

// libcurl has made a number of four parts of every other way to write an address.
bool is_loopback(const std::string& host) {
  const bool four = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "[::1]" || (four && host.starts_with("127."));
}

Result<Url> read_url(const std::string& text) {
  Url url(curl_url());
  if (url == nullptr || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    return fail(ErrorCode::Invalid, "this is no address: " + text,
                "Write it as https://meldingen.example.nl/signals/v1/public/….");
  // Never shown in a message: that would put it on a screen.
  if (!part_of(url, CURLUPART_USER).empty() || !part_of(url, CURLUPART_PASSWORD).empty())
    return fail(ErrorCode::Invalid, "the address must not hold a name or a password",
                "The list is public: leave them out.");
  const std::string scheme = part_of(url, CURLUPART_SCHEME);
  if (scheme != "https" && !(scheme == "http" && is_loopback(part_of(url, CURLUPART_HOST))))
    return fail(ErrorCode::Invalid, text + ": must begin with https://",
                "What comes over plain http can have been changed by anyone on the way.");
  return url;
}

// Scheme, host and port.
std::string server_of(const Url& url) {
  return part_of(url, CURLUPART_SCHEME) + "://" + part_of(url, CURLUPART_HOST) + ":" +
         part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

std::size_t take_body(char* data, std::size_t one, std::size_t size, void* target) {
  auto& page = *static_cast<Page*>(target);
  page.too_large = page.text.size() + one * size > page.most_bytes;
  if (page.too_large) return 0;
  page.text.append(data, one * size);
  return one * size;
}

void set_options(CURL* curl, const std::string& url, const FetchLimits& limits) {
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, url.starts_with("https") ? "https" : "http");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "zuil-config/" ZUIL_VERSION);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_body);
}

Result<void> check_status(CURL* curl, const std::string& url) {
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  const std::string said = url + ": the server answered " + std::to_string(status);
  if (status == 200) return {};
  if (status >= 300 && status < 400) {
    const char* target = nullptr;
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &target);
    return fail(
        ErrorCode::Refused, said + " and points elsewhere",
        target == nullptr ? "" : "If you trust it, give that address: " + std::string(target));
  }
  if (status >= 500) return fail(ErrorCode::Network, said, "Try again later.");
  return fail(ErrorCode::Refused, said, "Is the address right? Open it in a browser.");
}

Result<nlohmann::json> read_page(const std::string& text, const std::string& url) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && text[first] == '<')
    return fail(ErrorCode::Refused, url + ": gives a web page, not JSON",
                "Is this the address of the list itself? A sign-in page of the network you are on "
                "may also be in between: open the address in a browser.");
  return parse_json(text, url);
}

Result<nlohmann::json> fetch(CURL* curl, const std::string& url, const FetchLimits& limits) {
  Page page{{}, limits.most_bytes};
  std::array<char, CURL_ERROR_SIZE> detail{};
  const HeaderList headers(curl_slist_append(nullptr, "Accept: application/json"));
  curl_easy_reset(curl);
  set_options(curl, url, limits);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &page);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail.data());
  const CURLcode code = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);  // it points into this frame
  if (page.too_large)
    return fail(ErrorCode::Refused, url + ": the answer is too large for a list of answers",
                "Is this the right address?");
  if (code != CURLE_OK)
    return fail(
        ErrorCode::Network,
        url + ": " + (detail.front() != '\0' ? detail.data() : curl_easy_strerror(code)),
        "Check the address and the network; or save the list in a browser and give the file.");
  ZUIL_CHECK(check_status(curl, url));
  return read_page(page.text, url);
}

}  // namespace

bool is_url(std::string_view text) {
  return text.find("://") != std::string_view::npos;
}

std::string next_page(const nlohmann::json& page) {
  using Pointer = nlohmann::json::json_pointer;
  for (const char* place : {"/_links/next/href", "/next"}) {
    const Pointer pointer(place);
    if (page.is_object() && page.contains(pointer) && page.at(pointer).is_string())
      return page.at(pointer).get<std::string>();
  }
  return {};
}

Result<std::vector<nlohmann::json>> fetch_pages(const std::string& url, const FetchLimits& limits) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const Curl curl(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (curl == nullptr) return fail(ErrorCode::Io, "libcurl does not start");
  ZUIL_TRY(Url place, read_url(url));
  const std::string server = server_of(place);
  std::vector<nlohmann::json> pages;
  std::vector<std::string> seen;
  for (;;) {
    const std::string address = part_of(place, CURLUPART_URL);
    if (std::find(seen.begin(), seen.end(), address) != seen.end())
      return fail(ErrorCode::Refused, address + ": the list points back to itself");
    if (pages.size() == limits.most_pages)
      return fail(ErrorCode::Refused,
                  url + ": the list has more than " + std::to_string(limits.most_pages) + " pages");
    ZUIL_TRY(pages.emplace_back(), fetch(curl.get(), address, limits));
    seen.push_back(address);
    const std::string next = next_page(pages.back());
    if (next.empty()) return pages;
    if (curl_url_set(place.get(), CURLUPART_URL, next.c_str(), 0) != CURLUE_OK ||
        server_of(place) != server)
      return fail(ErrorCode::Refused, address + ": the list goes on at another server: " + next,
                  "Give the address of the server that has the whole list.");
  }
}

}  // namespace zuil
