// SPDX-License-Identifier: EUPL-1.2
// An operator changes the questionnaire at the pillar, a citizen answers it, the operator takes the
// change back: all the way to a real collector, brought by the real zuil-sync.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/sqlite.h"
#include "kiosk/screens/node.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/survey/draft.h"
#include "tests/support/collector_house.h"
#include "tests/support/require_ok.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

// Balie in Dutch and English, as the administrator brought it.
std::string balie_in_two_languages() {
  Draft draft = require_ok(Draft::open(balie(), "balie"));
  for (const char* language : {"fy", "tr", "ar", "pl", "uk"})
    require_ok(draft.remove_language(language));
  return draft.document();
}

// That kiosk, and what an administrator sees of it.
struct House : CollectorHouse {
  House() : CollectorHouse(balie_in_two_languages()) {}
  std::string offered() const {
    auto store = require_ok(QuestionnaireStore::open(kiosk.database()));
    return require_ok(store.active("balie"))->hash;
  }
  // Of the responses the collector has: version and product.
  std::vector<std::string> answered() const {
    auto store = require_ok(Database::open(database()));
    auto row = require_ok(store.prepare("SELECT canonical_json FROM response"));
    std::vector<std::string> found;
    while (require_ok(row.step())) {
      const Json response = Json::parse(row.text(0));
      found.push_back(response["questionnaireHash"].get<std::string>() + " " +
                      response["answers"].value("product", "-"));
    }
    std::sort(found.begin(), found.end());
    return found;
  }
};

constexpr auto kEnter =
    "knock\ntype 271828\ntap Verder\ntap Vragenlijsten\ntap questionnaire:balie\n";
constexpr auto kStop = "tap stop\ntap stop\ntap done\n";

}  // namespace

TEST_CASE("what an operator changed and took back again has the right versions at the collector") {
  House house;
  std::string first;
  std::string edited;
  {
    Scenario kiosk(house.kiosk, Portrait::size);
    first = house.offered();
    kiosk.play(std::string("tap start\ntap choice:vog\n") + kStop);
    kiosk.play(std::string(kEnter) +
               "tap edit\ntap question:openingstijden\ntap visible\ntap back\n"
               "tap question:wachtruimte\ntap visible\ntap back\n"
               "tap question:product\ntap add\ntype Parkeren\ntap save\ntap choice:parkeren\n"
               "tap text:label\ntap language:en\ntype Parking\ntap save\ntap back\ntap back\n"
               "tap back\ntap texts\ntap text:invitation\ntap language:nl\ntype !\ntap save\n"
               "tap back\ntap back\ntap publish\ntap agree\ntap back");
    edited = house.offered();
    kiosk.play(std::string("tap start\ntap choice:parkeren\n") + kStop);
    auto versions = require_ok(QuestionnaireStore::open(house.kiosk.database()));
    const auto all = require_ok(versions.publications("balie"));
    REQUIRE(all.size() == 2);
    kiosk.play(std::string(kEnter) + "tap versions\ntap version:" + std::to_string(all[1].number) +
               "\ntap agree\ntap back\ntap back\ntap back\ntap back");
    kiosk.play(std::string("tap start\ntap choice:rijbewijs\n") + kStop);
  }
  REQUIRE(first != edited);
  CHECK(house.offered() == first);
  house.sync();
  std::vector<std::string> expected{first + " vog", first + " rijbewijs", edited + " parkeren"};
  std::sort(expected.begin(), expected.end());
  CHECK(house.answered() == expected);
  // What was done is known there too, and says nothing of an answer.
  const std::string acts = house.collector({"operator-log"});
  CHECK(acts.find("publish") != std::string::npos);
  CHECK(acts.find("balie " + edited.substr(0, 12)) != std::string::npos);
  CHECK(acts.find("parkeren") == std::string::npos);
}
