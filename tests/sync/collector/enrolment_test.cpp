// SPDX-License-Identifier: EUPL-1.2
// Somebody types a code at a kiosk: who is let in, and who is not.
#include "sync/collector/enrolment.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "sync/collector/api.h"
#include "tests/support/fake_clock.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

struct Desk {
  CollectorHouse house;
  FakeClock clock;
  Api api{house.store, house.ingest, house.enrolment, clock};
  SigningKey device = make_signing_key();

  std::string code(const std::string& site = "Wijkpost") {
    return require_ok(house.enrolment.new_code(site, house.random, clock.wall()));
  }
  ApiReply send(const std::string& path, const std::string& body, const std::string& token = "") {
    ApiRequest request{"POST", path, {{"content-type", "application/json"}}, body, "192.0.2.7"};
    if (!token.empty()) request.headers["authorization"] = "Bearer " + token;
    return api.handle(request);
  }
  ApiReply hand_in(const std::string& code, const SigningKey& key) {
    return send("/v1/enrol", to_json(make_enrolment_request(code, key)));
  }
  EnrolmentReply admit(const std::string& code, const SigningKey& key) {
    const ApiReply reply = hand_in(code, key);
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return require_ok(read_enrolment_reply(reply.body));
  }
  int status_of_batch(const std::string& token) {
    return send("/v1/batches", to_json(Batch{make_uuid(house.random), 0, {}}), token).status;
  }
};

}  // namespace

TEST_CASE("A kiosk hands in its code, gets all it needs, and is known from then on") {
  Desk desk;
  const EnrolmentReply reply = desk.admit(desk.code(), desk.device);
  CHECK(reply.site == "Wijkpost");
  CHECK(reply.sealing_key.id() == desk.house.key.id());
  CHECK(reply.signing_key == desk.house.signing_key.public_key);
  CHECK(desk.status_of_batch(reply.token) == 200);
  CHECK(require_ok(desk.house.store.find_device(sha256_hex(as_bytes(reply.token))))->id ==
        reply.device);
}

TEST_CASE("A code that was handed in is dead for every other kiosk") {
  Desk desk;
  const std::string code = desk.code();
  const EnrolmentReply first = desk.admit(code, desk.device);
  const ApiReply thief = desk.hand_in(code, make_signing_key());
  CHECK(thief.status == 409);
  CHECK(thief.content_type == "application/problem+json");
  CHECK(desk.status_of_batch(first.token) == 200);
}

TEST_CASE("A reply that was lost is given again, the same, until the code is over") {
  Desk desk;
  const std::string code = desk.code();
  const EnrolmentReply first = desk.admit(code, desk.device);
  desk.clock.advance(std::chrono::hours(23));
  const EnrolmentReply again = desk.admit(code, desk.device);
  CHECK(to_json(again) == to_json(first));
  CHECK(require_ok(desk.house.store.device_totals()).size() == 2);  // the house's own, and this one
  desk.clock.advance(std::chrono::hours(1));
  CHECK(desk.hand_in(code, desk.device).status == 410);
  CHECK(desk.status_of_batch(first.token) == 200);
}

TEST_CASE("A code that nobody gave out, or that is over, is told apart, and admits nobody") {
  Desk desk;
  const std::string code = desk.code();
  CHECK(desk.hand_in("ZZZZ2222", desk.device).status == 403);
  desk.clock.advance(std::chrono::hours(24));
  CHECK(desk.hand_in(code, desk.device).status == 410);
  desk.clock.advance(std::chrono::hours(25));
  desk.code();  // tidies
  CHECK(desk.hand_in(code, desk.device).status == 403);
  CHECK(require_ok(desk.house.store.device_totals()).size() == 1);
}

TEST_CASE("Guessing codes is stopped, also for who guesses right, and goes on after a while") {
  Desk desk;
  const std::string code = desk.code();
  for (int i = 0; i < kMostWrongCodes; ++i)
    CHECK(desk.hand_in(make_code(desk.house.random), desk.device).status == 403);
  const ApiReply stopped = desk.hand_in(code, desk.device);
  CHECK(stopped.status == 429);
  const auto& [name, value] = stopped.headers.at(0);
  CHECK(name == "Retry-After");
  CHECK(value == std::to_string(std::chrono::seconds(kWrongCodesSpan).count()));
  // It survives a restart: it is in the database.
  Enrolment anew(desk.house.store, desk.house.dir / "keys", desk.house.signing_key);
  CHECK(require_ok(anew.wait_for(desk.clock.wall())) == kWrongCodesSpan);
  desk.clock.advance(kWrongCodesSpan);
  CHECK(desk.hand_in(code, desk.device).status == 200);
}

TEST_CASE("A request that its own key did not sign for this code is refused") {
  Desk desk;
  const std::string code = desk.code();
  EnrolmentRequest request = make_enrolment_request(code, desk.device);
  request.device_key = make_signing_key().public_key;
  CHECK(desk.send("/v1/enrol", to_json(request)).status == 400);
  request = make_enrolment_request(desk.code(), desk.device);
  request.code = code;
  CHECK(desk.send("/v1/enrol", to_json(request)).status == 400);
  CHECK(desk.hand_in(code, desk.device).status == 200);
}

TEST_CASE("A kiosk that is enrolled again stays the same kiosk, with another token") {
  Desk desk;
  const EnrolmentReply first = desk.admit(desk.code(), desk.device);
  const EnrolmentReply moved = desk.admit(desk.code("Stadhuis"), desk.device);
  CHECK(moved.device == first.device);
  CHECK(moved.site == "Stadhuis");
  CHECK(desk.status_of_batch(first.token) == 401);
  CHECK(desk.status_of_batch(moved.token) == 200);
}

TEST_CASE("A kiosk with a token from before gets a key by a code for it, and stays the same") {
  Desk desk;
  auto& enrolment = desk.house.enrolment;
  const std::string id = desk.house.device.id;
  const auto code = enrolment.new_code_for(id, desk.house.random, desk.clock.wall());
  const EnrolmentReply reply = desk.admit(require_ok(code), desk.device);
  CHECK(reply.device == id);
  CHECK(reply.site == "Stadhuis");
  CHECK(desk.status_of_batch(desk.house.token()) == 401);
  CHECK_FALSE(enrolment.new_code_for("nobody", desk.house.random, desk.clock.wall()));
  // A code for one kiosk is of no use to another that is known.
  const SigningKey other = make_signing_key();
  desk.admit(desk.code(), other);
  const auto second = enrolment.new_code_for(id, desk.house.random, desk.clock.wall());
  CHECK(desk.hand_in(require_ok(second), other).status == 409);
}

TEST_CASE("A kiosk that was revoked does not come back by the code it once had") {
  Desk desk;
  const std::string code = desk.code();
  const EnrolmentReply reply = desk.admit(code, desk.device);
  require_ok(desk.house.store.revoke_device(reply.device));
  CHECK(desk.hand_in(code, desk.device).status == 403);
  CHECK(desk.status_of_batch(reply.token) == 401);
  CHECK(desk.status_of_batch(desk.admit(desk.code(), desk.device).token) == 200);
}

TEST_CASE("Neither codes nor tokens are in the database") {
  Desk desk;
  const std::string open = desk.code();
  const std::string used = desk.code();
  const EnrolmentReply reply = desk.admit(used, desk.device);
  const std::string file = require_ok(read_file(desk.house.dir / "collector.db"));
  for (const std::string& secret : {open, used, reply.token})
    CHECK(file.find(secret) == std::string::npos);
  CHECK(file.find(sha256_hex(as_bytes(open))) == std::string::npos);
}

TEST_CASE("A code is read as people type it, and no other") {
  SeededRandom random;
  for (int i = 0; i < 200; ++i) {
    const std::string code = make_code(random);
    CHECK(code.find_first_of("01OILU") == std::string::npos);
    CHECK(require_ok(read_code(shown_code(code))) == code);
  }
  CHECK(require_ok(read_code(" 7k4m 9qxb ")) == "7K4M9QXB");
  for (const char* wrong : {"", "7K4M9QX", "7K4M9QXBB", "7K4M-9QX0", "7K4M_9QXB", "éééé"})
    CHECK_FALSE(read_code(wrong));
  CHECK_FALSE(read_code(std::string(100'000, '7')));
}

TEST_CASE("An enrolment request with anything wrong in it is refused with the place") {
  Desk desk;
  const std::string code = desk.code();
  const std::string good = to_json(make_enrolment_request(code, desk.device));
  for (const auto& [what, with] : std::vector<std::pair<std::string, std::string>>{
           {code, shown_code(code)},
           {"\"code\"", "\"kode\""},
           {to_base64(desk.device.public_key.bytes), to_base64(Bytes(32, 0))},
           {to_base64(desk.device.public_key.bytes), "AAAA"},
           {"{", "{\"more\":1,"},
           {"}", ""}}) {
    std::string wrong = good;
    wrong.replace(wrong.find(what), what.size(), with);
    CAPTURE(wrong);
    const ApiReply reply = desk.send("/v1/enrol", wrong);
    CHECK(reply.status == 400);
    CHECK(Json::parse(reply.body)["detail"].get<std::string>().starts_with("enrolment"));
  }
  CHECK(desk.api.handle({"GET", "/v1/enrol", {}, "", ""}).status == 405);
  CHECK(desk.hand_in(code, desk.device).status == 200);
}

TEST_CASE("What a kiosk seals to try it is opened, its sum is told, and nothing is stored") {
  Desk desk;
  const EnrolmentReply reply = desk.admit(desk.code(), desk.device);
  const Bytes plain(40, 7);
  const TestRecord record{desk.house.key.id(), require_ok(seal(plain, desk.house.key))};
  const ApiReply opened = desk.send("/v1/test", to_json(record), reply.token);
  CHECK(opened.status == 200);
  CHECK(Json::parse(opened.body) == Json{{"sha256", sha256_hex(plain)}});
  CHECK(desk.send("/v1/test", to_json(record)).status == 401);
  TestRecord strange{std::string(16, 'a'), record.sealed};
  CHECK(desk.send("/v1/test", to_json(strange), reply.token).status == 409);
  strange = {record.key_id, Bytes(600, 1)};
  CHECK(desk.send("/v1/test", to_json(strange), reply.token).status == 409);
  CHECK(desk.send("/v1/test", "{}", reply.token).status == 400);
  const StoreTotals totals = require_ok(desk.house.store.totals());
  CHECK(totals.responses + totals.held + totals.quarantined == 0);
}
