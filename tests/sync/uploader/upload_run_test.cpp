// SPDX-License-Identifier: EUPL-1.2
// Nights of a kiosk: what goes well, what is lost on the way, what the collector refuses.
#include "sync/uploader/upload_run.h"

#include <stdexcept>

#include <doctest/doctest.h>

#include "tests/sync/uploader/device.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// The receipt that a true collector gives, changed.
FakeTransport::Mishap changed_receipt(const std::function<void(Receipt&)>& change) {
  return [=](FakeTransport& collector, const HttpRequest& request) -> Result<HttpResponse> {
    if (request.method != "POST") return collector.serve(request);
    Receipt receipt = collector.ingest(require_ok(read_batch(request.body)));
    change(receipt);
    return HttpResponse{200, {}, to_json(receipt)};
  };
}

// Refuses any batch that holds one of these, as a collector does that chokes on it.
FakeTransport::Mishap refuses(const std::set<std::string>& ids, int status) {
  return [=](FakeTransport& collector, const HttpRequest& request) -> Result<HttpResponse> {
    if (request.method == "POST")
      for (const auto& response : require_ok(read_batch(request.body)).responses)
        if (ids.contains(response.id)) return HttpResponse{status, {}, ""};
    return collector.serve(request);
  };
}

FakeTransport::Mishap refuses_more_than(std::size_t responses) {
  return [=](FakeTransport& collector, const HttpRequest& request) -> Result<HttpResponse> {
    if (request.method == "POST" &&
        require_ok(read_batch(request.body)).responses.size() > responses)
      return HttpResponse{413, {}, ""};
    return collector.serve(request);
  };
}

void expect_nothing_marked(UploadingDevice& device, int sealed) {
  CHECK(device.totals().delivered == 0);
  CHECK(device.totals().waiting == sealed);
}

}  // namespace

TEST_CASE("a quiet night: the questionnaire goes first, then every response, then all is marked") {
  UploadingDevice device(5);
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::AllDelivered);
  CHECK(report.delivered == 5);
  CHECK(report.missing == 0);
  CHECK(device.totals().waiting == 0);
  CHECK(device.totals().delivered == 5);
  CHECK(device.collector.held.size() == 5);
  REQUIRE(device.collector.requests.size() == 2);
  const HttpRequest& first = device.collector.requests[0];
  CHECK(first.method == "PUT");
  CHECK(first.path == "/v1/questionnaires/" + device.questionnaire.hash);
  CHECK(first.body == device.questionnaire.canonical_json);
  CHECK(first.headers.at("authorization") == "Bearer geheim-token");
  CHECK(require_ok(read_batch(device.collector.requests[1].body)).sealed_total == 5);
  CHECK(device.pauses.empty());

  const auto again = device.upload();  // the next night has nothing to do
  CHECK(again.end == UploadEnd::AllDelivered);
  CHECK(device.collector.requests.size() == 2);
}

TEST_CASE("what is urgent goes at once with its questionnaire, the rest waits for the night") {
  UploadingDevice device(5);
  const auto nothing_yet = [&] {
    device.settings.which = Waiting::Urgent;
    return device.upload();
  }();
  CHECK(nothing_yet.end == UploadEnd::AllDelivered);
  CHECK(device.collector.requests.empty());

  const Notification given = device.seal_notification();
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::AllDelivered);
  CHECK(report.delivered == 2);
  CHECK(report.missing == 0);
  CHECK(device.totals().waiting == 5);
  CHECK(device.collector.questionnaires.size() == 2);
  const Batch batch = require_ok(read_batch(device.collector.requests.back().body));
  CHECK(batch.sealed_total == 7);
  REQUIRE(batch.responses.size() == 2);
  for (const SealedRecord& record : batch.responses)
    CHECK(record.kind ==
          (record.id == given.contact.id ? RecordKind::Contact : RecordKind::Response));

  const auto requests = device.collector.requests.size();
  device.upload();
  CHECK(device.collector.requests.size() == requests);
  device.settings.which = Waiting::All;
  CHECK(device.upload().delivered == 5);
  CHECK(device.totals().waiting == 0);
}

TEST_CASE("urgent, and no network: it waits for the next minute and for the night alike") {
  UploadingDevice device(1);
  device.seal_notification();
  device.settings.which = Waiting::Urgent;
  device.settings.most_tries = 1;
  device.collector.always = [](FakeTransport&, const HttpRequest&) -> Result<HttpResponse> {
    return fail(ErrorCode::Network, "connection refused");
  };
  CHECK(device.upload().end == UploadEnd::Unfinished);
  CHECK(device.totals().waiting == 3);
  device.collector.always = {};
  device.settings.which = Waiting::All;
  CHECK(device.upload().delivered == 3);
}

TEST_CASE("batches hold at most 500 responses") {
  UploadingDevice device;
  device.fill_outbox(1203, 560);
  CHECK(device.upload().delivered == 1203);
  CHECK(device.collector.batch_sizes() == std::vector<std::size_t>{500, 500, 203});
}

TEST_CASE("batches are at most 1 MiB of JSON") {
  UploadingDevice device;
  device.fill_outbox(120, 30'000);
  CHECK(device.upload().delivered == 120);
  for (const HttpRequest& request : device.collector.requests)
    CHECK(request.body.size() <= static_cast<std::size_t>(kMostBytesInBatch));
  CHECK(device.collector.batch_sizes().size() == 6);
}

TEST_CASE("a lost reply: sent again, held once") {
  UploadingDevice device(4);
  device.collector.mishaps = {lost_reply(), lost_reply(), lost_reply()};
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::AllDelivered);
  CHECK(report.delivered == 4);
  CHECK(device.collector.held.size() == 4);
  CHECK(device.pauses.size() == 3);
}

TEST_CASE("an unreachable collector: some tries, then the next night; nothing is marked") {
  UploadingDevice device(3);
  device.collector.always = unreachable();
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::Unfinished);
  REQUIRE(report.reason);
  CHECK(report.reason->code == ErrorCode::Network);
  CHECK(device.collector.requests.size() == 6);
  CHECK(device.pauses.size() == 5);
  expect_nothing_marked(device, 3);

  device.collector.always = nullptr;
  CHECK(device.upload().end == UploadEnd::AllDelivered);
}

TEST_CASE("without --once it goes on until the collector is back") {
  UploadingDevice device(3);
  device.settings.once = false;
  for (int i = 0; i < 50; ++i) device.collector.mishaps.push_back(unreachable());
  CHECK(device.upload().end == UploadEnd::AllDelivered);
  CHECK(device.pauses.size() == 50);
  CHECK(*std::max_element(device.pauses.begin(), device.pauses.end()) <= kMostBackoff);
}

TEST_CASE("a hotel's login page is no receipt") {
  UploadingDevice device(3);
  device.collector.always = captive_portal();
  CHECK(device.upload().end == UploadEnd::Unfinished);
  expect_nothing_marked(device, 3);
  CHECK(require_ok(device.questionnaires.undelivered()).size() == 1);

  device.collector.always = answers(302, {{"location", "https://login.example"}});
  CHECK(device.upload().end == UploadEnd::Unfinished);
  expect_nothing_marked(device, 3);
}

TEST_CASE("a receipt of another batch marks nothing") {
  UploadingDevice device(3);
  device.collector.always =
      changed_receipt([&](Receipt& receipt) { receipt.batch_id = make_uuid(device.random); });
  CHECK(device.upload().end == UploadEnd::Unfinished);
  expect_nothing_marked(device, 3);
}

TEST_CASE("a receipt cut off half-way marks nothing") {
  UploadingDevice device(3);
  device.collector.always = [](FakeTransport& collector, const HttpRequest& request) {
    auto response = collector.serve(request);
    if (response) response->body.resize(response->body.size() / 2);
    return response;
  };
  CHECK(device.upload().end == UploadEnd::Unfinished);
  expect_nothing_marked(device, 3);
}

TEST_CASE("what a receipt does not name is kept and sent again") {
  UploadingDevice device(5);
  device.collector.mishaps = {
      [](FakeTransport& c, const HttpRequest& request) { return c.serve(request); },
      changed_receipt([](Receipt& receipt) { receipt.entries.resize(2); })};
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::AllDelivered);
  CHECK(device.collector.batch_sizes() == std::vector<std::size_t>{5, 3});
  CHECK(device.totals().delivered == 5);
}

TEST_CASE("a collector that never names one response does not keep the run going for ever") {
  UploadingDevice device(4);
  const std::string never = device.waiting_ids().front();
  device.collector.always = changed_receipt([&](Receipt& receipt) {
    std::erase_if(receipt.entries, [&](const auto& entry) { return entry.id == never; });
  });
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::Unfinished);
  CHECK(report.reason);
  CHECK(device.waiting_ids() == std::vector{never});
}

TEST_CASE("ids that were not sent are not marked, even when they wait here") {
  UploadingDevice device;
  device.fill_outbox(501, 560);
  const std::string last = device.waiting_ids().back();  // in the second batch
  bool first = true;
  device.collector.always = [&](FakeTransport& collector,
                                const HttpRequest& request) -> Result<HttpResponse> {
    if (request.method != "POST") return collector.serve(request);
    if (!std::exchange(first, false)) return fail(ErrorCode::Network, "gone");
    Receipt receipt = collector.ingest(require_ok(read_batch(request.body)));
    receipt.entries.back().id = last;
    return HttpResponse{200, {}, to_json(receipt)};
  };
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::Unfinished);
  CHECK(report.delivered == 499);
  const auto waiting = device.waiting_ids();
  CHECK(waiting.size() == 2);
  CHECK(waiting.back() == last);
}

TEST_CASE("too large: half of it, until it fits") {
  UploadingDevice device(11);
  device.collector.always = refuses_more_than(3);
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::AllDelivered);
  CHECK(report.delivered == 11);
  CHECK(device.collector.batch_sizes() == std::vector<std::size_t>{11, 5, 2, 3, 6, 3, 3});
}

TEST_CASE("one response that is refused does not keep back the others") {
  for (const int status : {400, 413, 422}) {
    UploadingDevice device(9);
    const std::string bad = device.waiting_ids()[4];
    device.collector.always = refuses({bad}, status);
    const auto report = device.upload();
    CHECK(report.end == UploadEnd::Unfinished);
    CHECK(report.delivered == 8);
    CHECK(report.refused == std::vector{bad});
    REQUIRE(report.reason);
    CHECK(report.reason->code == ErrorCode::Refused);
    CHECK(device.waiting_ids() == std::vector{bad});
    CHECK(device.pauses.empty());
  }
}

TEST_CASE("a refused response does not keep a run without --once going for ever") {
  UploadingDevice device(3);
  device.settings.once = false;
  device.collector.always = refuses({device.waiting_ids()[0]}, 400);
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::Unfinished);
  CHECK(report.delivered == 2);
}

TEST_CASE("when everything is refused it is not the responses: an operator is called") {
  UploadingDevice device;
  device.fill_outbox(64, 560);
  device.collector.always = refuses_more_than(0);
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::WrongConfiguration);
  CHECK(report.reason);
  CHECK(device.collector.requests.size() < 40);
  expect_nothing_marked(device, 64);
}

TEST_CASE("a refused questionnaire is reported, and its responses go all the same") {
  UploadingDevice device(2);
  device.collector.always = [](FakeTransport& collector,
                               const HttpRequest& request) -> Result<HttpResponse> {
    if (request.method == "PUT") return HttpResponse{400, {}, ""};
    return collector.serve(request);
  };
  const auto report = device.upload();
  CHECK(report.end == UploadEnd::Unfinished);
  CHECK(report.delivered == 2);
  CHECK(require_ok(device.questionnaires.undelivered()).size() == 1);
}

TEST_CASE("a wrong token ends the run at once, with the mend and without the token") {
  for (const int status : {401, 403}) {
    UploadingDevice device(2);
    device.collector.always = answers(status, {}, "geheim-token is wrong");
    const auto report = device.upload();
    CHECK(report.end == UploadEnd::WrongConfiguration);
    CHECK(device.collector.requests.size() == 1);
    REQUIRE(report.reason);
    CHECK_FALSE(report.reason->hint.empty());
    CHECK(to_string(*report.reason).find("geheim") == std::string::npos);
    expect_nothing_marked(device, 2);
  }
}

TEST_CASE("the collector says when to come back") {
  UploadingDevice device(2);
  device.collector.mishaps = {answers(429, {{"retry-after", "40"}}),
                              answers(503, {{"retry-after", "Sat, 21 Nov 2026 09:02:00 GMT"}})};
  CHECK(device.upload().end == UploadEnd::AllDelivered);
  REQUIRE(device.pauses.size() == 2);
  CHECK(device.pauses[0] >= std::chrono::seconds(40));
  CHECK(device.pauses[0] < std::chrono::seconds(42));
  CHECK(device.clock.wall() >= std::chrono::sys_days(std::chrono::year{2026} / 11 / 21) +
                                   std::chrono::hours(9) + std::chrono::minutes(2));
}

TEST_CASE("a nightly run does not wait for hours") {
  UploadingDevice device(2);
  device.collector.always = answers(503, {{"retry-after", "7200"}});
  CHECK(device.upload().end == UploadEnd::Unfinished);
  CHECK(device.pauses.empty());
}

TEST_CASE(
    "killed after the collector took a batch and before it is marked: held once, marked next") {
  UploadingDevice device(4);
  device.collector.mishaps = {
      [](FakeTransport& c, const HttpRequest& request) { return c.serve(request); },
      [](FakeTransport& c, const HttpRequest& request) -> Result<HttpResponse> {
        (void)c.serve(request);
        throw std::runtime_error("killed");
      }};
  CHECK_THROWS(device.upload());
  expect_nothing_marked(device, 4);
  CHECK(device.collector.held.size() == 4);
  CHECK(device.upload().end == UploadEnd::AllDelivered);
  CHECK(device.collector.held.size() == 4);
  CHECK(device.totals().delivered == 4);
}

TEST_CASE("two uploaders at once on one outbox: each response is held and counted once") {
  UploadingDevice device(6);
  bool inner = false;
  UploadReport other;
  device.collector.always = [&](FakeTransport& collector, const HttpRequest& request) {
    // While the first one's batch is under way, a second one does the whole night's work.
    if (request.method == "POST" && !std::exchange(inner, true)) other = device.upload();
    return collector.serve(request);
  };
  const auto report = device.upload();
  CHECK(other.end == UploadEnd::AllDelivered);
  CHECK(report.end == UploadEnd::AllDelivered);
  CHECK(report.missing == 0);
  CHECK(device.collector.held.size() == 6);
  CHECK(device.totals().delivered == 6);
}

TEST_CASE("responses sealed during the run go with it") {
  UploadingDevice device(3);
  bool once = true;
  device.collector.always = [&](FakeTransport& collector, const HttpRequest& request) {
    if (request.method == "POST" && std::exchange(once, false)) device.seal(5);
    return collector.serve(request);
  };
  CHECK(device.upload().end == UploadEnd::AllDelivered);
  CHECK(device.collector.held.size() == 8);
}

TEST_CASE("every fate in a receipt means that the collector has it") {
  for (const Fate fate : {Fate::Conflict, Fate::Unreadable, Fate::Held}) {
    UploadingDevice device(2);
    device.collector.fate_of_new = fate;
    CHECK(device.upload().end == UploadEnd::AllDelivered);
    CHECK(device.totals().delivered == 2);
  }
}

TEST_CASE("a collector that lost a questionnaire gets it again when it holds responses for it") {
  UploadingDevice device(1);
  REQUIRE(device.upload().end == UploadEnd::AllDelivered);
  device.collector.questionnaires.clear();  // restored from an older copy
  device.seal(2);
  device.collector.fate_of_new = Fate::Held;
  CHECK(device.upload().end == UploadEnd::AllDelivered);
  CHECK(device.collector.questionnaires.contains(device.questionnaire.hash));
}

TEST_CASE("when the collector holds less than was delivered, it is said and nothing is purged") {
  UploadingDevice device(5);
  device.upload();
  device.collector.held.erase(device.collector.held.begin());  // restored from an older copy
  device.clock.advance(std::chrono::hours(24 * 60));
  device.seal(1);
  const auto report = device.upload();
  CHECK(report.missing == 1);
  CHECK(device.totals().delivered == 6);
  CHECK(require_ok(device.responses.purge_delivered("9999-12-31")) == 6);
}

TEST_CASE("delivered responses stay as long as they should, and no longer") {
  UploadingDevice device(5);
  device.settings.retention_days = 30;
  device.upload();
  device.clock.advance(std::chrono::hours(24 * 30));
  device.upload();
  device.clock.advance(std::chrono::hours(24));
  device.seal(1);
  device.upload();
  CHECK(require_ok(device.responses.purge_delivered("9999-12-31")) == 1);  // the five are gone
  CHECK(device.totals().delivered == 6);
}

TEST_CASE("a database that cannot be written ends the run with its error; the next one mends it") {
  UploadingDevice device(3);
  auto other = require_ok(Database::open(device.data / "zuil.db"));
  require_ok(other.execute(
      "CREATE TRIGGER refuse BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END"));
  UploadRun run(device.responses, device.questionnaires, device.settings,
                {device.collector, device.clock, device.random, [](auto) {}});
  CHECK_FALSE(run.run());
  expect_nothing_marked(device, 3);
  require_ok(other.execute("DROP TRIGGER refuse"));
  CHECK(device.upload().end == UploadEnd::AllDelivered);
  CHECK(device.collector.held.size() == 3);
}
