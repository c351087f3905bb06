// SPDX-License-Identifier: EUPL-1.2
// The published Zoetermeer 2020 counter factsheet, through the real programs. When the factsheet is
// changed on purpose, renew the golden files, look at what changed, and commit them:
//   ZUIL_RENEW_GOLDEN=1 ctest -R golden
#include <cmath>
#include <cstdlib>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "sync/collector/dutch.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/collector/program.h"
#include "tests/sync/collector/zoetermeer.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

void check_golden(const std::string& name, const std::string& text) {
  const auto path = std::filesystem::path(ZUIL_SOURCE_DIR) / "tests/golden" / name;
  if (std::getenv("ZUIL_RENEW_GOLDEN") != nullptr) require_ok(write_file(path, text));
  const auto golden = read_file(path);
  REQUIRE(golden);
  if (text == *golden) return;
  const auto differs = std::mismatch(text.begin(), text.end(), golden->begin(), golden->end());
  const auto at = static_cast<std::size_t>(differs.first - text.begin());
  FAIL_CHECK("differs from " << path << " at byte " << at << ": "
                             << text.substr(at > 60 ? at - 60 : 0, 160)
                             << "\n  renew with ZUIL_RENEW_GOLDEN=1");
}

const Json& row(const Json& list, const std::string& id) {
  for (const Json& entry : list)
    if (entry["id"] == id) return entry;
  FAIL("no " << id);
  return list;
}

void check_published_figures(const Json& json) {
  CHECK(json["respondents"] == 3018);
  CHECK(json["reviews"] == 0);
  CHECK(json["suggestions"] == 633);
  CHECK(dutch_decimal(json["overall"]["mean"]) == "8,4");
  CHECK(json["overall"]["benchmark"] == 8.4);
  CHECK(dutch_whole(json["effort"]["score"]) == "64");
  CHECK(json["effort"]["benchmark"] == 70);

  struct Aspect {
    const char* id;
    const char* mark;
    double benchmark;
  };
  const std::vector<Aspect> aspects{{"openingstijden", "8,2", 8.0},  {"wachtruimte", "8,0", 8.1},
                                    {"wachttijd", "8,1", 8.2},       {"privacy", "8,0", 8.0},
                                    {"vriendelijkheid", "8,6", 8.6}, {"deskundigheid", "8,7", 8.7},
                                    {"hostmanship", "8,9", 8.9},     {"prijs", "7,3", 7.2},
                                    {"doorlooptijd", "8,5", 8.5}};
  REQUIRE(json["aspects"].size() == aspects.size());
  for (std::size_t i = 0; i < aspects.size(); ++i) {
    const Json& aspect = json["aspects"][i];
    CHECK(aspect["id"] == aspects[i].id);
    CHECK(dutch_decimal(aspect["mean"]) == aspects[i].mark);
    CHECK(aspect["benchmark"] == aspects[i].benchmark);
  }
  const std::vector<std::pair<const char*, int>> products{
      {"paspoort_id", 2288},     {"rijbewijs", 223}, {"uittreksel", 68}, {"verhuizing", 13},
      {"burgerlijke_stand", 35}, {"vog", 116},       {"anders", 275}};
  REQUIRE(json["products"].size() == products.size());
  for (const auto& [id, n] : products) CHECK(row(json["products"], id)["n"] == n);
}

// Each published figure as it is printed.
void check_printed(const std::string& html) {
  const auto printed = [&](const std::string& text) {
    CAPTURE(text);
    CHECK(html.find(text) != std::string::npos);
  };
  printed("<dt>Respons</dt><dd>3.018</dd>");
  printed("<dt>Reviews</dt><dd>0</dd>");
  printed("<dt>Verbetertips</dt><dd>633</dd>");
  printed("<strong>8,4</strong><span>BM 8,4</span>");
  printed("<strong>64</strong><span>BM 70</span>");
  for (const char* aspect :
       {"Openingstijden", "Wachtruimte", "Wachttijd", "Privacy a.d. balie", "Vriendelijkheid",
        "Deskundigheid", "Hostmanship", "Prijs v.h. product", "Doorlooptijd"})
    printed("<th scope=\"row\">" + std::string(aspect) + "</th>");
  for (const char* n : {"2.288", "223", "68", "13", "35", "116", "275"})
    printed("<td class=\"number n\">" + std::string(n) + "</td>");
}

}  // namespace

TEST_CASE("golden: the programs print the published Zoetermeer factsheet") {
  const TempDir dir;
  const std::string data = dir.path() / "data";
  const auto collector = [&](std::vector<std::string> arguments) {
    const Ran ran = run_program(ZUIL_COLLECTOR, arguments);
    CAPTURE(ran.output);
    REQUIRE(ran.code == 0);
    return ran.output;
  };
  require_ok(write_file(dir / "2020.jsonl", zoetermeer_responses()));
  require_ok(write_file(dir / "bm.json", zoetermeer_benchmark()));
  const auto balie = std::filesystem::path(ZUIL_SOURCE_DIR) / "config/questionnaires/balie.json";
  collector({"questionnaire", "add", "--data", data, balie});
  CHECK(collector({"import", "--data", data, dir / "2020.jsonl"}) ==
        "3018 lines: 3018 added, 0 there already, 0 skipped\n");
  collector({"benchmark", "set", "--data", data, dir / "bm.json"});
  const auto factsheet = [&](const std::string& format) {
    const std::string file = dir / ("factsheet." + format).c_str();
    collector({"factsheet", "--data", data, "--questionnaire", "balie", "--from", "2020-01-01",
               "--to", "2020-12-31", "--format", format, "--output", file});
    return require_ok(read_file(file));
  };
  const std::string json = factsheet("json");
  check_published_figures(Json::parse(json));
  check_golden("factsheet-zoetermeer-2020.json", json);
  const std::string html = factsheet("html");
  check_printed(html);
  check_golden("factsheet-zoetermeer-2020.html", html);
}
