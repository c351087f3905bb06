// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/receipt.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/uuid.h"
#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE("A receipt that travels arrives as it was") {
  SeededRandom random;
  Receipt receipt{make_uuid(random), {}, 1204};
  for (const Fate fate :
       {Fate::Accepted, Fate::Duplicate, Fate::Held, Fate::Conflict, Fate::Unreadable})
    receipt.entries.push_back({make_uuid(random), fate});
  CHECK(require_ok(read_receipt(to_json(receipt))) == receipt);
}

TEST_CASE("The bytes of a receipt are those of the protocol") {
  const Receipt receipt{"0b5e6f1c-0d3c-4a3e-9f51-7b1f5d6f3a10",
                        {{"5a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77", Fate::Held}},
                        7};
  CHECK(to_json(receipt) ==
        R"({"batchId":"0b5e6f1c-0d3c-4a3e-9f51-7b1f5d6f3a10","heldTotal":7,"responses":[)"
        R"({"fate":"held","id":"5a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77"}]})");
}

TEST_CASE("What is no receipt, or half of one, delivers nothing") {
  const std::string id = "0b5e6f1c-0d3c-4a3e-9f51-7b1f5d6f3a10";
  const std::string good = R"({"batchId":")" + id + R"(","heldTotal":1,"responses":[{"id":")" + id +
                           R"(","fate":"accepted"}]})";
  REQUIRE(read_receipt(good));
  for (std::size_t i = 0; i < good.size(); ++i) CHECK_FALSE(read_receipt(good.substr(0, i)));

  const std::string entry = R"({"id":")" + id + R"(","fate":"accepted"})";
  const auto with = [&](const std::string& responses, const std::string& more = "") {
    return R"({"batchId":")" + id + R"(","heldTotal":1,"responses":)" + responses + more + "}";
  };
  const std::vector<std::string> bad{"<html>Welkom op de gastwifi</html>",
                                     with("{}"),
                                     with("[" + entry + "," + entry + "]"),
                                     with("[" + entry + "]", R"(,"extra":1)"),
                                     with(R"([{"id":")" + id + R"(","fate":"lost"}])"),
                                     with(R"([{"id":")" + id + R"("}])"),
                                     with(R"([{"fate":"accepted"}])"),
                                     R"({"batchId":")" + id + R"(","responses":[]})"};
  for (const std::string& text : bad) {
    CAPTURE(text);
    CHECK_FALSE(read_receipt(text));
  }
}
