// SPDX-License-Identifier: EUPL-1.2
// Factsheets whose figures were worked out by hand.
#include "sync/collector/factsheet.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

Json factsheet(CollectorHouse& house, const std::string& from = "2026-01-01",
               const std::string& to = "2026-12-31",
               const std::optional<std::string>& site = std::nullopt) {
  return Json::parse(to_json(require_ok(make_factsheet(house.store, {"balie", from, to, site}))));
}

std::string page(CollectorHouse& house) {
  return to_html(
      require_ok(make_factsheet(house.store, {"balie", "2026-01-01", "2026-12-31", std::nullopt})));
}

// n respondents with the same answers.
void count(CollectorHouse& house, int n, const Answers& answers,
           const std::function<void(Response&)>& change = {}) {
  std::vector<Response> responses;
  for (int i = 0; i < n; ++i) {
    responses.push_back(respondent(*house.balie, house.random, answers));
    if (change) change(responses.back());
  }
  house.count(responses, *house.balie);
}

const Json& row(const Json& list, const std::string& id) {
  for (const Json& entry : list)
    if (entry["id"] == id) return entry;
  FAIL("no " << id);
  return list;
}

Answers marked(int mark, const std::string& product = "paspoort_id") {
  return {{"totaaloordeel", MarkAnswer{mark}}, {"product", ChoiceAnswer{product}}};
}

}  // namespace

TEST_CASE("The overall mark is the mean of its own question; \"na\" counts in no mean") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 12, marked(7));
  count(house, 8, marked(9));
  count(house, 15, {{"totaaloordeel", NotApplicable{}}});
  const Json json = factsheet(house);
  CHECK(json["respondents"] == 35);
  CHECK(json["overall"]["mean"] == doctest::Approx(7.8));  // (12·7 + 8·9) / 20
  CHECK(json["overall"]["n"] == 20);
  CHECK_FALSE(json["overall"].contains("suppressed"));
  CHECK(json["title"] == "Dienstverlening aan de balie");
  CHECK(json["site"].is_null());
}

TEST_CASE("Customer effort: the easy minus the hard, of those who answered") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 30, {{"moeite", ChoiceAnswer{"heel_weinig"}}});
  count(house, 20, {{"moeite", ChoiceAnswer{"weinig"}}});
  count(house, 25, {{"moeite", ChoiceAnswer{"neutraal"}}});
  count(house, 15, {{"moeite", ChoiceAnswer{"veel"}}});
  count(house, 10, {{"moeite", ChoiceAnswer{"heel_veel"}}});
  const Json effort = factsheet(house)["effort"];
  CHECK(effort["score"] == doctest::Approx(25.0));  // (50 - 25) / 100
  CHECK(effort["n"] == 100);
}

TEST_CASE("Hostmanship is the mean of its six means, each over its own n") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 10,
        {{"hostmanship_bereidheid", MarkAnswer{10}}, {"hostmanship_deskundigheid", MarkAnswer{8}}});
  count(house, 30,
        {{"hostmanship_bereidheid", MarkAnswer{6}}, {"hostmanship_inleven", MarkAnswer{9}}});
  const Json hostmanship = row(factsheet(house)["aspects"], "hostmanship");
  // (10·10 + 30·6) / 40 = 7; 8; 9
  CHECK(hostmanship["mean"] == doctest::Approx(8.0));
  CHECK(hostmanship["n"] == 40);
  CHECK(factsheet(house)["aspects"].size() == 9);
}

TEST_CASE("Respondents are complete and partial; break-offs are counted apart") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 20, marked(8));
  count(house, 11, marked(9), [](Response& r) { r.disposition = Disposition::Partial; });
  count(house, 40, marked(1), [](Response& r) { r.disposition = Disposition::BreakOff; });
  const Json json = factsheet(house);
  CHECK(json["respondents"] == 31);
  CHECK(json["overall"]["n"] == 31);
  CHECK(page(house).find("niet meegeteld: 40.") != std::string::npos);
}

TEST_CASE("Reviews are explained marks, suggestions are answers \"ja\"") {
  CollectorHouse house;
  house.publish_balie();
  Answers with = marked(8);
  with["toelichting"] = TextAnswer{"Snel geholpen."};
  with["suggestie"] = ChoiceAnswer{"ja"};
  count(house, 12, with);
  Answers without = marked(8);
  without["suggestie"] = ChoiceAnswer{"nee"};
  count(house, 30, without);
  const Json json = factsheet(house);
  CHECK(json["reviews"] == 12);
  CHECK(json["suggestions"] == 12);
}

TEST_CASE("Only the days and the site that were asked for count") {
  CollectorHouse house;
  house.publish_balie();
  const auto on = [](const char* date, const char* site) {
    return [=](Response& r) {
      r.date = date;
      r.site = site;
    };
  };
  count(house, 10, marked(5), on("2026-03-31", "Stadhuis"));
  count(house, 11, marked(6), on("2026-04-01", "Stadhuis"));
  count(house, 12, marked(7), on("2026-06-30", "Wijkpost"));
  count(house, 13, marked(8), on("2026-07-01", "Wijkpost"));
  CHECK(factsheet(house, "2026-04-01", "2026-06-30")["respondents"] == 23);
  CHECK(factsheet(house, "2026-04-01", "2026-06-30", "Wijkpost")["overall"]["mean"] == 7.0);
  CHECK(factsheet(house, "2026-01-01", "2026-12-31", "Stadhuis")["respondents"] == 21);
}

TEST_CASE("Under ten respondents nothing is shown") {
  CollectorHouse house;
  house.publish_balie();
  Answers answers = marked(8);
  answers["suggestie_tekst"] = TextAnswer{"Meer stoelen in de wachtruimte."};
  count(house, 9, answers);
  require_ok(house.store.set_benchmark("balie", 2026, {{"totaaloordeel", 8.4}}));
  const Json json = factsheet(house);
  CHECK(json["suppressed"] == true);
  for (const char* key : {"respondents", "reviews", "suggestions"}) CHECK(json[key].is_null());
  CHECK(json["overall"] ==
        Json{{"mean", nullptr}, {"n", nullptr}, {"benchmark", nullptr}, {"suppressed", true}});
  CHECK(json["quality"]["flagged"].is_null());
  for (const Json& product : json["products"]) CHECK(product["n"].is_null());
  const std::string html = page(house);
  CHECK(html.find("minder dan 10 respondenten") != std::string::npos);
  CHECK(html.find("Meer stoelen") == std::string::npos);
  CHECK(html.find("<table") == std::string::npos);
}

TEST_CASE("Flagged respondents count; every figure without them stands beside") {
  CollectorHouse house;
  house.publish_balie();
  Answers earnest = marked(8);
  earnest["moeite"] = ChoiceAnswer{"weinig"};
  earnest["wachttijd"] = MarkAnswer{7};
  Answers hasty = marked(5);
  hasty["moeite"] = ChoiceAnswer{"veel"};
  hasty["wachttijd"] = MarkAnswer{4};
  const auto flag = [](Response& r) { r.flags = {"speeding"}; };
  count(house, 30, earnest);
  count(house, 10, marked(6));
  count(house, 12, hasty, flag);
  hasty["moeite"] = ChoiceAnswer{"weinig"};
  hasty["privacy"] = MarkAnswer{2};
  count(house, 8, hasty, flag);
  earnest["privacy"] = MarkAnswer{9};
  count(house, 20, earnest);
  const Json json = factsheet(house);
  CHECK(json["respondents"] == 80);
  CHECK(json["overall"]["mean"] == doctest::Approx(560.0 / 80));  // 50·8 + 10·6 + 20·5
  CHECK(json["effort"]["score"] == doctest::Approx(100.0 * (58 - 12) / 70));
  const Json& quality = json["quality"];
  CHECK(quality["rule"] == "2026-2");
  CHECK(quality["flagged"] == 20);
  CHECK(quality["overallWithoutFlagged"].get<double>() == doctest::Approx(460.0 / 60));
  const Json& without = quality["withoutFlagged"];
  CHECK(without["respondents"] == 60);
  CHECK(without["overall"]["n"] == 60);
  // All fifty said "weinig": that would be 100. And so is it hidden for the fifty alone.
  CHECK(without["effort"] == Json{{"score", nullptr}, {"n", nullptr}, {"suppressed", true}});
  // (50·7 + 20·4) / 70, and 7 of fifty.
  CHECK(row(json["aspects"], "wachttijd")["mean"] == doctest::Approx(430.0 / 70));
  CHECK(row(without["aspects"], "wachttijd")["mean"] == 7.0);
  CHECK(row(without["aspects"], "wachttijd")["n"] == 50);
  // Eight flagged gave a mark for privacy: theirs would follow from the two figures.
  CHECK(row(json["aspects"], "privacy")["n"] == 28);
  CHECK(row(without["aspects"], "privacy")["suppressed"] == true);
  CHECK(row(without["aspects"], "privacy")["n"].is_null());

  const std::string html = page(house);
  CHECK(html.find("Met en zonder opvallend snelle antwoorden") != std::string::npos);
  CHECK(html.find("van alle 80 respondenten, en van de 60 die") != std::string::npos);
  const std::string csv = to_csv(
      require_ok(make_factsheet(house.store, {"balie", "2026-01-01", "2026-12-31", std::nullopt})));
  CHECK(
      csv.starts_with("figure,id,label,value,n,benchmark,valueWithoutFlagged,"
                      "nWithoutFlagged\r\nqualityRule,,2026-2,"));
  CHECK(csv.find("\r\nrespondents,,,,80,,,60\r\n") != std::string::npos);
  CHECK(csv.find("\r\noverall,,,7.0000,80,,7.6667,60\r\n") != std::string::npos);
  CHECK(csv.find("\r\neffort,,,65.7143,70,,,\r\n") != std::string::npos);
  CHECK(csv.find("aspect,privacy,") != std::string::npos);
}

TEST_CASE("Of nine flagged respondents nothing follows from the figures without them") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 40, marked(8));
  count(house, 9, marked(3), [](Response& r) { r.flags = {"hammering"}; });
  const Json quality = factsheet(house)["quality"];
  CHECK(quality["flagged"].is_null());
  CHECK(quality["withoutFlagged"]["respondents"].is_null());
  CHECK(quality["withoutFlagged"]["overall"]["mean"].is_null());
  for (const Json& aspect : quality["withoutFlagged"]["aspects"]) CHECK(aspect["n"].is_null());
  CHECK(page(house).find("class=\"pairs\"") == std::string::npos);
}

TEST_CASE("Earlier years stand newest first, three at most, and small ones are hidden") {
  CollectorHouse house;
  house.publish_balie();
  const auto in_year = [](const std::string& year) {
    return [=](Response& r) { r.date = year + "-05-05"; };
  };
  count(house, 10, marked(8), in_year("2026"));
  count(house, 20, marked(7), in_year("2025"));
  count(house, 9, marked(6), in_year("2024"));
  count(house, 30, marked(5), in_year("2022"));  // too long ago
  const Json history = factsheet(house)["history"];
  REQUIRE(history.size() == 2);
  CHECK(history[0] == Json{{"year", 2025}, {"mean", 7.0}, {"n", 20}});
  CHECK(history[1] ==
        Json{{"year", 2024}, {"mean", nullptr}, {"n", nullptr}, {"suppressed", true}});
}

TEST_CASE("Versions are taken together where a question is the same; the newest gives the labels") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 20, marked(7, "vog"));
  const Questionnaire newer = changed_balie([](Json& json) {
    for (Json& question : json["questions"]) {
      if (question["id"] == "wachttijd") question["measure"]["label"]["nl"] = "Hoe lang u wachtte";
      if (question["id"] != "product") continue;
      Json choices = Json::array();
      for (const Json& choice : question["choices"])
        if (choice["id"] != "vog") choices.push_back(choice);
      question["choices"] = choices;
    }
  });
  require_ok(house.ingest.publish(newer));
  CHECK(row(factsheet(house)["aspects"], "wachttijd")["label"] == "Wachttijd");
  std::vector<Response> responses;
  for (int i = 0; i < 30; ++i)
    responses.push_back(respondent(newer, house.random, marked(9, "rijbewijs")));
  house.count(responses, newer);

  const Json json = factsheet(house);
  CHECK(json["overall"]["mean"] == doctest::Approx(8.2));  // (20·7 + 30·9) / 50
  CHECK(row(json["aspects"], "wachttijd")["label"] == "Hoe lang u wachtte");
  CHECK(row(json["products"], "rijbewijs")["n"] == 30);
  CHECK(row(json["products"], "vog")["n"] == 20);  // only the older version offers it
  CHECK(page(house).find("2 versies van de vragenlijst") != std::string::npos);
}

TEST_CASE("Versions are told apart: from when, how many respondents, which words changed") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 20, marked(7), [](Response& response) { response.date = "2026-02-03"; });
  CHECK_FALSE(factsheet(house).contains("versions"));
  CHECK(page(house).find("Versies van de vragenlijst") == std::string::npos);

  const Questionnaire newer = changed_balie([](Json& json) {
    for (Json& question : json["questions"])
      if (question["id"] == "totaaloordeel") question["text"]["nl"] = "Welk cijfer geeft u ons?";
  });
  require_ok(house.ingest.publish(newer));
  std::vector<Response> responses;
  for (int i = 0; i < 30; ++i) {
    responses.push_back(respondent(newer, house.random, marked(9)));
    responses.back().date = i < 15 ? "2026-05-01" : "2026-06-30";
  }
  house.count(responses, newer);

  const Json versions = factsheet(house)["versions"];
  REQUIRE(versions.size() == 2);
  CHECK(versions[0]["version"] == house.balie->hash);
  CHECK(versions[0]["respondents"] == 20);
  CHECK(versions[0]["from"] == "2026-02-03");
  CHECK(versions[0]["reworded"].empty());
  CHECK(versions[1]["version"] == newer.hash);
  CHECK(versions[1]["respondents"] == 30);
  CHECK(versions[1]["from"] == "2026-05-01");
  CHECK(versions[1]["to"] == "2026-06-30");
  REQUIRE(versions[1]["reworded"].size() == 1);
  CHECK(versions[1]["reworded"][0]["question"] == "totaaloordeel");
  CHECK(versions[1]["reworded"][0]["field"] == "text");
  CHECK(versions[1]["reworded"][0]["language"] == "nl");
  CHECK(versions[1]["reworded"][0]["after"] == "Welk cijfer geeft u ons?");
  const std::string html = page(house);
  CHECK(html.find("Versies van de vragenlijst") != std::string::npos);
  CHECK(html.find("werd “Welk cijfer geeft u ons?”") != std::string::npos);
  CHECK(html.find("1 mei 2026") != std::string::npos);
  const std::string csv = to_csv(
      require_ok(make_factsheet(house.store, {"balie", "2026-01-01", "2026-12-31", std::nullopt})));
  CHECK(csv.find("version," + newer.hash + ",2026-05-01,,30") != std::string::npos);
  CHECK(csv.find("reworded," + newer.hash) != std::string::npos);
}

TEST_CASE("A version that few answered is there, without how many or when") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 40, marked(7));
  const Questionnaire newer =
      changed_balie([](Json& json) { json["questions"][0]["text"]["nl"] = "Waarvoor kwam u?"; });
  require_ok(house.ingest.publish(newer));
  std::vector<Response> responses;
  for (int i = 0; i < 9; ++i) responses.push_back(respondent(newer, house.random, marked(9)));
  house.count(responses, newer);
  const Json versions = factsheet(house)["versions"];
  REQUIRE(versions.size() == 2);
  // 40 of 49 would tell of the nine.
  for (const Json& version : versions) {
    CHECK(version["respondents"].is_null());
    CHECK(version["from"].is_null());
    CHECK(version["suppressed"] == true);
  }
  CHECK(versions[1]["reworded"].size() == 1);
}

TEST_CASE("A question that changed its type is not taken together") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 20, {{"wachttijd", MarkAnswer{4}}, {"totaaloordeel", MarkAnswer{4}}});
  const Questionnaire newer = changed_balie([](Json& json) {
    for (Json& question : json["questions"])
      if (question["id"] == "wachttijd") {
        question["type"] = "text";
        question.erase("measure");
        question.erase("notApplicable");
        question.erase("leastLabel");
        question.erase("mostLabel");
      }
  });
  require_ok(house.ingest.publish(newer));
  std::vector<Response> responses;
  for (int i = 0; i < 30; ++i)
    responses.push_back(respondent(newer, house.random, {{"wachttijd", TextAnswer{"Lang"}}}));
  house.count(responses, newer);
  const Json json = factsheet(house);
  CHECK(json["respondents"] == 50);
  for (const Json& aspect : json["aspects"]) CHECK(aspect["id"] != "wachttijd");
}

TEST_CASE("Benchmarks are those of the year in which the period ends") {
  CollectorHouse house;
  house.publish_balie();
  count(house, 20, marked(7));
  require_ok(house.store.set_benchmark("balie", 2025, {{"totaaloordeel", 8.1}}));
  require_ok(house.store.set_benchmark(
      "balie", 2026, {{"totaaloordeel", 8.4}, {"moeite", 70}, {"hostmanship", 8.9}}));
  const Json json = factsheet(house, "2025-07-01", "2026-12-31");
  CHECK(json["overall"]["benchmark"] == 8.4);
  CHECK(json["effort"]["benchmark"] == 70);
  CHECK(row(json["aspects"], "hostmanship")["benchmark"] == 8.9);
  CHECK(row(json["aspects"], "prijs")["benchmark"].is_null());
}

TEST_CASE("Statements are reported as percentage agreed") {
  CollectorHouse house;
  const Questionnaire digital = changed_balie([](Json& json) {
    Json label = {{"nl", "Aanvraag verliep eenvoudig"}};
    for (const std::string language : json["languages"])
      if (language != "nl") label[language] = "Easy";
    for (Json& question : json["questions"])
      if (question["id"] == "moeite")
        question["measure"] = {{"kind", "statement"}, {"id", "eenvoudig"}, {"label", label}};
  });
  require_ok(house.ingest.publish(digital));
  std::vector<Response> responses;
  const std::pair<const char*, int> given[] = {
      {"heel_weinig", 30}, {"weinig", 33}, {"neutraal", 17}, {"veel", 20}};
  for (const auto& [choice, n] : given)
    for (int i = 0; i < n; ++i)
      responses.push_back(respondent(digital, house.random, {{"moeite", ChoiceAnswer{choice}}}));
  house.count(responses, digital);
  const Json statements = factsheet(house)["statements"];
  REQUIRE(statements.size() == 1);
  CHECK(statements[0]["id"] == "eenvoudig");
  CHECK(statements[0]["label"] == "Aanvraag verliep eenvoudig");
  CHECK(statements[0]["agree"] == doctest::Approx(63.0));
  CHECK(statements[0]["n"] == 100);
  CHECK(page(house).find("53–72") != std::string::npos);  // Wilson, worked out by hand
}

TEST_CASE("What respondents and editors write cannot become part of the page") {
  CollectorHouse house;
  house.publish_balie();
  Answers answers = marked(7);
  answers["suggestie"] = ChoiceAnswer{"ja"};
  answers["suggestie_tekst"] = TextAnswer{"<script>alert('x')</script> & \"meer\" stoelen"};
  count(house, 20, answers, [](Response& r) { r.site = "<b>Stadhuis</b>"; });
  Answers other = marked(7);
  other["suggestie"] = ChoiceAnswer{"nee"};
  count(house, 20, other, [](Response& r) { r.site = "<b>Stadhuis</b>"; });
  const std::string html = to_html(require_ok(
      make_factsheet(house.store, {"balie", "2026-01-01", "2026-12-31", "<b>Stadhuis</b>"})));
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("&lt;script&gt;alert(") != std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("&lt;b&gt;Stadhuis") != std::string::npos);
}

TEST_CASE("An unknown questionnaire is an error") {
  CollectorHouse house;
  const auto made = make_factsheet(house.store, {"nee", "2026-01-01", "2026-12-31", std::nullopt});
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::NotFound);
}
