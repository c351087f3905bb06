// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/signing_key.h"

#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

TEST_CASE("signing key: made at first need, for its owner only, and the same from then on") {
  require_ok(start_crypto());
  const TempDir folder;
  const auto file = device_key_file(folder.path());
  const SigningKey made = require_ok(signing_key_in(file));
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 07777U) == 0600);
  CHECK(require_ok(signing_key_in(file)).public_key == made.public_key);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("signing key: who makes it at the same moment gets the same one") {
  require_ok(start_crypto());
  for (int round = 0; round < 20; ++round) {
    const TempDir folder;
    std::vector<std::string> ids(4);
    std::vector<std::thread> threads;
    threads.reserve(ids.size());
    for (std::string& id : ids)
      threads.emplace_back([&id, &folder] {
        const auto key = signing_key_in(device_key_file(folder.path()));
        id = key ? key->public_key.id() : key.error().message;
      });
    for (std::thread& thread : threads) thread.join();
    CHECK(ids == std::vector(4, ids[0]));
    CHECK(ids[0].size() == 16);
  }
}

TEST_CASE("signing key: a damaged file is told of and left as it is") {
  require_ok(start_crypto());
  const TempDir folder;
  const auto file = device_key_file(folder.path());
  require_ok(signing_key_in(file));
  std::string text = require_ok(read_file(file));
  const auto at = text.find("\"secretKey\": \"") + 15;
  text[at] = text[at] == 'A' ? 'B' : 'A';
  for (const std::string& broken : {text, std::string("{}"), std::string(), std::string("[1]")}) {
    require_ok(write_file(file, broken));
    const auto read = signing_key_in(file);
    REQUIRE(!read);
    CHECK(read.error().code == ErrorCode::Crypto);
    CHECK(read.error().message.find(file.string()) != std::string::npos);
    CHECK(require_ok(read_file(file)) == broken);
  }
}

TEST_CASE("a signature holds for its text and its key only") {
  require_ok(start_crypto());
  const SigningKey key = make_signing_key();
  Bytes signature = sign("a text", key);
  CHECK(is_signed("a text", signature, key.public_key));
  CHECK_FALSE(is_signed("a texT", signature, key.public_key));
  CHECK_FALSE(is_signed("a text", signature, make_signing_key().public_key));
  signature[5] ^= 1U;
  CHECK_FALSE(is_signed("a text", signature, key.public_key));
  signature.pop_back();
  CHECK_FALSE(is_signed("a text", signature, key.public_key));
}

TEST_CASE("a digest that needs the key differs by purpose, text and key") {
  require_ok(start_crypto());
  const SigningKey key = make_signing_key();
  const std::string digest = secret_digest(key, "code", "7K4M9QXB");
  CHECK(digest.size() == 64);
  CHECK(secret_digest(key, "code", "7K4M9QXB") == digest);
  CHECK(secret_digest(key, "token", "7K4M9QXB") != digest);
  CHECK(secret_digest(key, "code", "7K4M9QXC") != digest);
  CHECK(secret_digest(make_signing_key(), "code", "7K4M9QXB") != digest);
}

TEST_CASE("the collector's key file tells both keys, and one from before says what to do") {
  require_ok(start_crypto());
  const TempDir folder;
  const KeyPair sealing = make_key_pair();
  const SigningKey signing = make_signing_key();
  const auto file = folder / "collector-key.json";
  require_ok(write_file(file, to_json(CollectorKeys{sealing.public_key, signing.public_key})));
  CHECK(require_ok(read_collector_signing_key(file)) == signing.public_key);
  CHECK(require_ok(read_public_key(file)).bytes == sealing.public_key.bytes);
  require_ok(write_public_key(file, sealing.public_key));
  const auto none = read_collector_signing_key(file);
  REQUIRE(!none);
  CHECK(none.error().code == ErrorCode::NotFound);
  CHECK(none.error().hint.find("enrol this kiosk with a code") != std::string::npos);
}
