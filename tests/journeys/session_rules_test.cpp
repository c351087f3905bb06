// SPDX-License-Identifier: EUPL-1.2
// What holds in every session, on every kind of screen: taps that repeat, time-outs, and what the
// next visitor finds. Without glass: the actions alone.
#include <random>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/service.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

using Json = nlohmann::json;

std::string every_type() {
  return require_ok(
      read_file(std::filesystem::path(ZUIL_SOURCE_DIR) / "tests/kiosk/survey/every_type.json"));
}

class Session {
 public:
  explicit Session(const std::string& questionnaire) : device(questionnaire) { restart(); }

  void restart() {
    service_.reset();
    service_ = require_ok(
        Service::open(device.config(), device.data, strings_, device.clock, device.random));
  }
  App& app() { return service_->app(); }
  std::string on() { return app().screen().name; }
  const KioskSettings& settings() { return service_->settings(); }

  // With all that falls due on the way.
  void pass(milliseconds time) {
    const SteadyTime end = device.clock.steady() + time;
    for (auto due = app().deadline(); due && *due < end; due = app().deadline()) {
      device.clock.advance(std::max(*due - device.clock.steady(), milliseconds(1)));
      app().tick();
    }
    device.clock.advance(std::max(end - device.clock.steady(), milliseconds(0)));
    app().tick();
  }
  void act(Action::Kind kind, const std::string& value = {}) {
    app().act({.id = std::to_string(static_cast<int>(kind)) + value,
               .label = "",
               .language = "",
               .action = {kind, value}});
  }
  bool press(const std::string& id) {
    const Screen screen = app().screen();
    const Node* node = screen.find(id);
    if (node == nullptr || !node->interactive()) return false;
    app().act(*node);
    return true;
  }
  void begin() {
    press("start");
    pass(seconds(1));
  }
  // Answers what is asked and goes on.
  void answer(std::size_t which) {
    const Screen screen = app().screen();
    if (app().editor() != nullptr && app().editor()->text.empty()) type();
    std::vector<std::string> ids;
    for (const Node& node : screen.nodes)
      if (node.interactive() && (node.role == Role::Choice || node.role == Role::Check))
        ids.push_back(node.id);
    if (!ids.empty()) press(ids[which % ids.size()]);
    pass(seconds(1));
    if (on() == screen.name) press("next");
    pass(seconds(1));
  }
  void type() {
    std::string text = "goed";
    switch (app().editor()->kind) {
      case TextEditor::Kind::Number:
        text = "4";
        break;
      case TextEditor::Kind::Date:
        text = "21122026";
        break;
      case TextEditor::Kind::Phone:
        text = "0612345678";
        break;
      case TextEditor::Kind::Email:
        text = "a@b.nl";
        break;
      case TextEditor::Kind::Words:
      case TextEditor::Kind::Name:
      case TextEditor::Kind::Pin:
        break;
    }
    for (const char letter : text)
      for (const auto& key :
           keys_for(std::string(1, letter), app().screen().language, *app().editor())) {
        press(key);
        pass(milliseconds(200));
      }
  }
  void make_own() {
    for (const auto kind :
         {Action::Kind::ToggleLargeText, Action::Kind::NextContrast, Action::Kind::ToggleLowReach,
          Action::Kind::ToggleSpeech, Action::Kind::Louder})
      act(kind);
    act(Action::Kind::SetLanguage, "en");
    pass(seconds(1));
    REQUIRE(app().preferences() == Preferences{.language = "en",
                                               .large_text = true,
                                               .contrast = Contrast::Dark,
                                               .low_reach = true,
                                               .speech = true,
                                               .volume = 4});
  }
  // What is asked, what was answered and how it is shown, with nothing left out that can be seen.
  std::string shown() {
    std::string all;
    const Screen screen = app().screen();
    for (const Node& node : screen.nodes)
      all += node.id + '|' + node.label + (node.chosen ? "|chosen\n" : "\n");
    return screen.name + '\n' + all;
  }

  Device device;

 private:
  Strings strings_ = require_ok(Strings::read(data_dir() / "assets" / "strings"));
  std::unique_ptr<Service> service_;
};

// Twelve times in a row: the warning, twenty seconds at the least, and one tap that goes on.
void ask_for_time(Session& session, const std::string& then_shown) {
  for (int time = 1; time <= 12; ++time) {
    CAPTURE(time);
    for (int i = 0; session.on() != "still-there" && i < 10; ++i)
      session.pass(*session.app().deadline() - session.device.clock.steady());
    REQUIRE(session.on() == "still-there");
    session.pass(milliseconds(19'900));
    REQUIRE(session.on() == "still-there");
    REQUIRE(session.press("continue"));
    REQUIRE(session.shown() == then_shown);
  }
  session.pass(seconds(1));
}

}  // namespace

TEST_CASE("the slowest double tap never answers the next question, wherever it lands") {
  int questions_that_came = 0;
  unsigned seed = 0;
  for (const auto& file : shipped_files()) {
    CAPTURE(file);
    std::mt19937 engine(++seed);
    CAPTURE(seed);
    Session session(require_ok(read_file(file)));
    session.begin();
    for (int step = 0; step < 40 && !session.app().at_rest(); ++step) {
      const Screen before = session.app().screen();
      std::vector<const Node*> answers;
      for (const Node& node : before.nodes)
        if (node.interactive() && node.role == Role::Choice) answers.push_back(&node);
      if (answers.empty()) {
        session.answer(0);
        continue;
      }
      const Node& tapped = *answers[engine() % answers.size()];
      session.app().act(tapped);
      const milliseconds later(engine() % 500);
      CAPTURE(later.count());
      session.pass(later);
      const int revision = session.app().revision();
      const Screen after = session.app().screen();
      if (after.name != before.name) ++questions_that_came;
      // At the same place may be any of them.
      for (const Node& node : after.nodes)
        if (node.interactive()) session.app().act(node);
      REQUIRE(session.app().revision() == revision);
      session.pass(seconds(1));
    }
  }
  CHECK(questions_that_came > 50);
}

TEST_CASE("a key that bounces types one letter, a box that is tapped twice stays ticked") {
  Session session(questionnaire_of(R"([
    {"id": "wat", "type": "multiple", "text": {"nl": "Wat?", "en": "What?"},
     "choices": [{"id": "a", "label": {"nl": "A", "en": "A"}},
                 {"id": "b", "label": {"nl": "B", "en": "B"}}]},
    {"id": "wens", "type": "text", "text": {"nl": "Wat wenst u?", "en": "What?"}}])"));
  session.begin();
  session.press("choice:a");
  for (int i = 0; i < 9; ++i) {
    session.pass(milliseconds(33));
    session.press("choice:a");
  }
  CHECK(session.app().screen().find("choice:a")->chosen);
  session.pass(milliseconds(301));
  session.press("next");
  session.pass(milliseconds(301));
  session.press("key:N");
  session.pass(milliseconds(101));
  session.press("key:e");
  session.pass(milliseconds(99));
  session.press("key:e");
  CHECK(session.app().editor()->text == "Ne");
}

TEST_CASE("on every kind of screen a visitor gets more time, twelve times in a row") {
  for (const int own_seconds : {0, 20}) {
    CAPTURE(own_seconds);
    Json document = Json::parse(every_type());
    document.erase("openingHours");
    document.erase("idleSeconds");
    if (own_seconds > 0) document["idleSeconds"] = own_seconds;
    Session session(document.dump());
    session.begin();
    int screens = 0;
    for (; screens < 40 && !session.app().at_rest(); ++screens) {
      CAPTURE(session.on());
      // The warning comes after the questionnaire's own time, not earlier and not later.
      const auto waits = *session.app().deadline() - session.device.clock.steady();
      REQUIRE(waits <= (own_seconds > 0 ? seconds(own_seconds) : seconds(60)));
      REQUIRE(waits >= (own_seconds > 0 ? seconds(own_seconds - 2) : seconds(58)));
      if (session.app().editor() != nullptr) session.type();
      const std::string shown = session.shown();
      ask_for_time(session, shown);
      for (const char* leads_away : {"languages", "stop"}) {
        if (!session.press(leads_away)) continue;
        REQUIRE(session.shown() != shown);
        ask_for_time(session, shown);
      }
      session.answer(0);
    }
    CHECK(screens > 8);
    CHECK(session.on() == "thanks");
  }
}

TEST_CASE("who listens has ten times as long") {
  Session session(balie());
  session.act(Action::Kind::ToggleSpeech);
  session.begin();
  const std::string question = session.shown();
  for (int time = 1; time <= 11; ++time) {
    session.pass(seconds(598));
    REQUIRE(session.shown() == question);
    session.pass(seconds(3));
    REQUIRE(session.on() == "still-there");
    session.pass(seconds(295));
    REQUIRE(session.on() == "still-there");
    REQUIRE(session.press("continue"));
  }
}

TEST_CASE("the end of the thanks, and of a choice on the first screen, loses no work") {
  Session session(balie());
  session.begin();
  session.act(Action::Kind::Choose, "vog");
  session.pass(seconds(1));
  session.press("stop");
  session.pass(seconds(1));
  session.press("stop");
  REQUIRE(session.on() == "thanks");
  REQUIRE(session.device.totals().sealed == 1);
  session.pass(seconds(200));
  CHECK(session.on() == "attract");
  CHECK(session.device.only_sealed().answers == Answers{{"product", ChoiceAnswer{"vog"}}});
  session.act(Action::Kind::SetLanguage, "en");
  session.pass(seconds(29));
  CHECK(session.app().screen().language == "en");
  session.pass(seconds(2));
  CHECK(session.app().screen().language == "nl");
}

TEST_CASE("however a session ends, the next visitor finds nothing set") {
  Session session(questionnaire_of(R"([
    {"id": "cijfer", "type": "mark", "text": {"nl": "Welk cijfer?", "en": "What mark?"},
     "leastLabel": {"nl": "slecht", "en": "bad"}, "mostLabel": {"nl": "goed", "en": "good"}},
    {"id": "wens", "type": "text", "text": {"nl": "Wat wenst u?", "en": "What?"}}])"));
  const Preferences new_one = session.app().preferences();
  REQUIRE(new_one == Preferences{.language = "nl"});
  SUBCASE("on the first screen") {
    session.make_own();
  }
  SUBCASE("turning back at the first question") {
    session.make_own();
    session.begin();
    session.press("back");
  }
  SUBCASE("at the thanks, by hand") {
    session.begin();
    session.make_own();
    session.answer(0);
    session.answer(0);
    REQUIRE(session.on() == "thanks");
    session.press("done");
  }
  SUBCASE("at the thanks, by itself") {
    session.begin();
    session.make_own();
    session.answer(0);
    session.press("stop");
    session.pass(seconds(1));
    session.press("stop");
    REQUIRE(session.on() == "thanks");
  }
  SUBCASE("walking away from a question") {
    session.begin();
    session.make_own();
    session.answer(0);
  }
  SUBCASE("walking away from the choice of a language") {
    session.begin();
    session.make_own();
    session.press("languages");
    REQUIRE(session.on() == "language");
  }
  SUBCASE("walking away from the question whether to stop") {
    session.begin();
    session.make_own();
    session.press("stop");
    REQUIRE(session.on() == "ask-stop");
  }
  SUBCASE("by a power cut") {
    session.begin();
    session.make_own();
    session.answer(0);
    session.restart();
    REQUIRE(session.app().preferences() == new_one);
    session.begin();
    session.make_own();
  }
  session.pass(seconds(2000));
  CHECK(session.on() == "attract");
  CHECK(session.app().preferences() == new_one);
}

TEST_CASE("what is missing is said of the question and with its mend, in text as in speech") {
  const Strings strings = require_ok(Strings::read(data_dir() / "assets" / "strings"));
  Session session(shipped("melding.json"));
  for (const std::string language : {"nl", "en", "fy", "tr", "ar", "pl", "uk"}) {
    CAPTURE(language);
    session.act(Action::Kind::SetLanguage, language);
    session.pass(seconds(1));
    session.begin();
    for (const char* choice : {"klacht", "afval"}) {
      session.act(Action::Kind::Choose, choice);
      session.pass(seconds(1));
    }
    REQUIRE(session.on() == "question:gebeurd");
    session.press("next");
    const Screen screen = session.app().screen();
    const Node* error = screen.find("error");
    REQUIRE(error != nullptr);
    CHECK(error->role == Role::Error);
    CHECK(error->label == strings.text(language, "typeFirst"));
    CHECK(error->language == language);
    CHECK((error->spoken.empty() || error->spoken == error->label));
    // On the same screen as the question it is about, after it and before what mends it.
    CHECK(screen.find("title") < error);
    CHECK(error < screen.find("next"));
    session.pass(seconds(1000));
    REQUIRE(session.on() == "attract");
  }
}
