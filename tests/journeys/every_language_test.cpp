// SPDX-License-Identifier: EUPL-1.2
// Each shipped questionnaire, walked to its end in every language and both orientations, as an
// unhappy and as a happy respondent: every screen on the way is whole.
#include <algorithm>

#include "kiosk/base/file.h"
#include "tests/audit/layout_audit.h"
#include "tests/support/scenario.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// Which of several answers a respondent gives: the first or the last of them, so that the two
// together pass "ja" and "nee", satisfied and not, and what follows from each.
enum class Temper { Unhappy, Happy };

class Walk {
 public:
  Walk(Scenario& kiosk, Temper temper) : kiosk_(kiosk), temper_(temper) {}

  // From the attract screen to the thanks.
  void run(const std::string& language) {
    look();
    kiosk_.play("tap language:" + language);
    look();
    kiosk_.play("tap start");
    constexpr int kMostScreens = 60;
    for (int screens = 0; kiosk_.on() != "thanks"; ++screens) {
      REQUIRE_MESSAGE(screens < kMostScreens, "there is no end to this questionnaire");
      look();
      CHECK(kiosk_.screen().language == language);
      answer();
    }
    look();
    kiosk_.play("tap done");
    CHECK(kiosk_.on() == "attract");
  }

 private:
  void look() const {
    Ledger ledger;
    ledger.at(kiosk_.on() + " " + kiosk_.screen().language);
    audit_layout(kiosk_.stage(), ledger);
    CHECK_MESSAGE(ledger.clean(), ledger.faults());
  }

  std::vector<std::string> offered(Role role) const {
    std::vector<std::string> ids;
    for (const Node& node : kiosk_.screen().nodes)
      if (node.role == role && node.interactive() && node.id.find(':') != std::string::npos)
        ids.push_back(node.id);
    return ids;
  }

  std::string one_of(const std::vector<std::string>& ids) const {
    return temper_ == Temper::Unhappy ? ids.front() : ids.back();
  }

  void answer() {
    if (const auto choices = offered(Role::Choice); !choices.empty())
      return kiosk_.play("tap " + one_of(choices));
    if (const auto checks = offered(Role::Check); !checks.empty()) {
      for (const std::string& check : checks) kiosk_.play("tap " + check);
      look();
    }
    if (kiosk_.screen().find("field") != nullptr) type();
    kiosk_.play("tap next");
  }

  // Whatever its keyboard can write and its question takes.
  void type() {
    const bool has_at = kiosk_.screen().find("key:@") != nullptr;
    const bool has_letters = offered(Role::Key).size() > 20;
    if (has_at && kiosk_.on() == "question:email")
      kiosk_.play("type jo@voorbeeld.nl");
    else if (has_letters)
      for (int i = 0; i < 3; ++i) kiosk_.play("tap " + first_letter());
    else
      kiosk_.play("type " + std::string(kiosk_.on() == "question:telefoon" ? "0612345678" : "7"));
    look();
  }

  // A letter of the language's own alphabet.
  std::string first_letter() const {
    for (const Node& node : kiosk_.screen().nodes)
      if (node.action.kind == Action::Kind::Type && node.row > 0 && node.action.value != " ")
        return node.id;
    FAIL("no letters on " << kiosk_.on());
    return {};
  }

  Scenario& kiosk_;
  Temper temper_;
};

void walk_all(const std::string& language, GlassSize size) {
  const auto files = shipped_files();
  REQUIRE(files.size() >= 12);
  for (const auto& file : files) {
    const auto questionnaire = questionnaire_in(file);
    CAPTURE(questionnaire->id);
    REQUIRE(std::count(questionnaire->languages.begin(), questionnaire->languages.end(),
                       language) == 1);
    Device device(require_ok(read_file(file)));
    {
      Scenario kiosk(device, size);
      for (const Temper temper : {Temper::Unhappy, Temper::Happy})
        Walk(kiosk, temper).run(language);
    }
    const auto sealed = device.sealed();
    REQUIRE(sealed.size() == 2);
    for (const Response& response : sealed) {
      CHECK(response.disposition == Disposition::Complete);
      CHECK(response.language == language);
    }
  }
}

}  // namespace

#define ZUIL_WALKS(tag)                                                            \
  TEST_CASE_TEMPLATE("every questionnaire to its end in " tag, Way, SmallPortrait, \
                     SmallLandscape) {                                             \
    walk_all(tag, Way::size);                                                      \
  }

ZUIL_WALKS("nl")
ZUIL_WALKS("en")
ZUIL_WALKS("fy")
ZUIL_WALKS("tr")
ZUIL_WALKS("ar")
ZUIL_WALKS("pl")
ZUIL_WALKS("uk")
