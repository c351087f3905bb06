// SPDX-License-Identifier: EUPL-1.2
// Lists from a real server on this machine.
#include "config/tool/fetch.h"

#include <doctest/doctest.h>

#include "tests/support/canned_server.h"
#include "tests/support/require_ok.h"

namespace zuil {
namespace {

using test::CannedServer;
using test::require_ok;

std::string answer(const std::string& body, const std::string& status = "200 OK",
                   const std::string& header = "Content-Type: application/json") {
  return "HTTP/1.1 " + status + "\r\n" + header +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" +
         body;
}

std::string page(const std::string& next, const std::string& text) {
  return answer(R"({"_links":{"next":{"href":)" + next + R"(}},"results":[{"text":")" + text +
                R"("}]})");
}

std::string refusal(const std::string& url, const FetchLimits& limits = {}) {
  const auto pages = fetch_pages(url, limits);
  REQUIRE_FALSE(pages.has_value());
  return to_string(pages.error());
}

bool says(const std::string& message, const char* words) {
  return message.find(words) != std::string::npos;
}

TEST_CASE("a paged list is read to its end, in its order") {
  CannedServer server(std::vector<std::string>{page(R"("/list?page=2")", "een"),
                                               page(R"("?page=3")", "twee"), page("null", "drie")});
  const auto pages = require_ok(fetch_pages(server.url() + "/list"));
  REQUIRE(pages.size() == 3);
  CHECK(pages[0]["results"][0]["text"] == "een");
  CHECK(pages[2]["results"][0]["text"] == "drie");
  const auto& requests = server.stop();
  REQUIRE(requests.size() == 3);
  CHECK(requests[1].starts_with("GET /list?page=2 "));
  CHECK(requests[2].starts_with("GET /list?page=3 "));
}

TEST_CASE("a list that goes on at another server, in circles or for ever is not followed") {
  CannedServer elsewhere(page(R"("http://127.0.0.1:1/list")", "een"));
  CHECK(says(refusal(elsewhere.url()), "another server"));
  CannedServer downgraded(page(R"("ftp://127.0.0.1/list")", "een"));
  CHECK(says(refusal(downgraded.url()), "another server"));
  CannedServer circle(page(R"("/list")", "een"));
  CHECK(says(refusal(circle.url() + "/list"), "back to itself"));
  CannedServer endless(std::vector<std::string>{
      page(R"("?page=2")", "een"), page(R"("?page=3")", "twee"), page(R"("?page=4")", "drie")});
  CHECK(says(refusal(endless.url(), {4096, 2, std::chrono::seconds(10)}), "more than 2 pages"));
}

TEST_CASE("what is no list is told as what it is") {
  CannedServer portal(
      answer("<!DOCTYPE html><title>Gratis wifi</title>", "200 OK", "Content-Type: text/html"));
  CHECK(says(refusal(portal.url()), "a web page, not JSON"));
  CannedServer moved(answer("", "302 Found", "Location: https://elders.example.nl/list"));
  const std::string message = refusal(moved.url());
  CHECK(says(message, "302"));
  CHECK(says(message, "https://elders.example.nl/list"));
  CannedServer missing(answer("{}", "404 Not Found"));
  CHECK(says(refusal(missing.url()), "404"));
  CannedServer ill(answer("{}", "503 Service Unavailable"));
  CHECK(says(refusal(ill.url()), "Try again later"));
  CannedServer broken(answer("{\"results\": ["));
  CHECK(says(refusal(broken.url()), "not JSON"));
  CannedServer large(answer(std::string(5000, ' ')));
  CHECK(says(refusal(large.url(), {4096, 2, std::chrono::seconds(10)}), "too large"));
}

TEST_CASE("nothing is fetched over plain http from another machine, or with a password") {
  CHECK(says(refusal("http://meldingen.example.nl/list"), "https://"));
  CHECK(says(refusal("http://127.0.0.1.example.nl/list"), "https://"));
  CHECK(says(refusal("ftp://127.0.0.1/list"), "https://"));
  CHECK(says(refusal("file:///etc/passwd"), "https://"));
  const std::string message = refusal("https://jan:geheim@meldingen.example.nl/list");
  CHECK(says(message, "must not hold a name or a password"));
  CHECK_FALSE(says(message, "geheim"));
}

TEST_CASE("an address is told from a file") {
  CHECK(is_url("https://meldingen.example.nl/x"));
  CHECK_FALSE(is_url("answers.json"));
  CHECK_FALSE(is_url("/srv/answers.json"));
}

}  // namespace
}  // namespace zuil
