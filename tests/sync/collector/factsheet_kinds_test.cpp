// SPDX-License-Identifier: EUPL-1.2
// The factsheets of the other shipped questionnaires. Each figure was worked out by hand, in the
// comment beside it, and the answers come in as an import.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "sync/collector/factsheet.h"
#include "tests/sync/collector/import_lines.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

struct Year {
  Factsheet of(const std::string& questionnaire) {
    return require_ok(
        make_factsheet(house.store, {questionnaire, "2026-01-01", "2026-12-31", std::nullopt}));
  }
  Json json(const std::string& questionnaire) { return Json::parse(to_json(of(questionnaire))); }
  std::string page(const std::string& questionnaire) { return to_html(of(questionnaire)); }

  CollectorHouse house;
  Respondents respondents{house};
};

const Json& row(const Json& list, const std::string& id) {
  for (const Json& entry : list)
    if (entry["id"] == id) return entry;
  FAIL("no " << id);
  return list;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The i-th of values that were given so often: {{"eens", 8}, {"oneens", 2}}.
std::string nth(int i, const std::vector<std::pair<const char*, int>>& given) {
  for (const auto& [value, times] : given) {
    if (i < times) return value;
    i -= times;
  }
  return {};
}

Json digital_answers(int i) {
  Json answers{{"product", "rijbewijs"}, {"suggestie", i < 10 ? "ja" : "nee"}};
  answers["totaaloordeel"] = i < 8 ? 6 : (i < 14 ? 8 : 9);
  answers["moeite"] =
      nth(i, {{"heel_weinig", 6}, {"weinig", 5}, {"neutraal", 4}, {"veel", 3}, {"heel_veel", 2}});
  answers["eenvoudig"] = nth(
      i,
      {{"helemaal_eens", 5}, {"eens", 8}, {"neutraal", 4}, {"oneens", 2}, {"helemaal_oneens", 1}});
  answers["vindbaar"] = nth(i, {{"eens", 6}, {"helemaal_oneens", 6}, {"na", 8}});
  answers["formulier"] = "eens";
  if (i < 9) answers["taal"] = i < 5 ? "eens" : "oneens";
  return answers;
}

Json happy_reasons(int i) {
  Json reasons = Json::array();
  if (i < 14) reasons.push_back("snel");
  if (i < 15) reasons.push_back("goed_contact");
  if (i < 9) reasons.push_back("duidelijk");
  if (i >= 14) reasons.push_back("opgelost");
  return reasons;
}

}  // namespace

TEST_CASE("The digital channel: % agreed beside the benchmark, the mark beside earlier years") {
  Year year;
  year.respondents.publish("digitaal");
  year.respondents.add("digitaal", "2026-05-05", 20, digital_answers)
      .add("digitaal", "2025-05-05", 10,
           [](int i) {
             return Json{{"totaaloordeel", i < 4 ? 6 : 8}};
           })
      .add("digitaal", "2024-05-05", 9, [](int) {
        return Json{{"totaaloordeel", 7}};
      });
  CHECK(year.respondents.import().added == 39);
  require_ok(year.house.store.set_benchmark("digitaal", 2026,
                                            {{"totaaloordeel", 7.6}, {"eenvoudig", 74}}));

  const Json json = year.json("digitaal");
  CHECK(json["respondents"] == 20);
  CHECK(json["overall"]["mean"] == doctest::Approx(7.5));  // (8·6 + 6·8 + 6·9) / 20 = 150 / 20
  CHECK(json["overall"]["benchmark"] == 7.6);
  CHECK(json["effort"]["score"] == doctest::Approx(30));  // (11 - 5) / 20
  const Json& easy = row(json["statements"], "eenvoudig");
  CHECK(easy["agree"] == doctest::Approx(65));  // 13 of 20
  CHECK(easy["n"] == 20);
  CHECK(easy["benchmark"] == 74);
  CHECK(row(json["statements"], "vindbaar")["agree"] == doctest::Approx(50));  // 6 of 12
  CHECK(row(json["statements"], "vindbaar")["n"] == 12);
  CHECK(row(json["statements"], "taal")["n"].is_null());           // nine answered
  CHECK(row(json["statements"], "formulier")["agree"].is_null());  // all twenty agree
  CHECK(row(json["statements"], "info_vindbaar")["n"] == 0);
  CHECK(json["statements"].size() == 7);
  REQUIRE(json["history"].size() == 2);
  CHECK(json["history"][0]["mean"] == doctest::Approx(7.2));  // (4·6 + 6·8) / 10
  CHECK(json["history"][1]["suppressed"] == true);
  CHECK_FALSE(json.contains("satisfaction"));

  const std::string html = year.page("digitaal");
  CHECK(has(html, "Aanvraag verliep eenvoudig"));
  CHECK_FALSE(has(html, "itnodiging"));
  CHECK_FALSE(has(html, "Oordeel per aspect"));
  // 2024 is hidden: its row has no figure, and not that of this year either.
  const std::string hidden_year = html.substr(html.find("2024</th>"), 120);
  CHECK(has(hidden_year, "niet getoond"));
}

TEST_CASE("Satisfaction: the happy of all who chose a face, and why, with small groups hidden") {
  Year year;
  year.respondents.publish("smiley");
  year.respondents
      .add("smiley", "2026-05-05", 24,
           [](int i) {
             return Json{{"tevreden", "tevreden"}, {"reden_tevreden", happy_reasons(i)}};
           })
      .add("smiley", "2026-05-06", 1,
           [](int) {
             return Json{{"tevreden", "tevreden"}};
           })
      .add("smiley", "2026-05-07", 15, [](int i) {
        Json reasons{"te_lang"};
        if (i < 5) reasons.push_back("niets_gedaan");
        return Json{{"tevreden", "ontevreden"}, {"reden_ontevreden", reasons}};
      });
  year.respondents.import();
  require_ok(year.house.store.set_benchmark("smiley", 2026, {{"tevreden", 71}}));

  const Json json = year.json("smiley");
  CHECK(json["satisfaction"]["satisfied"] == doctest::Approx(62.5));  // 25 of 40
  CHECK(json["satisfaction"]["n"] == 40);
  CHECK(json["satisfaction"]["benchmark"] == 71);
  CHECK(json["overall"].is_null());

  const Json& good = row(json["reasons"], "reden_tevreden");
  CHECK(good["n"] == 24);
  CHECK(row(good["choices"], "snel")["count"] == 14);
  CHECK(row(good["choices"], "snel")["percent"] == doctest::Approx(58.333).epsilon(0.0001));
  CHECK(row(good["choices"], "opgelost")["count"] == 10);
  CHECK(row(good["choices"], "duidelijk")["suppressed"] == true);     // nine
  CHECK(row(good["choices"], "goed_contact")["suppressed"] == true);  // all but nine
  CHECK(row(good["choices"], "beter")["count"] == 0);
  const Json& bad = row(json["reasons"], "reden_ontevreden");
  CHECK(bad["n"] == 15);
  CHECK(row(bad["choices"], "te_lang")["percent"] == doctest::Approx(100));
  CHECK(row(bad["choices"], "niets_gedaan")["count"].is_null());

  const std::string html = year.page("smiley");
  CHECK(has(html, "<strong>63%</strong>"));
  CHECK(has(html, "BM 71%"));
  CHECK(has(html, "Wat ging niet goed?"));
  CHECK_FALSE(has(html, "neutraal gezicht"));
  for (const char* absent : {"Totaaloordeel", "customer effort", "Reviews", "Verbetertips"})
    CHECK_FALSE(has(html, absent));
}

TEST_CASE("Of three faces the middle one is neither happy nor unhappy; of five the upper two are") {
  Year year;
  year.respondents.publish("smiley-3");
  year.respondents.publish("smiley-5");
  year.respondents
      .add("smiley-3", "2026-05-05", 30,
           [](int i) {
             return Json{
                 {"tevreden", nth(i, {{"tevreden", 12}, {"gaat_wel", 10}, {"ontevreden", 8}})}};
           })
      .add("smiley-5", "2026-05-05", 30, [](int i) {
        return Json{{"tevreden", nth(i, {{"zeer_tevreden", 5},
                                         {"tevreden", 10},
                                         {"gaat_wel", 6},
                                         {"ontevreden", 5},
                                         {"zeer_ontevreden", 4}})}};
      });
  year.respondents.import();
  CHECK(year.json("smiley-3")["satisfaction"]["satisfied"] == doctest::Approx(40));  // 12 of 30
  CHECK(year.json("smiley-5")["satisfaction"]["satisfied"] == doctest::Approx(50));  // 15 of 30
  CHECK(year.json("smiley-5")["satisfaction"]["n"] == 30);
  CHECK(has(year.page("smiley-3"), "neutraal gezicht"));
}

TEST_CASE("Reports are counted by kind; a small kind cannot be had by subtracting the others") {
  Year year;
  year.respondents.publish("melding");
  year.respondents.add("melding", "2026-05-05", 30, [](int i) {
    return Json{{"type", nth(i, {{"klacht", 14}, {"mening", 10}, {"tip", 6}})},
                {"onderwerp", i < 15 ? "afval" : "straat"}};
  });
  year.respondents.import();
  const Json json = year.json("melding");
  const Json& kinds = row(json["counts"], "type");
  CHECK(kinds["label"] == "Soort bericht");
  CHECK(kinds["n"] == 30);
  CHECK(row(kinds["choices"], "klacht")["count"] == 14);
  CHECK(row(kinds["choices"], "klacht")["percent"] == doctest::Approx(46.667).epsilon(0.0001));
  CHECK(row(kinds["choices"], "tip")["count"].is_null());
  // 30 - 14 - 10 would tell the six: the smallest that could be shown is hidden with them.
  CHECK(row(kinds["choices"], "mening")["count"].is_null());
  CHECK(row(kinds["choices"], "compliment")["count"] == 0);
  CHECK(row(row(json["counts"], "onderwerp")["choices"], "straat")["count"] == 15);
  CHECK(json["overall"].is_null());
  CHECK(json["effort"].is_null());
  CHECK(has(year.page("melding"), "Soort bericht"));
}

TEST_CASE("Under ten respondents no satisfaction, reason or kind is shown") {
  Year year;
  for (const char* id : {"smiley", "melding"}) year.respondents.publish(id);
  year.respondents
      .add("smiley", "2026-05-05", 9,
           [](int i) {
             return i < 5 ? Json{{"tevreden", "tevreden"}, {"reden_tevreden", {"snel"}}}
                          : Json{{"tevreden", "ontevreden"}};
           })
      .add("melding", "2026-05-05", 9, [](int) {
        return Json{{"type", "klacht"}};
      });
  year.respondents.import();
  const Json smiley = year.json("smiley");
  CHECK(smiley["satisfaction"]["satisfied"].is_null());
  CHECK(smiley["satisfaction"]["n"].is_null());
  for (const Json& table : smiley["reasons"]) {
    CHECK(table["n"].is_null());
    for (const Json& choice : table["choices"]) CHECK(choice["count"].is_null());
  }
  const Json melding = year.json("melding");
  for (const Json& table : melding["counts"]) CHECK(table["n"].is_null());
  for (const char* id : {"smiley", "melding"}) CHECK_FALSE(has(year.page(id), "<table"));
}

TEST_CASE("A housing association's factsheet has no place for what it did not ask or compare") {
  Year year;
  year.respondents.publish("kwh-reparatie");
  year.respondents.add(
      "kwh-reparatie", "2026-05-05", 20,
      [](int i) {
        return Json{{"woning", "appartement"},
                    {"totaaloordeel", i < 10 ? 7 : 8},
                    {"dagen", i},
                    {"melden", i < 10 ? 6 : 9},
                    {"op_tijd", i < 12 ? "eens" : "oneens"}};
      },
      Json{{"breakdowns", {{"uitsplitsing1", "Rayon Noord"}}}});
  CHECK(year.respondents.import().added == 20);
  const Json json = year.json("kwh-reparatie");
  CHECK(json["overall"]["mean"] == doctest::Approx(7.5));
  CHECK(row(json["aspects"], "melden")["mean"] == doctest::Approx(7.5));
  CHECK(row(json["statements"], "op_tijd")["agree"] == doctest::Approx(60));  // 12 of 20
  CHECK(json["effort"].is_null());
  const std::string html = year.page("kwh-reparatie");
  CHECK_FALSE(has(html, "customer effort"));
  CHECK_FALSE(has(html, ">BM<"));
  CHECK(has(html, "manier waarop uw reparatieverzoek is afgehandeld"));
}
