// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/routes.h"

#include <doctest/doctest.h>

#include "tests/kiosk/survey/document.h"

using namespace zuil;
using test::Document;

namespace {

const Json kYes = Json::parse(R"({"==": [{"var": "kwam"}, "ja"]})");
const Json kLow = Json::parse(R"({"<": [{"var": "cijfer"}, 6]})");

Json both(const Json& one, const Json& other) {
  return {{"and", {one, other}}};
}

Json is(const char* question, const Json& value) {
  return {{"==", {{{"var", question}}, value}}};
}

}  // namespace

TEST_CASE("the answers that lead to a question are found, also through others") {
  Document document;
  document.add_yesno("kwam");
  document.add_mark("cijfer").back()["showIf"] = kYes;
  document.add_text("waarom").back()["showIf"] = kLow;
  const auto questionnaire = document.read();

  const auto route = route_to(*questionnaire, 2);
  REQUIRE(route);
  CHECK(route->certain);
  CHECK(route->answers.at("kwam") == Answer(ChoiceAnswer{"ja"}));
  CHECK(std::get<MarkAnswer>(route->answers.at("cijfer")).mark < 6);

  const auto interview = walk_along(questionnaire, "nl", 2, *route);
  REQUIRE(interview);
  CHECK(interview->current()->id == "waarom");
}

TEST_CASE("a question behind conditions that contradict each other is never reached") {
  Document document;
  document.add_yesno("kwam");
  document.add_mark("cijfer").back()["showIf"] = kYes;
  document.add_text("waarom").back()["showIf"] = both(kLow, is("kwam", "nee"));
  document.add_text("hoezo").back()["showIf"] =
      both(kLow, Json::parse(R"({">": [{"var": "cijfer"}, 5]})"));
  const auto questionnaire = document.read();
  CHECK(!route_to(*questionnaire, 2));
  CHECK(!route_to(*questionnaire, 3));
}

TEST_CASE("a question for who left an earlier one unanswered is reached by leaving it") {
  Document document;
  document.add_mark("cijfer", false);
  document.add_text("waarom").back()["showIf"] = Json::parse(R"({"!": [{"var": "cijfer"}]})");
  const auto questionnaire = document.read();
  const auto route = route_to(*questionnaire, 1);
  REQUIRE(route);
  CHECK(route->left_out.contains("cijfer"));
  CHECK(walk_along(questionnaire, "nl", 1, *route));

  document.questions().front()["required"] = true;
  CHECK(!route_to(*document.read(), 1));
}

TEST_CASE("several choices at once are found") {
  Document document;
  document.add_multiple("wat", {"a", "b", "c", "d"});
  document.add_text("waarom").back()["showIf"] =
      both(Json::parse(R"({"in": ["b", {"var": "wat"}]})"),
           both(Json::parse(R"({"in": ["d", {"var": "wat"}]})"),
                Json::parse(R"({"!": [{"in": ["a", {"var": "wat"}]}]})")));
  const auto route = route_to(*document.read(), 1);
  REQUIRE(route);
  CHECK(route->answers.at("wat") == Answer(ChoicesAnswer{{"b", "d"}}));
}

TEST_CASE("numbers and days just beyond a bound are found") {
  Document document;
  document.add(
      {{"id", "uren"}, {"type", "number"}, {"minimum", 0}, {"maximum", 10}, {"step", 0.5}});
  document.add({{"id", "dag"}, {"type", "date"}});
  document.add_text("lang").back()["showIf"] =
      Json::parse(R"({"and": [{">": [{"var": "uren"}, 7]}, {"<": [{"var": "uren"}, 8]}]})");
  document.add_text("later").back()["showIf"] =
      Json::parse(R"({">": [{"var": "dag"}, "2026-12-31"]})");
  document.add_text("nooit").back()["showIf"] =
      Json::parse(R"({"and": [{">": [{"var": "uren"}, 7]}, {"<": [{"var": "uren"}, 7.5]}]})");
  const auto questionnaire = document.read();
  const auto lang = route_to(*questionnaire, 2);
  REQUIRE(lang);
  CHECK(lang->answers.at("uren") == Answer(NumberAnswer{7.5}));
  const auto later = route_to(*questionnaire, 3);
  REQUIRE(later);
  CHECK(later->answers.at("dag") == Answer(DateAnswer{"2027-01-01"}));
  CHECK(!route_to(*questionnaire, 4));
}

TEST_CASE("a choice is offered only on the routes where its condition holds") {
  Document document;
  document.add_yesno("kwam");
  document.add_single("wat", {"a", "b", "c"});
  document.questions().back()["choices"][1]["showIf"] = is("kwam", "nee");
  document.questions().back()["choices"][2]["showIf"] = both(is("kwam", "nee"), is("kwam", "ja"));
  const auto questionnaire = document.read();
  const auto route = route_to_choice(*questionnaire, 1, 1);
  REQUIRE(route);
  CHECK(route->answers.at("kwam") == Answer(ChoiceAnswer{"nee"}));
  CHECK(!route_to_choice(*questionnaire, 1, 2));
}

TEST_CASE("a route keeps the constraints on its way") {
  Document document;
  document.add_mark("cijfer");
  document.questions().back()["constraint"] = {
      {"rule", Json::parse(R"({">=": [{"var": "cijfer"}, 4]})")},
      {"message", {{"nl", "Geef een 4 of hoger."}}}};
  document.add_text("slecht").back()["showIf"] = Json::parse(R"({"<": [{"var": "cijfer"}, 4]})");
  document.add_text("matig").back()["showIf"] = Json::parse(R"({"<": [{"var": "cijfer"}, 5]})");
  const auto questionnaire = document.read();
  CHECK(!route_to(*questionnaire, 1));
  const auto route = route_to(*questionnaire, 2);
  REQUIRE(route);
  CHECK(route->answers.at("cijfer") == Answer(MarkAnswer{4}));
  CHECK(route_past(*questionnaire, 0));
}

TEST_CASE("a constraint that no answer keeps lets nobody past") {
  Document document;
  document.add_mark("cijfer");
  document.questions().back()["constraint"] = {
      {"rule", both(kLow, Json::parse(R"({">": [{"var": "cijfer"}, 8]})"))},
      {"message", {{"nl", "Kan niet."}}}};
  const auto questionnaire = document.read();
  CHECK(route_to(*questionnaire, 0));
  CHECK(!route_past(*questionnaire, 0));
}

TEST_CASE("a constraint that some respondents cannot keep is a dead end for them") {
  Document document;
  document.add_yesno("kwam");
  document.add_single("wat", {"a", "b"});
  document.back()["choices"][1]["showIf"] = is("kwam", "ja");
  document.back()["constraint"] = {{"rule", is("wat", "b")}, {"message", {{"nl", "Kies b."}}}};
  const auto questionnaire = document.read();
  CHECK(route_past(*questionnaire, 1));
  const auto end = route_to_dead_end(*questionnaire, 1);
  REQUIRE(end);
  CHECK(end->certain);
  CHECK(end->answers.at("kwam") == Answer(ChoiceAnswer{"nee"}));
  document.back()["required"] = false;
  CHECK(!route_to_dead_end(*document.read(), 1));
}

TEST_CASE("what is switched off is not reached") {
  Document document;
  document.add_yesno("kwam");
  document.add_text("oud").back()["visible"] = false;
  CHECK(!route_to(*document.read(), 1));
}

TEST_CASE("a search that is given up says so") {
  Document document;
  Json all = Json::array();
  for (const std::string id : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    document.add_mark(id);
    all.push_back(Json{{"==", {Json{{"var", id}}, 3}}});
  }
  document.add_text("zelden").back()["showIf"] = {{"and", all}};
  const auto route = route_to(*document.read(), 8, 10);
  REQUIRE(route);
  CHECK(!route->certain);
}
