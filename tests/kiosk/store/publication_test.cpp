// SPDX-License-Identifier: EUPL-1.2
// What an operator edits, publishes, rolls back and offers.
#include <functional>

#include <doctest/doctest.h>

#include "kiosk/store/draft_store.h"
#include "kiosk/store/offered_store.h"
#include "kiosk/survey/draft.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kFile = "/etc/enquetezuil/balie.json";
constexpr Publisher kEdited{PublicationSource::Editor, OperatorRole::Manager};
constexpr Publisher kRolledBack{PublicationSource::Earlier, OperatorRole::Manager};

Questionnaire with_title(const Questionnaire& questionnaire, const std::string& title) {
  Draft draft = require_ok(Draft::open(questionnaire.canonical_json, "draft"));
  require_ok(draft.set_text("$.title", "nl", title));
  return draft.questionnaire();
}

// A kiosk that offers balie of its file, and two more versions of it.
struct Kiosk {
  TempDir data;
  Questionnaire shipped = shipped_questionnaire("balie.json");
  Questionnaire edited = with_title(shipped, "Bewerkt");
  Questionnaire newer = with_title(shipped, "Nieuwer bestand");

  Kiosk() { require_ok(versions().publish(shipped, kFile, kNow)); }
  std::filesystem::path file() const { return data / "zuil.db"; }
  // As after a restart.
  QuestionnaireStore versions() const { return require_ok(QuestionnaireStore::open(file())); }
  DraftStore drafts() const { return require_ok(DraftStore::open(file())); }
  std::string active() const { return require_ok(versions().active("balie"))->hash; }
};

}  // namespace

TEST_CASE("a draft is there after a restart, as it was after the last edit") {
  const Kiosk kiosk;
  const std::string& base = kiosk.shipped.hash;
  CHECK_FALSE(require_ok(kiosk.drafts().find("balie")));
  require_ok(kiosk.drafts().save({"balie", base, kiosk.newer.canonical_json}));
  require_ok(kiosk.drafts().save({"balie", base, kiosk.edited.canonical_json}));
  const auto draft = require_ok(kiosk.drafts().find("balie"));
  REQUIRE(draft);
  CHECK(draft->base == base);
  CHECK(draft->document == kiosk.edited.canonical_json);
  CHECK(require_ok(kiosk.drafts().all()) == std::vector<std::string>{"balie"});
  CHECK(kiosk.drafts().save({"x", std::string(64, '0'), "{}"}).error().code == ErrorCode::Conflict);
  require_ok(kiosk.drafts().discard("balie"));
  CHECK(require_ok(kiosk.drafts().all()).empty());
}

TEST_CASE("publishing says who, when and in place of what, and ends the draft") {
  const Kiosk kiosk;
  require_ok(kiosk.drafts().save({"balie", kiosk.shipped.hash, kiosk.edited.canonical_json}));
  require_ok(kiosk.versions().publish(kiosk.edited, kEdited, kNow + 1h));
  CHECK_FALSE(require_ok(kiosk.drafts().find("balie")));
  auto versions = kiosk.versions();
  const auto all = require_ok(versions.publications("balie"));
  REQUIRE(all.size() == 2);
  CHECK(all[0].number > all[1].number);
  CHECK(all[0].hash == kiosk.edited.hash);
  CHECK(all[0].replaced == kiosk.shipped.hash);
  CHECK(all[0].at == kNow + 1h);
  CHECK(all[0].source == PublicationSource::Editor);
  CHECK(all[0].role == OperatorRole::Manager);
  CHECK(all[1].hash == kiosk.shipped.hash);
  CHECK(all[1].replaced.empty());
  CHECK(all[1].source == PublicationSource::File);
  CHECK_FALSE(all[1].role);
  CHECK(require_ok(versions.find(kiosk.edited.hash))->title.in("nl") == "Bewerkt");
  CHECK(require_ok(versions.undelivered()).size() == 2);
}

TEST_CASE("rolling back is a publication of an earlier version; nothing is taken away") {
  const Kiosk kiosk;
  auto versions = kiosk.versions();
  require_ok(versions.publish(kiosk.edited, kEdited, kNow + 1h));
  require_ok(kiosk.drafts().save({"balie", kiosk.edited.hash, kiosk.newer.canonical_json}));
  require_ok(versions.publish(kiosk.shipped, kRolledBack, kNow + 2h));
  CHECK(kiosk.active() == kiosk.shipped.hash);
  CHECK(require_ok(versions.publications("balie")).size() == 3);
  CHECK(require_ok(versions.find(kiosk.edited.hash)));
  CHECK(require_ok(kiosk.drafts().find("balie")));                      // what is under way goes on
  require_ok(versions.publish(kiosk.shipped, kRolledBack, kNow + 3h));  // as it is: no publication
  CHECK(require_ok(versions.publications("balie")).size() == 3);
}

TEST_CASE("a file that changes is published, until a version is made on the kiosk") {
  const Kiosk kiosk;
  auto versions = kiosk.versions();
  require_ok(versions.publish(kiosk.newer, kFile, kNow));
  CHECK(kiosk.active() == kiosk.newer.hash);
  require_ok(versions.publish(kiosk.shipped, kFile, kNow));
  CHECK(kiosk.active() == kiosk.shipped.hash);
  CHECK_FALSE(require_ok(versions.waiting_file("balie")));

  require_ok(versions.publish(kiosk.edited, kEdited, kNow));
  require_ok(versions.publish(kiosk.shipped, kFile, kNow));  // as it was: nobody is asked
  CHECK_FALSE(require_ok(versions.waiting_file("balie")));
  CHECK(kiosk.active() == kiosk.edited.hash);

  require_ok(versions.publish(kiosk.newer, kFile, kNow));
  CHECK(kiosk.active() == kiosk.edited.hash);
  const auto waiting = require_ok(versions.waiting_file("balie"));
  REQUIRE(waiting);
  CHECK(waiting->hash == kiosk.newer.hash);
  CHECK(waiting->file == kFile);

  SUBCASE("taken") {
    require_ok(versions.take_file("balie", OperatorRole::Manager, kNow));
    CHECK(kiosk.active() == kiosk.newer.hash);
    CHECK_FALSE(require_ok(versions.waiting_file("balie")));
    CHECK(versions.take_file("balie", OperatorRole::Manager, kNow).error().code ==
          ErrorCode::NotFound);
    require_ok(versions.publish(kiosk.shipped, kFile, kNow));  // the file is followed again
    CHECK(kiosk.active() == kiosk.shipped.hash);
  }
  SUBCASE("left") {
    require_ok(versions.leave_file("balie"));
    CHECK_FALSE(require_ok(versions.waiting_file("balie")));
    require_ok(versions.publish(kiosk.newer, kFile, kNow));
    CHECK_FALSE(require_ok(versions.waiting_file("balie")));  // not asked twice
    CHECK(kiosk.active() == kiosk.edited.hash);
  }
  SUBCASE("the same made here") {
    require_ok(versions.publish(kiosk.newer, kEdited, kNow));
    CHECK_FALSE(require_ok(versions.waiting_file("balie")));
  }
}

TEST_CASE("what there is to offer: of the files, and what came in a bundle") {
  const Kiosk kiosk;
  auto versions = kiosk.versions();
  require_ok(versions.publish(shipped_questionnaire("melding.json"), "melding.json", kNow));
  CHECK(require_ok(versions.available({"melding.json", kFile, "geen.json"})) ==
        std::vector<std::string>{"melding", "balie"});
  require_ok(versions.publish(shipped_questionnaire("telefoon.json"),
                              {PublicationSource::Bundle, OperatorRole::Manager}, kNow));
  CHECK(require_ok(versions.available({kFile})) == std::vector<std::string>{"balie", "telefoon"});
}

TEST_CASE("the operator says what is offered and in which order") {
  const Kiosk kiosk;
  auto order = require_ok(OfferedStore::open(kiosk.file()));
  using List = std::vector<OfferedHere>;
  CHECK(require_ok(order.arrange({"a", "b"})) == List{{"a", true}, {"b", true}});
  require_ok(order.keep({{"b", true}, {"a", false}}));
  CHECK(require_ok(order.arrange({"a", "b"})) == List{{"b", true}, {"a", false}});
  CHECK(require_ok(order.arrange({"a", "b", "c"})) == List{{"b", true}, {"a", false}, {"c", true}});
  CHECK(require_ok(order.arrange({"a"})) == List{{"a", true}});  // something is offered
  CHECK(order.keep({{"b", false}}).error().code == ErrorCode::Refused);
  CHECK(require_ok(order.arrange({"a", "b"})) == List{{"b", true}, {"a", false}});
}

namespace {

// Lets the disk die after 0, 1, 2 … operations of `work`, until work is done before it dies; each
// time `expect` looks at what a restart finds. Gives how many times it died.
template <class Work, class Expect>
int die_at_every_moment(const Work& work, const Expect& expect,
                        const std::function<void(const Kiosk&)>& before = {}) {
  FaultyDisk disk;
  for (int moment = 0; moment < 100; ++moment) {
    const Kiosk kiosk;
    require_ok(kiosk.drafts().save({"balie", kiosk.shipped.hash, kiosk.shipped.canonical_json}));
    if (before) before(kiosk);
    disk.fail_after(moment);
    const bool succeeded = work(kiosk).has_value();
    const bool died = disk.failed();
    disk.heal();
    CHECK(succeeded == !died);
    expect(kiosk, succeeded);
    if (succeeded) return moment;
  }
  FAIL("it never succeeds");
  return 0;
}

}  // namespace

TEST_CASE("a publication during which the disk dies happens wholly or not at all") {
  const int deaths = die_at_every_moment(
      [](const Kiosk& kiosk) -> Result<void> {
        ZUIL_TRY(auto versions, QuestionnaireStore::open(kiosk.file()));
        return versions.publish(kiosk.edited, kEdited, kNow);
      },
      [](const Kiosk& kiosk, bool succeeded) {
        const bool published = kiosk.active() == kiosk.edited.hash;
        CHECK((published || kiosk.active() == kiosk.shipped.hash));
        CHECK(require_ok(kiosk.drafts().find("balie")).has_value() == !published);
        CHECK(require_ok(kiosk.versions().find(kiosk.edited.hash)).has_value() == published);
        if (succeeded) CHECK(published);
      });
  CHECK(deaths > 8);
}

TEST_CASE("an edit during which the disk dies leaves the draft as it was, or as it is") {
  const int deaths = die_at_every_moment(
      [](const Kiosk& kiosk) -> Result<void> {
        ZUIL_TRY(auto drafts, DraftStore::open(kiosk.file()));
        return drafts.save({"balie", kiosk.shipped.hash, kiosk.edited.canonical_json});
      },
      [](const Kiosk& kiosk, bool succeeded) {
        const auto draft = require_ok(kiosk.drafts().find("balie"));
        REQUIRE(draft);
        const bool saved = draft->document == kiosk.edited.canonical_json;
        CHECK((saved || draft->document == kiosk.shipped.canonical_json));
        if (succeeded) CHECK(saved);
      });
  CHECK(deaths > 5);
}

TEST_CASE("a new order during which the disk dies is the old one or the new one") {
  using List = std::vector<OfferedHere>;
  const int deaths = die_at_every_moment(
      [](const Kiosk& kiosk) -> Result<void> {
        ZUIL_TRY(auto order, OfferedStore::open(kiosk.file()));
        return order.keep({{"b", true}, {"a", false}});
      },
      [](const Kiosk& kiosk, bool succeeded) {
        auto order = require_ok(OfferedStore::open(kiosk.file()));
        const List found = require_ok(order.arrange({"a", "b"}));
        const bool kept = found == List{{"b", true}, {"a", false}};
        CHECK((kept || found == List{{"a", true}, {"b", true}}));
        if (succeeded) CHECK(kept);
      });
  CHECK(deaths > 5);
}

TEST_CASE("a file that waits is taken wholly or not at all when the disk dies") {
  const int deaths = die_at_every_moment(
      [](const Kiosk& kiosk) -> Result<void> {
        ZUIL_TRY(auto versions, QuestionnaireStore::open(kiosk.file()));
        return versions.take_file("balie", OperatorRole::Manager, kNow);
      },
      [](const Kiosk& kiosk, bool succeeded) {
        const bool waits = require_ok(kiosk.versions().waiting_file("balie")).has_value();
        const bool taken = kiosk.active() == kiosk.newer.hash;
        CHECK(waits != taken);
        if (succeeded) CHECK(taken);
      },
      [](const Kiosk& kiosk) {
        require_ok(kiosk.versions().publish(kiosk.edited, kEdited, kNow));
        require_ok(kiosk.versions().publish(kiosk.newer, kFile, kNow));
      });
  CHECK(deaths > 5);
}
