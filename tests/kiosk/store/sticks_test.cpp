// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/sticks.h"

#include <doctest/doctest.h>
#include <sys/mount.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/small_disk.h"

using namespace zuil;
using namespace zuil::test;
namespace fs = std::filesystem;

TEST_CASE("only what a disk is mounted on is a stick, at either depth") {
  const TempDir media;
  fs::create_directories(media / "gone");
  fs::create_directories(media / "jansen/BLAUW");
  fs::create_directories(media / "sdb1");
  const StickPlaces places{{media.path(), "/nergens"}, true};
  CHECK(find_sticks(places).empty());

  const auto mount = [](const fs::path& at) {
    return ::mount("zuil-test", at.c_str(), "tmpfs", 0, "size=256k") == 0;
  };
  if (!mount(media / "sdb1")) return;  // only root may
  REQUIRE(mount(media / "jansen/BLAUW"));
  auto sticks = find_sticks(places);
  REQUIRE(sticks.size() == 2);
  CHECK(sticks[0].path == media / "jansen/BLAUW");
  CHECK(sticks[0].name == "BLAUW");
  CHECK(sticks[0].free_bytes == 256 * 1024);
  CHECK(sticks[0].writable);
  CHECK(sticks[1].path == media / "sdb1");
  REQUIRE(::mount("zuil-test", (media / "sdb1").c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0);
  CHECK_FALSE(find_sticks(places)[1].writable);
  ::umount2((media / "sdb1").c_str(), MNT_DETACH);
  ::umount2((media / "jansen/BLAUW").c_str(), MNT_DETACH);
  CHECK(find_sticks(places).empty());
}

TEST_CASE("a place that is named for it needs no disk") {
  const TempDir media;
  fs::create_directories(media / "stick");
  fs::create_directories(media / ".hidden");
  fs::create_directory_symlink("/etc", media / "link");
  const auto sticks = find_sticks({{media.path()}, false});
  REQUIRE(sticks.size() == 1);
  CHECK(sticks[0].name == "stick");
}

TEST_CASE("what a stick carries is found by its ending, hidden files apart") {
  const TempDir stick;
  for (const char* name : {"b.zuilbundle", "a.zuilbundle", "._a.zuilbundle", "a.zuilreceipt"})
    require_ok(write_file(stick / name, "x"));
  fs::create_directories(stick / "folder.zuilbundle");
  const auto found = require_ok(files_on(stick.path(), kBundleEnding));
  CHECK(found == std::vector{stick / "a.zuilbundle", stick / "b.zuilbundle"});
  const auto gone = files_on(stick / "gone", kBundleEnding);
  REQUIRE(!gone);
  CHECK(gone.error().hint.find("Is the stick still in") != std::string::npos);
}
