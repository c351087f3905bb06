// SPDX-License-Identifier: EUPL-1.2
// What a kiosk signs of a request, as README.md of sync/wire describes it.
#include "sync/wire/request_signature.h"

#include <functional>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"
#include "tests/support/store_builder.h"

using namespace zuil;
using namespace zuil::test;

namespace {

struct Signed {
  SigningKey key;
  SeededRandom random;
  SignedPart part{"POST", "/v1/batches", R"({"id":"x"})"};
  SignatureHeaders headers;

  Signed() {
    require_ok(start_crypto());
    key = make_signing_key();
    headers = sign_request(part, kNow, random, key);
  }
  bool holds() const {
    const auto signature = read_signature(headers, part);
    return signature && is_signed_by(*signature, part, key.public_key);
  }
};

}  // namespace

TEST_CASE("a signed request is known as its kiosk's, and says when it was signed") {
  const Signed request;
  const auto signature = require_ok(read_signature(request.headers, request.part));
  CHECK(is_signed_by(signature, request.part, request.key.public_key));
  CHECK(signature.created == kNow.time_since_epoch().count() / 1000);
  CHECK(signature.key_id == request.key.public_key.id());
  CHECK(signature.nonce.size() == 32);
  CHECK_FALSE(is_signed_by(signature, request.part, make_signing_key().public_key));
}

TEST_CASE("the headers are those of RFC 9421 and RFC 9530, byte for byte") {
  const Signed request;
  CHECK(request.headers.content_digest ==
        "sha-256=:" + to_base64(*from_hex(sha256_hex(as_bytes(request.part.body)))) + ":");
  const auto signature = require_ok(read_signature(request.headers, request.part));
  const std::string parameters =
      R"(("@method" "@path" "content-digest");created=)" + std::to_string(signature.created) +
      R"(;nonce=")" + signature.nonce + R"(";keyid=")" + signature.key_id + R"(";alg="ed25519")";
  CHECK(request.headers.signature_input == "sig1=" + parameters);
  const std::string base = "\"@method\": POST\n\"@path\": /v1/batches\n\"content-digest\": " +
                           request.headers.content_digest +
                           "\n\"@signature-params\": " + parameters;
  CHECK(request.headers.signature == "sig1=:" + to_base64(sign(base, request.key)) + ":");
}

TEST_CASE("two requests never have the same nonce, nor the same signature") {
  Signed request;
  const auto again = sign_request(request.part, kNow, request.random, request.key);
  CHECK(again.signature_input != request.headers.signature_input);
  CHECK(again.signature != request.headers.signature);
}

TEST_CASE("a signature holds for one method, path and body, and for no other") {
  Signed request;
  REQUIRE(request.holds());
  SUBCASE("method") {
    request.part.method = "PUT";
  }
  SUBCASE("path") {
    request.part.path = "/v1/news";
  }
  SUBCASE("body") {
    request.part.body += " ";
  }
  CHECK_FALSE(request.holds());
}

TEST_CASE("whatever is changed, left out or added in the headers is refused") {
  const Signed request;
  const std::vector<std::string SignatureHeaders::*> headers{&SignatureHeaders::content_digest,
                                                             &SignatureHeaders::signature_input,
                                                             &SignatureHeaders::signature};
  for (const auto header : headers) {
    const std::string whole = request.headers.*header;
    const auto refused = [&](const std::string& text) {
      Signed changed = request;
      changed.headers.*header = text;
      CHECK_MESSAGE(!changed.holds(), text);
    };
    for (std::size_t i = 0; i < whole.size(); ++i) {
      refused(whole.substr(0, i));
      std::string flipped = whole;
      flipped[i] = static_cast<char>(flipped[i] ^ 1);
      refused(flipped);
    }
    refused(whole + " ");
    refused(whole + ", " + whole);
  }
}

TEST_CASE("a moment that no clock has is refused, not computed with") {
  Signed request;
  for (const char* created : {"", "-1", "1e9", "9999999999999", "999999999999999999999", "01"}) {
    auto& input = request.headers.signature_input;
    input = R"(sig1=("@method" "@path" "content-digest");created=)" + std::string(created) +
            R"(;nonce="00112233445566778899aabbccddeeff";keyid="0011223344556677";alg="ed25519")";
    CHECK_MESSAGE(!read_signature(request.headers, request.part), created);
  }
}
