// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/products_import.h"

#include "config/tool/csv.h"
#include "tests/config/questionnaires.h"

namespace zuil {
namespace {

using namespace test;

constexpr const char* kThree =
    "code;nl;en\nPAS;Paspoort;Passport\nRIJ;Rijbewijs;Driving licence\n"
    "UIT;Uittreksel;Extract\n";

Document small_questionnaire() {
  return Document::parse(R"({
    "id": "klein", "title": {"nl": "Klein", "en": "Small"}, "languages": ["nl", "en"],
    "invitation": {"nl": "Dag", "en": "Hello"}, "invitationHint": {"nl": "Kort", "en": "Short"},
    "thanks": {"nl": "Dank", "en": "Thanks"},
    "questions": [{"id": "product", "type": "single",
      "text": {"nl": "Waarvoor komt u?", "en": "What did you come for?"},
      "choices": [
        {"id": "rij", "label": {"nl": "Rijbewijs", "en": "Driving licence"}},
        {"id": "vog", "label": {"nl": "VOG", "en": "Certificate of conduct"}},
        {"id": "anders", "label": {"nl": "Iets anders", "en": "Something else"}}],
      "measure": {"kind": "product"}}]})");
}

Result<QuestionnaireUpdate> import_csv(const Document& document, const std::string& csv,
                                       ChoicesOptions options = {},
                                       const std::vector<std::string>& only = {}) {
  if (options.language.empty()) options.language = "nl";
  ZUIL_TRY(auto products, read_products(ProductSource::Csv, csv, "p.csv", options.language));
  return update_products(document, std::move(products), only, options);
}

TEST_CASE("products come in, go out and keep their ids; 'anders' stays last") {
  const auto first = require_ok(import_csv(small_questionnaire(), kThree));
  CHECK(ids_of(question_of(first.document, "product").at("choices")) ==
        std::vector<std::string>{"rij", "vog", "pas", "uit", "anders"});
  CHECK(shown_ids(question_of(first.document, "product").at("choices")) ==
        std::vector<std::string>{"rij", "pas", "uit", "anders"});
  require_ok(check_document(first.document, "klein.json"));

  SUBCASE("the same list again changes nothing") {
    const auto again = require_ok(import_csv(first.document, kThree));
    CHECK(again.changes.empty());
    CHECK(again.document == first.document);
  }
  SUBCASE("a new name reaches the label; the id and the place stay") {
    const auto renamed = require_ok(import_csv(
        first.document, "code;label\nPAS;Paspoort of ID-kaart\nRIJ;Rijbewijs\nUIT;Uittreksel\n"));
    const Document& choice = choice_of(question_of(renamed.document, "product"), "pas");
    CHECK(choice.at("label").at("nl") == "Paspoort of ID-kaart");
    CHECK(choice.at("label").at("en") == "Passport");
    CHECK(renamed.changes ==
          std::vector<std::string>{"~ pas.nl: \"Paspoort\" becomes \"Paspoort of ID-kaart\""});
    CHECK(tells(renamed.notes, "pas has another name now"));
  }
  SUBCASE("a product that went and comes back is shown again under its own id") {
    const auto gone =
        require_ok(import_csv(first.document, "code;nl;en\nRIJ;Rijbewijs;Driving licence\n"));
    CHECK(choice_of(question_of(gone.document, "product"), "pas").at("visible") == false);
    const auto back = require_ok(import_csv(gone.document, kThree));
    CHECK(back.document == first.document);
    CHECK(tells(back.changes, "+ pas: \"Paspoort\" is shown again"));
  }
}

TEST_CASE("a label without translation is refused, given, or copied aloud") {
  const std::string csv = "PAS;Paspoort\nRIJ;Rijbewijs\n";
  CHECK(holds_words(error_of(import_csv(small_questionnaire(), csv)), "PAS (en)"));

  ChoicesOptions translated{"nl", false,
                            require_ok(read_translations("code;en\nPAS;Passport\n", "t.csv"))};
  const auto given = require_ok(import_csv(small_questionnaire(), csv, translated));
  CHECK(choice_of(question_of(given.document, "product"), "pas").at("label").at("en") ==
        "Passport");
  CHECK_FALSE(tells(given.notes, "TRANSLATE"));
  CHECK(holds_words(error_of(read_translations("PAS;Passport\n", "t.csv")), "in which languages"));

  const auto copied = require_ok(import_csv(small_questionnaire(), csv, {"nl", true, {}}));
  CHECK(tells(copied.notes, "TRANSLATE: pas reads \"Paspoort\" also in: en"));
  const auto again = require_ok(import_csv(copied.document, csv, {"nl", false, {}}));
  CHECK(tells(again.notes, "TRANSLATE: pas"));  // told until it is done
}

TEST_CASE("more products than a screen holds must be chosen from") {
  std::string csv = "code;nl;en\n";
  for (int i = 0; i < 14; ++i)
    csv += "P" + std::to_string(i) + ";Product " + std::to_string(i) + ";x\n";
  const std::string message = error_of(import_csv(small_questionnaire(), csv));
  CHECK(holds_words(message, "15 products would be shown"));
  CHECK(holds_words(message, "--only"));
  const auto chosen = require_ok(import_csv(small_questionnaire(), csv, {}, {"P3", "P1"}));
  CHECK(shown_ids(question_of(chosen.document, "product").at("choices")) ==
        std::vector<std::string>{"p3", "p1", "anders"});
  CHECK(holds_words(error_of(import_csv(small_questionnaire(), csv, {}, {"P99"})), "P99"));
}

TEST_CASE("an id is made of the code, whatever that looks like") {
  CHECK(product_id("Achternaam_kind_kiezen") == "achternaam_kind_kiezen");
  CHECK(product_id("3f2504e0-4f89-11d3-9a0c-0305e82c3301") ==
        "3f2504e0_4f89_11d3_9a0c_0305e82c3301");
  CHECK(product_id("na") == "na_");
  CHECK(product_id("护照") != product_id("驾照"));
  CHECK(product_id(std::string(80, 'a')).size() <= 64);
  CHECK(product_id(std::string(80, 'a')) != product_id(std::string(81, 'a')));
}

TEST_CASE("Qmatic: what is not open to visitors is left out") {
  const auto products = require_ok(read_products(ProductSource::Qmatic, R"({"serviceList": [
      {"publicId": "Paspoort", "name": "Paspoort", "active": true, "publicEnabled": true},
      {"publicId": "Oud", "name": "Oud", "active": false, "publicEnabled": true},
      {"publicId": "Intern", "name": "Intern", "active": true, "publicEnabled": false}]})",
                                                 "q.json", "nl"));
  REQUIRE(products.size() == 1);
  CHECK(products.front().id == "paspoort");
  CHECK(holds_words(
      error_of(read_products(ProductSource::Qmatic, R"([{"name": "Paspoort"}])", "q.json", "nl")),
      "$[0]: \"publicId\" is missing"));
  CHECK(holds_words(error_of(read_products(
                        ProductSource::Qmatic,
                        R"([{"publicId": "A b", "name": "x"}, {"publicId": "a-B", "name": "y"}])",
                        "q.json", "nl")),
                    "code of its own"));
}

TEST_CASE("JCC: by id, alone and within appointments, each once") {
  for (
      const char* json :
      {R"([{"id": "u-1", "number": 13, "description": "Omgevingsvergunning"},
            {"id": "u-2", "description": "Verhuizing"}])",
       R"({"activityList": [{"amount": 1, "activity": {"id": "u-1", "description": "Omgevingsvergunning"}},
            {"amount": 2, "activity": {"id": "u-2", "description": "Verhuizing"}}]})",
       R"([{"activityList": [{"amount": 1, "activity": {"id": "u-1", "description": "Omgevingsvergunning"}}]},
            {"activityList": [{"activity": {"id": "u-1", "description": "Omgevingsvergunning"}},
                              {"activity": {"id": "u-2", "description": "Verhuizing"}}]}])"}) {
    CAPTURE(json);
    const auto products = require_ok(read_products(ProductSource::Jcc, json, "j.json", "nl"));
    REQUIRE(products.size() == 2);
    CHECK(products[0].id == "u_1");
    CHECK(products[1].labels.at("nl") == "Verhuizing");
  }
}

TEST_CASE("CSV as spreadsheets write it") {
  const auto rows = require_ok(
      read_csv("\xEF\xBB\xBFPAS;\"Paspoort; spoed\"\r\n\r\nRIJ; \"zegt \"\"ja\"\"\"\n", "p.csv"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == std::vector<std::string>{"PAS", "Paspoort; spoed"});
  CHECK(rows[1].line == 3);
  CHECK(require_ok(read_csv("a,\"b\nc\"\nd,e", "p.csv"))[0].cells[1] == "b\nc");
  CHECK(require_ok(read_csv("a,b\n\"c\",\"d\"\"\"", "p.csv"))[1].cells[1] == "d\"");
  CHECK(holds_words(error_of(read_csv("PAS;Caf\xE9\n", "p.csv")), "CSV UTF-8"));
  CHECK(holds_words(error_of(read_csv("\xFF\xFEP\0A\0", "p.csv")), "CSV UTF-8"));
  CHECK(holds_words(error_of(read_csv("PAS;x\nRIJ;\"x\n", "p.csv")),
                    "line 2: a quote is not closed"));
  CHECK(holds_words(error_of(read_products(ProductSource::Csv, "PAS;a;b\n", "p.csv", "nl")),
                    "line 1: has 3 columns"));
  CHECK(holds_words(error_of(read_products(ProductSource::Csv, "PAS;a\npas;b\n", "p.csv", "nl")),
                    "line 2: \"pas\" is there twice"));
}

TEST_CASE("the real list of a municipality fits, chosen from, into the shipped questionnaire") {
  const std::string json = test::shared_data("qmatic-services.json");
  if (json.empty()) return;
  const auto products = require_ok(read_products(ProductSource::Qmatic, json, "q.json", "nl"));
  CHECK(products.size() == 18);
  const Document balie = shipped_document("balie");
  const ChoicesOptions options{"nl", true, {}};
  CHECK(holds_words(error_of(update_products(balie, products, {}, options)), "--only"));
  const auto update = require_ok(update_products(
      balie, products, {"Paspoort", "Rijbewijs", "BRP", "Identiteitskaart"}, options));
  require_ok(check_document(update.document, "balie.json"));
  const Document& choices = question_of(update.document, "product").at("choices");
  CHECK(shown_ids(choices) ==
        std::vector<std::string>{"rijbewijs", "paspoort", "brp", "identiteitskaart", "anders"});
  CHECK(choice_of(question_of(update.document, "product"), "rijbewijs").at("label").at("en") ==
        "Driving licence");
}

}  // namespace
}  // namespace zuil
