// SPDX-License-Identifier: EUPL-1.2
// What is offered, and when: several questionnaires, opening hours, days, and what goes with each.
#include <algorithm>

#include <doctest/doctest.h>

#include "kiosk/base/sqlite.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kQuestion = R"([{"id": "wens", "type": "text",
  "text": {"nl": "Wat wenst u?", "en": "What do you wish?"}}])";

// The questionnaire around kQuestion, with that id, and more keys: `, "idleSeconds": 20`.
std::string questionnaire(const std::string& id, const std::string& more = "") {
  std::string json = questionnaire_of(kQuestion);
  json.replace(json.find("proef"), 5, id);
  json.insert(json.rfind('}'), more);
  return json;
}

// The tests begin on Saturday 21 November 2026 at 10:00, local time.
constexpr auto kSaturdayMorning = R"(, "openingHours": {"monday": [["09:00", "17:00"]],
  "tuesday": [], "wednesday": [], "thursday": [], "friday": [],
  "saturday": [["09:30", "10:05"], ["10:30", "12:00"]], "sunday": []})";

bool offers(const Scenario& kiosk, const std::string& node) {
  return kiosk.screen().find(node) != nullptr;
}

}  // namespace

TEST_CASE_TEMPLATE("several are offered: each respondent chooses, and is asked that one", Glass,
                   Portrait, Landscape) {
  Device device;
  device.offer({{"a.json", questionnaire("eerste")}, {"b.json", shipped("balie-kort.json")}});
  Scenario kiosk(device, Glass::size);
  CHECK(offers(kiosk, "start:eerste"));
  CHECK(offers(kiosk, "start:balie-kort"));
  kiosk.play("tap start:eerste\nexpect Wat wenst u?\ntype Rust\ntap next\ntap done");
  kiosk.play(
      "tap start:balie-kort\nrefuse Wat wenst u?\ntap choice:vog\ntap stop\ntap stop\ntap done");
  std::vector<std::string> asked;
  for (const Response& response : device.sealed()) asked.push_back(response.questionnaire);
  std::sort(asked.begin(), asked.end());
  CHECK(asked == std::vector<std::string>{"balie-kort", "eerste"});
}

TEST_CASE_TEMPLATE("outside its hours nothing is asked, and it opens by itself", Glass, Portrait,
                   Landscape) {
  Device device(questionnaire("proef", kSaturdayMorning));
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "attract");
  kiosk.wait(4 * 60 + 59);
  CHECK(kiosk.on() == "attract");
  kiosk.wait(1);
  CHECK(kiosk.on() == "resting");
  kiosk.play("expect Deze zuil is nu gesloten");
  kiosk.wait(25 * 60);
  CHECK(kiosk.on() == "attract");
  kiosk.play("tap start\ntype Rust\ntap next\nexpect Bedankt");
  kiosk.wait(2 * 60 * 60);
  CHECK(kiosk.on() == "resting");
  kiosk.wait(24 * 60 * 60);
  kiosk.wait(21 * 60 * 60);  // Monday, 9:30
  CHECK(kiosk.on() == "attract");
}

TEST_CASE_TEMPLATE("who began in time may finish, after closing too", Glass, Portrait, Landscape) {
  Device device(questionnaire("proef", kSaturdayMorning));
  Scenario kiosk(device, Glass::size);
  kiosk.wait(4 * 60 + 50);
  kiosk.play(
      "tap start\ntype Rust\nwait 30\nexpect Wat wenst u?\ntype !\ntap next\nexpect Bedankt");
  CHECK(device.only_sealed().disposition == Disposition::Complete);
  kiosk.play("tap done");
  CHECK(kiosk.on() == "resting");
}

TEST_CASE_TEMPLATE("of two, the one that is open", Glass, Portrait, Landscape) {
  Device device;
  device.offer({{"a.json", questionnaire("eerste", kSaturdayMorning)},
                {"b.json", questionnaire("tweede", R"(, "validUntil": "2026-11-21")")}});
  Scenario kiosk(device, Glass::size);
  CHECK(offers(kiosk, "start:eerste"));
  CHECK(offers(kiosk, "start:tweede"));
  kiosk.wait(6 * 60);
  CHECK(kiosk.on() == "attract");
  kiosk.play("tap start\ntype Rust\ntap next\ntap done");
  CHECK(device.only_sealed().questionnaire == "tweede");
  kiosk.wait(14 * 60 * 60);  // after midnight
  CHECK(kiosk.on() == "resting");
}

TEST_CASE_TEMPLATE("a questionnaire of another year is not offered", Glass, Portrait, Landscape) {
  Device device(questionnaire("proef", R"(, "validFrom": "2027-01-01")"));
  const Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "resting");
}

TEST_CASE_TEMPLATE("a language chosen stays chosen when another questionnaire opens", Glass,
                   Portrait, Landscape) {
  Device device;
  device.offer(
      {{"a.json", questionnaire("eerste", kSaturdayMorning)}, {"b.json", questionnaire("tweede")}});
  Scenario kiosk(device, Glass::size);
  kiosk.wait(4 * 60 + 50);
  kiosk.play("tap language:en\nwait 15");
  CHECK(kiosk.screen().language == "en");
  CHECK_FALSE(offers(kiosk, "start:eerste"));
}

TEST_CASE_TEMPLATE("a questionnaire may wait longer or shorter for its respondents", Glass,
                   Portrait, Landscape) {
  Device device(questionnaire("proef", R"(, "idleSeconds": 20)"));
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\nwait 19\nrefuse Bent u er nog?\nwait 1\nexpect Bent u er nog?");
}

TEST_CASE_TEMPLATE("breakdowns: the kiosk's, and a chosen answer's own instead", Glass, Portrait,
                   Landscape) {
  Device device;
  std::string json = questionnaire_of(R"([{"id": "team", "type": "single",
    "text": {"nl": "Welk team?", "en": "Which team?"},
    "choices": [{"id": "een", "label": {"nl": "Een", "en": "One"}},
                {"id": "twee", "label": {"nl": "Twee", "en": "Two"},
                 "breakdowns": {"uitsplitsing1": "Zuid", "uitsplitsing3": "Team 2"}}]}])");
  device.offer({{"a.json", json}}, R"({"uitsplitsing1": "Noord", "uitsplitsing2": "Wijk 4"})");
  Scenario kiosk(device, Glass::size);
  SUBCASE("the kiosk's") {
    kiosk.play("tap start\ntap choice:een\nexpect Bedankt");
    CHECK(device.only_sealed().breakdowns == Breakdowns{{1, "Noord"}, {2, "Wijk 4"}});
  }
  SUBCASE("the answer's") {
    kiosk.play("tap start\ntap choice:twee\nexpect Bedankt");
    CHECK(device.only_sealed().breakdowns == Breakdowns{{1, "Zuid"}, {2, "Wijk 4"}, {3, "Team 2"}});
  }
}

TEST_CASE_TEMPLATE("shuffled: another order for another respondent, 'anders' always last", Glass,
                   Portrait, Landscape) {
  std::string choices;
  for (const char* id : {"a", "b", "c", "d", "e", "f"})
    choices += std::string(R"({"id": ")") + id + R"(", "label": {"nl": "Nl )" + id +
               R"(", "en": "En )" + id + R"("}}, )";
  Device device(questionnaire_of(R"([{"id": "wat", "type": "single", "shuffle": true,
    "text": {"nl": "Wat?", "en": "What?"}, "choices": [)" +
                                 choices + R"({"id": "anders", "fixed": true,
      "label": {"nl": "Anders", "en": "Other"}}]}])"));
  Scenario kiosk(device, Glass::size);
  const auto order = [&] {
    std::vector<std::string> ids;
    for (const Node& node : kiosk.screen().nodes)
      if (node.id.starts_with("choice:")) ids.push_back(node.id);
    return ids;
  };
  std::vector<std::vector<std::string>> orders;
  for (int respondent = 0; respondent < 3; ++respondent) {
    kiosk.play("tap start");
    orders.push_back(order());
    CHECK(orders.back().back() == "choice:anders");
    kiosk.play("tap back");
  }
  CHECK((orders[0] != orders[1] || orders[1] != orders[2]));
}

TEST_CASE_TEMPLATE("one of two files is broken: the other is offered", Glass, Portrait, Landscape) {
  Device device;
  SUBCASE("it is no questionnaire") {
    device.offer({{"a.json", "{\"id\": \"half"}, {"b.json", questionnaire("tweede")}});
  }
  SUBCASE("it may not be published: free text without a purpose") {
    std::string without = questionnaire("eerste");
    without.replace(without.find("\"freeText\""), 10, "\"$schema\": \"\", \"freeText\"");
    const auto begin = without.find("\"freeText\"");
    without.erase(begin, without.find("\"partialAnswers\"") - begin);
    device.offer({{"a.json", without}, {"b.json", questionnaire("tweede")}});
  }
  SUBCASE("it has the id of the other") {
    device.offer({{"a.json", questionnaire("tweede")}, {"b.json", questionnaire("tweede")}});
  }
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntype Rust\ntap next\nexpect Bedankt");
  CHECK(device.only_sealed().questionnaire == "tweede");
}

TEST_CASE_TEMPLATE("an open interview whose questionnaire this program cannot read stops nobody",
                   Glass, Portrait, Landscape) {
  Device device(questionnaire("proef"));
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntype Kanarie");
  }
  {
    auto database = require_ok(Database::open(device.database()));
    SUBCASE("written by another version of the program") {
      const std::string strange = R"({"id":"proef","news":1})";
      require_ok(database.execute("PRAGMA foreign_keys = OFF"));
      require_ok(database.run("UPDATE questionnaire SET document = ?, hash = ?", strange,
                              sha256_hex(as_bytes(strange))));
      require_ok(database.run("UPDATE savepoint SET questionnaire_hash = ?",
                              sha256_hex(as_bytes(strange))));
    }
    SUBCASE("changed on the disk") {
      require_ok(database.run("UPDATE questionnaire SET document = document || ' '"));
    }
    SUBCASE("with answers it cannot have") {
      require_ok(database.run("UPDATE savepoint SET answers = '{\"wens\":7}'"));
    }
  }
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "attract");
  CHECK_FALSE(device.has_savepoint());
  CHECK(device.totals().sealed == 0);
  CHECK(device.bytes().find("Kanarie") == std::string::npos);
  kiosk.play("tap start\ntype Rust\ntap next\nexpect Bedankt");
}
