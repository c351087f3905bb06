// SPDX-License-Identifier: EUPL-1.2
// The real zuil-sync and the real zuil-collector: a kiosk is put into use with a code, and one
// without a network sends what it has by stick.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/store/bundle.h"
#include "kiosk/store/errand_board.h"
#include "kiosk/store/outbox_file.h"
#include "sync/uploader/curl_transport.h"
#include "tests/support/child_process.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr int kDone = 0;
constexpr int kTryLater = 75;
constexpr int kWrongConfiguration = 78;

class World {
 public:
  World() { write_settings("http://127.0.0.1:9"); }

  // Begins the collector, and tells the kiosk where it is.
  void serve() {
    server_.emplace(std::vector<std::string>{ZUIL_COLLECTOR, "serve", "--data", collector_data(),
                                             "--listen", "127.0.0.1:0"});
    REQUIRE(server_->read_until("listens on http://"));
    REQUIRE(server_->read_until("\n"));
    const std::string& text = server_->text();
    const auto begin = text.find("http://");
    url_ = text.substr(begin, text.find_first_of(" \n", begin) - begin);
    write_settings(url_);
  }
  const std::string& url() const { return url_; }

  Finished collector(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), ZUIL_COLLECTOR);
    arguments.insert(arguments.end(), {"--data", collector_data()});
    return run_program(arguments);
  }
  Finished sync(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {ZUIL_SYNC, "--config", (data_ / "kiosk.json").string(),
                                         "--data", data_.path().string()});
    return run_program(arguments);
  }
  std::string code(const std::string& site = "Wijkpost") const {
    const Finished printed = collector({"enrol", "--site", site});
    REQUIRE_MESSAGE(printed.exit_code == kDone, printed.text);
    return printed.text.substr(0, 9);
  }
  void enrol() const {
    const Finished done = sync({"--enrol", code()});
    REQUIRE_MESSAGE(done.exit_code == kDone, done.text);
  }
  void seal(int how_many) {
    auto questionnaires = require_ok(QuestionnaireStore::open(data_ / "zuil.db"));
    require_ok(questionnaires.publish(questionnaire_, "balie.json", WallTime()));
    auto responses = require_ok(ResponseStore::open(data_ / "zuil.db"));
    const PublicKey key = require_ok(read_public_key(data_ / "collector-key.json"));
    for (int i = 0; i < how_many; ++i)
      require_ok(responses.seal(balie_response(make_uuid(random_), questionnaire_), std::nullopt,
                                false, key));
  }
  OutboxTotals totals() const {
    return require_ok(require_ok(ResponseStore::open(data_ / "zuil.db")).totals());
  }
  std::string only_file_on_stick(const std::string& ending) const {
    for (const auto& entry : std::filesystem::directory_iterator(stick_.path()))
      if (entry.path().extension() == ending) return entry.path().string();
    FAIL("no " << ending << " on the stick");
    return {};
  }
  ErrandBoard board() const { return require_ok(ErrandBoard::open(data_ / "zuil.db")); }
  std::string data(const char* name) const { return (data_ / name).string(); }
  std::string stick() const { return stick_.path().string(); }

 private:
  std::string collector_data() const { return (collector_ / "data").string(); }
  void write_settings(const std::string& url) {
    const nlohmann::json settings{
        {"site", "Wijkpost"},
        {"questionnaires", {"balie-kort.json"}},
        {"collector",
         {{"url", url}, {"publicKeyFile", "collector-key.json"}, {"tokenFile", "token"}}}};
    require_ok(write_file(data_ / "kiosk.json", settings.dump()));
  }

  TempDir data_;
  TempDir collector_;
  TempDir stick_;
  std::string url_;
  SeededRandom random_;
  Questionnaire questionnaire_ = shipped_questionnaire("balie-kort.json");
  std::optional<ChildProcess> server_;
};

}  // namespace

TEST_CASE("a kiosk is put into use with a code: reached, enrolled, tested, delivered") {
  World world;
  const std::string code = world.code();  // makes the collector
  CHECK(world.sync({"--reach"}).exit_code == kTryLater);
  CHECK(world.sync({"--test"}).exit_code == kWrongConfiguration);
  world.serve();
  CHECK(world.sync({"--reach"}).text.find("done: API version 1.4.0") != std::string::npos);
  CHECK(world.sync({"--enrol", "2222-2222"}).text.find("code-unknown") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(world.data("token")));
  const Finished enrolled = world.sync({"--enrol", code});
  CHECK_MESSAGE(enrolled.exit_code == kDone, enrolled.text);
  CHECK(enrolled.text.find(" at Wijkpost") != std::string::npos);
  CHECK(enrolled.text.find(require_ok(read_file(world.data("token"))).substr(0, 64)) ==
        std::string::npos);
  CHECK(world.sync({"--test"}).text.find("opened with key") != std::string::npos);
  world.seal(3);
  CHECK(world.sync({"--once"}).exit_code == kDone);
  CHECK(world.totals().delivered == 3);
  // From now on the token alone is of no use to who steals it.
  auto thief = require_ok(CurlTransport::create({world.url(), {}, {}, {}}));
  const std::string stolen = require_ok(read_file(world.data("token"))).substr(0, 64);
  CHECK(require_ok(thief.send({"GET", "/v1/news", {{"authorization", "Bearer " + stolen}}, {}}))
            .status == 401);
  CHECK(world.sync({"--test"}).exit_code == kDone);
  // The same code again, after the reply was lost: the same token.
  const std::string token = require_ok(read_file(world.data("token")));
  std::filesystem::remove(world.data("token"));
  CHECK(world.sync({"--enrol", code}).exit_code == kDone);
  CHECK(require_ok(read_file(world.data("token"))) == token);
}

TEST_CASE("what zuil asks for is done by the next run of zuil-sync, and told") {
  World world;
  const std::string code = world.code();
  world.serve();
  auto board = world.board();
  const WallTime now = SystemClock().wall();
  require_ok(board.ask(ErrandKind::Test, "", now));
  require_ok(board.ask(ErrandKind::Enrol, code, now));
  require_ok(board.ask(ErrandKind::Reach, "", now));
  CHECK(world.sync({"--errands"}).exit_code == kDone);
  for (const ErrandKind kind : {ErrandKind::Reach, ErrandKind::Enrol, ErrandKind::Test})
    CHECK(require_ok(board.look(kind))->outcome == ErrandOutcome::Done);
  // An upload does it as well, and what goes wrong with it concerns nobody else.
  require_ok(board.ask(ErrandKind::Enrol, "22222222", now));
  CHECK(world.sync({"--once"}).exit_code == kDone);
  CHECK(require_ok(board.look(ErrandKind::Enrol))->outcome == ErrandOutcome::CodeUnknown);
}

TEST_CASE("by stick: out, into the collector, and the receipt back; twice is harmless") {
  World world;
  const std::string code = world.code();
  world.serve();
  REQUIRE(world.sync({"--enrol", code}).exit_code == kDone);
  world.seal(12);
  const Finished exported = world.sync({"--export", world.stick()});
  CHECK_MESSAGE(exported.exit_code == kDone, exported.text);
  CHECK(world.totals().waiting == 12);
  const std::string file = world.only_file_on_stick(".zuiloutbox");
  const Finished taken = world.collector({"import-usb", file});
  CHECK_MESSAGE(taken.exit_code == kDone, taken.text);
  CHECK(taken.text.find("12 accepted; sealed 12, received 12") != std::string::npos);
  const Finished again = world.collector({"import-usb", file});
  CHECK(again.text.find("12 duplicate; sealed 12, received 12") != std::string::npos);
  CHECK(world.collector({"totals"}).text.starts_with("held 12\n"));

  const std::string receipt = world.only_file_on_stick(".zuilreceipt");
  for (const char* expected : {"12 of them waited", "0 of them waited"}) {
    const Finished marked = world.sync({"--import-receipt", receipt});
    CHECK_MESSAGE(marked.exit_code == kDone, marked.text);
    CHECK(marked.text.find(expected) != std::string::npos);
  }
  CHECK(world.totals().delivered == 12);
  CHECK(world.sync({"--export", world.stick()}).text.find("nothing waits") != std::string::npos);
  // Over the network all is known too.
  CHECK(world.sync({"--once"}).exit_code == kDone);
}

TEST_CASE("a torn copy, and a stick of a kiosk that is not known, are refused; the rest goes on") {
  World world;
  const std::string code = world.code();
  world.serve();
  REQUIRE(world.sync({"--enrol", code}).exit_code == kDone);
  world.seal(2);
  REQUIRE(world.sync({"--export", world.stick()}).exit_code == kDone);
  const std::string file = world.only_file_on_stick(".zuiloutbox");
  const std::string torn = world.stick() + "/torn.zuiloutbox";
  const std::string whole = require_ok(read_file(file));
  require_ok(write_file(torn, whole.substr(0, whole.size() / 2)));
  const Finished taken = world.collector({"import-usb", torn, file});
  CHECK(taken.exit_code == 74);
  CHECK(taken.text.find("torn.zuiloutbox: is cut off") != std::string::npos);
  CHECK(taken.text.find("2 accepted") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(world.stick() + "/torn.zuilreceipt"));

  World other;
  other.code();
  const Finished refused = other.collector({"import-usb", file});
  CHECK(refused.exit_code == 65);
  CHECK(refused.text.find("no kiosk that is known here signed it") != std::string::npos);
}

TEST_CASE("a bundle of the collector is one that its kiosks take in") {
  World world;
  const std::string code = world.code();
  world.serve();
  REQUIRE(world.sync({"--enrol", code}).exit_code == kDone);
  const auto collector = require_ok(read_collector_signing_key(world.data("collector-key.json")));
  const std::string balie = std::string(ZUIL_SOURCE_DIR) + "/config/questionnaires/balie.json";
  const std::string file = world.stick() + "/x.zuilbundle";
  auto store = require_ok(BundleStore::open(world.data("zuil.db")));
  const std::string today = to_string(local_time(SystemClock().wall()).date);
  for (int number = 1; number <= 2; ++number) {
    const Finished made = world.collector({"bundle", "--questionnaire", balie, "--output", file});
    CHECK_MESSAGE(made.exit_code == kDone, made.text);
    const OfferedBundle offered = require_ok(store.read(file, collector, today));
    CHECK(offered.bundle.number == number);
    CHECK(offered.bundle.questionnaires.at(0).id == "balie");
    require_ok(store.keep(offered, today));
  }
  CHECK(world
            .collector(
                {"bundle", "--questionnaire", balie, "--output", file, "--until", "2020-01-01"})
            .exit_code == 65);
  CHECK(
      world.collector({"bundle", "--questionnaire", "/nergens.json", "--output", file}).exit_code ==
      66);
}
