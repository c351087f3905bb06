// SPDX-License-Identifier: EUPL-1.2
// Who sends? A thief with a token, somebody who sends again what was overheard, and a kiosk whose
// clock is off.
#include "sync/collector/authenticator.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "sync/collector/api.h"
#include "tests/support/fake_clock.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

// A collector, and a kiosk that was enrolled with a code.
struct Gate {
  CollectorHouse house;
  FakeClock clock;
  Api api{house.store, house.ingest, house.enrolment, clock};
  SigningKey device = make_signing_key();
  EnrolmentReply kiosk = enrol(device);

  EnrolmentReply enrol(const SigningKey& key) {
    const auto code = require_ok(house.enrolment.new_code("Wijkpost", house.random, clock.wall()));
    const auto answer =
        require_ok(house.enrolment.admit(make_enrolment_request(code, key), clock.wall()));
    return std::get<EnrolmentReply>(answer);
  }
  ApiRequest unsigned_request(const std::string& token) {
    return {"POST",
            "/v1/batches",
            {{"content-type", "application/json"}, {"authorization", "Bearer " + token}},
            to_json(Batch{make_uuid(house.random), 0, {}}),
            "192.0.2.7"};
  }
  ApiRequest signed_request(const SigningKey& key, WallTime at) {
    ApiRequest request = unsigned_request(kiosk.token);
    const auto headers =
        sign_request({request.method, request.path, request.body}, at, house.random, key);
    request.headers[kContentDigest] = headers.content_digest;
    request.headers[kSignatureInput] = headers.signature_input;
    request.headers[kSignature] = headers.signature;
    return request;
  }
  ApiRequest request() { return signed_request(device, clock.wall()); }
  int status(const ApiRequest& request) { return api.handle(request).status; }
  std::string why(const ApiRequest& request) {
    const ApiReply reply = api.handle(request);
    REQUIRE(reply.status == 401);
    CHECK(reply.content_type == "application/problem+json");
    return nlohmann::json::parse(reply.body).at("detail");
  }
};

}  // namespace

TEST_CASE("a request that the kiosk signed is taken, once: the same again is refused") {
  Gate gate;
  const ApiRequest request = gate.request();
  CHECK(gate.status(request) == 200);
  CHECK(gate.why(request) == "This request was here before.");
  CHECK(gate.status(gate.request()) == 200);
  // Also by a collector that was started again in the meantime.
  Api started_again{gate.house.store, gate.house.ingest, gate.house.enrolment, gate.clock};
  CHECK(started_again.handle(request).status == 401);
}

TEST_CASE("a request that was overheard is refused for ever: by its nonce, then by its time") {
  Gate gate;
  const ApiRequest early = gate.signed_request(gate.device, gate.clock.wall() + 4min);
  CHECK(gate.status(early) == 200);
  for (int minute = 0; minute < 30; ++minute) {
    gate.clock.advance(1min);
    CHECK(gate.status(gate.request()) == 200);  // which forgets what is old enough
    CHECK(gate.status(early) == 401);
  }
}

TEST_CASE("a stolen token is of no use from the kiosk's first signed request on") {
  Gate gate;
  CHECK(gate.status(gate.unsigned_request(gate.kiosk.token)) == 200);  // a program from before 1.4
  CHECK(gate.status(gate.request()) == 200);
  CHECK(gate.why(gate.unsigned_request(gate.kiosk.token)) ==
        "This kiosk signs its requests; this one is not signed.");
  CHECK(gate.why(gate.signed_request(make_signing_key(), gate.clock.wall())) ==
        "It is signed with another key than this kiosk is known by.");
}

TEST_CASE("a signature with only one of its headers is none") {
  Gate gate;
  for (const char* header : {kContentDigest, kSignatureInput, kSignature}) {
    ApiRequest request = gate.request();
    request.headers.erase(header);
    CHECK_MESSAGE(gate.status(request) == 401, header);
  }
}

TEST_CASE("a body, a path or a method that was changed on its way is refused") {
  Gate gate;
  ApiRequest request = gate.request();
  SUBCASE("body") {
    request.body.replace(request.body.find("sealedTotal\":0") + 13, 1, "9");
  }
  SUBCASE("path") {
    request.path = "/v1/operator-log";
  }
  CHECK(gate.status(request) == 401);
}

TEST_CASE("more than five minutes from the collector's clock is refused, either way") {
  Gate gate;
  const WallTime now = gate.clock.wall();
  CHECK(gate.status(gate.signed_request(gate.device, now - 300s)) == 200);
  CHECK(gate.status(gate.signed_request(gate.device, now + 300s)) == 200);
  CHECK(gate.why(gate.signed_request(gate.device, now - 301s)) ==
        "It was signed at another time than that of the Date header, by 301 s.");
  CHECK(gate.status(gate.signed_request(gate.device, now + 301s)) == 401);
}

TEST_CASE("a kiosk that was replaced signs with its new key, and the old one is out") {
  Gate gate;
  REQUIRE(gate.status(gate.request()) == 200);
  const SigningKey old = gate.device;
  gate.device = make_signing_key();
  const auto code = require_ok(
      gate.house.enrolment.new_code_for(gate.kiosk.device, gate.house.random, gate.clock.wall()));
  const auto answer = require_ok(
      gate.house.enrolment.admit(make_enrolment_request(code, gate.device), gate.clock.wall()));
  const ApiRequest by_old = gate.signed_request(old, gate.clock.wall());
  gate.kiosk = std::get<EnrolmentReply>(answer);
  CHECK(gate.status(by_old) == 401);  // its token
  CHECK(gate.status(gate.signed_request(old, gate.clock.wall())) == 401);
  CHECK(gate.status(gate.request()) == 200);
}

TEST_CASE("a kiosk that was revoked is out, however well it signs") {
  Gate gate;
  REQUIRE(gate.status(gate.request()) == 200);
  require_ok(gate.house.store.revoke_device(gate.kiosk.device));
  CHECK(gate.why(gate.request()) == "A valid bearer token is needed: zuil-collector enrol.");
}

TEST_CASE("a kiosk whose token was brought by hand goes on without, also when it signs") {
  Gate gate;
  CHECK(gate.status(gate.unsigned_request(gate.house.token())) == 200);
  ApiRequest request = gate.request();
  request.headers["authorization"] = "Bearer " + gate.house.token();
  CHECK(gate.status(request) == 200);
  CHECK(gate.status(gate.unsigned_request(gate.house.token())) == 200);
}
