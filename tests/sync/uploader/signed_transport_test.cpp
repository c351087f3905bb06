// SPDX-License-Identifier: EUPL-1.2
// A kiosk that signs, before a collector that looks: in one process, each with a clock of its own.
#include "sync/uploader/signed_transport.h"

#include <doctest/doctest.h>

#include "sync/collector/api.h"
#include "tests/support/fake_clock.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

// The collector behind a wire; what passes is remembered.
class Wire final : public Transport {
 public:
  explicit Wire(Api& api) : api_(api) {}
  Result<HttpResponse> send(const HttpRequest& request) override {
    passed.push_back(request);
    const ApiReply reply =
        api_.handle({request.method, request.path, request.headers, request.body, "192.0.2.7"});
    HttpResponse response{reply.status, {}, reply.body};
    if (names_version) response.headers["api-version"] = std::string(kApiVersion);
    for (const auto& [name, value] : reply.headers)
      if (name == "Date") response.headers["date"] = value;
    if (twice) {
      twice = false;
      return send(request);
    }
    return response;
  }
  std::vector<HttpRequest> passed;
  bool names_version = true;
  bool twice = false;  // the next request, as a connection that broke and was made again

 private:
  Api& api_;
};

struct World {
  CollectorHouse house;
  FakeClock collectors;
  FakeClock kiosks;
  Api api{house.store, house.ingest, house.enrolment, collectors};
  Wire wire{api};
  SigningKey device = make_signing_key();
  std::string token = enrolled();
  SignedTransport transport{wire, kiosks, house.random, device};

  std::string enrolled() {
    const auto code =
        require_ok(house.enrolment.new_code("Wijkpost", house.random, collectors.wall()));
    const auto answer =
        require_ok(house.enrolment.admit(make_enrolment_request(code, device), collectors.wall()));
    return std::get<EnrolmentReply>(answer).token;
  }
  int send() {
    const HttpRequest request{
        "POST",
        "/v1/batches",
        {{"content-type", "application/json"}, {"authorization", "Bearer " + token}},
        to_json(Batch{make_uuid(house.random), 0, {}})};
    return require_ok(transport.send(request)).status;
  }
};

}  // namespace

TEST_CASE("a kiosk signs each request, and its collector takes it at once") {
  World world;
  CHECK(world.send() == 200);
  CHECK(world.send() == 200);
  REQUIRE(world.wire.passed.size() == 2);
  CHECK(world.wire.passed.front().headers.at(kSignature) !=
        world.wire.passed.back().headers.at(kSignature));
}

TEST_CASE("a clock that is hours off learns the collector's time, once, and goes on") {
  World world;
  std::chrono::hours off{};
  SUBCASE("behind") {
    off = -7h;
  }
  SUBCASE("ahead") {
    off = 24h * 400;
  }
  world.kiosks.set_wall(world.kiosks.wall() + off);
  CHECK(world.send() == 200);
  CHECK(world.wire.passed.size() == 2);  // refused, then by the time of that answer
  CHECK(world.send() == 200);
  CHECK(world.wire.passed.size() == 3);
}

TEST_CASE("a request that the connection brought twice is signed anew, not given up") {
  World world;
  world.wire.twice = true;
  CHECK(world.send() == 200);
}

TEST_CASE("a token that is not known is refused after a second try, and no third") {
  World world;
  world.token = std::string(64, 'e');
  CHECK(world.send() == 401);
  CHECK(world.wire.passed.size() == 2);
}

TEST_CASE("the time of somebody who is not the collector is not believed") {
  World world;
  world.wire.names_version = false;
  world.kiosks.set_wall(world.kiosks.wall() + 3h);
  CHECK(world.send() == 401);
  CHECK(world.wire.passed.size() == 1);
}
