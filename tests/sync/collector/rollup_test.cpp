// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/rollup.h"

#include <doctest/doctest.h>

#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;

namespace {

std::int64_t count_of(const Rollup& rollup, CellKind kind, const std::string& item,
                      const std::string& value) {
  std::int64_t total = 0;
  for (const auto& [group, counts] : rollup.groups())
    for (const auto& [cell, count] : counts)
      if (cell.kind == kind && cell.item == item && cell.value == value) total += count;
  return total;
}

Answers random_answers(Random& random) {
  constexpr const char* kProducts[] = {"paspoort_id", "rijbewijs", "vog"};
  constexpr const char* kEfforts[] = {"heel_weinig", "weinig", "neutraal", "veel", "heel_veel"};
  Answers answers{{"product", ChoiceAnswer{kProducts[random.below(3)]}},
                  {"moeite", ChoiceAnswer{kEfforts[random.below(5)]}}};
  for (const char* mark : {"totaaloordeel", "wachttijd", "hostmanship_inleven"}) {
    const int given = static_cast<int>(random.below(11));
    if (given == 0)
      answers[mark] = NotApplicable{};
    else
      answers[mark] = MarkAnswer{given};
  }
  if (random.below(2) == 0) answers["toelichting"] = TextAnswer{"Fijn geholpen."};
  answers["suggestie"] = ChoiceAnswer{random.below(2) == 0 ? "ja" : "nee"};
  if (answers["suggestie"] == Answer{ChoiceAnswer{"ja"}})
    answers["suggestie_tekst"] = TextAnswer{"Meer stoelen in de wachtruimte."};
  return answers;
}

}  // namespace

TEST_CASE("One respondent is counted in every measure once") {
  SeededRandom random;
  const auto balie = shipped_questionnaire("balie");
  Rollup rollup;
  rollup.add(respondent(*balie, random,
                        {{"product", ChoiceAnswer{"vog"}},
                         {"totaaloordeel", MarkAnswer{8}},
                         {"toelichting", TextAnswer{"Goed"}},
                         {"hostmanship_inleven", MarkAnswer{7}},
                         {"hostmanship_gemeente", MarkAnswer{9}},
                         {"wachttijd", NotApplicable{}},
                         {"suggestie_tekst", TextAnswer{"Meer stoelen"}}}),
             *balie);
  CHECK(count_of(rollup, CellKind::Disposition, "complete", "") == 1);
  CHECK(count_of(rollup, CellKind::Given, "totaaloordeel", "8") == 1);
  CHECK(count_of(rollup, CellKind::Given, "wachttijd", "na") == 1);
  CHECK(count_of(rollup, CellKind::Given, "toelichting", "Goed") == 0);
  CHECK(count_of(rollup, CellKind::ProductMark, "vog", "8") == 1);
  CHECK(count_of(rollup, CellKind::Aspect, "hostmanship", "") == 1);
  CHECK(count_of(rollup, CellKind::Aspect, "wachttijd", "") == 0);
  CHECK(count_of(rollup, CellKind::Review, "", "") == 1);
  REQUIRE(rollup.tips().size() == 1);
  CHECK(rollup.tips()[0].text == "Meer stoelen");
  for (const auto& [group, counts] : rollup.groups()) CHECK_FALSE(group.flagged);
}

TEST_CASE("A break-off is counted as such and is in no measure") {
  SeededRandom random;
  const auto balie = shipped_questionnaire("balie");
  Response response =
      respondent(*balie, random,
                 {{"totaaloordeel", MarkAnswer{1}}, {"suggestie_tekst", TextAnswer{"Weg hier"}}});
  response.disposition = Disposition::BreakOff;
  Rollup rollup;
  rollup.add(response, *balie);
  REQUIRE(rollup.groups().size() == 1);
  CHECK(rollup.groups().begin()->second.size() == 1);
  CHECK(count_of(rollup, CellKind::Disposition, "breakoff", "") == 1);
  CHECK(rollup.tips().empty());
}

TEST_CASE("Flagged respondents are counted apart") {
  SeededRandom random;
  const auto balie = shipped_questionnaire("balie");
  Response response = respondent(*balie, random, {{"totaaloordeel", MarkAnswer{1}}});
  response.flags = {"speeding"};
  Rollup rollup;
  rollup.add(response, *balie);
  for (const auto& [group, counts] : rollup.groups()) CHECK(group.flagged);
}

TEST_CASE("Counts made again from the responses are those that were kept up") {
  CollectorHouse house;
  house.publish_balie();
  const Questionnaire second =
      changed_balie([](auto& json) { json["title"]["nl"] = "De balie, tweede versie"; });
  require_ok(house.ingest.publish(second));
  for (int batch = 0; batch < 12; ++batch) {
    std::vector<SealedRecord> sealed;
    for (int i = 0; i < 25; ++i) {
      const Questionnaire& version = house.random.below(2) == 0 ? *house.balie : second;
      Response response = respondent(version, house.random, random_answers(house.random));
      response.date = "2026-1" + std::to_string(house.random.below(3)) + "-0" +
                      std::to_string(1 + house.random.below(9));
      response.site = house.random.below(2) == 0 ? "Stadhuis" : "Wijkpost";
      if (house.random.below(5) == 0) response.flags = {"speeding"};
      if (house.random.below(6) == 0) response.disposition = Disposition::BreakOff;
      sealed.push_back(house.sealed(response));
    }
    house.take(sealed);
    house.take(sealed);  // a lost receipt
  }

  Database database = require_ok(Database::open(house.dir / "collector.db"));
  const auto dump = [&] {
    std::vector<std::string> lines;
    for (const char* sql :
         {"SELECT questionnaire||'|'||date||'|'||site||'|'||version||'|'||kind||'|'||item||'|'||"
          "value||'|'||flagged||'|'||count FROM rollup_cell ORDER BY 1",
          "SELECT questionnaire||'|'||date||'|'||response||'|'||site||'|'||text FROM tip ORDER BY "
          "1"}) {
      auto rows = require_ok(database.prepare(sql));
      while (require_ok(rows.step())) lines.push_back(rows.text(0));
    }
    return lines;
  };
  const auto kept_up = dump();
  REQUIRE(kept_up.size() > 100);
  require_ok(database.execute("UPDATE rollup_cell SET count = count + 1; DELETE FROM tip;"));
  CHECK(dump() != kept_up);
  CHECK(require_ok(house.store.rebuild_counts()) == 300);
  CHECK(dump() == kept_up);
}
