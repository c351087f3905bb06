// SPDX-License-Identifier: EUPL-1.2
// A kiosk with a real collector of its own, where it is enrolled, and the real zuil-sync between
// them. For a target that defines ZUIL_SYNC and ZUIL_COLLECTOR.
#pragma once

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/store/operator_access.h"
#include "tests/support/child_process.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

namespace zuil::test {

class CollectorHouse {
 public:
  // With that questionnaire on the kiosk; its manager's PIN is 271828.
  explicit CollectorHouse(const std::string& questionnaire)
      : kiosk(questionnaire),
        server({ZUIL_COLLECTOR, "serve", "--data", data(), "--listen", "127.0.0.1:0"}) {
    REQUIRE(server.read_until("listens on http://"));
    REQUIRE(server.read_until("\n"));
    const auto begin = server.text().find("http://");
    auto settings = nlohmann::json::parse(require_ok(read_file(kiosk.config())));
    settings["collector"]["url"] =
        server.text().substr(begin, server.text().find_first_of(" \n", begin) - begin);
    require_ok(write_file(kiosk.config(), settings.dump()));
    collector({"enrol", "--site", "Stadhuis", "--output", (kiosk.folder() / "token").string()});
    collector({"public-key", "--output", kiosk.key_file().string()});
    auto access = require_ok(OperatorAccess::open(kiosk.database()));
    require_ok(access.set_pin(OperatorRole::Manager, "271828", kiosk.clock.wall()));
  }

  std::string collector(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), ZUIL_COLLECTOR);
    arguments.insert(arguments.end(), {"--data", data()});
    const Finished done = run_program(arguments);
    REQUIRE_MESSAGE(done.exit_code == 0, done.text);
    return done.text;
  }
  // `how`: "--once", "--due".
  std::vector<std::string> sync_command(const std::string& how) const {
    return {ZUIL_SYNC, "--config", kiosk.config().string(), "--data", kiosk.data.string(), how,
            "--tries", "1"};
  }
  void sync() const {
    const Finished done = run_program(sync_command("--once"));
    REQUIRE_MESSAGE(done.exit_code == 0, done.text);
  }
  std::filesystem::path database() const { return folder_ / "collector" / "collector.db"; }

 private:
  std::string data() const { return (folder_ / "collector").string(); }

  TempDir folder_;

 public:
  Device kiosk;
  ChildProcess server;
};

}  // namespace zuil::test
