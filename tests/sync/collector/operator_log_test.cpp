// SPDX-License-Identifier: EUPL-1.2
// What operators did on their kiosks, as it comes in, is kept and goes.
#include <doctest/doctest.h>

#include "sync/collector/api.h"
#include "sync/collector/operator_acts.h"
#include "sync/collector/retention.h"
#include "tests/support/fake_clock.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kToday = "2026-11-21";
constexpr auto kOne = "a751913fe4bb1b6db76d7f495360441a";
constexpr auto kTwo = "b751913fe4bb1b6db76d7f495360441a";

LoggedAct act(std::int64_t number, const std::string& at = "2026-11-21T08:49:00Z",
              const std::string& action = "publish") {
  return {number, at, "manager", action, "balie", "done"};
}

struct LogHouse : CollectorHouse {
  Device neighbour = enrolled("Bibliotheek");

  Device enrolled(const std::string& site) {
    Device other{make_uuid(random), site, sha256_hex(as_bytes(site)), kToday};
    require_ok(store.add_device(other));
    return other;
  }
  LogReceipt take(const Device& from, const LogPortion& portion,
                  const std::string& today = kToday) {
    return require_ok(ingest.take_log(portion, from, today));
  }
  std::vector<StoredAct> acts(const ActSelection& selection = {}) {
    return require_ok(store.acts(selection));
  }
};

}  // namespace

TEST_CASE("Every act is kept once, whatever is sent again") {
  LogHouse house;
  const auto receipt = house.take(house.device, {"", {act(1), act(2)}});
  CHECK(receipt.up_to == 2);
  house.take(house.device, {"", {act(1), act(2), act(3)}});
  CHECK(house.acts().size() == 3);
  CHECK(house.take(house.device, {"", {}}).up_to == 0);

  // The number of another kiosk is another act; so is one of a database that was made anew.
  house.take(house.neighbour, {"", {act(1)}});
  house.take(house.device, {"", {act(1, "2026-11-21T10:00:00Z", "enter")}});
  CHECK(house.acts().size() == 5);
}

TEST_CASE("Acts are listed in the order of their moments, by site, kiosk and period") {
  LogHouse house;
  house.take(house.device, {"", {act(1, "2026-11-20T08:00:00Z"), act(2, "2026-11-21T08:00:00Z")}});
  house.take(house.neighbour, {"", {act(1, "2026-11-20T12:00:00Z", "enter")}});
  const auto all = house.acts();
  REQUIRE(all.size() == 3);
  CHECK(all[1].act.action == "enter");
  CHECK(all[1].site == "Bibliotheek");
  CHECK(house.acts({.site = "Bibliotheek", .device = {}}).size() == 1);
  CHECK(house.acts({.site = {}, .device = house.device.id}).size() == 2);
  CHECK(house.acts({.from = "2026-11-21", .site = {}, .device = {}}).size() == 1);
  CHECK(house.acts({.to = "2026-11-20", .site = {}, .device = {}}).size() == 2);
  CHECK(to_text({}) == "0 handelingen\n");
}

TEST_CASE("After ninety days an act is erased, also one of a clock that was years off") {
  LogHouse house;
  house.take(house.device, {"", {act(1, "2026-08-23T08:00:00Z"), act(2, "2026-08-24T08:00:00Z")}});
  house.take(house.device, {"", {act(3, "2099-01-01T08:00:00Z")}});
  REQUIRE(house.acts().size() == 3);
  CHECK(require_ok(purge(house.store, "2026-11-22")).acts == 1);
  CHECK(house.acts().size() == 2);
  CHECK(require_ok(purge(house.store, "2027-02-19")).acts == 1);
  CHECK(require_ok(purge(house.store, "2027-02-20")).acts == 1);
  CHECK(house.acts().empty());
}

TEST_CASE("A kiosk is told whether another one has its machine's name") {
  LogHouse house;
  CHECK(house.take(house.device, {"", {}}).machine == MachineStanding::Unknown);
  CHECK(house.take(house.device, {kOne, {}}).machine == MachineStanding::Unique);
  CHECK(house.take(house.device, {kOne, {}}).machine == MachineStanding::Unique);
  CHECK(house.take(house.neighbour, {kOne, {}}).machine == MachineStanding::Shared);
  CHECK(house.take(house.device, {kOne, {}}).machine == MachineStanding::Shared);

  // The neighbour was given an id of its own.
  house.take(house.neighbour, {kTwo, {}});
  CHECK(house.take(house.device, {kOne, {}}).machine == MachineStanding::Unique);
}

TEST_CASE("A kiosk that was enrolled anew does not share its machine with what it was before") {
  LogHouse house;
  house.take(house.neighbour, {kOne, {}});
  CHECK(house.take(house.device, {kOne, {}}, "2026-11-28").machine == MachineStanding::Shared);
  CHECK(house.take(house.device, {kOne, {}}, "2026-11-29").machine == MachineStanding::Unique);
  house.take(house.neighbour, {kOne, {}}, "2026-11-29");
  require_ok(house.store.revoke_device(house.neighbour.id));
  CHECK(house.take(house.device, {kOne, {}}, "2026-11-29").machine == MachineStanding::Unique);
}

TEST_CASE(
    "The receipt tells how many records are held, so that completeness is known every night") {
  LogHouse house;
  house.publish_balie();
  Random& random = house.random;
  house.CollectorHouse::take({house.sealed(respondent(*house.balie, random)),
                              house.sealed(respondent(*house.balie, random))});
  CHECK(house.take(house.device, {"", {}}).held_total == 2);
  CHECK(house.take(house.neighbour, {"", {}}).held_total == 0);
}

TEST_CASE("Over the interface: with a token, well-formed, and with the time it is here") {
  LogHouse house;
  FakeClock clock;
  Api api(house.store, house.ingest, house.enrolment, clock);
  ApiRequest request{
      "POST",
      "/v1/operator-log",
      {{"authorization", "Bearer " + house.token()}, {"content-type", "application/json"}},
      to_json(LogPortion{kOne, {act(1)}}),
      "127.0.0.1"};
  const auto header = [](const ApiReply& reply, const std::string& name) {
    for (const auto& [known, value] : reply.headers)
      if (known == name) return value;
    return std::string();
  };
  const ApiReply reply = api.handle(request);
  CHECK(reply.status == 200);
  CHECK(require_ok(read_log_receipt(reply.body)) == LogReceipt{1, 0, MachineStanding::Unique});
  CHECK(header(reply, "Date") == "Sat, 21 Nov 2026 09:00:00 GMT");
  CHECK(house.acts().size() == 1);

  request.body = R"({"machine":"","acts":[{"antwoord":"8"}]})";
  const ApiReply refused = api.handle(request);
  CHECK(refused.status == 400);
  CHECK(header(refused, "Date") == "Sat, 21 Nov 2026 09:00:00 GMT");
  request.headers["authorization"] = "Bearer nobody";
  CHECK(api.handle(request).status == 401);
  request.method = "GET";
  CHECK(api.handle(request).status == 405);
}
