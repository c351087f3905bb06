// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/operator_log.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/require_ok.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

constexpr auto kMachine = "a751913fe4bb1b6db76d7f495360441a";

LogPortion portion() {
  return {kMachine,
          {{3, "2026-11-21T08:49:00Z", "", "enter", "", "wrong PIN"},
           {7, "2026-11-21T08:49:20Z", "manager", "publish", "balie", "done"}}};
}

}  // namespace

TEST_CASE("A portion of the operators' log arrives as it was, and so does its receipt") {
  CHECK(require_ok(read_log_portion(to_json(portion()))) == portion());
  CHECK(require_ok(read_log_portion(R"({"machine":"","acts":[]})")) == LogPortion{});
  for (const auto standing :
       {MachineStanding::Unknown, MachineStanding::Unique, MachineStanding::Shared}) {
    const LogReceipt receipt{7, 1204, standing};
    CHECK(require_ok(read_log_receipt(to_json(receipt))) == receipt);
  }
}

TEST_CASE("The bytes of a log's portion and receipt are those of the protocol") {
  LogPortion one = portion();
  one.acts.erase(one.acts.begin());
  CHECK(to_json(one) == R"({"acts":[{"action":"publish","at":"2026-11-21T08:49:20Z","number":7,)"
                        R"("object":"balie","result":"done","role":"manager"}],)"
                        R"("machine":"a751913fe4bb1b6db76d7f495360441a"})");
  CHECK(to_json(LogReceipt{7, 1204, MachineStanding::Unique}) ==
        R"({"heldTotal":1204,"machine":"unique","upTo":7})");
}

TEST_CASE("What breaks a rule of the operators' log is refused with its place") {
  const auto refused = [](const std::function<void(Json&)>& change, const std::string& place) {
    Json json = Json::parse(to_json(portion()));
    change(json);
    const auto read = read_log_portion(json.dump());
    REQUIRE_FALSE_MESSAGE(read, json.dump());
    CHECK_MESSAGE(read.error().message.find(place) != std::string::npos, read.error().message);
  };
  refused([](Json& json) { json["machine"] = "short"; }, "$.machine");
  refused([](Json& json) { json.erase("machine"); }, "machine");
  refused([](Json& json) { json["answers"] = 1; }, "answers");
  refused([](Json& json) { json["acts"][0]["number"] = 0; }, "$.acts[0].number");
  refused([](Json& json) { json["acts"][1]["number"] = 3; }, "$.acts[1]");
  refused([](Json& json) { json["acts"][0]["role"] = "chef"; }, "$.acts[0].role");
  refused([](Json& json) { json["acts"][0]["at"] = "2026-11-21 08:49"; }, "$.acts[0].at");
  refused([](Json& json) { json["acts"][0]["at"] = "2026-11-21T08:49:0xZ"; }, "$.acts[0].at");
  refused([](Json& json) { json["acts"][0]["object"] = std::string(201, 'x'); },
          "$.acts[0].object");
  refused([](Json& json) { json["acts"][0]["result"] = "two\nlines"; }, "$.acts[0].result");
  refused(
      [](Json& json) {
        Json many = Json::array();
        for (int i = 1; i <= 501; ++i) {
          many.push_back(json["acts"][0]);
          many.back()["number"] = i;
        }
        json["acts"] = many;
      },
      "$.acts");
  CHECK_FALSE(read_log_receipt(R"({"heldTotal":1,"machine":"twins","upTo":7})"));
  CHECK_FALSE(read_log_receipt("<html>"));
}

TEST_CASE("A text of the operators' log is made to fit, and never cut in mid-character") {
  CHECK(fit_for_log("balie", 200) == "balie");
  CHECK(fit_for_log("two\nlines\x7f", 200) == "two lines ");
  CHECK(fit_for_log("Fryslân", 5) == "Frysl");
  CHECK(fit_for_log("Fryslân", 6) == "Frysl");
  CHECK(fit_for_log("Fryslân", 7) == "Fryslâ");
  CHECK(fit_for_log("", 10).empty());
}
