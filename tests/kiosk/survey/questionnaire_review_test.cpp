// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_review.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/kiosk/survey/document.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using test::Document;
using test::dutch;

namespace {

// "error $.questions[1]: is never asked", one a line; a part of what is said is enough.
std::string said(const Document& document) {
  std::string lines;
  for (const Finding& finding : review(*document.read()))
    lines += (finding.severity == Severity::Error ? "error " : "warning ") + finding.path + ": " +
             finding.what + "\n";
  return lines;
}

bool says(const Document& document, const std::string& line) {
  const std::string all = said(document);
  CAPTURE(all);
  const bool found = all.find(line) != std::string::npos;
  CHECK_MESSAGE(found, line);
  return found;
}

Document sound() {
  Document document;
  document.add_yesno("kwam").add_mark("cijfer").add_text("waarom");
  document.back()["showIf"] = Json::parse(R"({"<": [{"var": "cijfer"}, 6]})");
  return document;
}

}  // namespace

TEST_CASE("a sound questionnaire has no findings") {
  CHECK(said(sound()) == "");
}

TEST_CASE("what can never be met is an error") {
  const Json never = Json::parse(
      R"({"and": [{"==": [{"var": "kwam"}, "ja"]}, {"==": [{"var": "kwam"}, "nee"]}]})");
  SUBCASE("a question") {
    Document document = sound();
    document.back()["showIf"] = never;
    says(document, "error $.questions[2]: is never asked");
  }
  SUBCASE("a section") {
    Document document = sound();
    document.json()["sections"] = Json::array({{{"id", "deel"}, {"showIf", never}}});
    document.back()["section"] = "deel";
    says(document, "error $.questions[2]: is never asked");
  }
  SUBCASE("a choice") {
    Document document = sound();
    document.add_single("wat", {"a", "b"}).back()["choices"][1]["showIf"] = never;
    says(document, "error $.questions[3].choices[1].showIf: holds for no answers at all");
  }
  SUBCASE("a promise") {
    Document document = sound();
    document.json()["promises"] =
        Json::array({{{"text", dutch("Wij bellen u.")}, {"showIf", never}}});
    says(document, "error $.promises[0].showIf: holds for no answers");
  }
  SUBCASE("an answer that the constraint accepts") {
    Document document = sound();
    document.questions()[1]["constraint"] = {{"rule", {{">", {{{"var", "cijfer"}}, 10}}}},
                                             {"message", dutch("Hoger.")}};
    says(document, "error $.questions[1].constraint.rule: is kept by no answer");
  }
}

TEST_CASE("free text needs a purpose, also behind a choice") {
  Document document = sound();
  document.json().erase("freeText");
  says(document, "error $.questions[2]: asks for free text");
  document.questions().erase(2);
  CHECK(said(document) == "");
  document.add_single("wat", {"a", "anders"}).back()["choices"][1]["specify"] = dutch("Wat dan?");
  says(document, "error $.questions[2].choices[1].specify: asks for free text");
}

TEST_CASE("personal data is asked for in contact questions only") {
  Document document = sound();
  SUBCASE("an address in free text") {
    document.back()["text"] = dutch("Wat is uw adres?");
    says(document, "warning $.questions[2]: seems to ask for personal data");
  }
  SUBCASE("a number in a hint, beside a warning") {
    document.back()["hint"] = dutch("Typ geen namen. Geef wel uw telefoonnummer.");
    says(document, "warning $.questions[2]: seems to ask for personal data");
  }
  SUBCASE("no warning at all") {
    document.back().erase("hint");
    says(document, "warning $.questions[2].hint: does not warn");
  }
  SUBCASE("a contact question may") {
    document.add({{"id", "naam"},
                  {"type", "contact"},
                  {"contact", "name"},
                  {"text", dutch("Wat is uw naam?")}});
    CHECK(said(document) == "");
  }
}

TEST_CASE("what is filled in must have been answered") {
  Document document = sound();
  SUBCASE("it always was") {
    document.questions()[2]["text"] = dutch("Waarom een {cijfer}?");
    CHECK(said(document) == "");
  }
  SUBCASE("it may have been skipped") {
    document.questions()[1]["required"] = false;
    document.questions()[2].erase("showIf");
    document.questions()[2]["text"] = dutch("Waarom een {cijfer}?");
    says(document, "warning $.questions[2].text.nl: holds {cijfer}, which need not");
  }
  SUBCASE("the condition makes sure") {
    document.questions()[1]["required"] = false;
    document.questions()[2]["text"] = dutch("Waarom een {cijfer}?");
    CHECK(said(document) == "");
  }
}

TEST_CASE("reopening needs to know who is unhappy") {
  Document document = sound();
  document.add_single("reden", {"a", "b"}).back()["choices"][0]["reopens"] = true;
  says(document, "error $.questions[3].choices[0].reopens: asks for review");
}

TEST_CASE("choices say something, each something else") {
  Document document = sound();
  document.add_single("wat", {"a", "b", "c"});
  document.back()["choices"][0]["label"] = dutch("👍");
  document.back()["choices"][1]["label"] = dutch("Een 8 of hoger");
  document.back()["choices"][2]["label"] = dutch("Een 8 of hoger");
  says(document, "error $.questions[3].choices[0].label.nl: has no letters");
  says(document, "warning $.questions[3].choices[2].label: is the same as that of \"b\"");
  CHECK(said(document).find("choices[1]") == std::string::npos);
}

TEST_CASE("hard Dutch is a warning with the sentence") {
  Document document = sound();
  document.questions()[0]["text"] = dutch("Bent u reeds geweest?");
  says(document,
       "warning $.questions[0].text.nl: holds a stiff word: reeds: \"Bent u reeds geweest?\"");
}

TEST_CASE("a wording that the source prescribes is not judged, its hint is") {
  Document document = sound();
  document.questions()[0]["text"] = dutch("Bent u reeds geweest?");
  document.questions()[0]["hint"] = dutch("Kies reeds.");
  document.questions()[0]["fixedWording"] = true;
  const std::string all = said(document);
  CHECK(all.find("$.questions[0].text.nl") == std::string::npos);
  says(document, "warning $.questions[0].hint.nl: holds a stiff word: reeds");
}

TEST_CASE("the shipped questionnaires have no findings at all") {
  for (const auto& file : test::shipped_files())
    for (const Finding& finding : review(*test::questionnaire_in(file)))
      FAIL_CHECK(file << ' ' << finding.path << ": " << finding.what);
}

TEST_CASE("what is lost where a question is switched off is a warning beside its switch") {
  Document document = sound();
  SUBCASE("what is not measured and not looked at: nothing") {
    document.questions()[0]["visible"] = false;
    CHECK(said(document) == "");
  }
  SUBCASE("the overall mark, which a condition looks at") {
    document.questions()[2].erase("showIf");
    document.add_yesno("nog");
    document.back()["showIf"] =
        Json::parse(R"({"or": [{"<": [{"var": "cijfer"}, 6]}, {"==": [{"var": "kwam"}, "ja"]}]})");
    document.questions()[1]["measure"] = {{"kind", "overall"}};
    CHECK(said(document) == "");
    document.questions()[1]["visible"] = false;
    says(document, "warning $.questions[1].visible: is switched off: the factsheet has no overall");
    says(document,
         "warning $.questions[1].visible: is switched off, but conditions look at its answer: 1");
  }
  SUBCASE("a question with a prescribed wording") {
    document.questions()[0]["fixedWording"] = true;
    CHECK(said(document) == "");
    document.questions()[0]["visible"] = false;
    says(document, "warning $.questions[0].visible: is switched off: its wording is prescribed");
  }
}
