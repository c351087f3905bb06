// SPDX-License-Identifier: EUPL-1.2
// The whole counter survey by somebody who sees nothing: three keys and what is said.
#include <algorithm>
#include <array>

#include <doctest/doctest.h>

#include "tests/support/scenario.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// Presses a key: "speech", "next" or "select". Gives what is said from then on, a line each.
using Press = std::function<std::string(const std::string& key)>;

// Has no eyes: all it can do is press and listen.
class BlindVisitor {
 public:
  explicit BlindVisitor(Press press) : press_(std::move(press)) {}

  std::string begin() { return press_("speech"); }

  // Walks on until what it wants is said, and takes it; gives what is said then.
  std::string choose(const std::string& wanted) {
    for (int presses = 0; presses < 80; ++presses) {
      const std::string heard = press_("next");
      if (!heard.starts_with(wanted + "\n") && !heard.starts_with(wanted + ", ")) continue;
      return press_("select");
    }
    FAIL("went past everything and never heard: " << wanted);
    return "";
  }

  // A sentence: a capital, then small letters, spaces and a point.
  std::string type(const std::string& sentence) {
    std::string heard;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const std::string letter(1, sentence[i]);
      heard = choose(i == 0 ? "hoofdletter " + letter : letter == " " ? "spatie" : letter);
      CHECK(heard == "Tekens in uw tekst: " + std::to_string(i + 1) + "\n");
    }
    return choose("Verder");
  }

  // Answers what it hears until it is thanked.
  void answer_all() {
    std::string heard = choose("Tik om te beginnen");
    for (int questions = 0; heard.find("Bedankt") == std::string::npos; ++questions) {
      REQUIRE_MESSAGE(questions < 30, "never thanked, heard last: ", heard);
      heard = answer(heard);
    }
    thanks = heard;
  }

  std::vector<int> marks;
  std::string thanks;

 private:
  std::string answer(const std::string& heard) {
    const auto asks = [&](const char* words) { return heard.find(words) != std::string::npos; };
    if (asks("Waarvoor kwam u")) return choose("Rijbewijs");
    if (asks("uitleggen?")) return type("Ja.");
    if (asks("Hoeveel moeite")) return choose("weinig moeite");
    if (asks("Heeft u nog suggesties")) return choose("Ja");
    if (asks("Wat is uw suggestie?")) return type("Ga zo.");
    REQUIRE_MESSAGE(asks("Welk rapportcijfer"), "no question: ", heard);
    marks.push_back(static_cast<int>(marks.size() * 7 % 10) + 1);
    return choose("cijfer " + std::to_string(marks.back()));
  }

  Press press_;
};

}  // namespace

TEST_CASE("a blind visitor answers the whole counter survey by keypad and ears") {
  Device device;
  Scenario kiosk(device, SmallPortrait::size);
  std::vector<std::string> journey;
  const auto pass = [&](int milliseconds) {
    device.clock.advance(std::chrono::milliseconds(milliseconds));
    kiosk.kiosk().tick();
  };
  const Press press = [&](const std::string& key) {
    pass(400);
    if (key == "speech")
      kiosk.kiosk().handle(CommandEvent{Action::Kind::ToggleSpeech});
    else
      kiosk.kiosk().handle(key == "next" ? Key::Next : Key::Select);
    pass(400);
    journey.push_back(kiosk.transcript().latest());
    return journey.back();
  };
  BlindVisitor visitor(press);
  const std::string welcome = visitor.begin();
  CHECK(welcome.find("Voorlezen staat aan.") == 0);
  CHECK(welcome.find("Hoe was uw bezoek?") != std::string::npos);
  visitor.answer_all();

  const Answers answers = device.only_sealed().answers;
  CHECK(answers.at("product") == Answer(ChoiceAnswer{"rijbewijs"}));
  CHECK(answers.at("toelichting") == Answer(TextAnswer{"Ja."}));
  CHECK(answers.at("moeite") == Answer(ChoiceAnswer{"weinig"}));
  CHECK(answers.at("suggestie_tekst") == Answer(TextAnswer{"Ga zo."}));
  auto mark = visitor.marks.begin();
  const auto asked = shipped_questionnaire("balie");
  for (const Question& question : asked->questions) {
    if (question.type != QuestionType::Mark) continue;
    REQUIRE(mark != visitor.marks.end());
    CHECK_MESSAGE(answers.at(question.id) == Answer(MarkAnswer{*mark++}), question.id);
  }
  CHECK(mark == visitor.marks.end());

  // Each answer was said back before the next question, and the end with what becomes of them.
  const auto was_heard = [&](const std::string& words) {
    return std::any_of(journey.begin(), journey.end(), [&](const std::string& heard) {
      return heard.find(words) != std::string::npos;
    });
  };
  CHECK(was_heard("Rijbewijs\n2 van 7, gekozen\nVraag 2 van "));
  CHECK(visitor.thanks.find("Uw antwoorden zijn bewaard. Ze zijn anoniem.") != std::string::npos);
  // What was typed stayed between the fingers and the screen.
  CHECK_FALSE(was_heard("Ga zo"));
}
