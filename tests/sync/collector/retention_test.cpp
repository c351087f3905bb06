// SPDX-License-Identifier: EUPL-1.2
// What respondents wrote goes when its term is over; what they chose, and every count, stays.
#include "sync/collector/retention.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "sync/collector/factsheet.h"
#include "sync/collector/follow_up.h"
#include "tests/support/fake_clock.h"
#include "tests/sync/collector/import_lines.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

constexpr auto kSecret = "Zoetermeerse zeemeermin";

// 365 days is the term of what is written to `smiley` and `balie`.
struct Archive {
  bool on_disk(const std::string& text) {
    const auto bytes = require_ok(read_file(house.dir / "collector.db"));
    return bytes.find(text) != std::string::npos;
  }
  std::string factsheet(const std::string& questionnaire) {
    return to_json(require_ok(
        make_factsheet(house.store, {questionnaire, "2025-01-01", "2026-12-31", std::nullopt})));
  }

  CollectorHouse house;
  Respondents respondents{house};
};

Json wrote(int) {
  return {{"product", "vog"},
          {"totaaloordeel", 8},
          {"toelichting", kSecret},
          {"suggestie", "ja"},
          {"suggestie_tekst", std::string("Meer stoelen, ") + kSecret}};
}

}  // namespace

TEST_CASE("Texts are kept for their term, to the day, and are then nowhere in the file") {
  Archive archive;
  archive.respondents.publish("balie");
  archive.respondents.add("balie", "2025-11-21", 20, wrote);
  archive.respondents.import();
  REQUIRE(archive.on_disk(kSecret));
  CHECK(require_ok(purge(archive.house.store, "2026-11-21")).responses == 0);  // 365 days later
  CHECK(archive.on_disk(kSecret));
  CHECK(require_ok(purge(archive.house.store, "2026-11-22")).responses == 20);
  CHECK_FALSE(archive.on_disk(kSecret));
  CHECK(require_ok(purge(archive.house.store, "2026-11-23")).responses == 0);  // nothing is left
}

TEST_CASE("Erasing changes no count, not even when everything is counted again") {
  Archive archive;
  archive.respondents.publish("balie");
  archive.respondents.add("balie", "2025-05-05", 20, wrote).add("balie", "2026-11-20", 15, wrote);
  archive.respondents.import();
  const std::string before = archive.factsheet("balie");
  CHECK(Json::parse(before)["reviews"] == 35);
  require_ok(purge(archive.house.store, "2026-11-21"));
  CHECK(archive.factsheet("balie") == before);
  CHECK(require_ok(archive.house.store.rebuild_counts()) == 35);
  CHECK(archive.factsheet("balie") == before);
  const auto tips =
      require_ok(archive.house.store.tips({"balie", "2025-01-01", "2026-12-31", std::nullopt}));
  CHECK(tips.size() == 15);
}

TEST_CASE("What was erased is not taken in again: not by an import, not by a kiosk") {
  Archive archive;
  archive.respondents.publish("balie");
  archive.respondents.add("balie", "2025-05-05", 12, wrote);
  archive.respondents.import();
  Response late = respondent(*archive.house.balie, archive.house.random,
                             {{"toelichting", TextAnswer{kSecret}}});
  late.date = "2025-05-05";
  CHECK(archive.house.take_one(archive.house.sealed(late)) == Fate::Accepted);
  CHECK(require_ok(purge(archive.house.store, "2026-11-21")).responses == 13);
  const ImportTotals again = archive.respondents.import();
  CHECK(again.there_already == 12);
  CHECK(again.added == 0);
  CHECK(archive.house.take_one(archive.house.sealed(late)) == Fate::Duplicate);
  CHECK_FALSE(archive.on_disk(kSecret));
}

TEST_CASE("A case to judge stays one; its text and the note on it go") {
  Archive archive;
  archive.respondents.publish("smiley");
  archive.respondents.add("smiley", "2025-05-05", 1, [](int) {
    return Json{{"tevreden", "ontevreden"}, {"open_antwoord", kSecret}};
  });
  archive.respondents.import();
  const Selection all{"smiley", kFirstDay, kLastDay, std::nullopt};
  const std::string id = require_ok(review_list(archive.house.store, all, true)).at(0).response;
  require_ok(archive.house.store.judge(id, {"2025-05-06", "A. Jansen", true, kSecret}));
  require_ok(purge(archive.house.store, "2026-11-21"));
  require_ok(archive.house.store.rebuild_counts());
  const auto reviews = require_ok(review_list(archive.house.store, all, true));
  REQUIRE(reviews.size() == 1);
  CHECK(reviews[0].texts == std::vector<std::string>{"(gewist na de bewaartermijn)"});
  CHECK(reviews[0].judgement->by == "A. Jansen");
  CHECK(reviews[0].judgement->note.empty());
  CHECK_FALSE(archive.on_disk(kSecret));
}

TEST_CASE("How to reach a respondent goes with the term, and does not come back") {
  Archive archive;
  const auto report = shipped_questionnaire("melding");
  require_ok(archive.house.ingest.publish(*report));
  const ContactRecord record{make_uuid(archive.house.random),
                             make_uuid(archive.house.random),
                             report->id,
                             report->hash,
                             "Stadhuis",
                             "2025-05-05",
                             "nl",
                             "",
                             {{"naam", TextAnswer{kSecret}}}};
  const std::string plain = to_canonical_json(record);
  const SealedRecord sealed{record.id,
                            report->id,
                            report->hash,
                            archive.house.key.id(),
                            require_ok(seal(as_bytes(plain), archive.house.key)),
                            RecordKind::Contact};
  CHECK(archive.house.take_one(sealed) == Fate::Accepted);
  REQUIRE(archive.on_disk(kSecret));
  CHECK(require_ok(purge(archive.house.store, "2028-01-01")).contacts == 1);
  CHECK_FALSE(archive.on_disk(kSecret));
  CHECK(archive.house.take_one(sealed) == Fate::Duplicate);
  CHECK(require_ok(
            contact_list(archive.house.store, {"melding", kFirstDay, kLastDay, std::nullopt}, true))
            .empty());
}

TEST_CASE("Beside the server it is done at the start and then once a day") {
  Archive archive;
  archive.respondents.publish("balie");
  archive.respondents.add("balie", "2025-11-21", 20, wrote);
  archive.respondents.import();
  FakeClock clock;  // 21 November 2026: the last day of the term
  DailyPurge daily(archive.house.store, clock);
  daily.tick();
  CHECK(archive.on_disk(kSecret));
  clock.advance(std::chrono::hours(3));
  daily.tick();
  CHECK(archive.on_disk(kSecret));
  clock.advance(std::chrono::hours(24));
  daily.tick();
  CHECK_FALSE(archive.on_disk(kSecret));
}
