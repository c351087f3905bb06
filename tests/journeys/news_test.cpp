// SPDX-License-Identifier: EUPL-1.2
// "U zei, wij deden", all the way: set at a real collector, fetched by the real zuil-sync, read by
// the kiosk between two respondents.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/base/uuid.h"
#include "kiosk/screens/node.h"
#include "kiosk/store/news_store.h"
#include "kiosk/survey/news_json.h"
#include "tests/support/canned_server.h"
#include "tests/support/child_process.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

const std::string kQuestions = R"([{"id": "cijfer", "type": "mark", "required": true,
  "text": {"nl": "Welk cijfer geeft u?", "en": "Which mark do you give?"},
  "leastLabel": {"nl": "slecht", "en": "bad"}, "mostLabel": {"nl": "goed", "en": "good"},
  "measure": {"kind": "overall"}}])";
const std::string kSaid = "Het wachten duurt te lang.";
const std::string kDone = "Op maandag is de balie nu ook 's avonds open.";
const std::vector<std::string> kTexts{
    "--said", "nl=" + kSaid, "--said", "en=The wait is too long.",
    "--done", "nl=" + kDone, "--done", "en=On Mondays the desk is now open in the evening."};

std::vector<std::string> operator+(std::vector<std::string> all,
                                   const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

class Town {
 public:
  Town() : server_({ZUIL_COLLECTOR, "serve", "--data", data(), "--listen", "127.0.0.1:0"}) {
    REQUIRE(server_.read_until("listens on http://"));
    REQUIRE(server_.read_until("\n"));
    const auto begin = server_.text().find("http://");
    point_to(server_.text().substr(begin, server_.text().find_first_of(" \n", begin) - begin));
    collector({"enrol", "--site", "Stadhuis", "--output", (kiosk.folder() / "token").string()});
    collector({"questionnaire", "add", kiosk.questionnaire_file().string()});
  }

  // What the command prints; it must succeed.
  std::string collector(const std::vector<std::string>& arguments) {
    const Finished done = try_collector(arguments);
    REQUIRE_MESSAGE(done.exit_code == 0, done.text);
    return done.text;
  }
  Finished try_collector(const std::vector<std::string>& arguments) {
    return run_program(std::vector<std::string>{ZUIL_COLLECTOR} + arguments +
                       std::vector<std::string>{"--data", data()});
  }
  Finished set_news(const std::vector<std::string>& more) {
    return try_collector(
        std::vector<std::string>{"news", "set", "--questionnaire", "proef", "--by", "A. Jansen"} +
        more);
  }
  void withdraw() {
    collector({"news", "withdraw", "--questionnaire", "proef", "--by", "A. Jansen"});
  }

  // That many respondents gave a mark today, at that site.
  void visit(int how_many, const std::string& site = "Stadhuis") {
    std::string lines;
    const std::string date = to_string(local_time(SystemClock().wall()).date);
    for (int i = 0; i < how_many; ++i)
      lines += Json{{"id", make_uuid(random_)},
                    {"questionnaire", "proef"},
                    {"site", site},
                    {"date", date},
                    {"daypart", "morning"},
                    {"language", "nl"},
                    {"channel", "kiosk"},
                    {"disposition", "complete"},
                    {"answers", {{"cijfer", 5 + i % 5}}}}
                   .dump() +
               "\n";
    require_ok(write_file(folder_ / "responses.jsonl", lines));
    collector({"import", (folder_ / "responses.jsonl").string()});
  }

  // The nightly upload.
  std::string sync() {
    const Finished done = run_program({ZUIL_SYNC, "--config", kiosk.config().string(), "--data",
                                       kiosk.data.string(), "--once", "--tries", "1"});
    REQUIRE_MESSAGE(done.exit_code == 0, done.text);
    return done.text;
  }
  void point_to(const std::string& url) {
    Json settings = Json::parse(require_ok(read_file(kiosk.config())));
    settings["collector"]["url"] = url;
    require_ok(write_file(kiosk.config(), settings.dump()));
  }
  // What the device has.
  std::optional<StoredNews> stored() {
    return require_ok(require_ok(NewsStore::open(kiosk.database())).read());
  }

  test::Device kiosk{questionnaire_of(kQuestions)};

 private:
  std::string data() const { return (folder_ / "collector").string(); }

  TempDir folder_;
  ChildProcess server_;
  SeededRandom random_;
};

}  // namespace

TEST_CASE("visitors read what was done with their answers, until it is withdrawn") {
  Town town;
  town.visit(12);
  Scenario hall(town.kiosk, SmallPortrait::size);
  CHECK(hall.label("news-said").empty());

  const auto set = town.set_news(kTexts);
  CHECK_MESSAGE(set.exit_code == 0, set.text);
  CHECK(set.text.find("resting on 12 respondents") != std::string::npos);
  CHECK(town.collector({"news", "list"}).find("door A. Jansen, 12 respondenten") !=
        std::string::npos);
  CHECK(town.sync().find("1 to show") != std::string::npos);
  CHECK(hall.label("news-said").empty());  // no tick reads the database
  hall.wait(601);                          // nobody came: it is read all the same
  CHECK(hall.label("news-said") == kSaid);
  CHECK(hall.label("news-done") == kDone);
  hall.play("tap language:en\n");
  CHECK(hall.label("news-said") == "The wait is too long.");

  // Nothing new: nothing is sent, nothing written.
  const auto before = town.stored();
  REQUIRE(before);
  CHECK(before->etag.size() == 66);
  CHECK(town.sync().find("news") == std::string::npos);

  // Withdrawn; the kiosk sees it after its next respondent.
  town.withdraw();
  CHECK(town.sync().find("0 to show") != std::string::npos);
  CHECK(hall.label("news-said") == "The wait is too long.");
  hall.play("tap start\ntap mark:8\nwait 60\n");
  CHECK(hall.on() == "attract");
  CHECK(hall.label("news-said").empty());
}

TEST_CASE("of nine respondents nothing is told; of ten it is, at their site only") {
  Town town;
  town.visit(9);
  town.visit(10, "Wijkpost");
  const auto at_town_hall = std::vector<std::string>{"--site", "Stadhuis"};
  const auto refused = town.set_news(kTexts + at_town_hall);
  CHECK(refused.exit_code == 65);
  CHECK(refused.text.find("fewer than 10 respondents") != std::string::npos);
  CHECK(town.set_news(kTexts + std::vector<std::string>{"--site", "Wijkpost"}).exit_code == 0);
  CHECK(town.sync().find("0 to show") != std::string::npos);
  town.visit(1);
  CHECK(town.set_news(kTexts + at_town_hall).exit_code == 0);
  town.sync();
  const auto news = require_ok(read_news(town.stored().value().document));
  REQUIRE(news.size() == 1);
  CHECK(news[0].news.respondents == 10);
}

TEST_CASE("news that lacks a language, is too long or names somebody is refused with the mend") {
  Town town;
  town.visit(12);
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& why) {
    const auto set = town.set_news(arguments);
    CAPTURE(set.text);
    CHECK(set.exit_code == 65);
    CHECK(set.text.find(why) != std::string::npos);
  };
  refused({"--said", "nl=Lang", "--done", "nl=Kort", "--done", "en=Short"}, "said.en is missing");
  refused(kTexts + std::vector<std::string>{"--said", "de=Lang"}, "said.de is in a language");
  refused(kTexts + std::vector<std::string>{"--said", "nl=Lang"}, "is there twice");
  refused({"--said", "nl=" + std::string(121, 'a'), "--said", "en=a", "--done", "nl=a", "--done",
           "en=a"},
          "$.said.nl: is longer than 120 characters");
  refused({"--said", "nl=Bel mevrouw Jansen", "--said", "en=a", "--done", "nl=a", "--done", "en=a"},
          "said.nl may hold personal data");
  refused(kTexts + std::vector<std::string>{"--until", "2020-01-01"}, "is over already");
  CHECK(town.set_news({}).exit_code == 64);
  CHECK(town.collector({"news", "list"}).empty());
}

TEST_CASE("a collector from before there was news, and one that talks nonsense, change nothing") {
  Town town;
  town.visit(12);
  REQUIRE(town.set_news(kTexts).exit_code == 0);
  town.sync();
  const auto before = town.stored();
  REQUIRE(before);
  const auto answer = [](const std::string& status, const std::string& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  };
  const std::string item =
      R"({"questionnaire":"proef","said":{"nl":"x"},"done":{"nl":"y"},"validUntil":"2099-01-01",)";
  for (const std::string& body : std::vector<std::string>{
           "<p>Log in</p>", "{}", R"({"news":[)" + item + R"("respondents":9}]})",
           R"({"news":[)" + item + R"("respondents":"12"}]})",
           R"({"news":[{"questionnaire":"proef","said":{"nl":"\u0007"},"done":{"nl":"y"},)"
           R"("respondents":12,"validUntil":"2099-01-01"}]})",
           std::string(kMostBytesOfNews + 1, ' ')}) {
    const CannedServer nonsense(answer("200 OK", body));
    town.point_to(nonsense.url());
    CHECK(town.sync().find("left as it was") != std::string::npos);
    CHECK(town.stored()->document == before->document);
  }
  const CannedServer old(answer("404 Not Found", R"({"status":404})"));
  town.point_to(old.url());
  CHECK(town.sync().find("left as it was") == std::string::npos);
  CHECK_FALSE(town.stored());
}

TEST_CASE("news on the device that is wrong, of yesterday or about something else is not shown") {
  test::Device device(questionnaire_of(kQuestions));
  auto store = require_ok(NewsStore::open(device.database()));
  const auto shown = [&](const std::string& document) {
    require_ok(store.keep(StoredNews{.etag = "", .document = document}));
    const Scenario hall(device, SmallPortrait::size);
    CHECK(hall.on() == "attract");
    return hall.label("news-said");
  };
  const auto news = [](const std::string& questionnaire, const std::string& until,
                       const std::string& language) {
    const auto text = [&](const char* words) {
      return LocalText(std::map<std::string, std::string, std::less<>>{{language, words}});
    };
    const News told{.said = text("Te lang"), .done = text("Korter"), .respondents = 10};
    return to_canonical_json(std::vector<PublishedNews>{
        {.questionnaire = questionnaire, .valid_until = until, .news = told}});
  };
  const auto day = [&](int later) {
    return to_string(std::chrono::year_month_day(
        std::chrono::sys_days(local_time(device.clock.wall()).date) + std::chrono::days(later)));
  };
  CHECK(shown(news("proef", day(0), "nl")) == "Te lang");
  CHECK(shown(news("proef", day(-1), "nl")).empty());
  CHECK(shown(news("balie", day(0), "nl")).empty());
  CHECK(shown(news("proef", day(0), "en")).empty());
  CHECK(shown("{\"news\":[{}]}").empty());
  CHECK(shown(std::string(100'000, '[')).empty());

  // At midnight it expires, though nobody came.
  require_ok(store.keep(StoredNews{.etag = "", .document = news("proef", day(0), "nl")}));
  Scenario hall(device, SmallPortrait::size);
  CHECK(hall.label("news-said") == "Te lang");
  hall.wait(24 * 3600);
  CHECK(hall.label("news-said").empty());
}
