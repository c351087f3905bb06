// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/operator/editor_words.h"

#include <functional>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/survey/draft.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kDutch = "nl";

const Strings& texts() {
  static const Strings read = require_ok(Strings::read(data_dir() / "assets/strings/operator"));
  return read;
}

Draft draft_of(const std::string& id) {
  return require_ok(Draft::open(shipped_questionnaire(id)->canonical_json, id));
}

// Without a translation a finding stands there as zuil-config has it.
void check_dutch(const std::vector<Finding>& findings) {
  const EditorWords words(texts(), kDutch);
  for (const Finding& finding : findings) {
    CAPTURE(finding.what);
    CHECK(words.finding(finding).find(finding.mend) == std::string::npos);
    for (const char* left : {"{n}", "{name}", "{word}", "{mend}"})
      CHECK(words.finding(finding).find(left) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("what an operator can do wrong is told in Dutch") {
  Draft draft = draft_of("balie");
  const auto after = [&](const std::function<void()>& edit) {
    edit();
    REQUIRE(!draft.findings().empty());
    check_dutch(draft.findings());
    while (draft.can_undo()) require_ok(draft.undo());
  };
  after([&] { require_ok(draft.set_text("$.invitation", "en", "")); });
  after([&] { require_ok(draft.set_visible({"moeite", "veel"}, false)); });
  after([&] { require_ok(draft.set_reopens({"product", "vog"}, true)); });
  after([&] {
    const Questionnaire before = draft.questionnaire();
    for (const Question& question : before.questions)
      require_ok(draft.set_visible({question.id, ""}, false));
  });
  after([&] {
    for (const char* choice :
         {"rijbewijs", "uittreksel", "verhuizing", "burgerlijke_stand", "vog", "anders"})
      require_ok(draft.remove_choice({"product", choice}));
  });
  after([&] {
    require_ok(
        draft.set_text("$.invitation", "nl",
                       "Gelieve d.m.v. dit scherm te reageren op de dienstverleningskwaliteit"
                       "sverbetering die wij met zijn allen elke dag opnieuw nastreven."));
    CHECK(draft.findings().size() == 3);
  });
  after([&] { require_ok(draft.set_text("$.questions[2].hint", "nl", "Typ maar.")); });
  after([&] { require_ok(draft.set_text("$.questions[2].text", "nl", "Wat is uw adres?")); });
  after(
      [&] { require_ok(draft.set_text("$.questions[2].text", "nl", "Waarom {totaaloordeel}?")); });
  for (const char* text : {"", "\U0001F600", "Een\x01", "x"})
    check_dutch(draft.findings_of("$.questions[0].choices[0].label", "nl", text));
  check_dutch(draft.findings_of("$.title", "nl", std::string(500, 'x')));
}

TEST_CASE("conditions that no longer fit are told in Dutch") {
  Draft draft = draft_of("smiley");
  for (const char* id : {"tevreden", "toestemming"}) {
    while (draft.can_move({id, ""}, Direction::Down))
      require_ok(draft.move({id, ""}, Direction::Down));
    REQUIRE(!draft.findings().empty());
    check_dutch(draft.findings());
  }
}

TEST_CASE("a finding says where it is") {
  const EditorWords words(texts(), kDutch);
  const auto balie = shipped_questionnaire("balie");
  CHECK(words.place("$.questions[2].choices[1].label.en", *balie) == "Vraag 3, antwoord 2, Engels");
  CHECK(words.place("$.thanks.nl", *balie) == "Bedankt-tekst, Nederlands");
  CHECK(words.place("$.idleSeconds", *balie) == "De vragenlijst");
}

TEST_CASE("a condition is said in the operator's language, with the texts of the questionnaire") {
  const auto smiley = shipped_questionnaire("smiley");
  const std::string english = "en";
  int said = 0;
  for (const Question& question : smiley->questions) {
    if (!question.show_if || !question.specifies.empty()) continue;
    ++said;
    CHECK(EditorWords(texts(), kDutch)
              .condition(*question.show_if, *smiley)
              .starts_with("alleen tonen als "));
    CHECK(EditorWords(texts(), english)
              .condition(*question.show_if, *smiley)
              .starts_with("show only if "));
  }
  CHECK(said > 0);
}

TEST_CASE("changes in words") {
  const EditorWords words(texts(), kDutch);
  Draft draft = draft_of("balie");
  require_ok(draft.set_visible({"wachtruimte", ""}, false));
  require_ok(draft.set_text("$.invitation", "en", "How did it go?"));
  require_ok(draft.remove_choice({"product", "vog"}));
  const auto before = shipped_questionnaire("balie");
  std::string all;
  for (const Change& change : changes_between(*before, draft.questionnaire()))
    all += words.change(change, *before, draft.questionnaire()) + "\n";
  CHECK(all ==
        "De vragenlijst: uitnodiging (Engels) wordt “How did it go?”. Dat was “How was your "
        "visit?”.\n"
        "Vervalt: antwoord “Verklaring omtrent gedrag” bij “Waarvoor kwam u naar de balie?”\n"
        "Uit: “Welk rapportcijfer geeft u voor de wachtruimte?”\n");
}

TEST_CASE("a long text is cut behind a word, a long word at a character") {
  CHECK(shortened("Één", 3) == "Één");
  CHECK(shortened("Één twee", 7) == "Één…");
  CHECK(shortened("Één twee drie", 9) == "Één twee…");
  CHECK(shortened("Éénentwintig", 5) == "Ééne…");
}

TEST_CASE("what has no text in the operator's language is shown in another, with its name") {
  Draft draft = draft_of("balie");
  const std::map<std::string, std::string, std::less<>> english{{"en", "Parking"}};
  const std::string id = require_ok(draft.add_choice("product", LocalText(english)));
  require_ok(draft.set_text("$.questions[0].text", "nl", ""));
  const EditorWords words(texts(), kDutch);
  CHECK(words.choice(draft.questionnaire(), "product", id) == "Parking (Engels)");
  CHECK(words.question(draft.questionnaire(), "product") ==
        "What did you come to the counter for? (Engels)");
}

TEST_CASE("a language that goes is one line, what is asked comes before how, the rest is counted") {
  Draft draft = draft_of("balie");
  require_ok(draft.remove_language("tr"));
  for (const char* language : {"nl", "en", "fy"})
    require_ok(draft.set_text("$.questions[1].text", language, "Hoe?"));
  require_ok(draft.set_text("$.questions[0].hint", "nl", "Kies er één."));
  require_ok(draft.set_visible({"wachtruimte", ""}, false));
  const auto before = shipped_questionnaire("balie");
  const auto changes = changes_between(*before, draft.questionnaire());
  const auto lines = EditorWords(texts(), kDutch).summary(changes, *before, draft.questionnaire());
  REQUIRE(changes.size() > 50);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "Taal weg: Turks (" + std::to_string(changes.size() - 6) + " teksten)");
  CHECK(lines[1] == "Uit: “Welk rapportcijfer geeft u voor de wachtruimte?”");
  CHECK(lines[2].starts_with("“Waarvoor kwam u naar de balie?”: uitleg (Nederlands) wordt"));
  CHECK(lines[3] == "“Hoe?”: 3 teksten gewijzigd (Engels, Fries, Nederlands)");
}

TEST_CASE("what does not fit names the language, what is switched off what is lost") {
  const EditorWords words(texts(), kDutch);
  const Finding unfit{"$.questions[1]",
                      "does not fit in \"ar\": screen question:oordeel (missing) at 1080x1920 in "
                      "large letters",
                      "Shorten its texts, or spread them over two questions."};
  CHECK(words.finding(unfit) ==
        "Past niet op het scherm in het Arabisch. Maak de teksten hier korter.");
  Draft draft = draft_of("balie");
  for (const char* id : {"product", "totaaloordeel", "moeite", "suggestie"})
    require_ok(draft.set_visible({id, ""}, false));
  REQUIRE(draft.findings().size() >= 4);
  check_dutch(draft.findings());
}
