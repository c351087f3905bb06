// SPDX-License-Identifier: EUPL-1.2
// A kiosk is put into use: every answer that can come, and what is then told.
#include "sync/uploader/errands.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "sync/wire/enrolment.h"
#include "tests/support/fake_transport.h"
#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

const HttpHeaders kProblem{{"content-type", "application/problem+json"}, {"retry-after", "540"}};

struct Kiosk {
  TempDir folder;
  FakeTransport collector;
  CollectorAddress address;
  SeededRandom random;
  SigningKey device;
  KeyPair sealing;
  SigningKey signing;
  int pauses = 0;
  ErrandParts parts{collector, address, random, [this](std::chrono::milliseconds) { ++pauses; }};

  Kiosk() {
    require_ok(start_crypto());
    device = make_signing_key();
    sealing = make_key_pair();
    signing = make_signing_key();
    address.public_key_file = folder / "collector-key.json";
    address.token_file = folder / "token";
  }
  EnrolmentReply reply() const {
    return {"5a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77", "Stadhuis", std::string(64, 'c'),
            sealing.public_key, signing.public_key};
  }
  FakeTransport::Mishap admits() const { return answers(200, {}, to_json(reply())); }
  ErrandOutcome enrolled() { return enrol(parts, "7k4m-9qxb", device).outcome; }
  // The collector opens what it can.
  FakeTransport::Mishap opens() {
    return [this](FakeTransport&, const HttpRequest& request) -> Result<HttpResponse> {
      const TestRecord record = require_ok(read_test_record(request.body));
      const Bytes plain = require_ok(unseal(record.sealed, sealing));
      return HttpResponse{200, {}, Json{{"sha256", sha256_hex(plain)}}.dump()};
    };
  }
  bool has_nothing() const { return std::filesystem::is_empty(folder.path()); }
};

FakeTransport::Mishap distrusted() {
  return [](FakeTransport&, const HttpRequest&) -> Result<HttpResponse> {
    return fail(ErrorCode::Crypto, "self-signed certificate");
  };
}

}  // namespace

TEST_CASE("a code is handed in with the key's proof, and what comes for it is kept") {
  Kiosk kiosk;
  kiosk.collector.always = kiosk.admits();
  const ErrandReport report = enrol(kiosk.parts, "7k4m-9qxb", kiosk.device);
  CHECK(report.outcome == ErrandOutcome::Done);
  CHECK(report.told == "kiosk 5a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77 at Stadhuis");
  const auto sent = require_ok(read_enrolment_request(kiosk.collector.requests.at(0).body));
  CHECK(sent.code == "7K4M9QXB");
  CHECK(is_proven(sent));
  CHECK(kiosk.collector.requests.at(0).headers.count("authorization") == 0);
  CHECK(require_ok(read_file(kiosk.address.token_file)) == std::string(64, 'c') + "\n");
  struct stat status {};
  REQUIRE(::stat(kiosk.address.token_file.c_str(), &status) == 0);
  CHECK((status.st_mode & 07777U) == 0600);
  CHECK(require_ok(read_public_key(kiosk.address.public_key_file)).id() ==
        kiosk.sealing.public_key.id());
  CHECK(require_ok(read_collector_signing_key(kiosk.address.public_key_file)) ==
        kiosk.signing.public_key);
}

TEST_CASE("a reply that is lost is asked for again, twice, with the same request") {
  Kiosk kiosk;
  kiosk.collector.mishaps = {unreachable(), answers(503), kiosk.admits()};
  CHECK(kiosk.enrolled() == ErrandOutcome::Done);
  CHECK(kiosk.pauses == 2);
  CHECK(kiosk.collector.requests.at(0).body == kiosk.collector.requests.at(2).body);
  Kiosk other;
  other.collector.always = unreachable();
  CHECK(other.enrolled() == ErrandOutcome::NoNetwork);
  CHECK(other.collector.requests.size() == 3);
  CHECK(other.has_nothing());
}

TEST_CASE("each refusal of a code has its own word, and only the collector's counts") {
  const std::vector<std::pair<int, ErrandOutcome>> refusals{{403, ErrandOutcome::CodeUnknown},
                                                            {409, ErrandOutcome::CodeUsed},
                                                            {410, ErrandOutcome::CodeExpired},
                                                            {429, ErrandOutcome::TooManyWrong}};
  for (const auto& [status, outcome] : refusals) {
    Kiosk kiosk;
    kiosk.collector.always = answers(status, kProblem, "{}");
    CHECK(kiosk.enrolled() == outcome);
    CHECK(kiosk.collector.requests.size() == 1);
    kiosk.collector.always = answers(status, {{"content-type", "text/html"}}, "<p>Log in</p>");
    CHECK(kiosk.enrolled() == ErrandOutcome::NotTheCollector);
    CHECK(kiosk.has_nothing());
  }
  Kiosk kiosk;
  kiosk.collector.always = captive_portal();
  CHECK(kiosk.enrolled() == ErrandOutcome::NotTheCollector);
  kiosk.collector.always = distrusted();
  CHECK(kiosk.enrolled() == ErrandOutcome::NotTrusted);
  const std::size_t before = kiosk.collector.requests.size();
  CHECK(enrol(kiosk.parts, "7K4M-9QX0", kiosk.device).outcome == ErrandOutcome::CodeUnknown);
  CHECK(kiosk.collector.requests.size() == before);
  CHECK(kiosk.has_nothing());
}

TEST_CASE("what cannot be kept is told; the token comes last, so that a kiosk with it has all") {
  Kiosk kiosk;
  kiosk.collector.always = kiosk.admits();
  kiosk.address.public_key_file = kiosk.folder / "no/such/folder.json";
  CHECK(kiosk.enrolled() == ErrandOutcome::CannotKeep);
  CHECK(kiosk.has_nothing());
  kiosk.address.public_key_file = kiosk.folder / "collector-key.json";
  CHECK(kiosk.enrolled() == ErrandOutcome::Done);
}

TEST_CASE("the collector is reached when it says so itself") {
  Kiosk kiosk;
  kiosk.collector.mishaps = {answers(200, {{"api-version", "1.3.0"}}, R"({"status":"ok"})"),
                             captive_portal(),
                             answers(302),
                             answers(503),
                             unreachable(),
                             distrusted()};
  const ErrandReport there = reach_collector(kiosk.parts);
  CHECK(there.outcome == ErrandOutcome::Done);
  CHECK(there.told == "API version 1.3.0");
  for (const ErrandOutcome expected :
       {ErrandOutcome::NotTheCollector, ErrandOutcome::NotTheCollector, ErrandOutcome::Busy,
        ErrandOutcome::NoNetwork, ErrandOutcome::NotTrusted})
    CHECK(reach_collector(kiosk.parts).outcome == expected);
}

TEST_CASE("the test is passed only when the collector tells the sum of what is in the box") {
  Kiosk kiosk;
  CHECK(prove_sealing(kiosk.parts).outcome == ErrandOutcome::WrongSettings);
  kiosk.collector.always = kiosk.admits();
  REQUIRE(kiosk.enrolled() == ErrandOutcome::Done);
  kiosk.collector.always = kiosk.opens();
  CHECK(prove_sealing(kiosk.parts).outcome == ErrandOutcome::Done);
  kiosk.collector.mishaps = {answers(200, {}, Json{{"sha256", std::string(64, 'a')}}.dump()),
                             captive_portal(), answers(401, kProblem), answers(409, kProblem),
                             unreachable()};
  for (const ErrandOutcome expected :
       {ErrandOutcome::NotTheCollector, ErrandOutcome::NotTheCollector, ErrandOutcome::NotEnrolled,
        ErrandOutcome::CannotOpen, ErrandOutcome::NoNetwork})
    CHECK(prove_sealing(kiosk.parts).outcome == expected);
  std::filesystem::remove(kiosk.address.token_file);
  CHECK(prove_sealing(kiosk.parts).outcome == ErrandOutcome::NotEnrolled);
}
