// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "sync/uploader/transport.h"
#include "sync/wire/batch.h"
#include "sync/wire/receipt.h"

namespace zuil::test {

// A collector behind a wire that can break: keeps what a real one would, and each request may meet
// a mishap instead.
class FakeTransport final : public Transport {
 public:
  // Takes the place of the answer to one request; may call serve().
  using Mishap = std::function<Result<HttpResponse>(FakeTransport&, const HttpRequest&)>;

  std::deque<Mishap> mishaps;            // used up one a request, in order
  Mishap always;                         // for every request after those
  std::vector<HttpRequest> requests;     // all that were sent
  std::map<std::string, Bytes> held;     // responses by id
  std::set<std::string> questionnaires;  // hashes
  Fate fate_of_new = Fate::Accepted;

  Result<HttpResponse> send(const HttpRequest& request) override {
    requests.push_back(request);
    if (!mishaps.empty()) {
      const Mishap mishap = mishaps.front();
      mishaps.pop_front();
      return mishap(*this, request);
    }
    return always ? always(*this, request) : serve(request);
  }

  Result<HttpResponse> serve(const HttpRequest& request) {
    constexpr std::string_view kQuestionnaires = "/v1/questionnaires/";
    if (request.method == "PUT" && request.path.starts_with(kQuestionnaires)) {
      const std::string hash = request.path.substr(kQuestionnaires.size());
      if (sha256_hex(as_bytes(request.body)) != hash) return HttpResponse{400, {}, ""};
      questionnaires.insert(hash);
      return HttpResponse{201, {}, nlohmann::json{{"hash", hash}, {"released", 0}}.dump()};
    }
    if (request.method != "POST" || request.path != "/v1/batches") return HttpResponse{404, {}, ""};
    const auto batch = read_batch(request.body);
    if (!batch) return HttpResponse{400, {}, ""};
    return HttpResponse{200, {}, to_json(ingest(*batch))};
  }

  Receipt ingest(const Batch& batch) {
    Receipt receipt{batch.id, {}, 0};
    for (const SealedRecord& response : batch.responses) {
      const bool is_new = held.emplace(response.id, response.sealed).second;
      receipt.entries.push_back({response.id, is_new ? fate_of_new : Fate::Duplicate});
    }
    receipt.held_total = static_cast<std::int64_t>(held.size());
    return receipt;
  }

  // How many responses each batch had, in order.
  std::vector<std::size_t> batch_sizes() const {
    std::vector<std::size_t> sizes;
    for (const HttpRequest& request : requests) {
      if (request.method != "POST") continue;
      const auto batch = read_batch(request.body);
      sizes.push_back(batch ? batch->responses.size() : 0);
    }
    return sizes;
  }
};

inline FakeTransport::Mishap unreachable() {
  return [](FakeTransport&, const HttpRequest&) -> Result<HttpResponse> {
    return fail(ErrorCode::Network, "connection refused");
  };
}

// The collector took it, and its answer never came.
inline FakeTransport::Mishap lost_reply() {
  return [](FakeTransport& collector, const HttpRequest& request) -> Result<HttpResponse> {
    (void)collector.serve(request);
    return fail(ErrorCode::Network, "connection reset");
  };
}

inline FakeTransport::Mishap answers(int status, const HttpHeaders& headers = {},
                                     const std::string& body = "") {
  return [=](FakeTransport&, const HttpRequest&) -> Result<HttpResponse> {
    return HttpResponse{status, headers, body};
  };
}

// A hotel's login page.
inline FakeTransport::Mishap captive_portal() {
  return answers(200, {{"content-type", "text/html"}}, "<html><body>Log in</body></html>");
}

}  // namespace zuil::test
