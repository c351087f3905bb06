// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/settings_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "tests/support/cut_power.h"
#include "tests/support/require_ok.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

// Not in the order of the alphabet, and with names of our own in it.
constexpr auto kFile = R"({
  "site": "Stadhuis Súdwest",
  "questionnaires": [
    "balie.json"
  ],
  "collector": {
    "url": "https://collector.example.nl",
    "publicKeyFile": "key.json",
    "tokenFile": "token"
  },
  "breakdowns": {
    "uitsplitsing2": "Noord"
  }
}
)";

struct Beside {
  explicit Beside(const std::filesystem::path& folder) : file(folder / "kiosk.json") {
    test::require_ok(write_file(file.path(), kFile, 0640));
  }
  std::string text() const { return test::require_ok(read_file(file.path())); }
  std::filesystem::path previous() const { return file.path().string() + ".previous"; }
  SettingsFile file;
};

}  // namespace

TEST_CASE("settings file: one value is changed, and all else stays as it was and where it was") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  const auto settings = test::require_ok(
      beside.file.change({{"/timing/idleWarningSeconds", 90}, {"/theme", "a.json"}}));
  CHECK(settings.idle_warning == 90s);
  CHECK(settings.theme == folder / "a.json");
  std::string expected = kFile;
  expected.replace(expected.rfind("\n}"), 2,
                   ",\n  \"timing\": {\n    \"idleWarningSeconds\": 90\n  },\n"
                   "  \"theme\": \"a.json\"\n}");
  CHECK(beside.text() == expected);
  CHECK(test::require_ok(read_file(beside.previous())) == kFile);
  struct stat status {};
  REQUIRE(::stat(beside.file.path().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0640U);
}

TEST_CASE("settings file: a value that is taken out is the usual one again") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  CHECK(test::require_ok(beside.file.change({{"/breakdowns", nullptr}})).breakdowns.empty());
  CHECK(beside.text().find("breakdowns") == std::string::npos);
  test::require_ok(beside.file.change({{"/screen/mountHeightMm", nullptr}}));
}

TEST_CASE("settings file: what the kiosk would refuse is not written, and said with its mend") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  const auto refused = beside.file.change({{"/site", "Raadhuis"}, {"/sound/volume", 9}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("$.sound.volume: must be a whole number from 1 to 5") !=
        std::string::npos);
  CHECK_FALSE(beside.file.preview({{"/site", ""}}));
  CHECK_FALSE(beside.file.change({{"/site/name", "x"}}));
  CHECK(beside.text() == kFile);
  CHECK_FALSE(std::filesystem::exists(beside.previous()));
}

TEST_CASE("settings file: looking what would be, and changing nothing, write nothing") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  CHECK(test::require_ok(beside.file.preview({{"/contrast", "dark"}})).contrast == Contrast::Dark);
  test::require_ok(beside.file.change({{"/site", "Stadhuis Súdwest"}}));
  CHECK(beside.text() == kFile);
  CHECK_FALSE(std::filesystem::exists(beside.previous()));
}

TEST_CASE("settings file: one goes back to the file before, and forth again") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  CHECK(beside.file.go_back().error().code == ErrorCode::NotFound);
  test::require_ok(beside.file.change({{"/site", "Raadhuis"}}));
  CHECK(test::require_ok(beside.file.previous()).site == "Stadhuis Súdwest");
  CHECK(test::require_ok(beside.file.go_back()).site == "Stadhuis Súdwest");
  CHECK(beside.text() == kFile);
  CHECK(test::require_ok(beside.file.go_back()).site == "Raadhuis");
}

TEST_CASE("settings file: a broken file is kept, and what went before it works again") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  test::require_ok(beside.file.change({{"/site", "Raadhuis"}}));
  test::require_ok(write_file(beside.file.path(), "{\"site\": "));
  CHECK_FALSE(beside.file.change({{"/site", "Stadskantoor"}}));
  CHECK(beside.text() == "{\"site\": ");
  CHECK(test::require_ok(beside.file.go_back()).site == "Stadhuis Súdwest");
  CHECK(test::require_ok(read_file(beside.previous())) == "{\"site\": ");
  // There is no way back to what is broken.
  CHECK_FALSE(beside.file.go_back());
  CHECK(beside.text() == kFile);
  std::filesystem::remove(beside.file.path());
  test::require_ok(write_file(beside.previous(), kFile));
  CHECK(test::require_ok(beside.file.go_back()).site == "Stadhuis Súdwest");
}

TEST_CASE("settings file: a change that mends a broken file leaves the good one before it") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  test::require_ok(beside.file.change({{"/site", "Raadhuis"}}));
  std::string broken = beside.text();
  broken.replace(broken.find("Raadhuis"), 8, " ");
  test::require_ok(write_file(beside.file.path(), broken));
  CHECK(test::require_ok(beside.file.change({{"/site", "Stadskantoor"}})).site == "Stadskantoor");
  CHECK(test::require_ok(beside.file.previous()).site == "Stadhuis Súdwest");
}

TEST_CASE("settings file: before anything is shown, the best that is known counts") {
  const test::TempDir folder;
  const Beside beside(folder.path());
  test::require_ok(beside.file.change({{"/screen/rotation", 90}}));
  test::require_ok(beside.file.change({{"/screen/rotation", 180}}));
  CHECK(best_known_settings(beside.file.path()).rotation == Rotation::Half);
  test::require_ok(write_file(beside.file.path(), "no JSON"));
  CHECK(best_known_settings(beside.file.path()).rotation == Rotation::Quarter);
  CHECK(beside.text() == "no JSON");
  std::filesystem::remove(beside.previous());
  CHECK(best_known_settings(beside.file.path()).rotation == Rotation::None);
}

TEST_CASE("settings file: the power may fail at any moment of a change") {
  int cuts = 0;
  for (bool ended = false; !ended; ++cuts) {
    REQUIRE(cuts < 1000);
    const test::TempDir folder;
    const Beside beside(folder.path());
    ended = test::cut_power_at(cuts, [&] {
      (void)beside.file.change({{"/site", "Raadhuis"}, {"/contrast", "dark"}});
    });
    CAPTURE(cuts);
    const auto settings = test::require_ok(beside.file.read());
    const bool is_new = settings.site == "Raadhuis" && settings.contrast == Contrast::Dark;
    const bool is_old =
        settings.site == "Stadhuis Súdwest" && settings.contrast == Contrast::Normal;
    CHECK((is_new || is_old));
    CHECK((!ended || is_new));
    if (is_new) CHECK(test::require_ok(beside.file.previous()).site == "Stadhuis Súdwest");
    // What was left half written is in nobody's way.
    CHECK(test::require_ok(beside.file.change({{"/site", "Stadskantoor"}})).site == "Stadskantoor");
  }
  CHECK(cuts > 20);
}

TEST_CASE("settings file: the power may fail at any moment of going back") {
  int cuts = 0;
  for (bool ended = false; !ended; ++cuts) {
    REQUIRE(cuts < 1000);
    const test::TempDir folder;
    const Beside beside(folder.path());
    test::require_ok(beside.file.change({{"/site", "Raadhuis"}}));
    ended = test::cut_power_at(cuts, [&] { (void)beside.file.go_back(); });
    CAPTURE(cuts);
    const std::string now = test::require_ok(beside.file.read()).site;
    const std::string before = test::require_ok(beside.file.previous()).site;
    CHECK((now == "Raadhuis" || now == "Stadhuis Súdwest"));
    CHECK((before == "Raadhuis" || before == "Stadhuis Súdwest"));
    CHECK(now != before);
    CHECK((!ended || now == "Stadhuis Súdwest"));
  }
  CHECK(cuts > 10);
}

TEST_CASE("settings file: on a full disk the change is refused and nothing is lost") {
  const test::SmallDisk disk("64k");
  if (!disk.mounted()) return;
  const Beside beside(disk.path());
  while (write_file(disk.path() / "filler", std::string(4096, 'x')))
    std::filesystem::rename(disk.path() / "filler",
                            disk.path() / std::to_string(std::rand()));  // until it is full
  const auto refused = beside.file.change({{"/site", "Raadhuis"}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::Full);
  CHECK_FALSE(refused.error().hint.empty());
  CHECK(beside.text() == kFile);
}
