// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/products_import.h"

#include <algorithm>

#include "config/tool/csv.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::size_t kMostShown = 12;
constexpr std::size_t kLongestId = 60;
const std::string kUnnamed = "label";  // the language of a column that names none

using Products = std::vector<SourceChoice>;

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

// A product that is listed twice is fine; two different ones must not share an id.
Result<void> add_product(Products& products, const std::string& code, const std::string& label,
                         const std::string& language, const JsonReader& place) {
  const std::string id = product_id(code);
  const auto same = std::find_if(products.begin(), products.end(),
                                 [&](const SourceChoice& product) { return product.id == id; });
  if (same == products.end()) {
    products.push_back({id, code, {{language, label}}, Document::object()});
    return {};
  }
  if (same->name == code && same->labels.at(language) == label) return {};
  return place.fail_here(
      "\"" + code + "\" is listed as \"" + same->name + "\" too, with another name",
      "Each product needs a code of its own: give them as a CSV.");
}

Result<std::string> label_of(const JsonReader& json, std::string_view key) {
  ZUIL_TRY(const JsonReader member, json.member(key));
  ZUIL_TRY(const std::string text, member.non_empty_string());
  return trimmed(text);
}

// The elements of the list itself, or of its member `key`.
Result<std::vector<JsonReader>> list_in(const JsonReader& json, std::string_view key) {
  if (json.value().is_array()) return json.elements();
  return json.member(key).and_then([](const JsonReader& list) { return list.elements(); });
}

Result<Products> read_qmatic(const JsonReader& json, const std::string& language) {
  Products products;
  ZUIL_TRY(const auto services, list_in(json, "serviceList"));
  for (const JsonReader& service : services) {
    ZUIL_TRY(const std::string code, label_of(service, "publicId"));
    ZUIL_TRY(const std::string label, label_of(service, "name"));
    ZUIL_TRY(const bool active, service.boolean_or("active", true));
    ZUIL_TRY(const bool is_public, service.boolean_or("publicEnabled", true));
    if (active && is_public) ZUIL_CHECK(add_product(products, code, label, language, service));
  }
  return products;
}

// `json` is a list of activities or of appointments that have them; within an appointment there are
// no others.
Result<void> add_activities(Products& products, const JsonReader& json, const std::string& language,
                            bool within = false) {
  ZUIL_TRY(const auto entries, list_in(json, "activityList"));
  for (const JsonReader& entry : entries) {
    if (entry.has("activityList") && !within) {
      ZUIL_CHECK(add_activities(products, entry, language, true));
      continue;
    }
    ZUIL_TRY(const JsonReader activity,
             entry.has("activity") ? entry.member("activity") : Result<JsonReader>(entry));
    ZUIL_TRY(const std::string code, label_of(activity, "id"));
    ZUIL_TRY(const std::string label, label_of(activity, "description"));
    ZUIL_CHECK(add_product(products, code, label, language, activity));
  }
  return {};
}

struct Columns {
  std::vector<std::string> languages;  // of the second column and on
  bool named = false;                  // by the first line
};

bool is_tag(const std::string& text) {
  return text.size() >= 2 && text.size() <= 8 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos;
}

// "code;label" or "code;nl;en" as first line; without: code and label.
Result<Columns> read_columns(const CsvRow& first, const std::string& name,
                             const std::string& language) {
  if (lower(first.cells.front()) != "code") return Columns{{language}, false};
  Columns columns{{}, true};
  for (std::size_t i = 1; i < first.cells.size(); ++i) {
    const std::string title = lower(first.cells[i]);
    const bool is_label = title == "label" || title == "naam" || title == "omschrijving";
    if (!is_label && !is_tag(title))
      return fail(ErrorCode::Invalid,
                  name + ": line 1, column " + std::to_string(i + 1) + ": \"" + first.cells[i] +
                      "\" is neither label nor a language",
                  "Name the columns: code;label, or code;nl;en.");
    columns.languages.push_back(is_label ? language : title);
  }
  return columns;
}

Result<Products> read_table(std::string_view text, const std::string& name,
                            const std::string& language) {
  ZUIL_TRY(const auto rows, read_csv(text, name));
  if (rows.empty()) return fail(ErrorCode::Invalid, name + ": is empty", "A line is: code;label.");
  ZUIL_TRY(const Columns columns, read_columns(rows.front(), name, language));
  Products products;
  for (std::size_t r = columns.named ? 1 : 0; r < rows.size(); ++r) {
    const CsvRow& row = rows[r];
    const auto fault = [&](const std::string& what) {
      return fail(ErrorCode::Invalid, name + ": line " + std::to_string(row.line) + ": " + what,
                  "A line is: code;label, or with more languages as the first line says.");
    };
    if (row.cells.size() != columns.languages.size() + 1)
      return fault("has " + std::to_string(row.cells.size()) + " columns instead of " +
                   std::to_string(columns.languages.size() + 1));
    if (row.cells.front().empty()) return fault("has no code");
    const std::string id = product_id(row.cells.front());
    if (std::any_of(products.begin(), products.end(),
                    [&](const SourceChoice& product) { return product.id == id; }))
      return fault("\"" + row.cells.front() + "\" is there twice, as the code " + id);
    SourceChoice product{id, row.cells.front(), {}, Document::object()};
    for (std::size_t i = 0; i < columns.languages.size(); ++i)
      if (!row.cells[i + 1].empty()) product.labels[columns.languages[i]] = row.cells[i + 1];
    products.push_back(std::move(product));
  }
  return products;
}

Result<Products> chosen(Products products, const std::vector<std::string>& only) {
  if (only.empty()) return products;
  Products kept;
  for (const std::string& code : only) {
    const auto found =
        std::find_if(products.begin(), products.end(),
                     [&](const SourceChoice& product) { return product.name == code; });
    if (found == products.end())
      return fail(ErrorCode::Invalid,
                  "--only names \"" + code + "\", which is no product of the list",
                  "Write the code exactly as it is there.");
    kept.push_back(*found);
  }
  return kept;
}

Result<Document*> product_question(Document& questionnaire) {
  for (Document& question : questionnaire["questions"])
    if (question.contains("measure") && question["measure"].value("kind", "") == "product")
      return &question;
  return fail(
      ErrorCode::Invalid, "the questionnaire has no question with measure \"product\"",
      "Add to the question that asks for the product: \"measure\": {\"kind\": \"product\"}.");
}

Result<void> check_number_shown(const Document& choices, const Products& products) {
  const auto shown = std::count_if(choices.begin(), choices.end(), [](const Document& choice) {
    return choice.value("visible", true);
  });
  if (static_cast<std::size_t>(shown) <= kMostShown) return {};
  std::string codes;
  for (const SourceChoice& product : products) codes += " " + product.name;
  return fail(ErrorCode::Invalid,
              std::to_string(shown) + " products would be shown, and a screen holds " +
                  std::to_string(kMostShown),
              "Choose those that matter with --only CODE…, from:" + codes);
}

}  // namespace

std::string product_id(std::string_view code) {
  std::string id;
  for (const char letter : lower(std::string(code))) {
    const bool fits = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (fits || id.empty() || id.back() != '_') id += fits ? letter : '_';
  }
  const bool says_something = id.find_first_not_of('_') != std::string::npos;
  if (says_something && id.size() <= kLongestId) return id == "na" ? "na_" : id;
  return (says_something ? id.substr(0, 40) : "product") + "_" +
         sha256_hex(as_bytes(code)).substr(0, 12);
}

Result<Products> read_products(ProductSource source, std::string_view text, const std::string& name,
                               const std::string& language) {
  if (source == ProductSource::Csv) return read_table(text, name, language);
  ZUIL_TRY(const nlohmann::json json, parse_json(text, name));
  const JsonReader reader(json, name);
  if (source == ProductSource::Qmatic) return read_qmatic(reader, language);
  Products products;
  ZUIL_CHECK(add_activities(products, reader, language));
  return products;
}

Result<Translations> read_translations(std::string_view csv, const std::string& name) {
  ZUIL_TRY(const Products rows, read_table(csv, name, kUnnamed));
  Translations translations;
  for (const SourceChoice& row : rows) {
    if (row.labels.contains(kUnnamed))
      return fail(ErrorCode::Invalid, name + ": the first line does not say in which languages",
                  "Begin with a line that names the columns: code;en;fy.");
    translations[row.name] = row.labels;
  }
  return translations;
}

Result<QuestionnaireUpdate> update_products(const Document& questionnaire, Products products,
                                            const std::vector<std::string>& only,
                                            const ChoicesOptions& options) {
  QuestionnaireUpdate update{questionnaire, {}, {}};
  ZUIL_TRY(Document * question, product_question(update.document));
  ZUIL_TRY(products, chosen(std::move(products), only));
  if (products.empty())
    return fail(ErrorCode::Invalid, "the list has no product that is open to visitors",
                "Is this the right file?");
  for (const SourceChoice& product : products)
    if (!product.labels.contains(options.language))
      return fail(ErrorCode::Invalid,
                  "\"" + product.name + "\" has no label in " + options.language,
                  "Add it to the list.");
  ZUIL_TRY(auto updated,
           update_choices(question->at("choices"), products, languages_of(questionnaire), options));
  ZUIL_CHECK(check_number_shown(updated.choices, products));
  (*question)["choices"] = std::move(updated.choices);
  update.changes = std::move(updated.changes);
  update.notes = std::move(updated.notes);
  return update;
}

}  // namespace zuil
