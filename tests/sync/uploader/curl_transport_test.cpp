// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/curl_transport.h"

#include <chrono>
#include <cstdlib>
#include <utility>

#include <doctest/doctest.h>

#include "tests/support/canned_server.h"
#include "tests/support/child_process.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

CollectorAddress address(const std::string& url, const std::filesystem::path& ca_file = {}) {
  CollectorAddress collector;
  collector.url = url;
  collector.ca_file = ca_file;
  return collector;
}

CurlTransport transport_to(const std::string& url, CurlLimits limits = {}) {
  return require_ok(CurlTransport::create(address(url), limits));
}

Result<HttpResponse> post(CurlTransport& transport) {
  return transport.send(
      {"POST", "/v1/batches", {{"authorization", "Bearer geheim"}}, R"({"tekst":"é"})"});
}

Result<HttpResponse> post_to(const CannedServer& server, CurlLimits limits = {}) {
  CurlTransport transport = transport_to(server.url(), limits);
  return post(transport);
}

// A TLS server of Debian's own openssl, with a certificate for 127.0.0.1 that it made itself.
class TlsServer {
 public:
  explicit TlsServer(const std::vector<std::string>& options = {}) : server_(start(options)) {
    REQUIRE(server_.read_until("ACCEPT 127.0.0.1:"));
    REQUIRE(server_.read_until("\n"));
    const std::string& text = server_.text();
    const auto begin = text.find("ACCEPT 127.0.0.1:") + 17;
    url_ = "https://127.0.0.1:" + text.substr(begin, text.find_first_of(" \n", begin) - begin);
  }
  const std::string& url() const { return url_; }
  std::filesystem::path certificate() const { return folder_ / "certificate.pem"; }

 private:
  ChildProcess start(const std::vector<std::string>& options) {
    const std::string certificate_file = certificate().string();
    const std::string key = (folder_ / "key.pem").string();
    const auto made = run_program({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                                   "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                                   "/CN=collector", "-addext", "subjectAltName=IP:127.0.0.1",
                                   "-keyout", key, "-out", certificate_file});
    REQUIRE_MESSAGE(made.exit_code == 0, made.text);
    std::vector<std::string> command{"openssl",        "s_server", "-accept",
                                     "127.0.0.1:0",    "-www",     "-cert",
                                     certificate_file, "-key",     key};
    command.insert(command.end(), options.begin(), options.end());
    return ChildProcess(command);
  }

  TempDir folder_;
  ChildProcess server_;
  std::string url_;
};

Result<HttpResponse> get(const TlsServer& server, const std::filesystem::path& ca_file) {
  auto transport = require_ok(CurlTransport::create(address(server.url(), ca_file)));
  return transport.send({"GET", "/", {}, ""});
}

}  // namespace

TEST_CASE("plain http goes to this machine only") {
  for (const char* good :
       {"https://collector.example.nl", "https://collector.example.nl:8443/zuil",
        "http://127.0.0.1:8780", "http://127.4.5.6", "http://localhost:8780", "http://[::1]:8780"})
    CHECK_MESSAGE(CurlTransport::create(address(good)), good);
  for (const char* bad :
       {"http://collector.example.nl", "http://10.0.0.1", "http://127.0.0.1.example.nl",
        "http://localhost.example.nl", "http://[::2]", "http://[::ffff:10.0.0.1]", "http://0.0.0.0",
        "ftp://127.0.0.1", "file:///etc/passwd", "collector.example.nl", "", "https://",
        "https://x.nl?a=b", "https://x.nl/#a", "https://naam:geheim@x.nl",
        "http://127.0.0.1@example.nl", "http://a b"}) {
    const auto transport = CurlTransport::create(address(bad));
    REQUIRE_FALSE_MESSAGE(transport, bad);
    CHECK(transport.error().code == ErrorCode::Invalid);
    CHECK_FALSE(transport.error().hint.empty());
    CHECK(to_string(transport.error()).find("geheim") == std::string::npos);
  }
}

TEST_CASE("a CA file that is not there is the configuration's fault") {
  const auto transport = CurlTransport::create(address("https://x.nl", "/nergens/ca.pem"));
  REQUIRE_FALSE(transport);
  CHECK(transport.error().code == ErrorCode::Invalid);
  CHECK(transport.error().message.find("/nergens/ca.pem") != std::string::npos);
}

TEST_CASE("request and answer arrive as they are") {
  CannedServer server(
      "HTTP/1.1 503 Busy\r\nRetry-After:  17 \r\nAPI-Version: 1.0.0\r\nContent-Length: 5\r\n\r\n"
      "later");
  const auto response = require_ok(post_to(server));
  CHECK(response.status == 503);
  CHECK(response.headers.at("retry-after") == "17");
  CHECK(response.headers.at("api-version") == "1.0.0");
  CHECK(response.body == "later");
  const std::string request = server.stop().at(0);
  CHECK(request.starts_with("POST /v1/batches HTTP/1.1\r\n"));
  CHECK(request.find("\r\nauthorization: Bearer geheim\r\n") != std::string::npos);
  CHECK(request.find("\r\nUser-Agent: zuil-sync/0.1.0\r\n") != std::string::npos);
  CHECK(request.find("\r\nContent-Length: 14\r\n") != std::string::npos);
  CHECK(request.ends_with("\r\n\r\n{\"tekst\":\"é\"}"));
}

TEST_CASE("an exchange that somebody stops ends as a lost connection does, long before its limit") {
  CannedServer silent("");
  auto transport = require_ok(CurlTransport::create(address(silent.url())));
  bool stopped = false;
  transport.stop_when([&] { return std::exchange(stopped, true); });  // at the second look
  const auto begun = std::chrono::steady_clock::now();
  const auto answer = transport.send({"GET", "/", {}, ""});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::Network);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(20));
}

TEST_CASE("a redirect is an answer, not a way: the token goes nowhere else") {
  CannedServer elsewhere("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  CannedServer server("HTTP/1.1 307 Go\r\nLocation: " + elsewhere.url() +
                      "/v1/batches\r\nContent-Length: 0\r\n\r\n");
  CHECK(require_ok(post_to(server)).status == 307);
  CHECK(elsewhere.stop().empty());
}

TEST_CASE("an answer that is too large, cut off, no HTTP or nothing is no answer") {
  for (const std::string& answer :
       {"HTTP/1.1 200 OK\r\n\r\n" + std::string(2000, 'x'),
        std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
        std::string("SSH-2.0-OpenSSH_9.2\r\n"), std::string("HTTP/1.1 200 OK\r\nContent-Le"),
        std::string()}) {
    const CannedServer server(answer);
    const auto response = post_to(server, {.connect = 2s, .whole = 200ms, .most_bytes = 1000});
    REQUIRE_FALSE_MESSAGE(response, answer);
    CHECK(response.error().code == ErrorCode::Network);
    CHECK(to_string(response.error()).find("geheim") == std::string::npos);
  }
}

TEST_CASE("a large answer within the limit is taken whole") {
  CannedServer server("HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" +
                      std::string(300'000, 'x'));
  CHECK(require_ok(post_to(server)).body.size() == 300'000);
}

TEST_CASE("a port where nobody listens") {
  std::string url;
  {
    const CannedServer gone("x");
    url = gone.url();
  }
  CurlTransport transport = transport_to(url);
  const auto response = post(transport);
  REQUIRE_FALSE(response);
  CHECK(response.error().code == ErrorCode::Network);
  CHECK(response.error().message.find(url) != std::string::npos);
}

TEST_CASE("plain http does not pass through a proxy") {
  CannedServer proxy("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  CannedServer server("HTTP/1.1 201 Made\r\nContent-Length: 0\r\n\r\n");
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  const auto response = post_to(server);
  ::unsetenv("http_proxy");
  CHECK(require_ok(response).status == 201);
  CHECK(proxy.stop().empty());
}

TEST_CASE("a certificate is trusted only when its authority is") {
  const TlsServer server;
  const auto trusted = get(server, server.certificate());
  CHECK(require_ok(trusted).status == 200);

  const auto unknown = get(server, {});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::Crypto);
  CHECK(unknown.error().hint.find("caFile") != std::string::npos);

  // The right authority, and the name of another machine.
  std::string by_name = server.url();
  by_name.replace(by_name.find("127.0.0.1"), 9, "localhost");
  auto transport = require_ok(CurlTransport::create(address(by_name, server.certificate())));
  CHECK_FALSE(transport.send({"GET", "/", {}, ""}));
}

TEST_CASE("until when the certificate is good is told; plain http has none") {
  const TlsServer server;
  const auto response = require_ok(get(server, server.certificate()));
  REQUIRE(response.certificate_until);
  const auto left = *response.certificate_until - SystemClock().wall();
  CHECK(left > 47h);
  CHECK(left <= 48h);
  const CannedServer plain("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  CHECK_FALSE(require_ok(post_to(plain)).certificate_until);
}

TEST_CASE("a CA file that holds no certificate is the configuration's fault") {
  const TlsServer server;
  const auto response = get(server, std::filesystem::path(ZUIL_SOURCE_DIR) / "CMakeLists.txt");
  REQUIRE_FALSE(response);
  CHECK(response.error().code == ErrorCode::Invalid);
}

TEST_CASE("TLS 1.2 and 1.3 are spoken, older is refused") {
  for (const char* good : {"-tls1_2", "-tls1_3"}) {
    const TlsServer server({good});
    CHECK_MESSAGE(get(server, server.certificate()), good);
  }
  const TlsServer old({"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"});
  CHECK_FALSE(get(old, old.certificate()));
}
