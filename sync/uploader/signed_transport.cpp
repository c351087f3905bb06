// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/signed_transport.h"

#include "sync/uploader/http_date.h"
#include "sync/wire/request_signature.h"

namespace zuil {
namespace {

constexpr int kNotAuthorised = 401;

std::optional<WallTime> date_of(const HttpResponse& answer) {
  const auto date = answer.headers.find("date");
  const bool is_collectors = answer.headers.contains("api-version");
  if (!is_collectors || date == answer.headers.end()) return std::nullopt;
  return read_http_date(date->second);
}

}  // namespace

Result<HttpResponse> SignedTransport::send(const HttpRequest& request) {
  auto answer = send_signed(request);
  if (!answer || answer->status != kNotAuthorised) return answer;
  const auto theirs = date_of(*answer);
  if (!theirs) return answer;
  ahead_ = std::chrono::duration_cast<std::chrono::milliseconds>(*theirs - clock_.wall());
  return send_signed(request);
}

Result<HttpResponse> SignedTransport::send_signed(const HttpRequest& request) {
  const auto headers = sign_request({request.method, request.path, request.body},
                                    clock_.wall() + ahead_, random_, key_);
  HttpRequest with_signature = request;
  with_signature.headers[kContentDigest] = headers.content_digest;
  with_signature.headers[kSignatureInput] = headers.signature_input;
  with_signature.headers[kSignature] = headers.signature;
  return transport_.send(with_signature);
}

}  // namespace zuil
