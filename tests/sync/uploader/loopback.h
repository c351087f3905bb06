// SPDX-License-Identifier: EUPL-1.2
// The real zuil-collector on 127.0.0.1 and the folder of a kiosk, for tests that run the programs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/child_process.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

namespace zuil::test {

inline constexpr int kDone = 0;
inline constexpr int kTryLater = 75;
inline constexpr int kWrongConfiguration = 78;

// A collector that can be killed and started again, at the same port.
class Collector {
 public:
  Collector() {
    start();
    REQUIRE(run({"enrol", "--site", "Stadhuis", "--output", token_file()}).exit_code == 0);
    REQUIRE(run({"public-key", "--output", key_file()}).exit_code == 0);
  }

  void start() {
    // Its log goes to a file: a pipe that nobody empties would hold it up once it is full.
    server_.emplace(std::vector<std::string>{
        "/bin/sh", "-c", R"(exec "$0" serve --data "$1" --listen "$2" 2>>"$1/log")", ZUIL_COLLECTOR,
        data_.path().string(), listen_});
    REQUIRE(server_->read_until("listens on http://"));
    REQUIRE(server_->read_until("\n"));
    const std::string& text = server_->text();
    const auto begin = text.find("http://") + 7;
    listen_ = text.substr(begin, text.find_first_of(" \n", begin) - begin);
  }
  void kill() {
    server_->kill(SIGKILL);
    server_.reset();
  }
  std::string url() const { return "http://" + listen_; }
  std::string token_file() const { return (data_ / "token").string(); }
  std::string key_file() const { return (data_ / "public.json").string(); }

  Finished run(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command{ZUIL_COLLECTOR};
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.insert(command.end(), {"--data", data_.path().string()});
    return run_program(command);
  }
  // Whether `zuil-collector totals` says this.
  bool says(const std::string& text) const {
    return run({"totals"}).text.find(text) != std::string::npos;
  }
  // "held N" of `zuil-collector totals`.
  std::int64_t held() const {
    const auto totals = run({"totals"});
    REQUIRE_MESSAGE(totals.exit_code == 0, totals.text);
    const auto at = totals.text.find("held ");
    REQUIRE_MESSAGE(at != std::string::npos, totals.text);
    return std::stoll(totals.text.substr(at + 5));
  }
  // The responses it counts, as they were written.
  std::vector<std::string> responses() const {
    auto store = require_ok(Database::open(data_ / "collector.db"));
    auto row = require_ok(store.prepare("SELECT canonical_json FROM response ORDER BY id"));
    std::vector<std::string> texts;
    while (require_ok(row.step())) texts.push_back(row.text(0));
    return texts;
  }
  // As read by `zuil-collector import`.
  Finished import(const std::string& lines) const {
    const auto file = data_ / "responses.jsonl";
    require_ok(write_file(file, lines));
    return run({"import", file.string()});
  }

 private:
  TempDir data_;
  std::string listen_ = "127.0.0.1:0";
  std::optional<ChildProcess> server_;
};

// A kiosk's folder and configuration, as zuil leaves them to zuil-sync.
class Kiosk {
 public:
  explicit Kiosk(const Collector& collector, std::uint64_t seed = 1)
      : settings_{{"site", "Stadhuis"},
                  {"questionnaires", nlohmann::json::array({"balie-kort.json"})},
                  {"collector",
                   {{"url", collector.url()},
                    {"publicKeyFile", collector.key_file()},
                    {"tokenFile", collector.token_file()}}}},
        key_(require_ok(read_public_key(collector.key_file()))),
        random_(seed) {
    auto questionnaires = require_ok(QuestionnaireStore::open(database()));
    require_ok(questionnaires.publish(questionnaire_, "balie.json", kNow));
    write_settings();
  }

  nlohmann::json& settings() { return settings_; }
  void write_settings() { require_ok(write_file(config(), settings_.dump())); }
  const TempDir& folder() const { return folder_; }
  std::string config() const { return (folder_ / "kiosk.json").string(); }
  std::filesystem::path database() const { return folder_ / "zuil.db"; }

  std::vector<std::string> sync_command(const std::vector<std::string>& more) const {
    std::vector<std::string> command{ZUIL_SYNC, "--config", config(), "--data",
                                     folder_.path().string()};
    command.insert(command.end(), more.begin(), more.end());
    return command;
  }
  Finished sync(const std::vector<std::string>& more = {"--once", "--tries", "1"}) const {
    return run_program(sync_command(more));
  }

  // As ResponseStore::seal, all in one transaction: each on its own would take long. As written.
  std::vector<std::string> seal(int how_many) {
    std::vector<std::string> written;
    auto store = require_ok(Database::open(database()));
    auto transaction = require_ok(Transaction::begin(store));
    for (int i = 0; i < how_many; ++i) {
      const auto response = balie_response(make_uuid(random_), questionnaire_);
      written.push_back(to_canonical_json(response));
      const auto sealed = require_ok(zuil::seal(as_bytes(written.back()), key_));
      require_ok(store.run(
          "INSERT INTO outbox (id, questionnaire, questionnaire_hash, key_id, sealed)"
          " VALUES (?, ?, ?, ?, ?)",
          response.id, response.questionnaire, response.questionnaire_hash, key_.id(), sealed));
    }
    require_ok(store.run("UPDATE counter SET value = value + ? WHERE name = 'sealed'", how_many));
    require_ok(transaction.commit());
    return written;
  }
  // A response of a kiosk, and a choice, that say to which part of the organisation they belong.
  Response seal_broken_down() {
    Response response = balie_response(make_uuid(random_), questionnaire_);
    response.breakdowns = {{1, "Rayon Noord"}, {4, "Müller & Zn. \"West\""}};
    auto store = require_ok(ResponseStore::open(database()));
    require_ok(store.seal(response, std::nullopt, false, key_));
    return response;
  }
  void seal_notification() {
    const Questionnaire melding = shipped_questionnaire("melding.json");
    auto questionnaires = require_ok(QuestionnaireStore::open(database()));
    require_ok(questionnaires.publish(melding, "melding.json", kNow));
    auto store = require_ok(ResponseStore::open(database()));
    const Notification given = notification(melding, random_);
    require_ok(store.seal(given.response, given.contact, true, key_));
  }
  OutboxTotals totals() const {
    return require_ok(require_ok(ResponseStore::open(database())).totals());
  }
  Random& random() { return random_; }

 private:
  TempDir folder_;
  nlohmann::json settings_;
  PublicKey key_;
  Questionnaire questionnaire_ = shipped_questionnaire("balie-kort.json");
  SeededRandom random_;
};

inline std::string status_line(std::int64_t sealed, std::int64_t waiting, std::int64_t delivered) {
  return "sealed " + std::to_string(sealed) + ", waiting " + std::to_string(waiting) +
         ", delivered " + std::to_string(delivered) + ", urgent 0\n";
}

}  // namespace zuil::test
