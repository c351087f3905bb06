// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/file.h"

#include <cstdlib>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

}  // namespace

TEST_CASE("file: what was written is read back, byte for byte") {
  const test::TempDir folder;
  const std::string text = std::string("één\0twee\r\n", 11) + std::string(200'000, 'x');
  test::require_ok(write_file(folder / "a.json", text));
  CHECK(test::require_ok(read_file(folder / "a.json")) == text);
  CHECK(mode_of(folder / "a.json") == 0644);
}

TEST_CASE("file: replacing leaves no draft behind and can narrow the rights") {
  const test::TempDir folder;
  test::require_ok(write_file(folder / "key", "old"));
  test::require_ok(write_file(folder / "key", "new", 0600));
  CHECK(test::require_ok(read_file(folder / "key")) == "new");
  CHECK(mode_of(folder / "key") == 0600);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("file: a draft left by a power cut does not lend its rights to a secret") {
  const test::TempDir folder;
  test::require_ok(write_file(folder / "key.new", "half", 0644));
  test::require_ok(write_file(folder / "key", "secret", 0600));
  CHECK(mode_of(folder / "key") == 0600);
  CHECK(test::require_ok(read_file(folder / "key")) == "secret");
}

TEST_CASE("file: the file itself is replaced, never written over in place") {
  const test::TempDir folder;
  test::require_ok(write_file(folder / "kiosk.json", "old"));
  std::filesystem::create_hard_link(folder / "kiosk.json", folder / "as-it-was");
  test::require_ok(write_file(folder / "kiosk.json", "new"));
  CHECK(test::require_ok(read_file(folder / "as-it-was")) == "old");
  CHECK(test::require_ok(read_file(folder / "kiosk.json")) == "new");
}

TEST_CASE("file: a write that fails leaves the old file and no draft") {
  const test::TempDir folder;
  std::filesystem::create_directories(folder / "taken/inside");
  const auto result = write_file(folder / "taken", "text");
  REQUIRE(!result);
  CHECK(result.error().code == ErrorCode::Io);
  CHECK(std::filesystem::is_directory(folder / "taken/inside"));
  CHECK(!std::filesystem::exists(folder / "taken.new"));
}

TEST_CASE("file: what is not there, and a folder, are told as errors with the path") {
  const test::TempDir folder;
  const auto missing = read_file(folder / "none");
  REQUIRE(!missing);
  CHECK(missing.error().code == ErrorCode::NotFound);
  CHECK(missing.error().message.find((folder / "none").string()) != std::string::npos);
  const auto directory = read_file(folder.path());
  REQUIRE(!directory);
  CHECK(directory.error().code == ErrorCode::Io);
  const auto nowhere = write_file(folder / "no/such/folder", "text");
  REQUIRE(!nowhere);
  CHECK(nowhere.error().code == ErrorCode::NotFound);
}

TEST_CASE("file: a full disk is told as full, with what to do") {
  // Only root may set the rights of a device, as write_file() does with its draft.
  if (::geteuid() != 0) return;
  const test::TempDir folder;
  std::filesystem::create_symlink("/dev/full", folder / "a.json.new");
  const auto full = write_file(folder / "a.json", "text", 0666);
  REQUIRE(!full);
  CHECK(full.error().code == ErrorCode::Full);
  CHECK(full.error().hint == "Make room on the disk.");
}

TEST_CASE("file: the data folder is the one named, else the source tree") {
  ::setenv("ZUIL_DATADIR", "/srv/zuil", 1);
  CHECK(data_dir() == "/srv/zuil");
  ::setenv("ZUIL_DATADIR", "", 1);
  CHECK(data_dir() == ZUIL_SOURCE_DIR);
  ::unsetenv("ZUIL_DATADIR");
  CHECK(data_dir() == ZUIL_SOURCE_DIR);
}

TEST_CASE("a device is written to, not replaced by a file") {
  test::require_ok(write_file("/dev/null", "nothing"));
  CHECK(std::filesystem::is_character_file("/dev/null"));
}
