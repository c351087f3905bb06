// SPDX-License-Identifier: EUPL-1.2
// zuil-collector as an administrator and a service manager meet it.
#include "tests/sync/collector/program.h"

#include <cstdlib>
#include <optional>
#include <thread>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "kiosk/base/sealed_box.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/collector/collector_house.h"
#include "tests/sync/collector/raw_http.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kBalie =
    std::filesystem::path(ZUIL_SOURCE_DIR) / "config/questionnaires/balie.json";

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

struct Desk {
  Ran run(std::vector<std::string> arguments) { return run_program(ZUIL_COLLECTOR, arguments); }

  // Starts the server; gives its port.
  int serve(std::optional<Program>& program) {
    program.emplace(ZUIL_COLLECTOR,
                    std::vector<std::string>{"serve", "--data", data, "--listen", "127.0.0.1:0"});
    const std::string line = program->read_line();
    constexpr std::string_view kSays = "zuil-collector listens on http://127.0.0.1:";
    CAPTURE(line);
    REQUIRE(line.starts_with(kSays));
    return std::stoi(line.substr(kSays.size()));
  }

  TempDir dir;
  std::string data = dir.path() / "data";
};

// Until strace holds every thread of the process; false when it does not come to that.
bool wait_until_traced(pid_t process) {
  const auto traced = [](const std::filesystem::path& thread) {
    const auto status = read_file(thread / "status");
    return status && status->find("TracerPid:\t0\n") == std::string::npos;
  };
  const std::filesystem::path threads = "/proc/" + std::to_string(process) + "/task";
  const auto last = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (std::chrono::steady_clock::now() < last) {
    bool all = true;
    for (const auto& thread : std::filesystem::directory_iterator(threads))
      all = all && traced(thread.path());
    if (all) return true;
    std::this_thread::yield();
  }
  return false;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Every command says what it takes") {
  Desk desk;
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{},
                                             {"serve"},
                                             {"enrol"},
                                             {"import-usb"},
                                             {"bundle"},
                                             {"public-key"},
                                             {"totals"},
                                             {"questionnaire", "add"},
                                             {"import"},
                                             {"benchmark", "set"},
                                             {"factsheet"},
                                             {"reviews"},
                                             {"reviews", "done"},
                                             {"contacts"},
                                             {"contacts", "done"},
                                             {"news", "set"},
                                             {"news", "list"},
                                             {"news", "withdraw"},
                                             {"purge"},
                                             {"revoke"},
                                             {"rollup", "rebuild"}}) {
    auto arguments = command;
    arguments.emplace_back("--help");
    const Ran ran = desk.run(arguments);
    CAPTURE(ran.output);
    CHECK(ran.code == 0);
    CHECK(has(ran.output, "Exit codes"));
    if (!command.empty()) CHECK(has(ran.output, "--data DIR"));
  }
  CHECK(desk.run({"--version"}).code == 0);
}

TEST_CASE("A wrong command line ends with 64 and says why") {
  Desk desk;
  const std::vector<std::vector<std::string>> wrong{
      {},
      {"sing"},
      {"serve"},
      {"serve", "--data", desk.data, "--listen", "here"},
      {"enrol", "--data", desk.data},
      {"enrol", "--data", desk.data, "--site", "Stadhuis", "--kiosk", "x"},
      {"import-usb", "--data", desk.data},
      {"bundle", "--data", desk.data, "--output", "x.zuilbundle"},
      {"factsheet", "--data", desk.data, "--questionnaire", "balie", "--from", "2020-01-01", "--to",
       "2020-02-30", "--format", "json"},
      {"factsheet", "--data", desk.data, "--questionnaire", "balie", "--from", "2020-02-01", "--to",
       "2020-01-01", "--format", "json"},
      {"factsheet", "--data", desk.data, "--questionnaire", "balie", "--from", "2020-01-01", "--to",
       "2020-01-31", "--format", "pdf"}};
  for (const auto& arguments : wrong) {
    const Ran ran = desk.run(arguments);
    CAPTURE(ran.output);
    CHECK(ran.code == 64);
    CHECK_FALSE(ran.output.empty());
  }
}

TEST_CASE("A misspelt --data makes no new collector") {
  Desk desk;
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"totals"}, {"import", "x"}, {"rollup", "rebuild"}}) {
    auto arguments = command;
    arguments.insert(arguments.end(), {"--data", desk.data});
    const Ran ran = desk.run(arguments);
    CAPTURE(ran.output);
    CHECK(ran.code == 66);
    CHECK(has(ran.output, "there is no collector in"));
  }
  CHECK_FALSE(std::filesystem::exists(desk.data));
}

TEST_CASE("A kiosk is enrolled once, its token is shown once and kept hashed") {
  Desk desk;
  const Ran printed =
      desk.run({"enrol", "--data", desk.data, "--site", "Stadhuis", "--output", "/dev/stdout"});
  CHECK(printed.code == 0);
  const std::string token = printed.output.substr(0, 64);
  CHECK(token.find_first_not_of("0123456789abcdef") == std::string::npos);
  const std::string file = desk.dir / "token";
  CHECK(desk.run({"enrol", "--data", desk.data, "--site", "Wijkpost", "--output", file}).code == 0);
  CHECK(require_ok(read_file(file)).size() == 65);
  CHECK(mode_of(file) == 0600);
  const std::string database = require_ok(read_file(desk.data + "/collector.db"));
  CHECK_FALSE(has(database, token));
  CHECK(has(database, sha256_hex(as_bytes(token))));
  CHECK(mode_of(desk.data) == 0700);
  CHECK(mode_of(desk.data + "/collector.db") == 0600);
  CHECK(
      has(desk.run({"totals", "--data", desk.data}).output, " at Wijkpost: sealed 0, received 0"));
}

TEST_CASE("The public key is made once, and its file is one a kiosk reads") {
  Desk desk;
  const std::string file = desk.dir / "key.json";
  CHECK(desk.run({"public-key", "--data", desk.data, "--output", file}).code == 0);
  const PublicKey key = require_ok(read_public_key(file));
  const Ran printed = desk.run({"public-key", "--data", desk.data});
  CHECK(has(printed.output, key.id()));
  CHECK_FALSE(has(printed.output, "secretKey"));
  const std::string pair = desk.data + "/keys/" + key.id() + ".json";
  CHECK(mode_of(pair) == 0600);
  CHECK(require_ok(read_key_pair(pair)).public_key.bytes == key.bytes);

  require_ok(write_file(pair, "{}"));
  const Ran broken = desk.run({"serve", "--data", desk.data, "--listen", "127.0.0.1:0"});
  CHECK(broken.code == 78);
  CHECK(has(broken.output, key.id()));
}

TEST_CASE("Files that break a rule end with 65, missing ones with 66, and say so") {
  Desk desk;
  CHECK(desk.run({"questionnaire", "add", "--data", desk.data, kBalie}).code == 0);
  CHECK(has(desk.run({"questionnaire", "add", "--data", desk.data, kBalie}).output,
            "was there already"));
  const std::string file = desk.dir / "file";
  require_ok(write_file(file, "{}\n{}\n"));
  const Ran import = desk.run({"import", "--data", desk.data, file});
  CHECK(import.code == 65);
  CHECK(has(import.output, "line 2: "));
  CHECK(has(import.output, "0 added, 0 there already, 2 skipped"));
  CHECK(desk.run({"benchmark", "set", "--data", desk.data, file}).code == 65);
  CHECK(desk.run({"questionnaire", "add", "--data", desk.data, file}).code == 65);
  CHECK(desk.run({"import", "--data", desk.data, file + "x"}).code == 66);
  CHECK(desk.run({"factsheet", "--data", desk.data, "--questionnaire", "nee", "--from",
                  "2020-01-01", "--to", "2020-12-31", "--format", "json"})
            .code == 66);
  require_ok(write_file(file, R"({"questionnaire":"nee","year":2020,"values":{}})"));
  CHECK(desk.run({"benchmark", "set", "--data", desk.data, file}).code == 65);
}

TEST_CASE("The factsheet goes to standard output, and a site nobody knows is mentioned") {
  Desk desk;
  desk.run({"questionnaire", "add", "--data", desk.data, kBalie});
  std::vector<std::string> arguments{"factsheet",  "--data",   desk.data,    "--questionnaire",
                                     "balie",      "--from",   "2020-01-01", "--to",
                                     "2020-12-31", "--format", "json"};
  const Ran ran = desk.run(arguments);
  CHECK(ran.code == 0);
  CHECK(nlohmann::json::parse(ran.output)["suppressed"] == true);
  arguments.insert(arguments.end(), {"--site", "Nergens"});
  CHECK(has(desk.run(arguments).output, "No responses of a site named \"Nergens\""));
}

TEST_CASE("The server says where it listens, ends on a signal, and refuses a port that is taken") {
  Desk desk;
  for (const int number : {SIGTERM, SIGINT}) {
    std::optional<Program> server;
    const int port = desk.serve(server);
    CHECK(send_request(port, {"GET", "/v1/health", {}, ""}).status == 200);
    const Ran second =
        desk.run({"serve", "--data", desk.data, "--listen", "127.0.0.1:" + std::to_string(port)});
    CHECK(second.code == 74);
    CHECK(has(second.output, "cannot listen on 127.0.0.1:" + std::to_string(port)));
    server->signal(number);
    CHECK(server->wait() == 0);
  }
}

TEST_CASE("Reviews are listed and judged from the command line") {
  Desk desk;
  const std::filesystem::path source(ZUIL_SOURCE_DIR);
  desk.run(
      {"questionnaire", "add", "--data", desk.data, source / "config/questionnaires/smiley.json"});
  const std::string id = "00000000-0000-4000-8000-000000000001";
  const std::string file = desk.dir / "file";
  require_ok(write_file(
      file, R"({"id":")" + id +
                R"(","questionnaire":"smiley","site":"Stadhuis","date":"2026-05-01",)"
                R"("daypart":"morning","language":"nl","channel":"kiosk","disposition":"complete",)"
                R"("answers":{"tevreden":"ontevreden","open_antwoord":"Weer stuk"}})" +
                "\n"));
  CHECK(desk.run({"import", "--data", desk.data, file}).code == 0);
  const std::vector<std::string> list{"reviews", "--data", desk.data, "--questionnaire", "smiley"};
  CHECK(has(desk.run(list).output, "Toelichting: Weer stuk"));
  CHECK(has(desk.run(list).output, "nothing is hidden"));
  CHECK(desk.run({"reviews", "done", id, "--data", desk.data, "--by", "A. Jansen", "--result",
                  "heropend"})
            .code == 0);
  CHECK(has(desk.run(list).output, "\n0 antwoorden"));
  CHECK(desk.run({"reviews", "done", "x", "--data", desk.data, "--by", "A", "--result", "heropend"})
            .code == 66);
  CHECK(desk.run({"reviews", "--data", desk.data, "--questionnaire", "nee"}).code == 66);
  CHECK(desk.run({"reviews", "--data", desk.data}).code == 64);
  CHECK(desk.run({"contacts", "--questionnaire", "smiley"}).code == 64);
  CHECK(has(desk.run({"purge", "--data", desk.data, "--today", "2027-05-02"}).output,
            "texts erased from 1 responses"));
}

TEST_CASE("What operators did is listed by site and by kiosk") {
  Desk desk;
  const std::string file = desk.data + "-token";
  const std::string said =
      desk.run({"enrol", "--data", desk.data, "--site", "Stadhuis", "--output", file}).output;
  const std::string token = require_ok(read_file(file)).substr(0, 64);
  const auto at = said.find("Enrolled kiosk ") + std::string("Enrolled kiosk ").size();
  std::optional<Program> server;
  const int port = desk.serve(server);
  const auto reply = send_request(
      port, {"POST",
             "/v1/operator-log",
             {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
             R"({"machine":"","acts":[{"number":1,"at":"2026-11-21T08:49:00Z","role":"manager",)"
             R"("action":"publish","object":"=balie","result":"done"}]})"});
  CHECK(reply.status == 200);
  const std::vector<std::string> log{"operator-log", "--data", desk.data};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), log.begin(), log.end());
    return desk.run(more);
  };
  CHECK(has(with({}).output,
            "21 november 2026 08:49:00 UTC, Stadhuis, beheerder: publish =balie - done\n"
            "1 handeling\n"));
  CHECK(has(with({"--site", "Stadhuis", "--format", "csv"}).output, ",'=balie,"));
  CHECK(has(with({"--kiosk", said.substr(at, 36), "--format", "json"}).output,
            "\"action\": \"publish\""));
  CHECK(has(with({"--from", "2026-11-22"}).output, "0 handelingen"));
  CHECK(with({"--site", "Elders"}).code == 66);
  CHECK(with({"--kiosk", "nobody"}).code == 66);
  CHECK(with({"--from", "gisteren"}).code == 64);
}

TEST_CASE("A kiosk whose token is revoked is refused from then on") {
  Desk desk;
  const std::string said =
      desk.run({"enrol", "--data", desk.data, "--site", "Stadhuis", "--output", "/dev/stdout"})
          .output;
  const std::string token = said.substr(0, 64);
  const auto at = said.find("Enrolled kiosk ") + std::string("Enrolled kiosk ").size();
  std::optional<Program> server;
  const int port = desk.serve(server);
  const auto status = [&] {
    return send_request(
               port, {"POST",
                      "/v1/batches",
                      {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                      "{}"})
        .status;
  };
  CHECK(status() == 400);
  CHECK(desk.run({"revoke", "--data", desk.data, said.substr(at, 36)}).code == 0);
  CHECK(status() == 401);
  CHECK(desk.run({"revoke", "--data", desk.data, "nobody"}).code == 66);
}

TEST_CASE("A disk that does not keep what was written ends the server, and nothing is receipted") {
  if (::access("/usr/bin/strace", X_OK) != 0) return;
  Desk desk;
  const std::string token =
      desk.run({"enrol", "--data", desk.data, "--site", "Stadhuis", "--output", "/dev/stdout"})
          .output.substr(0, 64);
  const auto balie = questionnaire_in(kBalie);
  // The leak check of a sanitized build does not work under strace.
  const char* options = std::getenv("ASAN_OPTIONS");
  const std::string before = options == nullptr ? "" : options;
  ::setenv("ASAN_OPTIONS", (before + ":detect_leaks=0").c_str(), 1);
  std::optional<Program> server;
  const int port = desk.serve(server);
  ::setenv("ASAN_OPTIONS", before.c_str(), 1);
  Program strace("/usr/bin/strace",
                 {"-f", "-q", "-p", std::to_string(server->id()), "-e", "trace=fsync,fdatasync",
                  "-e", "inject=fsync,fdatasync:error=EIO"});
  if (!wait_until_traced(server->id())) return;  // not allowed here
  const auto reply = send_request(
      port, {"PUT",
             "/v1/questionnaires/" + balie->hash,
             {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
             balie->canonical_json});
  CHECK(reply.status == 503);
  CHECK(reply.headers.contains("retry-after"));
  CHECK(server->wait() == 74);
  // Started again, it has nothing of it.
  CHECK(desk.run({"totals", "--data", desk.data}).output.starts_with("held 0\nwaiting"));
}

TEST_CASE(
    "Killed at any moment, the server loses nothing it gave a receipt for, counts none twice") {
  Desk desk;
  const std::string token =
      desk.run({"enrol", "--data", desk.data, "--site", "Stadhuis", "--output", "/dev/stdout"})
          .output.substr(0, 64);
  desk.run({"questionnaire", "add", "--data", desk.data, kBalie});
  desk.run({"public-key", "--data", desk.data, "--output", desk.dir / "key.json"});
  const PublicKey key = require_ok(read_public_key(desk.dir / "key.json"));
  const auto balie = questionnaire_in(kBalie);
  SeededRandom random;
  std::vector<Batch> waiting;
  for (int i = 0; i < 60; ++i) {
    Batch batch{make_uuid(random), 0, {}};
    for (int j = 0; j < 5; ++j) {
      const Response response = respondent(*balie, random, {{"totaaloordeel", MarkAnswer{7}}});
      batch.responses.push_back(seal_bytes(response, to_canonical_json(response), key));
    }
    waiting.push_back(batch);
  }

  std::size_t delivered = 0;
  int kills = 0;
  while (delivered < waiting.size()) {
    std::optional<Program> server;
    const int port = desk.serve(server);
    const auto lives = 1 + random.below(6);
    for (std::uint32_t i = 0; i < lives && delivered < waiting.size(); ++i) {
      const auto reply = send_request(
          port, {"POST",
                 "/v1/batches",
                 {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                 to_json(waiting[delivered])});
      // Sometimes the kiosk never sees the receipt.
      if (reply.status == 200 && random.below(4) > 0) ++delivered;
    }
    // Sometimes it dies with a request under way.
    std::thread last;
    if (delivered < waiting.size())
      last = std::thread([&, port] {
        (void)send_request(
            port, {"POST",
                   "/v1/batches",
                   {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                   to_json(waiting[delivered])});
      });
    server->signal(SIGKILL);
    server->wait();
    ++kills;
    if (last.joinable()) last.join();
  }
  CHECK(kills > 5);
  const std::string totals = desk.run({"totals", "--data", desk.data}).output;
  CAPTURE(totals);
  CHECK(totals.starts_with("held 300\n"));
  CHECK(has(totals, "questionnaire balie: 300 (complete 300, partial 0, breakoff 0)"));
  CHECK(has(totals, "received 300"));
}
