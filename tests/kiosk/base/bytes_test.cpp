// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/bytes.h"

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"

using namespace zuil;

TEST_CASE("bytes: hex digits are lower case and keep leading zeros") {
  CHECK(to_hex(Bytes{0x00, 0x0f, 0xa5, 0xff}) == "000fa5ff");
  CHECK(to_hex({}).empty());
}

TEST_CASE("bytes: base64 as in RFC 4648, section 10") {
  CHECK(to_base64(as_bytes("")).empty());
  CHECK(to_base64(as_bytes("f")) == "Zg==");
  CHECK(to_base64(as_bytes("fo")) == "Zm8=");
  CHECK(to_base64(as_bytes("foobar")) == "Zm9vYmFy");
  for (const char* text : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
    const Bytes bytes = test::require_ok(from_base64(to_base64(as_bytes(text))));
    CHECK(std::string(bytes.begin(), bytes.end()) == text);
  }
}

TEST_CASE("bytes: what is not base64 is refused whole") {
  for (const char* text :
       {"Zg", "Zg=", "Z", "Zg==Zg==", "Zm9v YmFy", "Zm9v\n", "Zm-_", "====", "é"}) {
    CAPTURE(std::string(text));
    const auto bytes = from_base64(text);
    REQUIRE(!bytes);
    CHECK(bytes.error().code == ErrorCode::Invalid);
  }
}

TEST_CASE("bytes: SHA-256 as in FIPS 180") {
  CHECK(sha256_hex(as_bytes("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
