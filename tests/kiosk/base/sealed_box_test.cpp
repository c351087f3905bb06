// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/sealed_box.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

std::string text_of(const Bytes& bytes) {
  return {bytes.begin(), bytes.end()};
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("sealed box: the owner of the key reads what was sealed, whatever its length") {
  const KeyPair keys = make_key_pair();
  for (const std::size_t size : {0U, 1U, 511U, 512U, 513U, 5000U}) {
    CAPTURE(size);
    const std::string plain(size, 'x');
    const Bytes box = test::require_ok(seal(as_bytes(plain), keys.public_key));
    CHECK(text_of(test::require_ok(unseal(box, keys))) == plain);
  }
}

TEST_CASE("sealed box: its size does not tell how much was written") {
  const KeyPair keys = make_key_pair();
  const auto size_of = [&](std::size_t size) {
    return test::require_ok(seal(as_bytes(std::string(size, 'x')), keys.public_key)).size();
  };
  CHECK(size_of(0) == size_of(511));
  CHECK(size_of(1) == size_of(400));
  CHECK(size_of(512) == size_of(1023));
  CHECK(size_of(512) == size_of(511) + kSealBlock);
}

TEST_CASE("sealed box: the same text sealed twice looks different, and the text is not in it") {
  const KeyPair keys = make_key_pair();
  const std::string plain = "de wachtruimte is te klein";
  const Bytes one = test::require_ok(seal(as_bytes(plain), keys.public_key));
  const Bytes other = test::require_ok(seal(as_bytes(plain), keys.public_key));
  CHECK(one != other);
  CHECK(text_of(one).find("wachtruimte") == std::string::npos);
}

TEST_CASE("sealed box: another key does not open it") {
  const Bytes box = test::require_ok(seal(as_bytes("geheim"), make_key_pair().public_key));
  const auto opened = unseal(box, make_key_pair());
  REQUIRE(!opened);
  CHECK(opened.error().code == ErrorCode::Crypto);
}

TEST_CASE("sealed box: a changed, shortened or lengthened box does not open") {
  const KeyPair keys = make_key_pair();
  const Bytes box = test::require_ok(seal(as_bytes("geheim"), keys.public_key));
  for (std::size_t i = 0; i < box.size(); i += 7) {
    Bytes changed = box;
    changed[i] ^= 1;
    CHECK(!unseal(changed, keys));
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{47}, box.size() - 1})
    CHECK(!unseal(ByteView(box).first(size), keys));
  Bytes longer = box;
  longer.push_back(0);
  CHECK(!unseal(longer, keys));
}

TEST_CASE("key files: a key is read back, and only the pair is kept from others") {
  const test::TempDir folder;
  const KeyPair keys = make_key_pair();
  test::require_ok(write_public_key(folder / "public.json", keys.public_key));
  test::require_ok(write_key_pair(folder / "pair.json", keys));
  CHECK(test::require_ok(read_public_key(folder / "public.json")).bytes == keys.public_key.bytes);
  CHECK(test::require_ok(read_public_key(folder / "pair.json")).bytes == keys.public_key.bytes);
  CHECK(test::require_ok(read_key_pair(folder / "pair.json")).secret == keys.secret);
  CHECK(keys.public_key.id().size() == 16);
  CHECK(test::require_ok(read_file(folder / "public.json")).find("secretKey") == std::string::npos);
  struct stat status {};
  REQUIRE(::stat((folder / "pair.json").c_str(), &status) == 0);
  CHECK((status.st_mode & 07777U) == 0600);
  CHECK(!read_key_pair(folder / "public.json"));
}

TEST_CASE("key files: a damaged one is refused, with what to do") {
  const test::TempDir folder;
  const KeyPair keys = make_key_pair();
  test::require_ok(write_key_pair(folder / "pair.json", keys));
  const std::string good = test::require_ok(read_file(folder / "pair.json"));
  const std::string key = to_base64(keys.public_key.bytes);
  const std::string id = keys.public_key.id();
  const std::string other = to_base64(make_key_pair().public_key.bytes);
  const std::string zero = to_base64(Bytes(32));
  const std::string zero_id = PublicKey{}.id();
  for (const std::string& bad :
       {std::string(), std::string("[]"), std::string("{}"), good.substr(0, good.size() / 2),
        replaced(good, key, key.substr(0, 20)), replaced(good, key, other),
        replaced(good, key, "geen base64!"), replaced(good, id, "0000000000000000"),
        replaced(good, "\"keyId\": \"" + id + "\"", "\"keyId\": 1e999"),
        replaced(replaced(good, key, zero), id, zero_id)}) {
    CAPTURE(bad);
    test::require_ok(write_file(folder / "bad.json", bad));
    const auto read = read_public_key(folder / "bad.json");
    REQUIRE(!read);
    CHECK(read.error().code == ErrorCode::Crypto);
    CHECK(read.error().hint.find("zuil-collector public-key") != std::string::npos);
    CHECK(!read_key_pair(folder / "bad.json"));
  }
  CHECK(!read_public_key(folder / "none.json"));
}

TEST_CASE("key files: a secret key that is not that of its public key is refused, and not told") {
  const test::TempDir folder;
  const KeyPair keys = make_key_pair();
  const KeyPair other = make_key_pair();
  test::require_ok(write_key_pair(folder / "pair.json", {keys.public_key, other.secret}));
  const auto read = read_key_pair(folder / "pair.json");
  REQUIRE(!read);
  CHECK(read.error().code == ErrorCode::Crypto);
  CHECK(to_string(read.error()).find(to_base64(other.secret)) == std::string::npos);
}
