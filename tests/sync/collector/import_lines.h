// SPDX-License-Identifier: EUPL-1.2
// Responses as lines of JSON, taken in as zuil-collector import does.
#pragma once

#include <fstream>
#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include "sync/collector/import_file.h"
#include "tests/sync/collector/collector_house.h"

namespace zuil::test {

// Shipped questionnaires, and the answers of made-up respondents to them.
class Respondents {
 public:
  using Answering = std::function<nlohmann::json(int)>;

  explicit Respondents(CollectorHouse& house) : house_(house) {}

  void publish(const std::string& questionnaire) {
    require_ok(house_.ingest.publish(*shipped_questionnaire(questionnaire)));
  }

  // n respondents of a day; `answers` gives what the i-th of them answered.
  Respondents& add(const std::string& questionnaire, const std::string& date, int n,
                   const Answering& answers, const nlohmann::json& more = {}) {
    for (int i = 0; i < n; ++i) {
      nlohmann::json line{{"id", make_uuid(house_.random)},
                          {"questionnaire", questionnaire},
                          {"site", "Stadhuis"},
                          {"date", date},
                          {"daypart", "morning"},
                          {"language", "nl"},
                          {"channel", "kiosk"},
                          {"disposition", "complete"},
                          {"answers", answers(i)}};
      if (more.is_object()) line.update(more);
      lines_ += line.dump() + "\n";
    }
    return *this;
  }

  // Takes in what was added so far. Every line must be a good one.
  ImportTotals import() {
    const auto file = house_.dir / "responses.jsonl";
    std::ofstream(file) << lines_;
    ImportListener listener;
    listener.bad_line = [](std::int64_t line, const std::string& reason) {
      FAIL_CHECK("line " << line << ": " << reason);
    };
    listener.progress = [](std::uint64_t, std::uint64_t) {};
    return require_ok(import_file(house_.store, file, listener));
  }

 private:
  CollectorHouse& house_;
  std::string lines_;
};

}  // namespace zuil::test
