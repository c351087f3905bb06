// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/carried_json.h"

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kId = "5a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77";
const std::string kOther = "6a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77";

SealedRecord record(const std::string& id, RecordKind kind = RecordKind::Response) {
  return {id, "balie", std::string(64, 'a'), std::string(16, 'b'), {1, 2, 3}, kind};
}
CarriedVersion version() {
  return {"balie", sha256_hex(as_bytes("{}")), "{}"};
}
std::string end(std::int64_t versions, std::int64_t records) {
  return carried_line(CarriedEnd{versions, records, 12, "2026-11-21"});
}

}  // namespace

TEST_CASE("a carried outbox comes back as it was") {
  const CarriedOutbox outbox{
      {version()}, {record(kId), record(kOther, RecordKind::Contact)}, 12, "2026-11-21"};
  CHECK(require_ok(read_carried_outbox(carried_line(outbox.versions[0]) +
                                       carried_line(outbox.records[0]) +
                                       carried_line(outbox.records[1]) + end(1, 2))) == outbox);
}

TEST_CASE("a carried outbox with anything wrong in it is refused, with the line") {
  const std::string good = carried_line(record(kId));
  CarriedVersion changed = version();
  changed.document = "{ }";
  for (const std::string& wrong :
       {std::string(), good, good + end(0, 2), good + end(1, 1), good + good + end(0, 2),
        good + end(0, 1) + good, good + carried_line(version()) + end(1, 1),
        carried_line(changed) + end(1, 0), good + "{}\n" + end(0, 2), good + "\n" + end(0, 1),
        good + end(0, 1) + "x", good + end(0, 1).substr(0, 20)}) {
    CAPTURE(wrong);
    const auto read = read_carried_outbox(wrong);
    REQUIRE(!read);
    CHECK(read.error().code == ErrorCode::Invalid);
    CHECK(read.error().message.starts_with("outbox"));
  }
}

TEST_CASE("a carried receipt comes back as it was, and strictly") {
  const CarriedReceipt receipt{
      std::string(64, 'd'), std::string(64, 'e'), 12, {std::string(64, 'f')}, {{kId, "accepted"}}};
  const std::string text = to_json(receipt);
  CHECK(require_ok(read_carried_receipt(text)) == receipt);
  for (const auto& [what, with] : std::vector<std::pair<std::string, std::string>>{
           {"accepted", "a b"}, {kId, "x"}, {"heldTotal", "held"}, {"12", "-1"}}) {
    std::string wrong = text;
    wrong.replace(wrong.find(what), what.size(), with);
    CHECK_FALSE(read_carried_receipt(wrong));
  }
}
