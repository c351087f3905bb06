// SPDX-License-Identifier: EUPL-1.2
// The disk dies at each write, truncation and sync in turn.
#include <functional>

#include <doctest/doctest.h>

#include "tests/support/faulty_disk.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

struct World {
  TempDir data;
  SeededRandom random;
  Questionnaire questionnaire = shipped_questionnaire("balie.json");
  std::vector<std::string> ids;  // sealed before the disk dies
  Response next;                 // the respondent who is there when it does

  World() {
    auto store = require_ok(ResponseStore::open(file()));
    ids = seal_some(store, questionnaire, 3, random);
    next = balie_response(make_uuid(random), questionnaire);
    require_ok(store.save({questionnaire.id, questionnaire.hash, "nl", "2026-11-21",
                           DayPart::Morning, next.answers}));
  }
  std::filesystem::path file() const { return data.path() / "zuil.db"; }
};

// What a restart finds on the disk.
struct Found {
  OutboxTotals totals;
  bool savepoint;
  std::size_t rows;
};

Found restart(const World& world) {
  auto store = require_ok(ResponseStore::open(world.file()));
  return {require_ok(store.totals()), require_ok(store.savepoint_version()).has_value(),
          require_ok(store.waiting("", 100, 1 << 20)).size()};
}

// Lets the disk die after 0, 1, 2 … operations of `work`, until work is done before it dies; each
// time `expect` looks at what is left. Gives how many times it died.
int die_at_every_moment(const std::function<Result<void>(World&, ResponseStore&)>& work,
                        const std::function<void(const World&, const Found&, bool)>& expect) {
  FaultyDisk disk;
  for (int moment = 0; moment < 300; ++moment) {
    World world;
    bool succeeded = false;
    {
      auto store = require_ok(ResponseStore::open(world.file()));
      disk.fail_after(moment);
      succeeded = work(world, store).has_value();
      CHECK(succeeded == !disk.failed());
    }
    disk.heal();
    expect(world, restart(world), succeeded);
    if (succeeded) return moment;
  }
  FAIL("it never succeeds");
  return 0;
}

}  // namespace

TEST_CASE("a seal during which the disk dies happens wholly or not at all") {
  const int deaths = die_at_every_moment(
      [](World& world, ResponseStore& store) {
        return store.seal(world.next, std::nullopt, false, test_keys().public_key);
      },
      [](const World&, const Found& found, bool thanked) {
        const bool sealed = found.totals.sealed == 4;
        CHECK((found.totals.sealed == 3 || found.totals.sealed == 4));
        CHECK(found.rows == static_cast<std::size_t>(found.totals.sealed));
        CHECK(found.savepoint == !sealed);  // the answers are in one place or the other
        if (thanked) CHECK(sealed);
      });
  CHECK(deaths > 8);
}

TEST_CASE("a mark during which the disk dies happens wholly or not at all") {
  const int deaths = die_at_every_moment(
      [](World& world, ResponseStore& store) {
        return store.mark_delivered(world.ids, "2026-11-21");
      },
      [](const World&, const Found& found, bool succeeded) {
        CHECK(found.totals.waiting + found.totals.delivered == 3);
        CHECK((found.totals.waiting == 0 || found.totals.waiting == 3));
        if (succeeded) CHECK(found.totals.delivered == 3);
      });
  CHECK(deaths > 8);
}

TEST_CASE("a savepoint that cannot be written leaves the one before") {
  const int deaths = die_at_every_moment(
      [](World& world, ResponseStore& store) {
        return store.save({world.questionnaire.id, world.questionnaire.hash, "en", "2026-11-21",
                           DayPart::Morning, world.next.answers});
      },
      [](const World& world, const Found& found, bool succeeded) {
        CHECK(found.savepoint);
        auto store = require_ok(ResponseStore::open(world.file()));
        const auto language = require_ok(store.read_savepoint(world.questionnaire))->language;
        if (succeeded) CHECK(language == "en");
      });
  CHECK(deaths > 5);
}

TEST_CASE("a rewrite during which the disk dies loses nothing") {
  const int deaths =
      die_at_every_moment([](World&, ResponseStore& store) { return store.forget_order(); },
                          [](const World&, const Found& found, bool) {
                            CHECK(found.rows == 3);
                            CHECK(found.savepoint);
                          });
  CHECK(deaths > 8);
}
