// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/changes.h"

#include <functional>

#include <doctest/doctest.h>

#include "kiosk/survey/draft.h"
#include "tests/kiosk/survey/document.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

namespace {

LocalText in_dutch(const std::string& text) {
  return LocalText(std::map<std::string, std::string, std::less<>>{{"nl", text}});
}

std::vector<Change> changes_by(const std::string& id, const std::function<void(Draft&)>& edit) {
  const auto before = shipped_questionnaire(id);
  Draft draft = require_ok(Draft::open(before->canonical_json, id));
  edit(draft);
  return changes_between(*before, draft.questionnaire());
}

std::vector<Change> changes_to(const std::function<void(Json&)>& edit) {
  Document document;
  document.json()["sections"] = Json::array({{{"id", "deel"}, {"title", dutch("Deel")}}});
  document.json()["promises"] = Json::array({{{"text", dutch("Wij lezen het.")}}});
  document.add_mark("cijfer").add_single("reden", {"prijs", "wachten", "anders"}).add_yesno("tip");
  document.questions()[0]["section"] = "deel";
  const auto before = document.read();
  edit(document.json());
  return changes_between(*before, *document.read());
}

}  // namespace

TEST_CASE("two versions that are the same differ in nothing") {
  CHECK(changes_by("balie", [](Draft&) {}).empty());
}

TEST_CASE("what an operator changes is told one by one, in the order of the questionnaire") {
  const auto changes = changes_by("balie", [](Draft& draft) {
    require_ok(draft.set_visible({"wachtruimte", ""}, false));
    require_ok(draft.set_required("openingstijden", false));
    require_ok(draft.set_text("$.questions[1].text", "nl", "Welk cijfer geeft u ons?"));
    require_ok(draft.add_choice("product", in_dutch("Parkeren")));
    require_ok(draft.remove_choice({"product", "vog"}));
    require_ok(draft.set_text("$.title", "en", "At the counter"));
  });
  REQUIRE(changes.size() == 6);
  CHECK(changes[0] == Change{ChangeKind::Reworded, "", "", "title", "en", "Service at the counter",
                             "At the counter"});
  CHECK(changes[1] == Change{ChangeKind::Added, "product", "parkeren", "", "", "", ""});
  CHECK(changes[2] == Change{ChangeKind::Removed, "product", "vog", "", "", "", ""});
  CHECK(changes[3].kind == ChangeKind::Reworded);
  CHECK(changes[3].question == "totaaloordeel");
  CHECK(changes[3].field == "text");
  CHECK(changes[3].language == "nl");
  CHECK(changes[3].after == "Welk cijfer geeft u ons?");
  CHECK(changes[4] == Change{ChangeKind::Optional, "openingstijden", "", "", "", "", ""});
  CHECK(changes[5] == Change{ChangeKind::Hidden, "wachtruimte", "", "", "", "", ""});
}

TEST_CASE("a translation that comes or goes is no change of wording") {
  const auto changes = changes_by("balie", [](Draft& draft) {
    require_ok(draft.set_text("$.questions[1].hint", "nl", "Een 10 is het best."));
    require_ok(draft.set_text("$.invitation", "pl", ""));
    require_ok(draft.set_text("$.questions[0].text", "uk", "Як?"));
  });
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].kind == ChangeKind::Untranslated);
  CHECK(changes[0].language == "pl");
  CHECK(!is_change_of_wording(changes[0]));
  CHECK(is_change_of_wording(changes[1]));
  CHECK(changes[2].kind == ChangeKind::Translated);
  CHECK(changes[2].field == "hint");
}

TEST_CASE("only what is answered counts as wording") {
  const auto counts = [](const std::string& place) {
    const auto changes = changes_by(
        "balie", [&](Draft& draft) { require_ok(draft.set_text(place, "nl", "Anders?")); });
    REQUIRE(changes.size() == 1);
    REQUIRE(changes[0].kind == ChangeKind::Reworded);
    return is_change_of_wording(changes[0]);
  };
  for (const char* asked :
       {"$.questions[0].text", "$.questions[0].hint", "$.questions[0].choices[1].label",
        "$.questions[1].leastLabel", "$.questions[1].mostLabel", "$.questions[3].choices[0].label"})
    CHECK_MESSAGE(counts(asked), asked);
  for (const char* around : {"$.title", "$.invitation", "$.invitationHint", "$.thanks",
                             "$.freeText.purpose", "$.questions[4].measure.label"})
    CHECK_MESSAGE(!counts(around), around);
}

TEST_CASE("the one that moved is told of, not all it passed") {
  const auto changes = changes_by("balie", [](Draft& draft) {
    while (draft.can_move({"wachtruimte", ""}, Direction::Up))
      require_ok(draft.move({"wachtruimte", ""}, Direction::Up));
    require_ok(draft.move({"product", "anders"}, Direction::Up));
  });
  REQUIRE(changes.size() == 2);
  CHECK(changes[0] == Change{ChangeKind::Moved, "wachtruimte", "", "", "", "", ""});
  CHECK(changes[1].kind == ChangeKind::Moved);
  CHECK(changes[1].question == "product");
  CHECK(!changes[1].choice.empty());
}

TEST_CASE("conditions and reopening") {
  const auto kinds = [](const std::function<void(Json&)>& edit) {
    std::vector<ChangeKind> found;
    for (const Change& change : changes_to(edit)) found.push_back(change.kind);
    return found;
  };
  const Json low = {{"<=", {{{"var", "cijfer"}}, 6}}};
  CHECK(kinds([&](Json& json) { json["questions"][1]["showIf"] = low; }) ==
        std::vector{ChangeKind::ConditionSet});
  CHECK(kinds([&](Json& json) { json["questions"][1]["choices"][2]["showIf"] = low; }) ==
        std::vector{ChangeKind::ConditionSet});
  const auto before = changes_to([&](Json& json) { json["promises"][0]["showIf"] = low; });
  REQUIRE(before.size() == 1);
  CHECK(before[0].kind == ChangeKind::ConditionSet);
  CHECK(before[0].field == "promises[0]");

  Document document;
  document.add_mark("cijfer").add_yesno("tip");
  document.back()["showIf"] = low;
  const auto first = document.read();
  document.back()["showIf"] = {{"<=", {{{"var", "cijfer"}}, 5}}};
  const auto second = document.read();
  document.back().erase("showIf");
  const auto third = document.read();
  CHECK(changes_between(*first, *second)[0].kind == ChangeKind::ConditionChanged);
  CHECK(changes_between(*second, *third)[0].kind == ChangeKind::ConditionRemoved);
}

TEST_CASE("nothing that differs goes untold") {
  const auto one = [](const std::function<void(Json&)>& edit) {
    const auto changes = changes_to(edit);
    REQUIRE(changes.size() == 1);
    return changes[0];
  };
  CHECK(one([](Json& json) { json["idleSeconds"] = 60; }).field == "idleSeconds");
  CHECK(one([](Json& json) { json["sections"][0]["title"]["nl"] = "Anders"; }) ==
        Change{ChangeKind::Reworded, "", "", "sections[0].title", "nl", "Deel", "Anders"});
  CHECK(one([](Json& json) { json["promises"][0]["text"]["nl"] = "Wij lezen alles."; }).field ==
        "promises[0].text");
  CHECK(one([](Json& json) { json["freeText"]["retentionDays"] = 30; }).field ==
        "freeText.retentionDays");
  CHECK(one([](Json& json) { json["freeText"]["purpose"]["nl"] = "Daarom."; }).kind ==
        ChangeKind::Reworded);
  CHECK(one([](Json& json) { json["questions"][1]["shuffle"] = true; }) ==
        Change{ChangeKind::Other, "reden", "", "shuffle", "", "", ""});
  CHECK(one([](Json& json) { json["questions"][1]["choices"][0]["fixed"] = false; }) ==
        Change{ChangeKind::Other, "reden", "prijs", "fixed", "", "", ""});
  CHECK(one([](Json& json) { json["questions"].erase(2); }) ==
        Change{ChangeKind::Removed, "tip", "", "", "", "", ""});
}
