// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/public_state.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/cut_power.h"
#include "tests/support/require_ok.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

const Closure kClosure{"Wij zijn maandag terug.", WallTime(std::chrono::seconds(1'795'251'600))};

}  // namespace

TEST_CASE("public state: closed stays closed, with its text, until it is opened") {
  const test::TempDir folder;
  const PublicState state(folder.path());
  CHECK_FALSE(test::require_ok(state.closure()));
  test::require_ok(state.close(kClosure));
  CHECK(test::require_ok(PublicState(folder.path()).closure()) == kClosure);
  test::require_ok(state.close({"", kClosure.since}));
  CHECK(test::require_ok(state.closure())->notice.empty());
  test::require_ok(state.open());
  CHECK_FALSE(test::require_ok(state.closure()));
  test::require_ok(state.open());
}

TEST_CASE("public state: a text that the public cannot be shown is refused with its mend") {
  const test::TempDir folder;
  const PublicState state(folder.path());
  std::string emoji;
  for (int i = 0; i < 500; ++i) emoji += "🙂";
  for (const std::string& notice :
       {std::string(161, 'x'), std::string(10'000, 'x'), emoji, std::string("a\nb"),
        std::string("a\x1b[2J"), std::string("\xff")}) {
    const auto refused = state.close({notice, kClosure.since});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Invalid);
    CHECK_FALSE(refused.error().hint.empty());
  }
  CHECK_FALSE(test::require_ok(state.closure()));
  test::require_ok(state.close({std::string(160, 'x'), kClosure.since}));
}

TEST_CASE("public state: a file that cannot be read is no reason to open") {
  const test::TempDir folder;
  for (const char* text : {"", "{", "[]", R"({"notice": 1})", R"({"notices": ""})"}) {
    test::require_ok(write_file(folder / "closed.json", text));
    CHECK_FALSE(PublicState(folder.path()).closure());
  }
}

TEST_CASE("public state: the power may fail at any moment of closing and opening") {
  for (const bool closing : {true, false}) {
    int cuts = 0;
    for (bool ended = false; !ended; ++cuts) {
      REQUIRE(cuts < 1000);
      const test::TempDir folder;
      const PublicState state(folder.path());
      if (!closing) test::require_ok(state.close(kClosure));
      ended =
          test::cut_power_at(cuts, [&] { (void)(closing ? state.close(kClosure) : state.open()); });
      CAPTURE(cuts);
      const auto found = test::require_ok(state.closure());
      CHECK((!found || *found == kClosure));
      if (ended) CHECK(found.has_value() == closing);
    }
    CHECK(cuts > 4);
  }
}

TEST_CASE("public state: on a full disk closing is refused, opening is not") {
  const test::SmallDisk disk("16k");
  if (!disk.mounted()) return;
  const PublicState state(disk.path());
  test::require_ok(state.close(kClosure));
  for (int i = 0; write_file(disk.path() / std::to_string(i), std::string(4096, 'x')); ++i)
    continue;
  const auto refused = state.close({"Vol", kClosure.since});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::Full);
  CHECK(test::require_ok(state.closure()) == kClosure);
  test::require_ok(state.open());
  CHECK_FALSE(test::require_ok(state.closure()));
}
