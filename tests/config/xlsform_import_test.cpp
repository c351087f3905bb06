// SPDX-License-Identifier: EUPL-1.2
// An operator has a form of ODK or Kobo, and wants it on the kiosk.
#include "config/tool/xlsform_import.h"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "config/tool/zip_file.h"
#include "kiosk/base/file.h"
#include "tests/config/form_builder.h"

using namespace zuil;
using test::Rows;

namespace {

const Rows kLists{{"list_name", "name", "label::Nederlands (nl)"},
                  {"producten", "paspoort", "Paspoort"},
                  {"producten", "rijbewijs", "Rijbewijs"},
                  {"ja_nee", "1", "Ja"},
                  {"ja_nee", "0", "Nee"},
                  {"eens", "5", "zeer eens"},
                  {"eens", "4", "eens"},
                  {"eens", "3", "neutraal"},
                  {"eens", "2", "oneens"},
                  {"eens", "1", "zeer oneens"}};

Imported import_of(const Rows& survey, const Rows& choices = kLists, const Rows& settings = {}) {
  return test::require_ok(import_xlsform(test::form_of(survey, choices, settings), "form.xlsx"));
}

// The questions under the usual columns; `row` are type, name, label, then as `header` says.
Document questions_of(Rows rows, const std::vector<std::string>& header = {},
                      const Rows& choices = kLists) {
  std::vector<std::string> columns{"type", "name", "label::Nederlands (nl)"};
  columns.insert(columns.end(), header.begin(), header.end());
  rows.insert(rows.begin(), columns);
  return import_of(rows, choices).document.at("questions");
}

std::string refusal_of(Rows rows, const std::vector<std::string>& header = {},
                       const Rows& choices = kLists, const Rows& settings = {}) {
  std::vector<std::string> columns{"type", "name", "label::Nederlands (nl)"};
  columns.insert(columns.end(), header.begin(), header.end());
  rows.insert(rows.begin(), columns);
  const auto imported = import_xlsform(test::form_of(rows, choices, settings), "form.xlsx");
  return imported ? "it was imported" : imported.error().message;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("xlsform: each type becomes the question that asks the same") {
  const Document questions = questions_of({{"select_one producten", "product", "Waarvoor kwam u?"},
                                           {"select_multiple producten", "meer", "En verder?"},
                                           {"text", "waarom", "Waarom?"},
                                           {"integer", "aantal", "Hoe vaak?"},
                                           {"decimal", "uren", "Hoeveel uur?"},
                                           {"date", "dag", "Welke dag?"},
                                           {"note", "uitleg", "Lees dit."},
                                           {"acknowledge", "gelezen", "Ik heb het gelezen."},
                                           {"range", "cijfer", "Welk rapportcijfer geeft u?"},
                                           {"range", "afstand", "Hoe ver komt u?"}});
  std::vector<std::string> types;
  for (const auto& question : questions) types.push_back(question.at("type"));
  CHECK(types == std::vector<std::string>{"single", "multiple", "text", "number", "number", "date",
                                          "info", "info", "mark", "number"});
  CHECK(questions[0].dump() ==
        R"({"id":"product","type":"single","text":{"nl":"Waarvoor kwam u?"},)"
        R"("choices":[{"id":"paspoort","label":{"nl":"Paspoort"}},)"
        R"({"id":"rijbewijs","label":{"nl":"Rijbewijs"}}]})");
  CHECK(questions[4].at("step") == 0.01);
  CHECK(questions[8].at("leastLabel").at("nl") == "zeer slecht");
  CHECK(questions[9].at("maximum") == 10);
}

TEST_CASE("xlsform: the older names of types and columns are read too") {
  const Imported imported =
      import_of({{" Type ", "Name", "label:english"},
                 {"select one from yes_or_no", "good_day", "Have you had a good day today?"},
                 {"select all that apply from colors or specify other", "colors", "Which colours?"},
                 {"Select_One  colors", "fav", "Which colour?"},
                 {"begin group", "g", "Group"},
                 {"int", "age", "Your age?"},
                 {"end group"}},
                {{"list name", "value", "label : English"},
                 {"yes_or_no", "yes", "yes"},
                 {"yes_or_no", "no", "no"},
                 {"colors", "red", "red"},
                 {"colors", "blue", "blue"}});
  CHECK(imported.document.at("languages").dump() == R"(["en"])");
  const Document& questions = imported.document.at("questions");
  CHECK(questions[0].at("type") == "yesno");
  CHECK(questions[0].at("choices")[1].at("id") == "nee");
  CHECK(questions[1].at("type") == "multiple");
  CHECK(questions[1].at("choices")[2].at("specify").at("en") ==
        "Could you say that in a few words?");
  CHECK(questions[2].at("type") == "single");
  CHECK(questions[3].at("section") == "g");
}

TEST_CASE("xlsform: yes and no, and five choices to agree with, have types of their own") {
  const Document questions =
      questions_of({{"select_one ja_nee", "suggestie", "Heeft u een tip?", ""},
                    {"select_one eens", "stelling", "De taal is duidelijk", "likert"},
                    {"select_one eens", "lijst", "De taal is duidelijk", "minimal"},
                    {"text", "tip", "Welke tip?", "", "${suggestie} = 1"},
                    {"text", "beter", "Wat kan beter?", "", "${stelling} < 3"}},
                   {"appearance", "relevant"});
  CHECK(questions[0].at("type") == "yesno");
  CHECK(questions[0].at("choices")[0].at("id") == "ja");
  CHECK(questions[1].at("type") == "scale");
  CHECK(questions[2].at("type") == "single");
  CHECK(questions[3].at("showIf").dump() == R"({"==":[{"var":"suggestie"},"ja"]})");
  CHECK(questions[4].at("showIf").dump() == R"({"in":[{"var":"stelling"},["2","1"]]})");
}

TEST_CASE("xlsform: texts in each language, the default first") {
  const Imported imported = import_of(
      {{"type", "name", "label::English (en)", "label::nl", "hint::English (en)", "hint::nl"},
       {"text", "q", "Why?", "Waarom?", "In short.", "Kort."}},
      {}, {{"form_title", "form_id", "default_language"}, {"Balie", "balie-2026", "nl"}});
  CHECK(imported.document.at("id") == "balie-2026");
  CHECK(imported.document.at("languages").dump() == R"(["nl","en"])");
  CHECK(imported.document.at("questions")[0].at("text").at("nl") == "Waarom?");
  CHECK(imported.document.at("questions")[0].at("hint").at("en") == "In short.");
  CHECK(imported.document.at("title").at("nl") == "Balie");
  // Without a language anywhere, the operator hears which one was taken.
  const Imported plain = import_of({{"type", "name", "label"}, {"text", "q", "Waarom?"}}, {});
  CHECK(plain.document.at("languages").dump() == R"(["nl"])");
  CHECK(holds(plain.notes.front(), "does not say in which language"));
}

TEST_CASE("xlsform: groups become sections, and groups within them conditions") {
  const Document document = import_of({{"type", "name", "label::nl", "relevant"},
                                       {"integer", "n", "Hoe vaak?"},
                                       {"begin_group", "Uw bezoek", "Uw bezoek", "${n} > 0"},
                                       {"text", "a", "A?"},
                                       {"begin_group", "binnen", "", "${n} > 1"},
                                       {"text", "b", "B?", "${n} < 9"},
                                       {"begin_group", "dieper", "", "false()"},
                                       {"text", "c", "C?"},
                                       {"end_group"},
                                       {"end_group"},
                                       {"end_group"},
                                       {"text", "d", "D?"}},
                                      {})
                                .document;
  CHECK(document.at("sections").dump() ==
        R"([{"id":"uw_bezoek","title":{"nl":"Uw bezoek"},"showIf":{">":[{"var":"n"},0]}}])");
  const Document& questions = document.at("questions");
  CHECK(!questions[0].contains("section"));
  CHECK(questions[1].at("section") == "uw_bezoek");
  CHECK(!questions[1].contains("showIf"));
  CHECK(questions[2].at("showIf").dump() ==
        R"({"and":[{">":[{"var":"n"},1]},{"<":[{"var":"n"},9]}]})");
  CHECK(questions[3].at("visible") == false);
  CHECK(!questions[4].contains("section"));
}

TEST_CASE("xlsform: required and relevant as people write them") {
  for (const std::string yes : {"yes", "TRUE", "true()", "1"})
    CHECK(questions_of({{"text", "q", "Q?", yes}}, {"required"})[0].value("required", false));
  for (const std::string no : {"no", "False", "false()", "0", ""})
    CHECK(!questions_of({{"text", "q", "Q?", no}}, {"required"})[0].contains("required"));
  CHECK(questions_of({{"text", "q", "Q?"}, {"text", "r", "R?", "false()"}}, {"relevant"})[1].at(
            "visible") == false);
  CHECK(!questions_of({{"text", "q", "Q?", "true()"}}, {"relevant"})[0].contains("showIf"));
}

TEST_CASE("xlsform: constraints become bounds, or a rule with its message") {
  const Document questions =
      questions_of({{"integer", "n", "Hoe oud?", ". >= 18 and . <= 120"},
                    {"date", "d", "Welke dag?", ". >= date('2026-01-01')"},
                    {"integer", "m", "Hoe koud?", ". >= -20", "Zo koud is het nooit."},
                    {"text", "t", "Welk woord?", ". != 'nee'", "Zeg iets anders."},
                    {"decimal", "x", "Hoeveel?", ". > 3"}},
                   {"constraint", "constraint_message::nl"});
  CHECK(questions[0].at("minimum") == 18);
  CHECK(questions[0].at("maximum") == 120);
  CHECK(!questions[0].contains("constraint"));
  CHECK(questions[1].at("earliest") == "2026-01-01");
  CHECK(questions[2].at("minimum") == -20);
  CHECK(questions[2].at("constraint").at("message").at("nl") == "Zo koud is het nooit.");
  CHECK(questions[3].at("constraint").at("rule").dump() == R"({"!=":[{"var":"t"},"nee"]})");
  CHECK(questions[4].at("constraint").at("message").at("nl") ==
        "Dit antwoord kan niet. Kijk nog eens naar de vraag.");
}

TEST_CASE("xlsform: a choice_filter becomes a condition of each choice") {
  const Rows choices{{"list_name", "name", "label::nl", "regio", "oud"},
                     {"regio", "noord", "Noord", "", "nee"},
                     {"regio", "zuid", "Zuid", "", "nee"},
                     {"plek", "haven", "Haven", "noord", "nee"},
                     {"plek", "markt", "Markt", "zuid", "nee"},
                     {"plek", "brug", "Brug", "zuid", "ja"}};
  const Document questions =
      questions_of({{"select_one regio", "regio", "Welke regio?"},
                    {"select_one plek", "plek", "Welke plek?", "regio=${regio} and oud = 'nee'"}},
                   {"choice_filter"}, choices);
  const Document& offered = questions[1].at("choices");
  REQUIRE(offered.size() == 2);
  CHECK(offered[0].at("showIf").dump() == R"({"==":["noord",{"var":"regio"}]})");
  CHECK(offered[1].at("id") == "markt");
}

TEST_CASE("xlsform: or_other asks for the other in words, and conditions follow") {
  const Document questions =
      questions_of({{"select_one producten or_other", "product", "Waarvoor kwam u?"},
                    {"note", "n1", "Anders dus.", "${product} = 'other'"},
                    {"note", "n2", "U zei: ${product_other}.", "${product_other} != ''"}},
                   {"relevant"});
  const Document& other = questions[0].at("choices")[2];
  CHECK(other.at("id") == "anders");
  CHECK(other.at("specify").at("nl") == "Kunt u dat in een paar woorden zeggen?");
  CHECK(questions[1].at("showIf").dump() == R"({"==":[{"var":"product"},"anders"]})");
  CHECK(questions[2].at("text").at("nl") == "U zei: {product_anders}.");
}

TEST_CASE("xlsform: or_other asks at the choice \"other\" where the list has one") {
  const Rows lists{{"list_name", "name", "label::nl"},
                   {"l", "een", "Een"},
                   {"l", "other", "Anders"},
                   {"l", "twee", "Twee"}};
  const Document questions = questions_of(
      {{"select_one l or_other", "q", "Q?", ""}, {"text", "r", "R?", "${q_other} != ''"}},
      {"relevant"}, lists);
  REQUIRE(questions[0].at("choices").size() == 3);
  CHECK(questions[0].at("choices")[1].contains("specify"));
  CHECK(!questions[0].at("choices")[2].contains("specify"));
  CHECK(questions[1].at("showIf").dump() == R"({"!=":[{"var":"q_other"},null]})");
}

TEST_CASE("xlsform: a version that Excel made a date of is no reason to refuse the form") {
  const auto row = [](const std::vector<std::string>& cells) {
    std::string text = "<row>";
    for (const std::string& cell : cells)
      text += "<c t=\"" + std::string(cell[0] == '2' ? "d" : "str") + "\"><v>" + cell + "</v></c>";
    return text + "</row>";
  };
  const auto sheet = [](const std::string& rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  };
  const std::string bytes = test::require_ok(write_zip(
      {{"_rels/.rels",
        R"(<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="b.xml"/></Relationships>)"},
       {"b.xml",
        R"(<workbook xmlns:r="x"><sheets><sheet name="survey" r:id="a"/><sheet name="settings" r:id="b"/></sheets></workbook>)"},
       {"_rels/b.xml.rels",
        R"(<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="1.xml"/><Relationship Id="b" Type="http://x/worksheet" Target="2.xml"/></Relationships>)"},
       {"1.xml", sheet(row({"type", "name", "label"}) + row({"text", "q", "Q?"}))},
       {"2.xml", sheet(row({"form_title", "version"}) + row({"Titel", "2026-11-21"}))}}));
  CHECK(import_xlsform(bytes, "form.xlsx"));
}

TEST_CASE("xlsform: names become ids that are valid, unique and always the same") {
  const Document questions = questions_of({{"text", "Uw-Naam.1", "Q1?"},
                                           {"text", "uw_naam_1", "Q2?"},
                                           {"note", "Ünï", "${Uw-Naam.1}?", "${Uw-Naam.1} != ''"}},
                                          {"relevant"});
  CHECK(questions[0].at("id") == "uw_naam_1_2");
  CHECK(questions[1].at("id") == "uw_naam_1");
  CHECK(questions[2].at("id") == "uni");
  CHECK(questions[2].at("text").at("nl") == "{uw_naam_1_2}?");
  CHECK(questions[2].at("showIf").dump() == R"({"!=":[{"var":"uw_naam_1_2"},null]})");
}

TEST_CASE("xlsform: everything that does not fit is refused at once, each by its place") {
  const std::string refusal = refusal_of({{"start", "start"},
                                          {"text", "a", "A?", "count(${b}) > 1"},
                                          {"begin_repeat", "r", "Kinderen"},
                                          {"end_repeat"},
                                          {"select_one fruit", "b", "B?"},
                                          {"text", "c", "<b>C</b>?", "", "numbers"},
                                          {"geopoint", "d", "Waar?"},
                                          {"text", "", "E?"},
                                          {"text", "a", "A weer?"},
                                          {"", "f", "F?"},
                                          {"text", "g", "G?", "", "", "vandaag"},
                                          {"end_group"}},
                                         {"relevant", "appearance", "default"});
  CHECK(holds(refusal, "form.xlsx: 13 places cannot be imported:"));
  CHECK(holds(refusal,
              "survey, row 2, column A (type): the type \"start\" is not supported\n"
              "    Remove this row;"));
  CHECK(holds(refusal, "survey, row 3, column D (relevant): at character 1: the function count()"));
  CHECK(holds(refusal, "survey, row 4, column A (type): the type \"begin_repeat\""));
  CHECK(holds(refusal, "survey, row 6, column A (type): there is no list \"fruit\""));
  CHECK(holds(refusal,
              "survey, row 7, column C (label::Nederlands (nl)): has mark-up, \"<b>C</b>?\""));
  CHECK(holds(refusal, "survey, row 7, column E (appearance): \"numbers\""));
  CHECK(holds(refusal, "survey, row 8, column A (type): the type \"geopoint\""));
  CHECK(holds(refusal, "survey, row 9, column B (name): has no name"));
  CHECK(
      holds(refusal, "survey, row 10, column B (name): \"a\" is the name of an earlier question"));
  CHECK(holds(refusal, "survey, row 11, column A (type): has no type"));
  CHECK(holds(refusal, "survey, row 12, column F (default): is a column that is not supported"));
  CHECK(holds(refusal, "survey, row 13, column A (type): ends a group that was not begun"));
}

TEST_CASE("xlsform: nothing is dropped in silence") {
  const auto one = [](const std::vector<std::string>& row, const std::vector<std::string>& header) {
    return refusal_of({row}, header);
  };
  for (const std::string column :
       {"calculation", "guidance_hint", "media::image", "image", "audio", "required_message",
        "trigger", "repeat_count", "comment", "bind::jr:preload"})
    CHECK(holds(one({"text", "q", "Q?", "x"}, {column}),
                "survey, row 2, column D (" + column + "): is a column that is not supported"));
  CHECK(one({"text", "q", "Q?", ""}, {"calculation"}) == "it was imported");
  CHECK(one({"text", "q", "Q?", "no"}, {"read_only"}) == "it was imported");
  CHECK(holds(one({"text", "q", "Q?", "yes"}, {"read_only"}), "column D (read_only)"));
  CHECK(holds(one({"text", "q", "Q?", "${x} = 1"}, {"required"}), "is an expression"));
  CHECK(holds(one({"text", "q", "Q?", "rows=3"}, {"parameters"}), "\"rows=3\" is not supported"));
  CHECK(holds(one({"text", "q", "Q?", "a='b'"}, {"choice_filter"}), "has no choices"));
  CHECK(holds(one({"text", "q", "Q?", "Fout"}, {"constraint_message"}), "but no constraint"));
  CHECK(
      holds(one({"text", "q", "Q?", "x"}, {""}), "row 2, column D (): stands in a column without"));
  CHECK(holds(one({"text", "q", "Q?", "x"}, {"label::Klingon"}), "\"Klingon\" is not a language"));
  CHECK(holds(one({"text", "q", "Q?"}, {"hint::English (en)", "hint::nl"}), "it was imported"));
  CHECK(holds(refusal_of({{"text", "q", "Q?", "", "Kort."}, {"text", "r", "R?", "Short.", "Kort."}},
                         {"hint::English (en)", "hint::nl"}),
              "survey, row 2, column C (label::Nederlands (nl)): has no label in English (en)"));
  CHECK(holds(refusal_of({{"text", "q", "Q?"}}, {},
                         {{"list_name", "name", "label::nl", "foto"}, {"a", "b", "C", "d.png"}}),
              "choices, row 2, column D (foto): is a column that is not supported"));
  CHECK(
      holds(refusal_of({{"text", "q", "Q?"}}, {}, kLists, {{"form_id", "public_key"}, {"f", "k"}}),
            "settings, row 2, column B (public_key): is a setting that is not supported"));
  CHECK(holds(refusal_of({{"note", "n", "N."}, {"text", "q", "Kent u ${n}?"}}), "page to read"));
  CHECK(
      holds(refusal_of({{"text", "q", "Kent u ${r}?"}, {"text", "r", "R?"}}), "not asked before"));
  CHECK(holds(refusal_of({{"text", "q", "Kies {een}"}}), "has a brace"));
}

TEST_CASE("xlsform: the rows that begin and end a group say nothing more than that") {
  const auto group = [](const std::string& column, const std::string& begin,
                        const std::string& end) {
    return refusal_of(
        {{"begin_group", "g", "Deel", begin}, {"text", "q", "Q?"}, {"end_group", "g", "", end}},
        {column});
  };
  for (const std::string column : {"required", "read_only"}) {
    CHECK(group(column, "FALSE", "FALSE") == "it was imported");  // as Kobo writes it
    CHECK(holds(group(column, "yes", ""), "survey, row 2, column D (" + column + ")"));
    CHECK(holds(group(column, "", "yes"), "survey, row 4, column D (" + column + ")"));
  }
  for (const std::string column : {"constraint_message", "constraint", "appearance"})
    CHECK(holds(group(column, "x", ""), "survey, row 2, column D (" + column + ")"));
  CHECK(holds(group("relevant", "", "true()"),
              "survey, row 4, column D (relevant): says nothing where a group ends"));
  const Imported imported = import_of({{"type", "name", "label::nl"},
                                       {"begin_group", "g", "Deel"},
                                       {"text", "q", "Q?"},
                                       {"end_group", "g", "Einde"}});
  CHECK(std::find(imported.notes.begin(), imported.notes.end(),
                  "survey, row 4: the label where a group ends is not shown") !=
        imported.notes.end());
}

TEST_CASE("xlsform: a country is no language, and the default is one of the labels") {
  const auto languages = [](const std::string& one, const std::string& other) {
    return import_of({{"type", "name", one, other}, {"text", "q", "Q?", "Q?"}}, {})
        .document.at("languages")
        .dump();
  };
  CHECK(languages("label::English (UK)", "label::Português (BR)") == R"(["en","pt"])");
  CHECK(languages("label::English (uk)", "label::Ukrainian (uk)") == R"(["en","uk"])");
  CHECK(languages("label::Kinyarwanda (RW)", "label::Dutch (NL)") == R"(["rw","nl"])");
  const auto said = [](const std::string& language) {
    return refusal_of({{"text", "q", "Q?"}}, {}, kLists, {{"default_language"}, {language}});
  };
  CHECK(said("Dutch") == "it was imported");
  for (const std::string wrong : {"Klingon", "English (en)"})
    CHECK(holds(said(wrong), "settings, row 2, column A (default_language): \"" + wrong +
                                 "\" is not a language of the labels"));
}

TEST_CASE("xlsform: the header may have a blank row above it") {
  CHECK(import_of({{" ", ""}, {"type", "name", "label::nl"}, {"text", "q", "Q?"}})
            .document.at("questions")
            .size() == 1);
}

TEST_CASE("xlsform: numbers that the form takes and we do not are told") {
  const auto told = [](const std::string& constraint) {
    const auto imported = import_of(
        {{"type", "name", "label::nl", "constraint"}, {"integer", "q", "Q?", constraint}});
    for (const std::string& note : imported.notes)
      if (holds(note, "takes no numbers")) return note;
    return std::string();
  };
  CHECK(told(". >= -5 and . <= 5").empty());
  CHECK(told(". > -10") ==
        "survey, row 2: takes no numbers below 0 or above 1000000, as the form sets no such bound");
  CHECK(holds(told(". >= 18"), "takes no numbers above 1000000"));
  CHECK(holds(told(". <= 18"), "takes no numbers below 0,"));
}

TEST_CASE("xlsform: too few and too many choices are refused where they are asked") {
  Rows many{{"list_name", "name", "label::nl"}, {"een", "a", "A"}};
  for (int i = 0; i < 13; ++i) many.push_back({"veel", "c" + std::to_string(i), "C"});
  const std::string refusal =
      refusal_of({{"select_one veel", "q", "Q?"}, {"select_one een", "r", "R?"}}, {}, many);
  CHECK(holds(refusal, "survey, row 2, column A (type): has 13 choices"));
  CHECK(holds(refusal, "survey, row 3, column A (type): has 1 choice"));
}

TEST_CASE("xlsform: what the questionnaire itself refuses is told by its row") {
  const std::string refusal =
      refusal_of({{"note", "n", "N."}, {"text", "q", std::string(1'200, 'a')}});
  CHECK(holds(refusal, "survey, row 3: $.questions[1].text.nl"));
}

TEST_CASE("xlsform: our own columns say what the form cannot, but not something else") {
  const Document questions =
      questions_of({{"select_one eens", "blij", "Tevreden?", "smiley", "satisfaction", "", ""},
                    {"text", "waarom", "Waarom?", "", "", "true", "200"}},
                   {"zuil::type", "zuil::measure.kind", "zuil::asksReview", "zuil::maxLength"});
  CHECK(questions[0].at("type") == "smiley");
  CHECK(questions[0].at("measure").dump() == R"({"kind":"satisfaction"})");
  CHECK(questions[1].at("maxLength") == 200);
  CHECK(holds(refusal_of({{"text", "q", "Q?", "mark"}}, {"zuil::type"}), "does not go with"));
  CHECK(holds(refusal_of({{"integer", "n", "N?"},
                          {"text", "q", "Q?", "${n} = 2", R"({"==":[{"var":"n"},1]})"}},
                         {"relevant", "zuil::showIf"}),
              "does not say what the column zuil::showIf says"));
}

TEST_CASE("xlsform: a workbook without a form is refused") {
  const Workbook none{{test::sheet_of("Blad1", {{"type"}})}};
  const auto imported = import_xlsform(test::require_ok(write_workbook(none)), "x.xlsx");
  REQUIRE(!imported);
  CHECK(imported.error().message == "x.xlsx: has no sheet \"survey\"");
  CHECK(refusal_of({}) == "form.xlsx: survey: has no questions");
  CHECK(holds(refusal_of(Rows(5'001, {"note", "n", "N."})), "has more than 5000 rows"));
}

TEST_CASE("xlsform: real forms are imported, or refused for what they really have") {
  const std::filesystem::path folder =
      std::filesystem::path(ZUIL_SOURCE_DIR) / "../shared/data/xlsform";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("skipped: there are no real forms in " << folder.string());
    return;
  }
  const auto import_file = [&](const std::string& name) {
    return import_xlsform(test::require_ok(read_file(folder / name)), name);
  };
  CHECK(import_file("yes_or_no_question.xlsx")->document.at("questions")[0].at("type") == "yesno");
  CHECK(import_file("text_and_integer.xlsx")->document.at("questions").size() == 2);
  const auto other = test::require_ok(import_file("specify_other.xlsx")).document;
  CHECK(other.at("questions")[0].at("choices")[2].at("id") == "anders");
  CHECK(holds(import_file("group.xlsx").error().message,
              "survey, row 4, column A (type): the type \"phone number\""));
  CHECK(holds(import_file("or_other.xlsx").error().message,
              "survey, row 3, column D (choice_filter): at character 8: \"yes\""));
}
