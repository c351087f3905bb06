// SPDX-License-Identifier: EUPL-1.2
// An operator changes the questionnaire at the pillar, a citizen answers it, the operator takes the
// change back: all the way to a real collector, brought by the real zuil-sync.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/screens/node.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/survey/draft.h"
#include "tests/support/child_process.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

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

// A kiosk with its own collector.
class House {
 public:
  House() : server_({ZUIL_COLLECTOR, "serve", "--data", data(), "--listen", "127.0.0.1:0"}) {
    REQUIRE(server_.read_until("listens on http://"));
    REQUIRE(server_.read_until("\n"));
    const auto begin = server_.text().find("http://");
    Json settings = Json::parse(require_ok(read_file(kiosk.config())));
    settings["collector"]["url"] =
        server_.text().substr(begin, server_.text().find_first_of(" \n", begin) - begin);
    require_ok(write_file(kiosk.config(), settings.dump()));
    collector({"enrol", "--site", "Stadhuis", "--output", (kiosk.folder() / "token").string()});
    collector({"public-key", "--output", kiosk.key_file().string()});
    auto access = require_ok(OperatorAccess::open(kiosk.database()));
    require_ok(access.set_pin(OperatorRole::Manager, "271828", kiosk.clock.wall()));
  }

  std::string collector(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), ZUIL_COLLECTOR);
    arguments.insert(arguments.end(), {"--data", data()});
    const Finished done = run_program(arguments);
    REQUIRE_MESSAGE(done.exit_code == 0, done.text);
    return done.text;
  }
  void sync() {
    const Finished done = run_program({ZUIL_SYNC, "--config", kiosk.config().string(), "--data",
                                       kiosk.data.string(), "--once", "--tries", "1"});
    REQUIRE_MESSAGE(done.exit_code == 0, done.text);
  }
  std::string offered() const {
    auto store = require_ok(QuestionnaireStore::open(kiosk.database()));
    return require_ok(store.active("balie"))->hash;
  }
  // Of the responses the collector has: version and product.
  std::vector<std::string> answered() const {
    auto store = require_ok(Database::open(folder_ / "collector" / "collector.db"));
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

  Device kiosk{balie_in_two_languages()};

 private:
  std::string data() const { return (folder_ / "collector").string(); }

  TempDir folder_;
  ChildProcess server_;
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
