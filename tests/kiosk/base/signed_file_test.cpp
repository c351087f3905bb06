// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/signed_file.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/damage.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

struct Signed {
  TempDir folder;
  SigningKey key;
  std::filesystem::path file = folder / "x.zuiloutbox";

  Signed() {
    require_ok(start_crypto());
    key = make_signing_key();
  }
  std::string bytes() const { return require_ok(read_file(file)); }
};

}  // namespace

TEST_CASE("a signed file comes back as it was written, with who signed it") {
  Signed one;
  auto writer = require_ok(SignedFileWriter::begin(one.file, SignedKind::Outbox));
  require_ok(writer.append("first\n"));
  require_ok(writer.append(std::string("\0second\n", 8)));
  CHECK_FALSE(std::filesystem::exists(one.file));
  require_ok(writer.commit(one.key));
  const SignedFile read = require_ok(read_signed_file(one.file, SignedKind::Outbox));
  CHECK(read.key == one.key.public_key);
  CHECK(read.content == std::string("first\n\0second\n", 14));
  CHECK(read.sha256 == sha256_hex(as_bytes(read.content)));
  CHECK(std::distance(std::filesystem::directory_iterator(one.folder.path()), {}) == 1);
}

TEST_CASE("the bytes of a signed file are those of its description") {
  Signed one;
  require_ok(write_signed_file(one.file, SignedKind::Bundle, "{}", one.key));
  const std::string head = "ENQUETEZUIL bundle 1\n" + to_hex(one.key.public_key.bytes) +
                           "\n000000000002\n" + sha256_hex(as_bytes("{}")) + "\n";
  CHECK(one.bytes() == head + to_hex(sign(head, one.key)) + "\n{}");
}

TEST_CASE("a signed file that is cut off or changed anywhere is refused") {
  Signed one;
  require_ok(write_signed_file(one.file, SignedKind::Receipt, "{\"a\":1}\n", one.key));
  const std::string whole = one.bytes();
  require_ok(read_signed(whole, SignedKind::Receipt, "x"));
  int refused = 0;
  damage_everywhere(whole, [&](const std::string& damaged) {
    const auto read = read_signed(damaged, SignedKind::Receipt, "x");
    REQUIRE_FALSE(read);
    CHECK((read.error().code == ErrorCode::Corrupt || read.error().code == ErrorCode::Invalid));
    CHECK(read.error().message.starts_with("x: "));
    CHECK_FALSE(read.error().hint.empty());
    ++refused;
  });
  CHECK(refused == static_cast<int>(2 * whole.size() + 2));
}

TEST_CASE("a signed file of one kind is none of another, nor of a later version") {
  Signed one;
  require_ok(write_signed_file(one.file, SignedKind::Receipt, "{}", one.key));
  const auto other = read_signed_file(one.file, SignedKind::Bundle);
  REQUIRE(!other);
  CHECK(other.error().message.find("is no bundle") != std::string::npos);
  std::string renamed = one.bytes();
  renamed.replace(0, 21, "ENQUETEZUIL bundle 1\n");
  CHECK_FALSE(read_signed(renamed, SignedKind::Bundle, "x"));
  std::string later = one.bytes();
  later[20] = '2';
  const auto newer = read_signed(later, SignedKind::Receipt, "x");
  REQUIRE(!newer);
  CHECK(newer.error().hint.find("newer version") != std::string::npos);
  CHECK(read_signed("%PDF-1.4 and more", SignedKind::Receipt, "x").error().hint ==
        "Choose another file.");
}

TEST_CASE("a signed file that somebody else signed anew is that one's") {
  Signed one;
  const SigningKey thief = make_signing_key();
  require_ok(write_signed_file(one.file, SignedKind::Bundle, "{}", thief));
  std::string bytes = one.bytes();
  CHECK(require_ok(read_signed(bytes, SignedKind::Bundle, "x")).key == thief.public_key);
  bytes.replace(21, 64, to_hex(one.key.public_key.bytes));
  CHECK_FALSE(read_signed(bytes, SignedKind::Bundle, "x"));
}

TEST_CASE("a signed file that is not finished leaves what was there before") {
  Signed one;
  require_ok(write_file(one.file, "before"));
  {
    auto writer = require_ok(SignedFileWriter::begin(one.file, SignedKind::Outbox));
    require_ok(writer.append("half"));
  }
  CHECK(one.bytes() == "before");
  CHECK(std::distance(std::filesystem::directory_iterator(one.folder.path()), {}) == 1);
}
