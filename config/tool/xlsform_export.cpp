// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_export.h"

#include <algorithm>
#include <map>
#include <optional>

#include "config/tool/own_columns.h"
#include "config/tool/workbook.h"
#include "config/tool/xlsform_import.h"
#include "config/tool/xlsform_texts.h"
#include "config/tool/xlsform_words.h"
#include "config/tool/xpath.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

// Lists of choices that are filtered say in this column which condition they are under.
constexpr auto kFilterColumn = "zuil_when";
constexpr auto kNeverOffered = "never";

// Rows of named columns; a column stands where it was first written, or where `order` puts it.
class Table {
 public:
  Table(std::string name, std::vector<std::string> order)
      : name_(std::move(name)), columns_(std::move(order)) {}

  void begin_row() { rows_.emplace_back(); }
  void put(const std::string& column, const std::string& text) {
    if (text.empty()) return;
    if (std::find(columns_.begin(), columns_.end(), column) == columns_.end())
      columns_.push_back(column);
    rows_.back()[column] = text;
  }
  void put_own(const OwnCell& cell) {
    put("zuil::" + cell.path + (cell.language.empty() ? "" : "::" + language_name(cell.language)),
        cell.text);
  }

  Sheet sheet() const {
    Sheet sheet;
    sheet.name = name_;
    int index = 0;
    for (const std::string& column : columns_) {
      const auto holds = [&](const auto& row) { return row.contains(column); };
      if (std::none_of(rows_.begin(), rows_.end(), holds) && !is_needed(column)) continue;
      sheet.rows[1][index] = SheetCell{column};
      for (std::size_t i = 0; i < rows_.size(); ++i)
        if (const auto cell = rows_[i].find(column); cell != rows_[i].end())
          sheet.rows[static_cast<int>(i) + 2][index] = SheetCell{cell->second};
      ++index;
    }
    return sheet;
  }

 private:
  static bool is_needed(const std::string& column) {
    return column == "type" || column == "name" || column == "list_name";
  }

  std::string name_;
  std::vector<std::string> columns_;
  std::vector<std::map<std::string, std::string>> rows_;
};

// The cells that make the rows of a draft into the questionnaire itself.
struct Differences {
  std::vector<OwnCell> document;
  std::map<std::string, std::vector<OwnCell>> sections;                         // by id
  std::map<std::string, std::vector<OwnCell>> questions;                        // by id
  std::map<std::pair<std::string, std::string>, std::vector<OwnCell>> choices;  // question, choice
};

class Exporter {
 public:
  Exporter(const Document& document, const Questionnaire& questionnaire, Differences differences)
      : document_(document),
        questionnaire_(questionnaire),
        languages_(questionnaire.languages),
        differences_(std::move(differences)),
        survey_("survey", order_with({"type", "name"}, {"label", "hint"},
                                     {"required", "relevant", "appearance", "parameters",
                                      "choice_filter", "constraint"},
                                     {"constraint_message"})),
        choices_("choices", order_with({"list_name", "name"}, {"label"}, {kFilterColumn}, {})),
        settings_("settings", {"form_title", "form_id", "default_language"}) {}

  Workbook workbook() {
    for (const Question& question : questionnaire_.questions)
      names_[question.id] = name_of(question.id);
    write_settings();
    write_questions();
    return {{survey_.sheet(), choices_.sheet(), settings_.sheet()}};
  }

 private:
  std::vector<std::string> order_with(std::vector<std::string> order,
                                      const std::vector<std::string>& texts,
                                      const std::vector<std::string>& plain,
                                      const std::vector<std::string>& more_texts) const {
    const auto add_texts = [&](const std::vector<std::string>& keys) {
      for (const std::string& key : keys)
        for (const std::string& language : languages_)
          order.push_back(key + "::" + language_name(language));
    };
    add_texts(texts);
    order.insert(order.end(), plain.begin(), plain.end());
    add_texts(more_texts);
    return order;
  }

  // A name in XML begins with a letter or an underscore.
  static std::string name_of(const std::string& id) {
    return id[0] >= '0' && id[0] <= '9' ? "_" + id : id;
  }

  XPathNames xpath_names(const std::string& self) const {
    return {[this, self](const std::string& id) {
              return id == self ? std::string(".") : "${" + names_.at(id) + "}";
            },
            [this](const std::string& id) { return questionnaire_.find(id)->type; }};
  }

  static Condition condition_of(const Document& json) {
    const nlohmann::json plain = json;
    return *read_condition(JsonReader(plain, "condition"));  // it was read before
  }

  // Whether the importer makes the very same condition of its XPath.
  bool comes_back(const Document& json, const std::string& xpath, const std::string& self) const {
    const auto read = read_xpath(xpath);
    if (!read) return false;
    const auto asked = [this](const std::string& id) {
      const Question& question = *questionnaire_.find(id);
      Asked found{id, question.type, {}};
      for (const Choice& choice : question.choices)
        found.choices.emplace_back(choice.id, choice.id);
      return found;
    };
    const FindAsked find = [&](const std::string& name) -> Result<Asked> {
      for (const auto& [id, known] : names_)
        if (known == name) return asked(id);
      return fail(ErrorCode::Invalid, "is unknown");
    };
    const std::optional<Asked> own = self.empty() ? std::nullopt : std::optional(asked(self));
    const auto condition = to_condition(*read, find, own ? &*own : nullptr);
    const Condition* made = condition ? std::get_if<Condition>(&*condition) : nullptr;
    return made != nullptr && to_json(*made) == nlohmann::json(json);
  }

  void write_settings() {
    settings_.begin_row();
    settings_.put("form_title", questionnaire_.title.in(languages_.front()));
    settings_.put("form_id", questionnaire_.id);
    settings_.put("default_language", language_name(languages_.front()));
    for (const OwnCell& cell : differences_.document) settings_.put_own(cell);
  }

  void write_texts(Table& table, const std::string& key, const Document& texts) {
    const auto name = [this](const std::string& id) -> std::optional<std::string> {
      const auto found = names_.find(id);
      return found == names_.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& [language, text] : texts.items())
      table.put(key + "::" + language_name(language), label_of_text(text.get<std::string>(), name));
  }

  void write_relevant(const Document& object) {
    const bool off = !object.value("visible", true);
    if (!object.contains("showIf")) return survey_.put("relevant", off ? "false()" : "");
    const Document& condition = object.at("showIf");
    const std::string xpath = to_xpath(condition_of(condition), xpath_names(""));
    survey_.put("relevant", off ? "false()" : xpath);
    if (off || !comes_back(condition, xpath, "")) survey_.put("zuil::showIf", condition.dump());
  }

  void write_questions() {
    std::string section;
    for (const Document& question : document_.at("questions")) {
      if (const std::string its = question.value("section", ""); its != section) {
        if (!section.empty()) end_group();
        section = its;
        if (!section.empty()) begin_group(section);
      }
      write_question(question);
    }
    if (!section.empty()) end_group();
  }

  void begin_group(const std::string& id) {
    survey_.begin_row();
    survey_.put("type", "begin_group");
    // A group and a question side by side cannot have the same name.
    const std::string name = name_of(questionnaire_.find(id) == nullptr ? id : "groep_" + id);
    survey_.put("name", name);
    if (name != id) survey_.put("zuil::id", id);
    for (const Document& section : document_.at("sections")) {
      if (section.at("id") != id) continue;
      if (section.contains("title")) write_texts(survey_, "label", section.at("title"));
      write_relevant(section);
    }
    for (const OwnCell& cell : differences_.sections[id]) survey_.put_own(cell);
  }

  void end_group() {
    survey_.begin_row();
    survey_.put("type", "end_group");
  }

  void write_question(const Document& question) {
    const std::string id = question.at("id");
    const Question& known = *questionnaire_.find(id);
    survey_.begin_row();
    survey_.put("type", form_type(known, question));
    survey_.put("name", names_.at(id));
    survey_.put("zuil::type", question.at("type"));
    if (names_.at(id) != id) survey_.put("zuil::id", id);
    write_texts(survey_, "label", question.at("text"));
    if (question.contains("hint")) write_texts(survey_, "hint", question.at("hint"));
    // Elsewhere there is no "not applicable": who cannot answer must be able to go on.
    if (known.required && !known.not_applicable) survey_.put("required", "yes");
    write_relevant(question);
    write_form_rules(known, question);
    write_constraint(known, question);
    for (const OwnCell& cell : differences_.questions[id]) survey_.put_own(cell);
    write_specify_rows(known, question);
  }

  std::string form_type(const Question& known, const Document& question) {
    switch (known.type) {
      case QuestionType::SingleChoice:
      case QuestionType::Scale:
      case QuestionType::YesNo:
      case QuestionType::Smiley:
        return "select_one " + list_of(known, question);
      case QuestionType::MultipleChoice:
        return "select_multiple " + list_of(known, question);
      case QuestionType::Mark:
        return "range";
      case QuestionType::Text:
      case QuestionType::Contact:
        return "text";
      case QuestionType::Number:
        return question.value("step", 1.0) == 1 ? "integer" : "decimal";
      case QuestionType::Date:
        return "date";
      case QuestionType::Info:
      case QuestionType::Summary:
        break;
    }
    return "note";
  }

  void write_form_rules(const Question& known, const Document& question) {
    if (known.type == QuestionType::Scale) survey_.put("appearance", "likert");
    if (known.type == QuestionType::Mark) survey_.put("parameters", "start=1 end=10 step=1");
    if (known.shuffle) survey_.put("parameters", "randomize=true");
    if (question.contains("choices"))
      survey_.put("choice_filter", filter_of(question.at("choices")));
  }

  // Each condition of a choice has a number, which the column zuil_when of the choices names:
  // "zuil_when = '' or (zuil_when = '1' and ${q} = 'ja')".
  static std::vector<std::string> conditions_in(const Document& choices) {
    std::vector<std::string> conditions;
    for (const Document& choice : choices) {
      if (!choice.value("visible", true) || !choice.contains("showIf")) continue;
      const std::string condition = choice.at("showIf").dump();
      if (std::find(conditions.begin(), conditions.end(), condition) == conditions.end())
        conditions.push_back(condition);
    }
    return conditions;
  }

  std::string filter_of(const Document& choices) const {
    const auto hidden = [](const Document& one) { return !one.value("visible", true); };
    const auto conditions = conditions_in(choices);
    if (conditions.empty() && std::none_of(choices.begin(), choices.end(), hidden)) return "";
    std::string filter = std::string(kFilterColumn) + " = ''";
    for (std::size_t i = 0; i < conditions.size(); ++i)
      filter += " or (" + std::string(kFilterColumn) + " = " + quoted(std::to_string(i + 1)) +
                " and (" + to_xpath(condition_of(Document::parse(conditions[i])), xpath_names("")) +
                "))";
    return filter;
  }

  // The name of the list with these choices; written where no earlier question has the same.
  std::string list_of(const Question& known, const Document& question) {
    Document choices = question.at("choices");
    std::string key;
    for (Document& choice : choices) {
      choice.erase("specify");
      key += choice.dump();
      for (const OwnCell& cell : differences_.choices[{known.id, choice.value("id", "")}])
        key += cell.path + cell.language + cell.text;
    }
    const auto [found, is_new] = lists_.try_emplace(key, names_.at(known.id));
    if (!is_new) return found->second;
    const auto conditions = conditions_in(choices);
    for (const Document& choice : choices) {
      const std::string id = choice.at("id");
      choices_.begin_row();
      choices_.put("list_name", found->second);
      choices_.put("name", id);
      write_texts(choices_, "label", choice.at("label"));
      if (!choice.value("visible", true))
        choices_.put(kFilterColumn, kNeverOffered);
      else if (choice.contains("showIf"))
        choices_.put(kFilterColumn, place_in(conditions, choice.at("showIf").dump()));
      write_choice_cells(known.id, choice);
    }
    return found->second;
  }

  static std::string place_in(const std::vector<std::string>& conditions,
                              const std::string& condition) {
    const auto found = std::find(conditions.begin(), conditions.end(), condition);
    return std::to_string(found - conditions.begin() + 1);
  }

  void write_choice_cells(const std::string& question, const Document& choice) {
    if (!choice.value("visible", true)) choices_.put("zuil::visible", "false");
    if (choice.contains("showIf")) {
      const Document& condition = choice.at("showIf");
      const std::string xpath = to_xpath(condition_of(condition), xpath_names(""));
      if (!choice.value("visible", true) || !comes_back(condition, xpath, ""))
        choices_.put("zuil::showIf", condition.dump());
    }
    for (const OwnCell& cell : differences_.choices[{question, choice.value("id", "")}])
      choices_.put_own(cell);
  }

  // A number of the document, with its decimals as they are written there.
  static std::string bound(const Document& number) { return number.dump(); }

  void write_constraint(const Question& known, const Document& question) {
    if (question.contains("constraint")) {
      const Document& rule = question.at("constraint").at("rule");
      const std::string xpath = to_xpath(condition_of(rule), xpath_names(known.id));
      survey_.put("constraint", xpath);
      write_texts(survey_, "constraint_message", question.at("constraint").at("message"));
      if (!comes_back(rule, xpath, known.id)) survey_.put("zuil::constraint.rule", rule.dump());
      return;
    }
    std::string bounds;
    const auto add = [&](const char* key, const std::string& sign) {
      if (!question.contains(key)) return;
      const Document& value = question.at(key);
      bounds += bounds.empty() ? "" : " and ";
      bounds +=
          ". " + sign + " " +
          (value.is_string() ? "date(" + quoted(value.get<std::string>()) + ")" : bound(value));
    };
    add(known.type == QuestionType::Date ? "earliest" : "minimum", ">=");
    add(known.type == QuestionType::Date ? "latest" : "maximum", "<=");
    survey_.put("constraint", bounds);
  }

  // Elsewhere "anders, namelijk" is a question of its own; the import puts it back.
  void write_specify_rows(const Question& known, const Document& question) {
    if (!question.contains("choices")) return;
    for (const Document& choice : question.at("choices")) {
      if (!choice.contains("specify")) continue;
      const std::string id = choice.at("id");
      const std::string reference = "${" + names_.at(known.id) + "}";
      survey_.begin_row();
      survey_.put("type", "text");
      survey_.put("name", names_.at(known.id) + "_" + id);
      write_texts(survey_, "label", choice.at("specify"));
      survey_.put("relevant", known.type == QuestionType::MultipleChoice
                                  ? "selected(" + reference + ", " + quoted(id) + ")"
                                  : reference + " = " + quoted(id));
      survey_.put("zuil::specifies", id);
    }
  }

  const Document& document_;
  const Questionnaire& questionnaire_;
  const std::vector<std::string>& languages_;
  Differences differences_;
  Table survey_;
  Table choices_;
  Table settings_;
  Names names_;  // of questions, by id
  std::map<std::string, std::string> lists_;
};

// The list with that key; an empty one where there is none.
const Document& list_in(const Document& object, const char* key) {
  static const Document none = Document::array();
  return object.contains(key) ? object.at(key) : none;
}

// Objects of a list by their id.
const Document* with_id(const Document& list, const std::string& id) {
  for (const Document& one : list)
    if (one.value("id", "") == id) return &one;
  return nullptr;
}

Differences differences_of(const Document& wanted, const Document& draft) {
  const auto languages = languages_of(wanted);
  Differences differences;
  differences.document =
      own_differences(wanted, draft, languages, {"questions", "sections", "languages", "$schema"});
  for (const Document& section : list_in(wanted, "sections"))
    if (const auto* made = with_id(list_in(draft, "sections"), section.at("id")))
      differences.sections[section.at("id")] =
          own_differences(section, *made, languages, {"showIf"});
  for (const Document& question : wanted.at("questions")) {
    const std::string id = question.at("id");
    const Document* made = with_id(draft.at("questions"), id);
    if (made == nullptr) continue;
    differences.questions[id] = own_differences(question, *made, languages, {"choices", "showIf"});
    for (const Document& choice : list_in(question, "choices"))
      if (const auto* one = with_id(list_in(*made, "choices"), choice.at("id")))
        differences.choices[{id, choice.at("id")}] =
            own_differences(choice, *one, languages, {"specify", "showIf"});
  }
  return differences;
}

}  // namespace

Result<std::string> export_xlsform(const Document& document, const std::string& name) {
  ZUIL_TRY(const Questionnaire questionnaire, read_questionnaire(document.dump(), name));
  Document wanted = document;
  wanted.erase("$schema");
  ZUIL_TRY(const std::string draft, write_workbook(Exporter(wanted, questionnaire, {}).workbook()));
  ZUIL_TRY(const Imported imported, import_xlsform(draft, name, {.checked = false}));
  Differences differences = differences_of(wanted, imported.document);
  ZUIL_TRY(const std::string bytes,
           write_workbook(Exporter(wanted, questionnaire, std::move(differences)).workbook()));
  ZUIL_TRY(const Imported back, import_xlsform(bytes, name));
  if (nlohmann::json(back.document).dump() != nlohmann::json(wanted).dump())
    return fail(ErrorCode::Invalid, name + ": would not come back the same from an XLSForm",
                "Look for texts with braces or with white space at their ends.");
  return bytes;
}

}  // namespace zuil
