// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/draft.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "kiosk/survey/questionnaire_review.h"
#include "kiosk/survey/text_list.h"
#include "tests/kiosk/survey/document.h"
#include "tests/kiosk/survey/every_type.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

namespace {

LocalText in_dutch(const std::string& text) {
  return LocalText(std::map<std::string, std::string, std::less<>>{{"nl", text}});
}

Draft draft_of(const Document& document) {
  return require_ok(Draft::open(document.text(), "proef"));
}

Draft shipped_draft(const std::string& id) {
  return require_ok(Draft::open(shipped_questionnaire(id)->canonical_json, id));
}

std::vector<std::string> order_of(const Draft& draft) {
  std::vector<std::string> ids;
  for (const Question& question : draft.questionnaire().questions)
    if (question.specifies.empty()) ids.push_back(question.id);
  return ids;
}

std::vector<std::string> choices_of(const Draft& draft, const std::string& question) {
  std::vector<std::string> ids;
  for (const Choice& choice : draft.questionnaire().find(question)->choices)
    ids.push_back(choice.id);
  return ids;
}

bool says(const std::vector<Finding>& findings, const std::string& what) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.what.find(what) != std::string::npos;
  });
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// A loose question, two in a section, a loose one.
Document with_section() {
  Document document;
  document.json()["sections"] = Json::array({{{"id", "deel"}}});
  document.add_yesno("eerst").add_yesno("een").add_yesno("twee").add_yesno("laatst");
  document.questions()[1]["section"] = "deel";
  document.questions()[2]["section"] = "deel";
  return document;
}

}  // namespace

TEST_CASE("a draft begins as the version it was made of, and every shipped one is fine") {
  for (const auto& file : shipped_files()) {
    const auto questionnaire = questionnaire_in(file);
    const Draft draft = require_ok(Draft::open(questionnaire->canonical_json, "draft"));
    CHECK(draft.questionnaire().hash == questionnaire->hash);
    CHECK(draft.is_publishable());
    CHECK(!draft.can_undo());
  }
  CHECK(Draft::open("{", "draft").error().code == ErrorCode::Invalid);
}

TEST_CASE("what is switched off and on again is the same version") {
  Draft draft = shipped_draft("balie");
  const std::string hash = draft.questionnaire().hash;
  require_ok(draft.set_visible({"wachtruimte", ""}, false));
  CHECK(!draft.questionnaire().find("wachtruimte")->visible);
  CHECK(draft.questionnaire().hash != hash);
  require_ok(draft.set_visible({"product", "vog"}, false));
  CHECK(!draft.questionnaire().find("product")->find_choice("vog")->visible);
  CHECK(draft.is_publishable());
  require_ok(draft.set_visible({"product", "vog"}, true));
  require_ok(draft.set_visible({"wachtruimte", ""}, true));
  CHECK(draft.questionnaire().hash == hash);
  CHECK(draft.set_visible({"geen", ""}, false).error().code == ErrorCode::NotFound);
  CHECK(draft.set_visible({"product", "geen"}, false).error().code == ErrorCode::NotFound);
}

TEST_CASE("a change that breaks a rule is done, and told at its place") {
  Draft draft = shipped_draft("balie");
  require_ok(draft.set_visible({"moeite", "veel"}, false));
  CHECK(!draft.is_publishable());
  const std::string place = draft.place_of({"moeite", "veel"});
  CHECK(place == "$.questions[3].choices[3]");
  CHECK(says(draft.findings_at(place), "would change what the other choices mean"));
  CHECK(draft.findings_at("$.questions[3].choices").size() == draft.findings().size());
  CHECK(draft.findings_at(draft.place_of({"product", ""})).empty());
  CHECK(draft.findings_at("$.question").empty());
}

TEST_CASE("required, reopening and the condition of a question or a choice") {
  Document document;
  document.add_mark("cijfer", false).add_single("reden", {"prijs", "wachten"});
  Draft draft = draft_of(document);
  require_ok(draft.set_required("cijfer", true));
  CHECK(draft.questionnaire().find("cijfer")->required);
  require_ok(draft.set_required("cijfer", false));
  CHECK(draft.document().find("\"required\":false") == std::string::npos);

  Condition low;
  low.op = Condition::Operator::LessEqual;
  low.operands.resize(2);
  low.operands[0].op = Condition::Operator::Var;
  low.operands[0].question = "cijfer";
  low.operands[1].literal = 6.0;
  require_ok(draft.set_condition({"reden", ""}, &low));
  require_ok(draft.set_condition({"reden", "prijs"}, &low));
  CHECK(draft.questionnaire().find("reden")->show_if);
  CHECK(draft.document().find(R"("showIf":{"<=":[{"var":"cijfer"},6]})") != std::string::npos);
  require_ok(draft.set_condition({"reden", ""}, nullptr));
  CHECK(!draft.questionnaire().find("reden")->show_if);
  CHECK(draft.questionnaire().find("reden")->find_choice("prijs")->show_if);

  require_ok(draft.set_reopens({"reden", "prijs"}, true));
  CHECK(draft.questionnaire().find("reden")->find_choice("prijs")->reopens);
  CHECK(says(draft.findings_at(draft.place_of({"reden", "prijs"})), "asks for review"));
  require_ok(draft.set_reopens({"reden", "prijs"}, false));
  CHECK(draft.is_publishable());
}

TEST_CASE("a reason of the smiley gets an open answer, and loses it") {
  Draft draft = shipped_draft("smiley");
  const Question* reasons = draft.questionnaire().find("reden_ontevreden");
  REQUIRE(reasons != nullptr);
  const std::string reason = reasons->choices.front().id;
  std::map<std::string, std::string, std::less<>> texts;
  for (const std::string& language : draft.questionnaire().languages)
    texts[language] = language == "nl" ? "Wat bedoelt u?" : "What do you mean?";
  require_ok(draft.set_specify({"reden_ontevreden", reason}, LocalText(texts)));
  CHECK(draft.questionnaire().find("reden_ontevreden_" + reason) != nullptr);
  require_ok(draft.set_specify({"reden_ontevreden", reason}, LocalText()));
  CHECK(draft.questionnaire().hash == shipped_questionnaire("smiley")->hash);
}

TEST_CASE("a question moves within its section, a loose one past the whole of it") {
  Draft draft = draft_of(with_section());
  CHECK(!draft.can_move({"eerst", ""}, Direction::Up));
  CHECK(!draft.can_move({"laatst", ""}, Direction::Down));
  CHECK(!draft.can_move({"een", ""}, Direction::Up));
  CHECK(!draft.can_move({"twee", ""}, Direction::Down));
  CHECK(draft.move({"een", ""}, Direction::Up).error().code == ErrorCode::Refused);

  require_ok(draft.move({"eerst", ""}, Direction::Down));
  CHECK(order_of(draft) == std::vector<std::string>{"een", "twee", "eerst", "laatst"});
  require_ok(draft.move({"eerst", ""}, Direction::Down));
  require_ok(draft.move({"eerst", ""}, Direction::Up));
  require_ok(draft.move({"eerst", ""}, Direction::Up));
  require_ok(draft.move({"een", ""}, Direction::Down));
  CHECK(order_of(draft) == std::vector<std::string>{"eerst", "twee", "een", "laatst"});
  CHECK(draft.is_publishable());

  CHECK(draft.can_move_section("deel", Direction::Up));
  require_ok(draft.move_section("deel", Direction::Down));
  CHECK(order_of(draft) == std::vector<std::string>{"eerst", "laatst", "twee", "een"});
  CHECK(!draft.can_move_section("deel", Direction::Down));
  CHECK(draft.move_section("deel", Direction::Down).error().code == ErrorCode::Refused);
  CHECK(!draft.can_move_section("geen", Direction::Up));
}

TEST_CASE("a question that moves above what its condition looks at is told of") {
  Document document;
  document.add_mark("cijfer").add_yesno("daarna");
  document.back()["showIf"] = {{"<=", {{{"var", "cijfer"}}, 6}}};
  Draft draft = draft_of(document);
  require_ok(draft.move({"daarna", ""}, Direction::Up));
  CHECK(says(draft.findings_at(draft.place_of({"daarna", ""})), "is not a question asked earlier"));
}

TEST_CASE("a product is added before those that stand last, and removed") {
  Document document;
  document.add_single("product", {"paspoort", "anders"});
  document.back()["choices"][1]["specify"] = dutch("Wat dan?");
  Draft draft = draft_of(document);
  CHECK(require_ok(draft.add_choice("product", in_dutch("Één café (nieuw)"))) == "een_cafe_nieuw");
  CHECK(require_ok(draft.add_choice("product", in_dutch("Paspoort!"))) == "paspoort_2");
  CHECK(require_ok(draft.add_choice("product", in_dutch("Na"))) == "na_2");
  CHECK(require_ok(draft.add_choice("product", in_dutch("هوية"))) == "keuze");
  CHECK(choices_of(draft, "product") == std::vector<std::string>{"paspoort", "een_cafe_nieuw",
                                                                 "paspoort_2", "na_2", "keuze",
                                                                 "anders"});
  CHECK(draft.is_publishable());
  CHECK(draft.can_move({"product", "keuze"}, Direction::Down));
  require_ok(draft.move({"product", "keuze"}, Direction::Up));
  CHECK(!draft.can_move({"product", "paspoort"}, Direction::Up));
  for (const char* id : {"keuze", "na_2", "paspoort_2"})
    require_ok(draft.remove_choice({"product", id}));
  CHECK(choices_of(draft, "product") ==
        std::vector<std::string>{"paspoort", "een_cafe_nieuw", "anders"});
  CHECK(draft.remove_choice({"product", "keuze"}).error().code == ErrorCode::NotFound);
}

TEST_CASE("choices that have an order keep it") {
  Draft draft = shipped_draft("balie");
  CHECK(draft.has_free_choices("product"));
  CHECK(!draft.has_free_choices("moeite"));
  CHECK(!draft.can_move({"moeite", "veel"}, Direction::Up));
  CHECK(draft.add_choice("moeite", in_dutch("Meer")).error().code == ErrorCode::Refused);
  CHECK(draft.remove_choice({"moeite", "veel"}).error().code == ErrorCode::Refused);
  CHECK(!draft.can_undo());
}

TEST_CASE("a product in one language is missing in the others, until it is the same in all") {
  Draft draft = shipped_draft("balie");
  const std::string id = require_ok(draft.add_choice("product", in_dutch("Afspraak maken")));
  const std::string label = draft.place_of({"product", id}) + ".label";
  CHECK(draft.findings_at(label).size() == draft.questionnaire().languages.size() - 1);
  require_ok(draft.set_text(label, "en", "Make an appointment"));
  require_ok(draft.copy_to_missing(label, "nl"));
  CHECK(draft.is_publishable());
  const Choice* choice = draft.questionnaire().find("product")->find_choice(id);
  CHECK(choice->label.in("en") == "Make an appointment");
  CHECK(choice->label.in("ar") == "Afspraak maken");
  CHECK(draft.copy_to_missing(label, "de").error().code == ErrorCode::NotFound);
}

TEST_CASE("any text can be changed in any language") {
  Draft draft = shipped_draft("balie");
  require_ok(draft.set_text("$.invitation", "nl", "  Hoe ging het?  "));
  CHECK(draft.questionnaire().invitation.in("nl") == "Hoe ging het?");
  require_ok(draft.set_text("$.freeText.purpose", "ar", "نقرأ"));
  require_ok(draft.set_text("$.questions[1].hint", "nl", "Een 10 is het best."));
  CHECK(draft.questionnaire().questions[1].hint.in("nl") == "Een 10 is het best.");
  CHECK(says(draft.findings_at("$.questions[1].hint"), "is missing"));

  SUBCASE("an empty text takes an optional one away") {
    require_ok(draft.set_text("$.questions[1].hint", "nl", ""));
    CHECK(draft.document().find("Een 10 is") == std::string::npos);
    CHECK(draft.findings_at("$.questions[1]").empty());
    CHECK(draft.questionnaire().questions[1].hint.empty());
  }
  SUBCASE("and one that must be there is missing then") {
    require_ok(draft.set_text("$.invitation", "nl", " "));
    CHECK(says(draft.findings_at("$.invitation"), "is missing"));
  }
  SUBCASE("also where there is only one language") {
    Document document;
    document.add_yesno("vraag");
    Draft small = draft_of(document);
    require_ok(small.set_text("$.questions[0].text", "nl", ""));
    CHECK(says(small.findings_at("$.questions[0].text.nl"), "is missing"));
    require_ok(small.undo());
    CHECK(small.is_publishable());
  }
}

TEST_CASE("a text that cannot be shown or read aloud is refused, with the reason") {
  Draft draft = shipped_draft("balie");
  const std::string before = draft.document();
  const auto refused = [&](const std::string& place, const std::string& text) {
    const auto result = draft.set_text(place, "nl", text);
    REQUIRE(!result);
    CHECK(!result.error().hint.empty());
    CHECK(draft.document() == before);
    return result.error().message;
  };
  CHECK(refused("$.questions[0].text", repeated("x", 10'000)).find("longer than 400") !=
        std::string::npos);
  CHECK(refused("$.questions[0].text", repeated("\U0001F600", 5'000)).find("longer than 400") !=
        std::string::npos);
  CHECK(refused("$.questions[0].text", repeated("\U0001F600", 9)).find("no letters") !=
        std::string::npos);
  CHECK(refused("$.title", "Een\x01twee").find("control characters") != std::string::npos);
  CHECK(refused("$.title", "\xff\xfe").find("control characters") != std::string::npos);
  CHECK(refused("$.id", "anders").find("no text") != std::string::npos);
  CHECK(refused("$.questions[99].text", "Hallo").find("no text") != std::string::npos);
  CHECK(refused("$.", "Hallo").find("no text") != std::string::npos);
  CHECK(refused("text", "Hallo").find("no text") != std::string::npos);
  CHECK(refused("$.questions[0].message", "Hallo") != "");
  CHECK(!draft.can_undo());
}

TEST_CASE("what would be wrong with a text is known before it is written") {
  const Draft draft = shipped_draft("balie");
  CHECK(draft.findings_of("$.invitation", "nl", "Hoe was het?").empty());
  CHECK(says(draft.findings_of("$.invitation", "nl", repeated("x", 201)), "longer than 200"));
  CHECK(says(draft.findings_of("$.invitation", "nl", ""), "is missing"));
  const auto stiff =
      draft.findings_of("$.invitation", "nl", "Gelieve d.m.v. dit scherm te reageren");
  REQUIRE(!stiff.empty());
  CHECK(stiff.front().severity == Severity::Warning);
}

TEST_CASE("a warning does not keep a text from being written") {
  Draft draft = shipped_draft("balie");
  require_ok(draft.set_text("$.invitation", "nl", "Gelieve d.m.v. dit scherm te reageren"));
  CHECK(!draft.findings_at("$.invitation.nl").empty());
  CHECK(draft.is_publishable());
}

TEST_CASE("a language is taken out with all its texts; the last one stays") {
  Draft draft = shipped_draft("balie");
  for (const char* language : {"fy", "tr", "ar", "pl", "uk"})
    require_ok(draft.remove_language(language));
  CHECK(draft.questionnaire().languages == std::vector<std::string>{"nl", "en"});
  CHECK(draft.is_publishable());
  require_ok(draft.remove_language("nl"));
  CHECK(draft.is_publishable());
  CHECK(draft.remove_language("en").error().code == ErrorCode::Refused);
  CHECK(draft.remove_language("de").error().code == ErrorCode::NotFound);
}

TEST_CASE("every step can be undone and done again, until another is taken") {
  Draft draft = shipped_draft("balie");
  const std::string first = draft.document();
  require_ok(draft.set_visible({"wachtruimte", ""}, false));
  const std::string second = draft.document();
  require_ok(draft.set_visible({"moeite", "veel"}, false));
  const std::string third = draft.document();
  require_ok(draft.set_visible({"moeite", "veel"}, false));  // as it is: no step

  require_ok(draft.undo());
  CHECK(draft.document() == second);
  CHECK(draft.is_publishable());
  require_ok(draft.undo());
  CHECK(draft.document() == first);
  CHECK(!draft.can_undo());
  CHECK(draft.undo().error().code == ErrorCode::NotFound);
  require_ok(draft.redo());
  require_ok(draft.redo());
  CHECK(draft.document() == third);
  CHECK(!draft.is_publishable());
  CHECK(!draft.can_redo());

  require_ok(draft.undo());
  require_ok(draft.set_required("wachtruimte", false));
  CHECK(!draft.can_redo());
}

TEST_CASE("the way back has an end") {
  Document document;
  document.add_yesno("vraag");
  Draft draft = draft_of(document);
  for (std::size_t i = 0; i < kMostUndo + 10; ++i)
    require_ok(draft.set_text("$.title", "nl", "Titel " + std::to_string(i)));
  std::size_t steps = 0;
  while (draft.can_undo()) {
    require_ok(draft.undo());
    ++steps;
  }
  CHECK(steps == kMostUndo);
  CHECK(draft.questionnaire().title.in("nl") == "Titel 9");
}

TEST_CASE("stiff words are told of, also while something else is wrong") {
  Draft draft = shipped_draft("balie");
  require_ok(draft.set_text("$.thanks", "en", ""));
  CHECK(!draft.is_publishable());
  CHECK(!draft.findings_of("$.invitation", "nl", "Reageer d.m.v. dit scherm").empty());
}

TEST_CASE("every text is told how long it may be") {
  const auto questionnaire = every_type();
  const Draft draft = require_ok(Draft::open(questionnaire->canonical_json, "every type"));
  const auto is_too_long = [&](const std::string& path, std::size_t length) {
    const auto findings = draft.findings_of(path, "nl", std::string(length, 'x'));
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
      return finding.what.starts_with("is longer than ");
    });
  };
  for (const auto& [path, text] : texts_of(*questionnaire)) {
    CAPTURE(path);
    CHECK(!is_too_long(path, draft.longest_at(path)));
    CHECK(is_too_long(path, draft.longest_at(path) + 1));
  }
}
