// SPDX-License-Identifier: EUPL-1.2
// A kiosk that a manager works on.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/operator_log.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/survey/draft.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

namespace zuil::test {

inline constexpr auto kManagerPin = "271828";

// A kiosk that offers balie in Dutch and English.
struct Managed : Device {
  explicit Managed(const std::string& questionnaire = two_languages()) : Device(questionnaire) {
    auto access = require_ok(OperatorAccess::open(database()));
    require_ok(access.set_pin(OperatorRole::Manager, kManagerPin, clock.wall()));
  }
  static std::string two_languages() {
    Draft draft = require_ok(Draft::open(balie(), "balie"));
    for (const char* language : {"fy", "tr", "ar", "pl", "uk"})
      require_ok(draft.remove_language(language));
    return draft.document();
  }
  QuestionnaireStore versions() const { return require_ok(QuestionnaireStore::open(database())); }
  Questionnaire offered(const std::string& id = "balie") const {
    auto store = versions();
    return *require_ok(store.find(require_ok(store.active(id))->hash));
  }
  std::vector<std::string> acts() const {
    std::vector<std::string> lines;
    auto log = require_ok(OperatorLog::open(database()));
    for (const OperatorAct& act : require_ok(log.latest(100)))
      lines.push_back(act.action + " " + act.object + ": " + act.result);
    return lines;
  }
  bool has_act(const std::string& wanted) const {
    const auto lines = acts();
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.find(wanted) != std::string::npos;
    });
  }
};

inline constexpr auto kEnter =
    "knock\ntype 271828\ntap Verder\ntap Vragenlijsten\ntap questionnaire:balie\n";

}  // namespace zuil::test
