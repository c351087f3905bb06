// SPDX-License-Identifier: EUPL-1.2
// The real server, over the loopback.
#include <thread>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "sync/collector/api.h"
#include "sync/collector/http_server.h"
#include "tests/support/fake_clock.h"
#include "tests/sync/collector/collector_house.h"
#include "tests/sync/collector/raw_http.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

struct Running {
  Running()
      : api(house.store, house.ingest, house.enrolment, clock),
        server(require_ok(HttpServer::bind(api, {"127.0.0.1", 0}))),
        thread([this] { server.run(); }) {}
  ~Running() {
    // run() may not have begun yet: a first answer proves that it has.
    send({});
    server.stop();
    thread.join();
  }

  RawReply send(const RawRequest& request) { return send_request(server.port(), request); }

  RawReply post(const std::string& body, std::map<std::string, std::string> headers = {}) {
    headers.emplace("Content-Type", "application/json");
    headers.emplace("Authorization", "Bearer " + house.token());
    return send({"POST", "/v1/batches", headers, body});
  }

  RawReply put(const std::string& hash, const std::string& body) {
    return send(
        {"PUT",
         "/v1/questionnaires/" + hash,
         {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + house.token()}},
         body});
  }

  Batch batch_of(const Response& response) {
    return {make_uuid(house.random), 1, {house.sealed(response)}};
  }

  CollectorHouse house;
  FakeClock clock;
  Api api;
  HttpServer server;
  std::thread thread;
};

void check_problem(const RawReply& reply, int status) {
  CHECK(reply.status == status);
  REQUIRE(reply.headers.contains("content-type"));
  CHECK(reply.headers.at("content-type") == "application/problem+json");
  const Json problem = Json::parse(reply.body, nullptr, false);
  REQUIRE(problem.is_object());
  CHECK(problem["status"] == status);
  CHECK(problem["title"].is_string());
  CHECK(problem["detail"].is_string());
}

void check_common_headers(const RawReply& reply) {
  CAPTURE(reply.status);
  CAPTURE(reply.body.substr(0, 100));
  const std::map<std::string, std::string> expected{{"api-version", "1.4.0"},
                                                    {"cache-control", "no-store"},
                                                    {"x-content-type-options", "nosniff"},
                                                    {"x-frame-options", "DENY"}};
  for (const auto& [name, value] : expected) {
    CAPTURE(name);
    REQUIRE(reply.headers.contains(name));
    CHECK(reply.headers.at(name) == value);
  }
  CHECK(reply.headers.contains("strict-transport-security"));
  REQUIRE(reply.headers.contains("content-security-policy"));
  CHECK(reply.headers.at("content-security-policy").find("frame-ancestors 'none'") !=
        std::string::npos);
}

}  // namespace

TEST_CASE("A kiosk publishes its questionnaire, sends its responses and gets a receipt") {
  Running collector;
  const auto& balie = *collector.house.balie;
  const RawReply published = collector.put(balie.hash, balie.canonical_json);
  CHECK(published.status == 201);
  CHECK(Json::parse(published.body) ==
        Json{{"questionnaire", "balie"}, {"hash", balie.hash}, {"released", 0}});
  CHECK(collector.put(balie.hash, balie.canonical_json).status == 200);

  const Response response = respondent(balie, collector.house.random);
  const Batch batch = collector.batch_of(response);
  const RawReply reply = collector.post(to_json(batch));
  CHECK(reply.status == 200);
  CHECK(reply.headers.at("content-type") == "application/json");
  const Receipt receipt = require_ok(read_receipt(reply.body));
  CHECK(receipt == Receipt{batch.id, {{response.id, Fate::Accepted}}, 1});
  CHECK(require_ok(read_receipt(collector.post(to_json(batch)).body)).entries[0].fate ==
        Fate::Duplicate);
}

TEST_CASE("A response sent ahead of its questionnaire is held, and released by it") {
  Running collector;
  const auto& balie = *collector.house.balie;
  const Batch batch = collector.batch_of(respondent(balie, collector.house.random));
  CHECK(require_ok(read_receipt(collector.post(to_json(batch)).body)).entries[0].fate ==
        Fate::Held);
  CHECK(Json::parse(collector.put(balie.hash, balie.canonical_json).body)["released"] == 1);
  CHECK(collector.house.counted() == 1);
}

TEST_CASE("A kiosk is told the news of its own site, once, and of nothing that is over") {
  Running collector;
  collector.house.publish_balie();
  const auto set = [&](const std::string& site, const std::string& said, const std::string& until) {
    NewsEntry entry;
    const std::string done = "ja";
    entry.published = {"balie", until, {LocalText({{"nl", said}}), LocalText({{"nl", done}}), 12}};
    entry.site = site;
    entry.set_on = "2026-11-01";
    entry.set_by = "A. Jansen";
    require_ok(collector.house.store.add_news(entry));
  };
  const auto ask = [&](const std::string& etag = "") {
    std::map<std::string, std::string> headers{
        {"Authorization", "Bearer " + collector.house.token()}};
    if (!etag.empty()) headers["If-None-Match"] = etag;
    return collector.send({"GET", "/v1/news", headers, ""});
  };
  check_problem(collector.send({"GET", "/v1/news", {}, ""}), 401);
  const RawReply none = ask();
  CHECK(none.status == 200);
  CHECK(none.body == R"({"news":[]})");

  set("", "overal", "2026-11-21");
  set("Wijkpost", "elders", "2026-11-21");
  const RawReply all = ask();
  CHECK(all.body == R"({"news":[{"done":{"nl":"ja"},"questionnaire":"balie","respondents":12,)"
                    R"("said":{"nl":"overal"},"validUntil":"2026-11-21"}]})");
  CHECK(all.headers.at("etag") != none.headers.at("etag"));
  check_common_headers(all);

  set("Stadhuis", "hier", "2026-11-22");
  CHECK(ask().body.find("hier") != std::string::npos);
  CHECK(ask().body.find("overal") == std::string::npos);
  const RawReply same = ask(ask().headers.at("etag"));
  CHECK(same.status == 304);
  CHECK(same.body.empty());
  CHECK(ask("W/" + ask().headers.at("etag")).status == 304);
  CHECK(ask(all.headers.at("etag")).status == 200);

  collector.clock.advance(std::chrono::hours(24));
  CHECK(ask().body.find("hier") != std::string::npos);
  collector.clock.advance(std::chrono::hours(24));
  CHECK(ask().body == none.body);
  check_problem(collector.send({"POST", "/v1/news", {}, ""}), 405);
}

TEST_CASE("Every reply carries the headers of the API rules") {
  Running collector;
  const std::string body =
      to_json(collector.batch_of(respondent(*collector.house.balie, collector.house.random)));
  for (const RawReply& reply :
       {collector.send({"GET", "/v1/health", {}, ""}),
        collector.send({"GET", "/v1/openapi.json", {}, ""}), collector.send({}),
        collector.send({"GET", "/nothing", {}, ""}), collector.post(body), collector.post("{"),
        collector.post("", {{"Authorization", "Bearer no"}}),
        collector.post(std::string(3 * 1024 * 1024, ' ')),
        collector.send({"GET", "/", {{"Host", "evil.example"}}, ""}),
        collector.send({"DELETE", "/v1/batches", {}, ""})})
    check_common_headers(reply);
}

TEST_CASE("Without a valid token nothing is taken in") {
  Running collector;
  const std::string body =
      to_json(collector.batch_of(respondent(*collector.house.balie, collector.house.random)));
  const std::string token = collector.house.token();
  for (const std::string& authorisation :
       {std::string(), std::string("Bearer "), "Basic " + token, "Bearer " + token + "0",
        "Bearer " + token.substr(1), "Bearer " + sha256_hex(as_bytes(token)), token}) {
    CAPTURE(authorisation);
    const RawReply reply = collector.post(body, {{"Authorization", authorisation}});
    check_problem(reply, 401);
    CHECK(reply.headers.at("www-authenticate") == "Bearer");
  }
  const auto& balie = *collector.house.balie;
  check_problem(collector.send({"PUT",
                                "/v1/questionnaires/" + balie.hash,
                                {{"Content-Type", "application/json"}},
                                balie.canonical_json}),
                401);
  CHECK(collector.house.take({}).held_total == 0);
}

TEST_CASE("Bodies that are too large, of another type or no batch are refused") {
  Running collector;
  check_problem(collector.post(std::string(3 * 1024 * 1024, ' ')), 413);
  check_problem(collector.post(std::string(1024 * 1024 + 1, ' ')), 413);
  for (const char* type :
       {"text/plain", "application/jsonp", "application/x-www-form-urlencoded", ""})
    check_problem(collector.post("{}", {{"Content-Type", type}}), 415);
  const RawReply invalid = collector.post("{}");
  check_problem(invalid, 400);
  CHECK(Json::parse(invalid.body)["detail"] == "batch: $: \"id\" is missing");
  check_problem(collector.post("\xff"), 400);
  check_problem(collector.post(""), 400);
  check_problem(collector.post(R"({"\ud800":1})"), 400);
  const Batch batch =
      collector.batch_of(respondent(*collector.house.balie, collector.house.random));
  CHECK(collector.post(to_json(batch), {{"Content-Type", "application/json; charset=utf-8"}})
            .status == 200);
}

TEST_CASE("A questionnaire must be what its hash says, canonical and readable") {
  Running collector;
  const auto& balie = *collector.house.balie;
  check_problem(collector.put(std::string(64, 'a'), balie.canonical_json), 400);
  check_problem(collector.put("balie", balie.canonical_json), 400);
  const std::string spaced = balie.canonical_json + " ";
  check_problem(collector.put(sha256_hex(as_bytes(spaced)), spaced), 400);
  const std::string nothing = R"({"id":"balie"})";
  check_problem(collector.put(sha256_hex(as_bytes(nothing)), nothing), 400);
  CHECK(require_ok(collector.house.store.questionnaires()).empty());
}

TEST_CASE("A path that takes another method says which") {
  Running collector;
  const RawReply get = collector.send({"GET", "/v1/batches", {}, ""});
  check_problem(get, 405);
  CHECK(get.headers.at("allow") == "POST");
  const RawReply post = collector.send({"POST", "/v1/health", {}, ""});
  check_problem(post, 405);
  CHECK(post.headers.at("allow") == "GET, HEAD");
  check_problem(collector.send({"POST", "/v1/questionnaires/abc", {}, ""}), 405);
  check_problem(collector.send({"DELETE", "/", {}, ""}), 405);
  check_problem(collector.send({"GET", "/v1", {}, ""}), 404);
  check_problem(collector.send({"GET", "/v1/batches/", {}, ""}), 404);
}

TEST_CASE("The description is open to everybody") {
  Running collector;
  const RawReply reply = collector.send({"GET", "/v1/openapi.json", {{"Host", "x.nl"}}, ""});
  CHECK(reply.status == 200);
  CHECK(reply.headers.at("access-control-allow-origin") == "*");
  CHECK(Json::parse(reply.body)["info"]["version"] == reply.headers.at("api-version"));
}

TEST_CASE("The description knows every key of a record, and the protocol names its version") {
  Running collector;
  const Json api = Json::parse(collector.send({"GET", "/v1/openapi.json", {}, ""}).body);
  Batch batch;
  batch.responses.push_back({});
  batch.responses.back().kind = RecordKind::Contact;
  const Json record = Json::parse(to_json(batch))["responses"][0];
  const Json& known = api["components"]["schemas"]["SealedRecord"]["properties"];
  for (const auto& member : record.items()) {
    const std::string& key = member.key();
    CAPTURE(key);
    CHECK(known.contains(key));
  }
  CHECK(known["kind"]["enum"] == Json{"response", "contact"});
  const std::string protocol = require_ok(read_file(data_dir() / "sync/wire/README.md"));
  CHECK(protocol.find("`API-Version: " + std::string(kApiVersion) + "`") != std::string::npos);
}

TEST_CASE("Pages are for this machine itself") {
  Running collector;
  collector.house.publish_balie();
  CHECK(collector.send({}).status == 200);
  CHECK(collector.send({"GET", "/", {{"Host", "localhost:8780"}}, ""}).status == 200);
  CHECK(collector.send({"GET", "/", {{"Host", "[::1]:8780"}}, ""}).status == 200);
  for (const char* path : {"/", "/factsheets/balie/2026"})
    for (const auto& [name, value] :
         std::map<std::string, std::string>{{"Host", "evil.example"},
                                            {"host", "a second one"},
                                            {"X-Forwarded-For", "10.0.0.1"},
                                            {"Via", "1.1 proxy"},
                                            {"Forwarded", "for=10.0.0.1"}}) {
      CAPTURE(value);
      std::map<std::string, std::string> headers{{name, value}};
      const RawReply reply = collector.send({"GET", path, headers, ""});
      CHECK(reply.status == 403);
      CHECK(reply.body.find("Alleen op de server zelf") != std::string::npos);
    }
  const ApiRequest elsewhere{"GET", "/", {{"host", "127.0.0.1"}}, "", "192.0.2.7"};
  CHECK(collector.api.handle(elsewhere).status == 403);
}

TEST_CASE("The list leads to the factsheets, small years without their number") {
  Running collector;
  collector.house.publish_balie();
  const auto count = [&](int n, const std::string& date) {
    std::vector<Response> responses;
    for (int i = 0; i < n; ++i) {
      responses.push_back(respondent(*collector.house.balie, collector.house.random,
                                     {{"totaaloordeel", MarkAnswer{7 + i % 2}}}));
      responses.back().date = date;
    }
    collector.house.count(responses, *collector.house.balie);
  };
  count(40, "2025-06-01");
  count(9, "2026-02-01");
  const std::string list = collector.send({}).body;
  CHECK(list.find("/factsheets/balie/2025") != std::string::npos);
  CHECK(list.find("40 respondenten") != std::string::npos);
  CHECK(list.find("minder dan 10 respondenten") != std::string::npos);

  const RawReply page = collector.send({"GET", "/factsheets/balie/2025", {}, ""});
  CHECK(page.status == 200);
  CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
  CHECK(page.headers.at("content-security-policy").starts_with("default-src 'none';"));
  CHECK(page.body.find("<strong>7,5</strong>") != std::string::npos);
  // This year ends today: 21 November 2026.
  CHECK(collector.send({"GET", "/factsheets/balie/2026", {}, ""})
            .body.find("1 januari t/m 21 november 2026") != std::string::npos);
  for (const char* path : {"/factsheets/nee/2025", "/factsheets/balie", "/factsheets/balie/20x5",
                           "/factsheets/balie/2025/", "/factsheets/../etc/2025"})
    CHECK(collector.send({"GET", path, {}, ""}).status == 404);
}

TEST_CASE("What is no HTTP, or half of it, does no harm") {
  Running collector;
  for (const std::string& bytes :
       {std::string("\r\n\r\n"), std::string("hallo\r\n\r\n"), "GET /" + std::string(10000, 'a'),
        std::string("GET / HTTP/9.9\r\n\r\n"),
        std::string("POST /v1/batches HTTP/1.1\r\nContent-Length: abc\r\nConnection: "
                    "close\r\n\r\n"),
        std::string("GET /%ff%00 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")})
    (void)talk(collector.server.port(), bytes);
  CHECK(collector.send({"GET", "/v1/health", {}, ""}).status == 200);
}

TEST_CASE("Many kiosks at once are each counted once") {
  Running collector;
  collector.house.publish_balie();
  std::vector<std::string> bodies;
  for (int i = 0; i < 40; ++i)
    bodies.push_back(
        to_json(collector.batch_of(respondent(*collector.house.balie, collector.house.random))));
  std::atomic<int> received = 0;
  std::vector<std::thread> kiosks;
  for (int kiosk = 0; kiosk < 8; ++kiosk)
    kiosks.emplace_back([&, kiosk] {
      // Each batch is sent by two of them.
      for (std::size_t i = 0; i < 10; ++i)
        if (collector.post(bodies[(static_cast<std::size_t>(kiosk) / 2 * 10) + i]).status == 200)
          ++received;
    });
  for (std::thread& kiosk : kiosks) kiosk.join();
  CHECK(received == 80);
  CHECK(collector.house.counted() == 40);
}

TEST_CASE("A port that is taken is an error that says so") {
  Running collector;
  const auto second = HttpServer::bind(collector.api, {"127.0.0.1", collector.server.port()});
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::Io);
  CHECK(second.error().message.starts_with("cannot listen on 127.0.0.1:"));
}

TEST_CASE("Addresses to listen on") {
  CHECK(require_ok(read_listen_address("127.0.0.1:8780")).port == 8780);
  CHECK(require_ok(read_listen_address("[::1]:0")).host == "::1");
  for (const char* bad :
       {"", "8780", ":8780", "localhost:", "localhost:x", "localhost:70000", "localhost:-1"})
    CHECK_FALSE(read_listen_address(bad));
}
