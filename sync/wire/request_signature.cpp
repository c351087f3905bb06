// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/request_signature.h"

#include <array>
#include <charconv>
#include <string_view>

namespace zuil {
namespace {

constexpr std::size_t kNonceDigits = 32;
constexpr std::size_t kKeyIdDigits = 16;
constexpr std::size_t kMostTimeDigits = 12;
constexpr std::string_view kLabel = "sig1=";

std::string digest_of(const std::string& body) {
  const auto sum = from_hex(sha256_hex(as_bytes(body)));
  return "sha-256=:" + to_base64(sum.value_or(Bytes())) + ":";
}

std::string parameters(const RequestSignature& signature) {
  return R"(("@method" "@path" "content-digest");created=)" + std::to_string(signature.created) +
         ";nonce=\"" + signature.nonce + "\";keyid=\"" + signature.key_id + R"(";alg="ed25519")";
}

// RFC 9421, 2.5.
std::string signature_base(const SignedPart& part, const RequestSignature& signature) {
  return "\"@method\": " + part.method + "\n\"@path\": " + part.path +
         "\n\"content-digest\": " + digest_of(part.body) +
         "\n\"@signature-params\": " + parameters(signature);
}

// Takes what is expected from the begin of a text.
class Eater {
 public:
  explicit Eater(std::string_view text) : rest_(text) {}

  bool eat(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  std::string digits(std::string_view allowed) {
    const std::string_view found = rest_.substr(0, rest_.find_first_not_of(allowed));
    rest_.remove_prefix(found.size());
    return std::string(found);
  }
  std::string_view until(char end) {
    const std::string_view found = rest_.substr(0, rest_.find(end));
    rest_.remove_prefix(found.size());
    return found;
  }
  bool ends_with(std::string_view expected) const { return rest_ == expected; }

 private:
  std::string_view rest_;
};

constexpr std::string_view kDecimal = "0123456789";
constexpr std::string_view kHexadecimal = "0123456789abcdef";

// What was read is written again and compared: one form, and nothing besides.
std::optional<RequestSignature> read_input(const std::string& text) {
  Eater eater(text);
  RequestSignature read;
  if (!eater.eat(kLabel) || !eater.eat(R"(("@method" "@path" "content-digest");created=)"))
    return std::nullopt;
  const std::string created = eater.digits(kDecimal);
  if (created.size() > kMostTimeDigits ||
      std::from_chars(created.data(), created.data() + created.size(), read.created).ec !=
          std::errc())
    return std::nullopt;
  eater.eat(";nonce=\"");
  read.nonce = eater.digits(kHexadecimal);
  eater.eat("\";keyid=\"");
  read.key_id = eater.digits(kHexadecimal);
  if (read.nonce.size() != kNonceDigits || read.key_id.size() != kKeyIdDigits) return std::nullopt;
  if (std::string(kLabel) + parameters(read) != text) return std::nullopt;
  return read;
}

}  // namespace

SignatureHeaders sign_request(const SignedPart& part, WallTime now, Random& random,
                              const SigningKey& key) {
  std::array<std::uint8_t, kNonceDigits / 2> nonce{};
  random.fill(nonce);
  RequestSignature made;
  made.created = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  made.nonce = to_hex(nonce);
  made.key_id = key.public_key.id();
  made.signature = sign(signature_base(part, made), key);
  return {digest_of(part.body), std::string(kLabel) + parameters(made),
          std::string(kLabel) + ":" + to_base64(made.signature) + ":"};
}

Result<RequestSignature> read_signature(const SignatureHeaders& headers, const SignedPart& part) {
  if (headers.content_digest != digest_of(part.body))
    return fail(ErrorCode::Invalid, "Content-Digest is not the SHA-256 of the body");
  auto read = read_input(headers.signature_input);
  if (!read)
    return fail(ErrorCode::Invalid, "Signature-Input has not the form of sync/wire/README.md");
  Eater eater(headers.signature);
  const bool begins = eater.eat(kLabel) && eater.eat(":");
  auto bytes = from_base64(eater.until(':'));
  if (!begins || !eater.ends_with(":") || !bytes || bytes->size() != kSignatureBytes)
    return fail(ErrorCode::Invalid, "Signature has not the form sig1=:64 bytes in base64:");
  read->signature = std::move(*bytes);
  return std::move(*read);
}

bool is_signed_by(const RequestSignature& signature, const SignedPart& part, const VerifyKey& key) {
  return signature.key_id == key.id() &&
         is_signed(signature_base(part, signature), signature.signature, key);
}

}  // namespace zuil
