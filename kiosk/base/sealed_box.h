// SPDX-License-Identifier: EUPL-1.2
// Sealed boxes (libsodium crypto_box_seal: X25519 + XSalsa20-Poly1305): whoever has the public key
// can close one, only the owner of the secret key can open it. Who closed it is not proven.
#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace zuil {

// Must be called once before anything that uses libsodium. Fails only on a broken system.
Result<void> start_crypto();

// Boxes are padded to a multiple of this many bytes, so that their size does not tell how much was
// written.
inline constexpr std::size_t kSealBlock = 512;

struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};
  // The first 16 hex digits of the key's SHA-256; names the key in every record it sealed.
  std::string id() const;
};

struct KeyPair {
  PublicKey public_key;
  std::array<std::uint8_t, 32> secret{};
};

KeyPair make_key_pair();

Result<Bytes> seal(ByteView plain, const PublicKey& key);
// Crypto when the box was not sealed to this key or was changed since.
Result<Bytes> unseal(ByteView box, const KeyPair& keys);

// Key files are JSON: {"keyId":"…","publicKey":"<base64>"} and, for a pair, "secretKey".
Result<PublicKey> read_public_key(const std::filesystem::path& path);
Result<KeyPair> read_key_pair(const std::filesystem::path& path);
Result<void> write_public_key(const std::filesystem::path& path, const PublicKey& key);
Result<void> write_key_pair(const std::filesystem::path& path, const KeyPair& keys);  // mode 0600

}  // namespace zuil
