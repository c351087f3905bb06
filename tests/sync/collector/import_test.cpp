// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "sync/collector/import_file.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

struct BadLine {
  std::int64_t line;
  std::string reason;
};

struct Desk {
  Desk() { house.publish_balie(); }

  ImportTotals import(const std::string& text) {
    require_ok(write_file(house.dir / "import.jsonl", text));
    bad.clear();
    ImportListener listener;
    listener.bad_line = [this](std::int64_t line, const std::string& reason) {
      bad.push_back({line, reason});
    };
    listener.progress = [this](std::uint64_t read, std::uint64_t size) {
      CHECK(read <= size);
      last_progress = read;
    };
    return require_ok(import_file(house.store, house.dir / "import.jsonl", listener));
  }

  // A line as the issue describes it: no version, no flags.
  Json line() {
    return {{"id", make_uuid(house.random)},
            {"questionnaire", "balie"},
            {"site", "Stadhuis"},
            {"date", "2020-03-04"},
            {"daypart", "morning"},
            {"language", "nl"},
            {"channel", "kiosk"},
            {"disposition", "complete"},
            {"answers",
             {{"product", "paspoort_id"},
              {"totaaloordeel", 8},
              {"moeite", "weinig"},
              {"wachttijd", "na"},
              {"suggestie", "ja"}}}};
  }

  std::vector<CountedCell> cells() {
    return require_ok(house.store.cells({"balie", "2020-01-01", "2020-12-31", std::nullopt}));
  }

  CollectorHouse house;
  std::vector<BadLine> bad;
  std::uint64_t last_progress = 0;
};

}  // namespace

TEST_CASE("Lines are taken in as responses of the current version and counted") {
  Desk desk;
  const std::string text = desk.line().dump() + "\n" + desk.line().dump() + "\r\n\n  \n" +
                           desk.line().dump();  // no newline at the end
  const ImportTotals totals = desk.import("\xEF\xBB\xBF" + text);
  CHECK(totals.lines == 3);
  CHECK(totals.added == 3);
  CHECK(desk.bad.empty());
  CHECK(desk.house.counted() == 3);
  CHECK_FALSE(desk.cells().empty());
  CHECK(desk.last_progress == text.size() + 3);
}

TEST_CASE("The same file a second time adds nothing") {
  Desk desk;
  std::string text;
  for (int i = 0; i < 2500; ++i) text += desk.line().dump() + "\n";
  CHECK(desk.import(text).added == 2500);
  const auto before = desk.cells();
  SUBCASE("at once") {}
  SUBCASE("after a newer version arrived") {
    require_ok(desk.house.ingest.publish(
        changed_balie([](Json& json) { json["title"]["nl"] = "Nieuwer"; })));
  }
  const ImportTotals again = desk.import(text);
  CHECK(again.added == 0);
  CHECK(again.there_already == 2500);
  CHECK(again.skipped == 0);
  const auto after = desk.cells();
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].count == before[i].count);
}

TEST_CASE("A bad line is reported with its number and never with an answer, the rest is taken in") {
  Desk desk;
  const auto spoilt = [&](const std::function<void(Json&)>& change) {
    Json json = desk.line();
    change(json);
    return json.dump();
  };
  const std::vector<std::pair<std::string, std::string>> bad{
      {"{\"id\":", "this is not JSON"},
      {"[]", "must be an object"},
      {spoilt([](Json& j) { j["id"] = "17"; }), "$.id: must be a UUID"},
      {spoilt([](Json& j) { j["questionnaire"] = "nee"; }), "has no questionnaire nee"},
      {spoilt([](Json& j) { j["questionnaireHash"] = std::string(64, 'a'); }),
       "does not have this version"},
      {spoilt([](Json& j) { j["date"] = "2020-02-30"; }), "$.date"},
      {spoilt([](Json& j) { j["answers"]["totaaloordeel"] = 11; }), "$.answers.totaaloordeel"},
      {spoilt([](Json& j) { j["answers"]["toelichting"] = 5; }), "$.answers.toelichting"},
      {spoilt([](Json& j) { j["answers"]["product"] = "geheim antwoord"; }), "$.answers.product"},
      {spoilt([](Json& j) { j.erase("site"); }), "\"site\" is missing"},
      {spoilt([](Json& j) { j["name"] = "Jansen"; }), "does not know \"name\""},
      {std::string(300 * 1024, 'x'), "longer than a response"},
  };
  std::string text;
  for (const auto& [line, reason] : bad) text += desk.line().dump() + "\n" + line + "\n";
  const ImportTotals totals = desk.import(text);
  CHECK(totals.added == static_cast<std::int64_t>(bad.size()));
  CHECK(totals.skipped == static_cast<std::int64_t>(bad.size()));
  REQUIRE(desk.bad.size() == bad.size());
  for (std::size_t i = 0; i < bad.size(); ++i) {
    CAPTURE(desk.bad[i].reason);
    CHECK(desk.bad[i].line == static_cast<std::int64_t>(2 * i + 2));
    CHECK(desk.bad[i].reason.find(bad[i].second) != std::string::npos);
    CHECK(desk.bad[i].reason.find("geheim") == std::string::npos);
  }
}

TEST_CASE("An id that is taken by other content is skipped") {
  Desk desk;
  Json line = desk.line();
  REQUIRE(desk.import(line.dump()).added == 1);
  line["answers"]["totaaloordeel"] = 2;
  CHECK(desk.import(line.dump() + "\n" + desk.line().dump()).added == 1);
  REQUIRE(desk.bad.size() == 1);
  CHECK(desk.bad[0].reason == "its id is there already with other content");
}

TEST_CASE("A response that was imported and then comes from the kiosk counts once") {
  Desk desk;
  const Response response =
      respondent(*desk.house.balie, desk.house.random, {{"totaaloordeel", MarkAnswer{8}}});
  REQUIRE(desk.import(to_canonical_json(response)).added == 1);
  CHECK(desk.house.take_one(desk.house.sealed(response)) == Fate::Duplicate);
  CHECK(desk.house.counted() == 1);
}

TEST_CASE("A file that is not there is an error, an empty one is not") {
  Desk desk;
  CHECK(desk.import("").lines == 0);
  CHECK_FALSE(import_file(desk.house.store, desk.house.dir / "nothing", {}));
  CHECK_FALSE(import_file(desk.house.store, desk.house.dir.path(), {}));
}
