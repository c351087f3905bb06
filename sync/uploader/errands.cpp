// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/errands.h"

#include <array>

#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "sync/uploader/retry_policy.h"
#include "sync/uploader/token_file.h"
#include "sync/wire/enrolment.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr int kTries = 3;

std::string header(const HttpResponse& response, const std::string& name) {
  const auto found = response.headers.find(name);
  return found == response.headers.end() ? std::string() : found->second;
}

ErrandReport no_answer(const Error& error) {
  switch (error.code) {
    case ErrorCode::Network:
      return {ErrandOutcome::NoNetwork, error.message};
    case ErrorCode::Crypto:
      return {ErrandOutcome::NotTrusted, error.message};
    default:
      return {ErrandOutcome::WrongSettings, error.message};
  }
}

// What a status means that is not the expected one; `what`: the request.
ErrandReport other_answer(const HttpResponse& answer, const std::string& what) {
  const std::string told = what + ": HTTP " + std::to_string(answer.status);
  if (answer.status >= 500) return {ErrandOutcome::Busy, told};
  if (answer.status == 401) return {ErrandOutcome::NotEnrolled, told};
  return {ErrandOutcome::NotTheCollector, told};
}

// Only the collector says so as a problem; a login page has a 403 as well.
bool is_problem(const HttpResponse& answer) {
  return header(answer, "content-type").starts_with("application/problem+json");
}

ErrandReport refused_code(const HttpResponse& answer) {
  const std::string told = "POST /v1/enrol: HTTP " + std::to_string(answer.status);
  if (!is_problem(answer)) return other_answer(answer, "POST /v1/enrol");
  switch (answer.status) {
    case 403:
      return {ErrandOutcome::CodeUnknown, told};
    case 409:
      return {ErrandOutcome::CodeUsed, told};
    case 410:
      return {ErrandOutcome::CodeExpired, told};
    case 429:
      return {ErrandOutcome::TooManyWrong,
              told + ", again after " + header(answer, "retry-after") + " s"};
    default:
      return other_answer(answer, "POST /v1/enrol");
  }
}

Result<void> keep(const CollectorAddress& address, const EnrolmentReply& reply) {
  ZUIL_CHECK(write_file(address.public_key_file,
                        to_json(CollectorKeys{reply.sealing_key, reply.signing_key})));
  return write_file(address.token_file, reply.token + "\n", 0600);
}

ErrandReport enrol_once(const ErrandParts& parts, const EnrolmentRequest& request) {
  const auto answer = parts.collector.send(
      {"POST", "/v1/enrol", {{"content-type", "application/json"}}, to_json(request)});
  if (!answer) return no_answer(answer.error());
  if (answer->status != 200) return refused_code(*answer);
  const auto reply = read_enrolment_reply(answer->body);
  if (!reply) return {ErrandOutcome::NotTheCollector, reply.error().message};
  if (const auto kept = keep(parts.address, *reply); !kept)
    return {ErrandOutcome::CannotKeep, kept.error().message};
  return {ErrandOutcome::Done, "kiosk " + reply->device + " at " + reply->site};
}

}  // namespace

ErrandReport reach_collector(const ErrandParts& parts) {
  const auto answer = parts.collector.send({"GET", "/v1/health", {}, {}});
  if (!answer) return no_answer(answer.error());
  if (answer->status != 200) return other_answer(*answer, "GET /v1/health");
  const Json body = Json::parse(answer->body, nullptr, false);
  if (!body.is_object() || body.value("status", Json()) != "ok")
    return {ErrandOutcome::NotTheCollector, "GET /v1/health: another answer than a collector's"};
  return {ErrandOutcome::Done, "API version " + header(*answer, "api-version")};
}

ErrandReport enrol(const ErrandParts& parts, const std::string& typed, const SigningKey& device) {
  const auto code = read_code(typed);
  if (!code) return {ErrandOutcome::CodeUnknown, code.error().message};
  const EnrolmentRequest request = make_enrolment_request(*code, device);
  for (int failures = 0;; ++failures) {
    ErrandReport report = enrol_once(parts, request);
    const bool again =
        report.outcome == ErrandOutcome::NoNetwork || report.outcome == ErrandOutcome::Busy;
    if (!again || failures + 1 >= kTries) return report;
    parts.sleep(backoff(failures, std::nullopt, parts.random));
  }
}

ErrandReport prove_sealing(const ErrandParts& parts) {
  const auto key = read_public_key(parts.address.public_key_file);
  if (!key) return {ErrandOutcome::WrongSettings, key.error().message};
  const auto token = read_token_file(parts.address.token_file);
  if (!token) return {ErrandOutcome::NotEnrolled, token.error().message};
  std::array<std::uint8_t, 32> plain{};
  parts.random.fill(plain);
  const auto sealed = seal(plain, *key);
  if (!sealed) return {ErrandOutcome::WrongSettings, sealed.error().message};
  const auto answer = parts.collector.send(
      {"POST",
       "/v1/test",
       {{"authorization", "Bearer " + token->token}, {"content-type", "application/json"}},
       to_json(TestRecord{key->id(), *sealed})});
  if (!answer) return no_answer(answer.error());
  if (answer->status == 409 && is_problem(*answer))
    return {ErrandOutcome::CannotOpen, "the collector does not open key " + key->id()};
  if (answer->status != 200) return other_answer(*answer, "POST /v1/test");
  const Json body = Json::parse(answer->body, nullptr, false);
  if (!body.is_object() || body.value("sha256", Json()) != sha256_hex(plain))
    return {ErrandOutcome::NotTheCollector, "POST /v1/test: another answer than a collector's"};
  return {ErrandOutcome::Done, "opened with key " + key->id()};
}

ErrandReport run_errand(const Errand& errand, const ErrandParts& parts,
                        const std::filesystem::path& data) {
  switch (errand.kind) {
    case ErrandKind::Reach:
      return reach_collector(parts);
    case ErrandKind::Test:
      return prove_sealing(parts);
    case ErrandKind::Enrol:
      break;
  }
  const auto device = signing_key_in(device_key_file(data));
  if (!device) return {ErrandOutcome::CannotKeep, device.error().message};
  return enrol(parts, errand.asked, *device);
}

}  // namespace zuil
