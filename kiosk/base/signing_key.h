// SPDX-License-Identifier: EUPL-1.2
// Signatures (libsodium crypto_sign_detached: Ed25519): whoever has the public key can tell that
// the owner of the secret key signed, and that not a bit was changed since. What is signed begins
// with a text that says what it is, so that a signature of one thing is none of another.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/base/sealed_box.h"

namespace zuil {

inline constexpr std::size_t kSignatureBytes = 64;

struct VerifyKey {
  std::array<std::uint8_t, 32> bytes{};
  // The first 16 hex digits of the key's SHA-256.
  std::string id() const;
  bool operator==(const VerifyKey&) const = default;
};

struct SigningKey {
  VerifyKey public_key;
  std::array<std::uint8_t, 64> secret{};
};

SigningKey make_signing_key();
Bytes sign(std::string_view message, const SigningKey& key);
bool is_signed(std::string_view message, ByteView signature, const VerifyKey& key);

// 64 hex digits that only the owner of the key can make, and makes again for the same two texts.
std::string secret_digest(const SigningKey& key, std::string_view purpose, std::string_view text);

// 32 bytes that are a point of the curve; Crypto otherwise.
Result<VerifyKey> verify_key_from(ByteView bytes);

// The key in that file, JSON like a key file of sealed_box.h; made, mode 0600, when there is none.
// Two programs that make it at once get the same one.
Result<SigningKey> signing_key_in(const std::filesystem::path& file);

// What this kiosk signs with: in its data folder, shared by zuil and zuil-sync.
inline std::filesystem::path device_key_file(const std::filesystem::path& data) {
  return data / "device-key.json";
}

// What a kiosk knows of its collector: the file that collector.publicKeyFile names.
struct CollectorKeys {
  PublicKey sealing;  // as read_public_key() gives it
  VerifyKey signing;  // what bundles and receipts are signed with: "signingKey"
};
std::string to_json(const CollectorKeys& keys);
// NotFound: the file is from a collector that did not sign yet.
Result<VerifyKey> read_collector_signing_key(const std::filesystem::path& public_key_file);

}  // namespace zuil
