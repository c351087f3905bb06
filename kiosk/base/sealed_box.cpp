// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/sealed_box.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "kiosk/base/file.h"

namespace zuil {
namespace {

using Json = nlohmann::json;
using Key = std::array<std::uint8_t, 32>;
static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == 32);

tl::unexpected<Error> bad_key(const std::filesystem::path& path, const std::string& why) {
  return fail(ErrorCode::Crypto, "the key file " + path.string() + " " + why,
              "Fetch the key again at the collector: zuil-collector public-key.");
}

Result<Key> read_key(const std::filesystem::path& path, const Json& file, const char* name) {
  const auto found = file.find(name);
  if (found == file.end() || !found->is_string())
    return bad_key(path, std::string("has no \"") + name + "\"");
  const auto bytes = from_base64(found->get_ref<const std::string&>());
  if (!bytes || bytes->size() != Key().size())
    return bad_key(path, std::string("holds a \"") + name + "\" that is not 32 bytes in base64");
  Key key{};
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

Result<Json> read_key_file(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text) return bad_key(path, "is not there or cannot be read");
  Json file = Json::parse(*text, nullptr, false);
  if (!file.is_object()) return bad_key(path, "is not a JSON object");
  return file;
}

Result<PublicKey> public_key_from(const std::filesystem::path& path, const Json& file) {
  ZUIL_TRY(const Key bytes, read_key(path, file, "publicKey"));
  const PublicKey key{bytes};
  if (file.value("keyId", Json()) != key.id())
    return bad_key(path, "is damaged: its \"keyId\" is not that of its \"publicKey\"");
  // The all-zero point and its like would make boxes that anybody can open.
  Bytes probe(crypto_box_SEALBYTES + 1);
  if (crypto_box_seal(probe.data(), probe.data(), 1, key.bytes.data()) != 0)
    return bad_key(path, "holds a public key that is not usable");
  return key;
}

}  // namespace

Result<void> start_crypto() {
  if (sodium_init() < 0) return fail(ErrorCode::Crypto, "libsodium does not start");
  return {};
}

std::string PublicKey::id() const {
  return sha256_hex(bytes).substr(0, 16);
}

KeyPair make_key_pair() {
  KeyPair keys;
  crypto_box_keypair(keys.public_key.bytes.data(), keys.secret.data());
  return keys;
}

Result<Bytes> seal(ByteView plain, const PublicKey& key) {
  Bytes padded(plain.begin(), plain.end());
  padded.resize((plain.size() / kSealBlock + 1) * kSealBlock);
  std::size_t size = 0;
  if (sodium_pad(&size, padded.data(), plain.size(), kSealBlock, padded.size()) != 0)
    return fail(ErrorCode::Crypto, "a record could not be padded");
  Bytes box(size + crypto_box_SEALBYTES);
  const int sealed = crypto_box_seal(box.data(), padded.data(), size, key.bytes.data());
  sodium_memzero(padded.data(), padded.size());
  if (sealed != 0) return fail(ErrorCode::Crypto, "a record could not be sealed");
  return box;
}

Result<Bytes> unseal(ByteView box, const KeyPair& keys) {
  if (box.size() < crypto_box_SEALBYTES)
    return fail(ErrorCode::Crypto, "a sealed record is too short");
  Bytes plain(box.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(plain.data(), box.data(), box.size(), keys.public_key.bytes.data(),
                           keys.secret.data()) != 0)
    return fail(ErrorCode::Crypto, "a sealed record does not open with this key");
  std::size_t size = 0;
  if (sodium_unpad(&size, plain.data(), plain.size(), kSealBlock) != 0)
    return fail(ErrorCode::Crypto, "a sealed record has wrong padding");
  plain.resize(size);
  return plain;
}

Result<PublicKey> read_public_key(const std::filesystem::path& path) {
  ZUIL_TRY(const Json file, read_key_file(path));
  return public_key_from(path, file);
}

Result<KeyPair> read_key_pair(const std::filesystem::path& path) {
  ZUIL_TRY(const Json file, read_key_file(path));
  KeyPair keys;
  ZUIL_TRY(keys.public_key, public_key_from(path, file));
  ZUIL_TRY(keys.secret, read_key(path, file, "secretKey"));
  Key derived{};
  crypto_scalarmult_base(derived.data(), keys.secret.data());
  if (derived != keys.public_key.bytes)
    return bad_key(path, "holds two keys that do not belong together");
  return keys;
}

Result<void> write_public_key(const std::filesystem::path& path, const PublicKey& key) {
  const Json file{{"keyId", key.id()}, {"publicKey", to_base64(key.bytes)}};
  return write_file(path, file.dump(2) + "\n");
}

Result<void> write_key_pair(const std::filesystem::path& path, const KeyPair& keys) {
  const Json file{{"keyId", keys.public_key.id()},
                  {"publicKey", to_base64(keys.public_key.bytes)},
                  {"secretKey", to_base64(keys.secret)}};
  return write_file(path, file.dump(2) + "\n", 0600);
}

}  // namespace zuil
