// SPDX-License-Identifier: EUPL-1.2
// A complaint at the kiosk: how to reach the respondent goes a way of its own, and nowhere else.
#include <cstdio>

#include <doctest/doctest.h>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kUntilContact =
    "tap start\ntap choice:klacht\ntap choice:dienstverlening\ntype Lang gewacht\ntap next\n";
const std::string kUntilSummary = kUntilContact +
                                  "tap choice:bellen\ntype Kanarie Piet\ntap next\n"
                                  "type 0612345678\ntap next\n";

// What the program writes on its log while this lives.
class CapturedLog {
 public:
  CapturedLog() {
    log::start("zuil");
    std::fflush(stderr);
    kept_ = ::dup(STDERR_FILENO);
    std::FILE* file = std::fopen((folder_ / "log").c_str(), "w");
    REQUIRE(file != nullptr);
    ::dup2(::fileno(file), STDERR_FILENO);
    std::fclose(file);
  }
  CapturedLog(const CapturedLog&) = delete;
  CapturedLog& operator=(const CapturedLog&) = delete;
  ~CapturedLog() {
    std::fflush(stderr);
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_);
  }
  std::string text() const {
    std::fflush(stderr);
    return require_ok(read_file(folder_ / "log"));
  }

 private:
  TempDir folder_;
  int kept_ = -1;
};

// Nothing of how to reach the respondent.
void check_apart(const std::string& where, const std::string& text) {
  for (const std::string canary : {"Kanarie", "Piet", "0612345678", "612345678", "kanarie@"})
    CHECK_MESSAGE(text.find(canary) == std::string::npos, canary << " is in " << where);
}

// Two ways to be reached, kept when the respondent breaks off.
const std::string kKept = questionnaire_of(R"([
  {"id": "wens", "type": "text", "text": {"nl": "Wat wenst u?", "en": "What do you wish?"}},
  {"id": "naam", "type": "contact", "contact": "name",
   "text": {"nl": "Hoe heet u?", "en": "What is your name?"}},
  {"id": "mail", "type": "contact", "contact": "email",
   "text": {"nl": "Wat is uw e-mailadres?", "en": "What is your e-mail address?"}}])");

}  // namespace

TEST_CASE_TEMPLATE("a complaint with a telephone number: two boxes, one reference", Glass, Portrait,
                   Landscape) {
  const CapturedLog log;
  Device device(shipped("melding.json"));
  Scenario kiosk(device, Glass::size);
  kiosk.play(kUntilSummary);
  CHECK(kiosk.label("summary:telefoon") == "0612345678");
  check_apart("the files before it is sent", device.bytes());
  kiosk.play("expect Versturen\ntap next\nexpect Bedankt\nexpect Binnen 2 dagen bellen wij u.");

  const Response response = device.only_sealed();
  CHECK(response.disposition == Disposition::Complete);
  CHECK(response.answers == Answers{{"type", ChoiceAnswer{"klacht"}},
                                    {"onderwerp", ChoiceAnswer{"dienstverlening"}},
                                    {"gebeurd", TextAnswer{"Lang gewacht"}},
                                    {"contact", ChoiceAnswer{"bellen"}}});
  check_apart("the response", to_canonical_json(response));
  const auto contacts = device.sealed_contacts();
  REQUIRE(contacts.size() == 1);
  CHECK(contacts[0].contact ==
        Answers{{"naam", TextAnswer{"Kanarie Piet"}}, {"telefoon", TextAnswer{"+31612345678"}}});
  CHECK(contacts[0].response == response.id);
  CHECK(contacts[0].id != response.id);
  CHECK(contacts[0].site == "Stadhuis");
  CHECK(contacts[0].date == response.date);
  CHECK(contacts[0].language == "nl");

  CHECK(is_reference(response.reference));
  CHECK(kiosk.label("reference") == response.reference);
  CHECK(kiosk.label("reference-code") == response.reference);
  CHECK(contacts[0].reference == response.reference);
  check_apart("the files", device.bytes());
  check_apart("the thanks", kiosk.all_texts());
  check_apart("the log", log.text());
}

TEST_CASE_TEMPLATE("there is a minute to write the reference down, and Klaar ends it", Glass,
                   Portrait, Landscape) {
  Device device(shipped("melding.json"));
  Scenario kiosk(device, Glass::size);
  kiosk.play(kUntilSummary + "tap next\nexpect Bedankt\nwait 58\nexpect Bedankt\nwait 3");
  CHECK(kiosk.on() == "attract");
  kiosk.play(kUntilSummary + "tap next\nexpect Bedankt\ntap done");
  CHECK(kiosk.on() == "attract");
  const auto all = device.sealed();
  REQUIRE(all.size() == 2);
  CHECK(all[0].reference != all[1].reference);
}

TEST_CASE_TEMPLATE("who wants no contact is asked nothing of the kind, and has no record", Glass,
                   Portrait, Landscape) {
  Device device(shipped("melding.json"));
  Scenario kiosk(device, Glass::size);
  kiosk.play(kUntilContact + "tap choice:nee\nexpect Versturen\ntap next\nexpect Bedankt");
  kiosk.play("refuse bellen wij u");
  CHECK(device.sealed_contacts().empty());
  CHECK(is_reference(device.only_sealed().reference));
  CHECK(device.totals().sealed == 1);
}

TEST_CASE_TEMPLATE("a number given and then thought better of is gone", Glass, Portrait,
                   Landscape) {
  Device device(shipped("melding.json"));
  Scenario kiosk(device, Glass::size);
  kiosk.play(kUntilSummary + "tap back\ntap back\ntap back\ntap choice:nee\ntap next");
  kiosk.play("expect Bedankt");
  CHECK(device.sealed_contacts().empty());
}

TEST_CASE_TEMPLATE("broken off, the answers are kept and the name is erased", Glass, Portrait,
                   Landscape) {
  Device device(kKept);
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntype Rust\ntap next\ntype Kanarie\ntap next\ntype kanarie@piet");
    SUBCASE("by the respondent") {
      kiosk.play("tap stop\ntap stop\nexpect Bedankt");
    }
    SUBCASE("by walking away") {
      kiosk.play("wait 95\nexpect Hoe was het?");
    }
    SUBCASE("by a power cut") {}
  }
  const Scenario after(device, Glass::size);
  const Response response = device.only_sealed();
  CHECK(response.disposition != Disposition::Complete);
  CHECK(response.answers == Answers{{"wens", TextAnswer{"Rust"}}});
  CHECK(device.sealed_contacts().empty());
  check_apart("the files", device.bytes());
  check_apart("the screen", after.all_texts());
}

TEST_CASE_TEMPLATE("only a name and then nothing: nothing is kept at all", Glass, Portrait,
                   Landscape) {
  Device device(kKept);
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntap next\ntype Kanarie");
    SUBCASE("walking away") {
      kiosk.play("wait 95\nexpect Hoe was het?");
    }
    SUBCASE("power cut") {}
  }
  const Scenario after(device, Glass::size);
  CHECK(device.totals().sealed == 0);
  check_apart("the files", device.bytes());
}

TEST_CASE_TEMPLATE("a complaint broken off half-way leaves nothing, and promises nothing", Glass,
                   Portrait, Landscape) {
  Device device(shipped("melding.json"));
  Scenario kiosk(device, Glass::size);
  kiosk.play(kUntilSummary + "tap stop\ntap stop");
  CHECK(kiosk.on() == "attract");
  CHECK(device.totals().sealed == 0);
  CHECK_FALSE(device.has_savepoint());
  check_apart("the files", device.bytes());
  CHECK(device.bytes().find("Lang gewacht") == std::string::npos);
}

TEST_CASE_TEMPLATE("a complaint is urgent, a visit to the counter is not", Glass, Portrait,
                   Landscape) {
  Device device;
  device.offer({{"balie.json", balie()}, {"melding.json", shipped("melding.json")}});
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start:balie\ntap choice:vog\ntap stop\ntap stop\nexpect Bedankt\ntap done");
  std::string complaint = kUntilSummary + "tap next\nexpect Bedankt";
  complaint.replace(complaint.find("tap start"), 9, "tap start:melding");
  kiosk.play(complaint);
  auto store = require_ok(ResponseStore::open(device.database()));
  const auto urgent = require_ok(store.waiting("", 10, 1 << 20, Waiting::Urgent));
  REQUIRE(urgent.size() == 2);
  for (const OutboxRow& row : urgent) CHECK(row.questionnaire == "melding");
  CHECK(device.totals().waiting == 3);
}
