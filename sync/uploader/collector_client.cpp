// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/collector_client.h"

#include <nlohmann/json.hpp>

#include "kiosk/base/log.h"

namespace zuil {
namespace {

bool is_success(int status) {
  return status >= 200 && status < 300;
}

Error describe(const std::string& what, const RetryRule& rule, const Result<HttpResponse>& answer) {
  std::string message = what + ": " + std::string(rule.what);
  if (answer)
    message += " (HTTP " + std::to_string(answer->status) + ")";
  else
    message += " (" + answer.error().message + ")";
  const bool own_hint = !answer && !answer.error().hint.empty();
  const ErrorCode code = rule.verdict == Verdict::Again ? ErrorCode::Network : ErrorCode::Refused;
  return Error{code, std::move(message), own_hint ? answer.error().hint : std::string(rule.hint)};
}

}  // namespace

CollectorClient::Settled CollectorClient::put_questionnaire(const std::string& hash,
                                                            const std::string& document) {
  return settle("PUT", "/v1/questionnaires/" + hash, document,
                [&](const HttpResponse& response) -> Result<void> {
                  const auto body = nlohmann::json::parse(response.body, nullptr, false);
                  if (body.is_object() && body.contains("hash") && body["hash"] == hash) return {};
                  return fail(ErrorCode::Invalid, "the answer does not name the questionnaire");
                });
}

CollectorClient::Settled CollectorClient::post_batch(const Batch& batch) {
  Receipt receipt;
  auto settled = settle("POST", "/v1/batches", to_json(batch),
                        [&](const HttpResponse& response) -> Result<void> {
                          ZUIL_TRY(receipt, read_receipt(response.body));
                          if (receipt.batch_id == batch.id) return {};
                          return fail(ErrorCode::Invalid, "the receipt is of another batch");
                        });
  if (settled.verdict == Verdict::Done) settled.receipt = std::move(receipt);
  return settled;
}

CollectorClient::Settled CollectorClient::settle(const std::string& method, const std::string& path,
                                                 const std::string& body, const Accepts& accepts) {
  const HttpRequest request{
      method,
      path,
      {{"authorization", "Bearer " + token_}, {"content-type", "application/json"}},
      body};
  const std::string what = method + " " + path;
  for (int tries = 1;; ++tries) {
    const auto answer = edges_.transport.send(request);
    if (answer && is_success(answer->status) && accepts(*answer)) return {};
    const bool distrusted = !answer && answer.error().code == ErrorCode::Crypto;
    if (!answer && !distrusted && answer.error().code != ErrorCode::Network)
      return {Verdict::Stop, answer.error(), SyncCause::Configuration, {}};
    const RetryRule& rule = retry_rule(answer ? answer->status : kNoAnswer);
    const SyncCause cause = distrusted ? SyncCause::NotTrusted : rule.cause;
    Error why = describe(what, rule, answer);
    if (rule.verdict != Verdict::Again) return {rule.verdict, std::move(why), cause, {}};
    if (edges_.is_cancelled()) return {Verdict::Again, std::move(why), cause, {}};
    const auto asked = answer ? retry_after(*answer, edges_.clock.wall()) : std::nullopt;
    const bool bounded = most_tries_ > 0;
    if (bounded && (tries >= most_tries_ || asked > kMostRetryAfterOnce))
      return {Verdict::Again, std::move(why), cause, {}};
    const auto pause = backoff(tries - 1, asked, edges_.random);
    log::warning("send", what, why.message + "; again in " + std::to_string(pause.count()) + " ms");
    edges_.sleep(pause);
    if (edges_.is_cancelled()) return {Verdict::Again, std::move(why), cause, {}};
  }
}

void CollectorClient::wait(int failures) {
  edges_.sleep(backoff(failures, std::nullopt, edges_.random));
}

}  // namespace zuil
