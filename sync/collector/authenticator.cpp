// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/authenticator.h"

#include <cstdlib>

namespace zuil {
namespace {

using std::chrono::seconds;

constexpr std::int64_t kTerm = seconds(kSignatureTerm).count();

SignatureHeaders signature_headers(const ApiRequest& request) {
  return {header(request, kContentDigest), header(request, kSignatureInput),
          header(request, kSignature)};
}

bool has_signature(const SignatureHeaders& headers) {
  return !headers.signature_input.empty() || !headers.signature.empty();
}

Result<VerifyKey> key_of(const Device& device) {
  const auto bytes = from_hex(device.public_key);
  if (!bytes) return fail(ErrorCode::Corrupt, "device " + device.id + " has a key that is none");
  return verify_key_from(*bytes);
}

tl::unexpected<Error> refuse(std::string why, std::string hint = {}) {
  return fail(ErrorCode::Refused, std::move(why), std::move(hint));
}

}  // namespace

Result<Device> Authenticator::authenticate(const ApiRequest& request, WallTime now) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string authorisation = header(request, "authorization");
  std::optional<Device> device;
  if (authorisation.starts_with(kScheme)) {
    ZUIL_TRY(device,
             store_.find_device(sha256_hex(as_bytes(authorisation).subspan(kScheme.size()))));
  }
  if (!device) return refuse("A valid bearer token is needed: zuil-collector enrol.");
  const SignatureHeaders headers = signature_headers(request);
  if (!has_signature(headers) && device->signs)
    return refuse("This kiosk signs its requests; this one is not signed.",
                  "Was its token stolen? Then: zuil-collector revoke " + device->id);
  // Enrolled by a token that was brought by hand: there is no key to compare with.
  if (!has_signature(headers) || device->public_key.empty()) return *device;
  const SignedPart part{request.method, request.path, request.body};
  const auto signature = read_signature(headers, part);
  if (!signature) return refuse(signature.error().message + ".");
  ZUIL_CHECK(check(*signature, part, *device, now));
  return *device;
}

Result<void> Authenticator::check(const RequestSignature& signature, const SignedPart& part,
                                  const Device& device, WallTime now) {
  ZUIL_TRY(const VerifyKey key, key_of(device));
  if (signature.key_id != key.id())
    return refuse("It is signed with another key than this kiosk is known by.",
                  "Was the kiosk replaced? Then: zuil-collector enrol --kiosk " + device.id);
  if (!is_signed_by(signature, part, key))
    return refuse("The signature is not that of this request.");
  const std::int64_t at = std::chrono::floor<seconds>(now).time_since_epoch().count();
  if (std::abs(signature.created - at) > kTerm)
    return refuse("It was signed at another time than that of the Date header, by " +
                  std::to_string(std::abs(signature.created - at)) + " s.");
  return note(signature, device, at);
}

Result<void> Authenticator::note(const RequestSignature& signature, const Device& device,
                                 std::int64_t now) {
  ZUIL_TRY(auto transaction, store_.begin());
  auto enrolments = store_.enrolments();
  // What is as old as that is refused for its time alone.
  ZUIL_CHECK(enrolments.forget_nonces(now - 2 * kTerm));
  ZUIL_TRY(const bool is_new, enrolments.add_nonce(device.id, signature.nonce, signature.created));
  if (!is_new) return refuse("This request was here before.");
  if (!device.signs) ZUIL_CHECK(enrolments.set_signs(device.id));
  auto committed = transaction.commit();
  if (!committed && committed.error().code != ErrorCode::Full) must_restart_ = true;
  return committed;
}

}  // namespace zuil
