// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/signing_key.h"

#include <algorithm>
#include <cerrno>

#include <nlohmann/json.hpp>
#include <sodium.h>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/base/file_draft.h"

namespace zuil {
namespace {

using Json = nlohmann::json;
using Seed = std::array<std::uint8_t, crypto_sign_SEEDBYTES>;
static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);
static_assert(crypto_sign_BYTES == kSignatureBytes && crypto_generichash_BYTES == 32);

SigningKey key_of(const Seed& seed) {
  SigningKey key;
  crypto_sign_seed_keypair(key.public_key.bytes.data(), key.secret.data(), seed.data());
  return key;
}

// The secret key begins with its seed.
Seed seed_of(const SigningKey& key) {
  Seed seed{};
  std::copy_n(key.secret.begin(), seed.size(), seed.begin());
  return seed;
}

Result<Bytes> read_member(const Json& file, const char* name) {
  const auto found = file.is_object() ? file.find(name) : file.end();
  if (!file.is_object() || found == file.end() || !found->is_string())
    return fail(ErrorCode::NotFound, std::string("has no \"") + name + "\"");
  return from_base64(found->get_ref<const std::string&>());
}

tl::unexpected<Error> damaged(const std::filesystem::path& file) {
  return fail(ErrorCode::Crypto, "the key file " + file.string() + " is damaged",
              "Put it back from a copy. Without one, move it away: a new key is made, and this "
              "kiosk must be enrolled again.");
}

Result<SigningKey> read_signing_key(const std::filesystem::path& path) {
  ZUIL_TRY(const std::string text, read_file(path));
  const Json file = Json::parse(text, nullptr, false);
  const auto secret = read_member(file, "secretKey");
  const auto known = read_member(file, "publicKey");
  Seed seed{};
  if (!secret || !known || secret->size() != seed.size()) return damaged(path);
  std::copy(secret->begin(), secret->end(), seed.begin());
  SigningKey key = key_of(seed);
  if (!std::equal(known->begin(), known->end(), key.public_key.bytes.begin(),
                  key.public_key.bytes.end()))
    return damaged(path);
  return key;
}

}  // namespace

std::string VerifyKey::id() const {
  return sha256_hex(bytes).substr(0, 16);
}

SigningKey make_signing_key() {
  Seed seed{};
  randombytes_buf(seed.data(), seed.size());
  return key_of(seed);
}

Bytes sign(std::string_view message, const SigningKey& key) {
  Bytes signature(kSignatureBytes);
  const ByteView bytes = as_bytes(message);
  crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), key.secret.data());
  return signature;
}

bool is_signed(std::string_view message, ByteView signature, const VerifyKey& key) {
  const ByteView bytes = as_bytes(message);
  return signature.size() == kSignatureBytes &&
         crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(),
                                     key.bytes.data()) == 0;
}

std::string secret_digest(const SigningKey& key, std::string_view purpose, std::string_view text) {
  const Seed seed = seed_of(key);
  const std::string whole = std::string(purpose) + "\n" + std::string(text);
  const ByteView bytes = as_bytes(whole);
  std::array<std::uint8_t, crypto_generichash_BYTES> digest{};
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), seed.data(),
                     seed.size());
  return to_hex(digest);
}

Result<VerifyKey> verify_key_from(ByteView bytes) {
  VerifyKey key;
  if (bytes.size() != key.bytes.size() || crypto_core_ed25519_is_valid_point(bytes.data()) != 1)
    return fail(ErrorCode::Crypto, "is no public key of Ed25519");
  std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
  return key;
}

Result<SigningKey> signing_key_in(const std::filesystem::path& file) {
  auto there = read_signing_key(file);
  if (there || there.error().code != ErrorCode::NotFound) return there;
  const SigningKey key = make_signing_key();
  const Json json{{"keyId", key.public_key.id()},
                  {"publicKey", to_base64(key.public_key.bytes)},
                  {"secretKey", to_base64(seed_of(key))}};
  // Whole and by itself first; then, in one step, in its place unless another was quicker.
  const std::filesystem::path own = file.string() + "." + key.public_key.id();
  ZUIL_CHECK(write_file(own, json.dump(2) + "\n", 0600));
  const bool linked = ::link(own.c_str(), file.c_str()) == 0 || errno == EEXIST;
  auto error = linked ? Result<void>() : Result<void>(fail_with_errno("cannot write", file));
  ::unlink(own.c_str());
  ZUIL_CHECK(error);
  return read_signing_key(file);
}

std::string to_json(const CollectorKeys& keys) {
  const Json file{{"keyId", keys.sealing.id()},
                  {"publicKey", to_base64(keys.sealing.bytes)},
                  {"signingKey", to_base64(keys.signing.bytes)}};
  return file.dump(2) + "\n";
}

Result<VerifyKey> read_collector_signing_key(const std::filesystem::path& public_key_file) {
  ZUIL_TRY(const std::string text, read_file(public_key_file));
  const auto bytes = read_member(Json::parse(text, nullptr, false), "signingKey");
  auto key = bytes ? verify_key_from(*bytes) : tl::make_unexpected(bytes.error());
  if (key) return key;
  return fail(
      key.error().code,
      "the key file " + public_key_file.string() + ": \"signingKey\" " +
          (bytes ? "is no public key of Ed25519" : "is missing"),
      "Fetch the key file again at the collector (zuil-collector public-key), or enrol this "
      "kiosk with a code.");
}

}  // namespace zuil
