// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/settings.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

Json least() {
  return Json::parse(R"({
    "site": "Stadhuis",
    "questionnaires": ["questionnaires/balie.json"],
    "collector": {
      "url": "https://collector.example.nl/",
      "publicKeyFile": "/etc/zuil/collector.json",
      "tokenFile": "token"
    }
  })");
}

Result<KioskSettings> read(const test::TempDir& folder, const Json& json) {
  test::require_ok(write_file(folder / "kiosk.json", json.dump()));
  return read_kiosk_settings(folder / "kiosk.json");
}

}  // namespace

TEST_CASE("settings: the least that must be said, and what is then meant") {
  const test::TempDir folder;
  const KioskSettings settings = test::require_ok(read(folder, least()));
  CHECK(settings.site == "Stadhuis");
  CHECK(settings.questionnaires == std::vector{folder / "questionnaires/balie.json"});
  CHECK(settings.breakdowns.empty());
  CHECK(settings.collector.url == "https://collector.example.nl");
  CHECK(settings.collector.public_key_file == "/etc/zuil/collector.json");
  CHECK(settings.collector.token_file == folder / "token");
  CHECK(settings.collector.ca_file.empty());
  CHECK(settings.theme.empty());
  CHECK(settings.languages.empty());
  CHECK(settings.opening_hours.empty());
  CHECK(settings.upload == NightlyUpload{20 * 60, 6h});
  CHECK(settings.rotation == Rotation::None);
  CHECK_FALSE(settings.mount_height_mm);
  CHECK(settings.speech);
  CHECK(settings.time_resolution == TimeResolution::DayPart);
  CHECK(settings.idle_countdown == 30s);
  CHECK(settings.time_zone == "Europe/Amsterdam");
}

TEST_CASE("settings: everything can be set") {
  const test::TempDir folder;
  Json json = least();
  json["$schema"] = "../kiosk.schema.json";
  json["collector"]["caFile"] = "ca.pem";
  json["theme"] = "stijl.json";
  json["screen"] = {{"shortSideMm", 299.5}, {"rotation", 270}, {"mountHeightMm", 950}};
  json["languages"] = {"nl", "en"};
  json["openingHours"] =
      Json::parse(R"({"monday": [["09:00", "12:30"], ["13:00", "24:00"]], "sunday": []})");
  json["sound"] = {{"speech", false}, {"volume", 5}};
  json["contrast"] = "dark";
  json["sync"] = {{"time", "02:00"}, {"windowMinutes", 30}};
  json["timeResolution"] = "day";
  json["timing"] = {{"idleWarningSeconds", 90},
                    {"idleCountdownSeconds", 45},
                    {"thanksSeconds", 5},
                    {"repeatTapMs", 500},
                    {"transitionMs", 0}};
  json["questionnaires"] = {"balie.json", "/srv/melding.json"};
  json["breakdowns"] = {{"uitsplitsing1", "Rayon Noord"}, {"uitsplitsing4", "Team 2"}};
  json["retentionDays"] = 7;
  json["timeZone"] = "America/Curacao";
  const KioskSettings settings = test::require_ok(read(folder, json));
  CHECK(settings.theme == folder / "stijl.json");
  CHECK(settings.collector.ca_file == folder / "ca.pem");
  CHECK(settings.short_side_mm == 299.5);
  CHECK(settings.rotation == Rotation::ThreeQuarters);
  CHECK(settings.mount_height_mm == 950);
  CHECK(settings.languages == std::vector<std::string>{"nl", "en"});
  CHECK(settings.opening_hours ==
        OpeningHours{{1, {{9 * 60, 12 * 60 + 30}, {13 * 60, 24 * 60}}}, {7, {}}});
  CHECK_FALSE(settings.speech);
  CHECK(settings.volume == 5);
  CHECK(settings.contrast == Contrast::Dark);
  CHECK(settings.upload == NightlyUpload{2 * 60, 30min});
  CHECK(settings.time_resolution == TimeResolution::Day);
  CHECK(settings.idle_warning == 90s);
  CHECK(settings.idle_countdown == 45s);
  CHECK(settings.thanks == 5s);
  CHECK(settings.repeat_tap == 500ms);
  CHECK(settings.transition == 0ms);
  CHECK(settings.questionnaires ==
        std::vector<std::filesystem::path>{folder / "balie.json", "/srv/melding.json"});
  CHECK(settings.breakdowns == std::map<int, std::string>{{1, "Rayon Noord"}, {4, "Team 2"}});
  CHECK(settings.retention_days == 7);
  CHECK(settings.time_zone == "America/Curacao");
}

TEST_CASE("settings: a mistake is told with its path and what is wrong") {
  const test::TempDir folder;
  struct Mistake {
    const char* pointer;
    Json value;  // null: taken away
    const char* message;
  };
  const std::vector<Mistake> mistakes{
      {"/site", nullptr, "$: \"site\" is missing"},
      {"/site", "  ", "$.site: is an empty text"},
      {"/sitee", "x", "$: does not know \"sitee\""},
      {"/site", std::string(101, 'x'), "$.site: is not a name of a site"},
      {"/questionnaire", "balie.json", "$.questionnaire: is now a list, \"questionnaires\""},
      {"/questionnaires", nullptr, "$: \"questionnaires\" is missing"},
      {"/questionnaires", "balie.json", "$.questionnaires: must be a list […]"},
      {"/questionnaires", Json::array(), "$.questionnaires: names 0 questionnaires"},
      {"/questionnaires", Json(7, "q.json"), "$.questionnaires: names 7 questionnaires"},
      {"/questionnaires", {"a.json", "b.json", "a.json"}, "$.questionnaires[2]: is named twice"},
      {"/questionnaires", {"a.json", ""}, "$.questionnaires[1]: is an empty text"},
      {"/breakdowns", {{"uitsplitsing5", "x"}}, "$.breakdowns: does not know \"uitsplitsing5\""},
      {"/breakdowns",
       {{"uitsplitsing1", "a\nb"}},
       "$.breakdowns.uitsplitsing1: is not a name of a breakdown"},
      {"/collector/url", "collector.example.nl", "$.collector.url: is not a web address"},
      {"/collector/urls", "x", "$.collector: does not know \"urls\""},
      {"/collector/tokenFile", nullptr, "$.collector: \"tokenFile\" is missing"},
      {"/timing/idleCountdownSeconds", 19,
       "$.timing.idleCountdownSeconds: must be a whole number from 20 to 600"},
      {"/timing/repeatTapMs", 501, "$.timing.repeatTapMs: must be a whole number from 0 to 500"},
      {"/timing/transitionMs", 151, "$.timing.transitionMs: must be a whole number from 0 to 150"},
      {"/screen/shortSideMm", 20, "$.screen.shortSideMm: must be a number from 100.0 to 2000.0"},
      {"/screen/rotation", 45, "$.screen.rotation: must be 0, 90, 180 or 270"},
      {"/screen/mountHeightMm", -1, "$.screen.mountHeightMm: must be a number from 0.0 to 3000.0"},
      {"/languages", Json::array(), "$.languages: names 0 languages"},
      {"/languages", {"nl", "nl"}, "$.languages[1]: is named twice"},
      {"/openingHours", Json::object(), "$.openingHours: names no day"},
      {"/openingHours/friday", Json::parse(R"([["09:00", "12:00"], ["11:00", "13:00"]])"),
       "$.openingHours.friday[1]: begins before the hours above it end"},
      {"/openingHours/friday", Json::parse(R"([["12:00", "09:00"]])"),
       "$.openingHours.friday[0]: ends before it begins"},
      {"/openingHours/friday", Json::parse(R"([["9:00", "12:00"]])"),
       "$.openingHours.friday[0][0]: is not a time of day"},
      {"/sound/volume", 6, "$.sound.volume: must be a whole number from 1 to 5"},
      {"/contrast", "bright", R"($.contrast: must be one of "normal", "dark", "light")"},
      {"/sync/time", "24:00", "$.sync.time: is the end of a day"},
      {"/sync/windowMinutes", 4, "$.sync.windowMinutes: must be a whole number from 5 to 720"},
      {"/timeResolution", "hour", R"($.timeResolution: must be one of "daypart", "day")"},
      {"/retentionDays", 0, "$.retentionDays: must be a whole number from 1 to 3650"},
      {"/timeZone", "Europe/Amsterdm", "$.timeZone: is not a time zone of this system"},
      {"/timeZone", "../../../etc/passwd", "$.timeZone: is not a time zone of this system"},
      {"/timeZone", "/etc/passwd", "$.timeZone: is not a time zone of this system"},
      {"/timeZone", 1, "$.timeZone: must be a text between quotes"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(std::string(mistake.message));
    Json json = least();
    const Json::json_pointer at(mistake.pointer);
    if (mistake.value.is_null())
      json[at.parent_pointer()].erase(at.back());
    else
      json[at] = mistake.value;
    const auto settings = read(folder, json);
    REQUIRE(!settings);
    CHECK(settings.error().code == ErrorCode::Invalid);
    CHECK(settings.error().message == (folder / "kiosk.json").string() + ": " + mistake.message);
  }
}

TEST_CASE("settings: no file, and no JSON, are told with the file's name") {
  const test::TempDir folder;
  CHECK(read_kiosk_settings(folder / "none.json").error().code == ErrorCode::NotFound);
  test::require_ok(write_file(folder / "kiosk.json", "site: Stadhuis"));
  CHECK(read_kiosk_settings(folder / "kiosk.json").error().message ==
        (folder / "kiosk.json").string() + ": line 1, column 1: this is not JSON");
}

TEST_CASE("a site that the collector would refuse is refused here, before anybody answers") {
  for (const char* site : {R"("Stad\u0007huis")", R"(" Stadhuis ")", R"("Stad\nhuis")"}) {
    const test::TempDir folder;
    test::require_ok(
        write_file(folder / "kiosk.json",
                   std::string(R"({"site":)") + site +
                       R"(,"questionnaires":["q.json"],"collector":{"url":"https://c.nl",)" +
                       R"("publicKeyFile":"k","tokenFile":"t"}})"));
    const auto settings = read_kiosk_settings(folder / "kiosk.json");
    REQUIRE_FALSE(settings);
    CHECK(settings.error().message.find("$.site") != std::string::npos);
  }
}

TEST_CASE("a screen that is mounted too high or too low is doubted, not refused") {
  const test::TempDir folder;
  const auto doubts = [&](double height) {
    Json json = least();
    json["screen"] = {{"mountHeightMm", height}};
    return doubts_about(test::require_ok(read(folder, json))).size();
  };
  CHECK(doubts(899) == 1);
  CHECK(doubts(900) == 0);
  CHECK(doubts(1200) == 0);
  CHECK(doubts(1201) == 1);
  CHECK(doubts_about(test::require_ok(read(folder, least()))).empty());
}
