// SPDX-License-Identifier: EUPL-1.2
// How a kiosk signs each request, so that a token alone is of no use to a thief, and so that nobody
// can send a request a second time: HTTP Message Signatures (RFC 9421, Ed25519) over method, path
// and the digest of the body (RFC 9530), in the one form that README.md beside this file gives.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/signing_key.h"

namespace zuil {

// How far the time of a signature may be from the collector's own, either way.
inline constexpr std::chrono::minutes kSignatureTerm{5};

// What is signed. The path is the one below the collector's address: "/v1/batches".
struct SignedPart {
  std::string method;
  std::string path;
  std::string body;  // empty: there is none
};

// The values of the three headers below.
struct SignatureHeaders {
  std::string content_digest;
  std::string signature_input;
  std::string signature;
};
inline constexpr auto kContentDigest = "content-digest";
inline constexpr auto kSignatureInput = "signature-input";
inline constexpr auto kSignature = "signature";

// `now`: by the collector's clock, as well as the kiosk knows it.
SignatureHeaders sign_request(const SignedPart& part, WallTime now, Random& random,
                              const SigningKey& key);

struct RequestSignature {
  std::int64_t created = 0;  // s since 1970-01-01 UTC
  std::string nonce;         // 32 hex digits, never the same twice
  std::string key_id;        // VerifyKey::id()
  Bytes signature;
};
// Invalid, and which header: they have not the one form, or the digest is of another body.
Result<RequestSignature> read_signature(const SignatureHeaders& headers, const SignedPart& part);
bool is_signed_by(const RequestSignature& signature, const SignedPart& part, const VerifyKey& key);

}  // namespace zuil
