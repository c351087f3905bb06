// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_question.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zuil {
namespace {

constexpr std::size_t kMostChoices = 12;
constexpr double kDefaultMaximum = 1'000'000;

std::string at_row(const FormSoFar& form, int row) {
  return form.survey.name() + ", row " + std::to_string(row);
}

Document number_json(double number) {
  if (number == std::round(number) && std::abs(number) < 1e15)
    return static_cast<std::int64_t>(std::llround(number));
  return number;
}

// One row on its way to becoming a question.
class Builder {
 public:
  Builder(FormSoFar& form, const SurveyRow& row) : form_(form), row_(row) {}

  Document build() {
    const auto refused_before = form_.findings.refusals.size();
    asked_.id = row_.id;
    question_["id"] = row_.id;
    read_list();
    decide_type();
    question_["type"] = type_;
    read_texts();
    read_required();
    read_choices();
    read_rules();
    apply_own_columns(form_.survey, row_.row, form_.texts, {"type", "id", "specifies"}, question_,
                      form_.findings);
    form_.asked[row_.name] = asked_;
    return form_.findings.refusals.size() > refused_before ? Document(nullptr) : question_;
  }

 private:
  std::string cell(std::string_view key) const { return form_.survey.at(row_.row, key); }
  void refuse(std::string_view key, std::string what, std::string mend) {
    form_.findings.refuse(form_.survey.refusal(row_.row, key, std::move(what), std::move(mend)));
  }
  void note(const std::string& what) {
    form_.findings.notes.push_back(at_row(form_, row_.row) + ": " + what);
  }
  bool is_select() const {
    return row_.type.type == FormType::SelectOne || row_.type.type == FormType::SelectMultiple;
  }

  void read_list() {
    if (!is_select()) return;
    const auto found = form_.lists.find(row_.type.list);
    if (found == form_.lists.end()) {
      refuse("type", "there is no list \"" + row_.type.list + "\" on the sheet choices",
             "Add its choices there, with this name in the column list_name.");
      return;
    }
    form_.lists_used.insert(row_.type.list);
    list_ = found->second;
  }

  // The column zuil::type, when it goes with the type of the form; else what the form implies.
  void decide_type() {
    type_ = implied_type();
    for (const auto& [column, text] : form_.survey.own_cells(row_.row)) {
      if (column->key != "type") continue;
      const auto fitting = fitting_types();
      if (std::find(fitting.begin(), fitting.end(), text) != fitting.end())
        type_ = text;
      else
        form_.findings.refuse(form_.survey.refusal(
            row_.row, column, "\"" + text + "\" does not go with the column type",
            "Empty this cell, or put the column type back."));
    }
    asked_.type = question_type();
  }

  std::vector<std::string> fitting_types() const {
    switch (row_.type.type) {
      case FormType::SelectOne:
        return {"single", "scale", "yesno", "smiley"};
      case FormType::SelectMultiple:
        return {"multiple"};
      case FormType::Text:
        return {"text", "contact"};
      case FormType::Integer:
      case FormType::Decimal:
        return {"number"};
      case FormType::Range:
        return {"mark", "number"};
      case FormType::Date:
        return {"date"};
      case FormType::Note:
        return {"info", "summary"};
      case FormType::Acknowledge:
        return {"info"};
      case FormType::BeginGroup:
      case FormType::EndGroup:
        break;
    }
    return {};
  }

  std::string implied_type() const {
    if (row_.type.type == FormType::Range) return is_mark() ? "mark" : "number";
    if (row_.type.type != FormType::SelectOne) return fitting_types().front();
    const bool plain = cell("choice_filter").empty() && !row_.type.or_other;
    if (plain && is_yes_and_no(list_)) return "yesno";
    if (plain && list_.size() == 5 && lower_case(tidy(cell("appearance"))) == "likert")
      return "scale";
    return "single";
  }

  QuestionType question_type() const {
    constexpr std::array<std::pair<std::string_view, QuestionType>, 11> kTypes{{
        {"single", QuestionType::SingleChoice},
        {"multiple", QuestionType::MultipleChoice},
        {"scale", QuestionType::Scale},
        {"yesno", QuestionType::YesNo},
        {"smiley", QuestionType::Smiley},
        {"mark", QuestionType::Mark},
        {"text", QuestionType::Text},
        {"contact", QuestionType::Contact},
        {"number", QuestionType::Number},
        {"date", QuestionType::Date},
        {"summary", QuestionType::Summary},
    }};
    for (const auto& [name, type] : kTypes)
      if (name == type_) return type;
    return QuestionType::Info;
  }

  void read_texts() {
    const FindQuestionId find = [this](const std::string& name) -> Result<std::string> {
      ZUIL_TRY(const Asked found, find_asked(form_, name));
      return found.id;
    };
    const FormSheet& survey = form_.survey;
    question_["text"] = form_.texts.read(survey, row_.row, "label", &find, form_.findings);
    if (form_.texts.is_written(survey, row_.row, "hint"))
      question_["hint"] = form_.texts.read(survey, row_.row, "hint", &find, form_.findings);
  }

  void read_required() {
    const auto required = read_yes_no(cell("required"));
    if (!required) {
      refuse("required", "is an expression, which is not supported", "Write yes or no.");
    } else if (*required && row_.type.type == FormType::Note) {
      refuse("required", "a note cannot be answered", "Empty this cell.");
    } else if (*required && row_.type.type != FormType::Acknowledge) {
      question_["required"] = true;
    }
    if (row_.type.type == FormType::Acknowledge)
      note("acknowledge becomes a page to read; going on from it is the acknowledgement");
  }

  void read_choices() {
    if (!is_select()) {
      if (!cell("choice_filter").empty())
        refuse("choice_filter", "this question has no choices", "Empty this cell.");
      return;
    }
    std::optional<XPath> filter = read_filter();
    Document choices = Document::array();
    for (std::size_t i = 0; i < list_.size(); ++i) {
      Document choice = list_[i].json;
      if (type_ == "yesno") choice["id"] = i == 0 ? "ja" : "nee";
      if (!add_filter(filter, list_[i], choice)) continue;
      asked_.choices.emplace_back(list_[i].name, choice.value("id", ""));
      choices.push_back(std::move(choice));
    }
    if (row_.type.or_other) add_other(choices);
    const bool few = choices.size() < 2;
    if ((few || choices.size() > kMostChoices) && !list_.empty())
      refuse("type", "has " + std::to_string(choices.size()) + (few ? " choice" : " choices"),
             "The kiosk shows 2 to 12 choices on one screen: add some, join some, or ask in two "
             "steps.");
    question_["choices"] = std::move(choices);
  }

  std::optional<XPath> read_filter() {
    const std::string text = cell("choice_filter");
    if (text.empty()) return std::nullopt;
    auto filter = read_xpath(text);
    if (!filter) {
      refuse("choice_filter", filter.error().message, filter.error().hint);
      return std::nullopt;
    }
    for (const auto& [column, position] : columns_of(*filter)) {
      form_.columns_used.insert(column);
      if (list_.empty() || list_.front().columns.contains(column)) continue;
      refuse("choice_filter",
             "at character " + std::to_string(position) + ": \"" + column +
                 "\" is not a column of the sheet choices",
             "Write '" + column + "' in quotes for a text, ${" + column + "} for a question.");
      return std::nullopt;
    }
    return std::move(*filter);
  }

  // False: never offered in this question.
  bool add_filter(const std::optional<XPath>& filter, const FormChoice& from, Document& choice) {
    if (!filter) return true;
    const std::string wording = cell("choice_filter");
    if (choice.contains("showIf")) {
      const auto own = own_condition(choice.at("showIf").dump());
      if (own && wording.find(to_xpath(*own, names_in(form_))) != std::string::npos) return true;
      form_.findings.refuse(form_.choices->refusal(
          from.row, nullptr, "zuil::showIf does not say what the choice_filter says",
          "Empty the cell in the column zuil::showIf."));
      return true;
    }
    const FindAsked find = [this](const std::string& name) { return find_asked(form_, name); };
    auto condition = to_condition(with_columns(*filter, from.columns), find, nullptr);
    if (!condition) {
      refuse("choice_filter", "for the choice \"" + from.name + "\": " + condition.error().message,
             condition.error().hint);
      return true;
    }
    if (const bool* constant = std::get_if<bool>(&*condition))
      return *constant || choice.contains("visible");
    choice["showIf"] = to_json(std::get<Condition>(*condition));
    return true;
  }

  // As ODK: adds "other" unless the list has it, and asks for it in "<question>_other".
  void add_other(Document& choices) {
    std::vector<std::string> untranslated;
    const auto& languages = form_.texts.languages();
    std::size_t place = 0;
    while (place < choices.size() && asked_.choices[place].first != "other") ++place;
    if (place == choices.size()) {
      asked_.choices.emplace_back("other", id_of_other(choices));
      choices.push_back({{"id", asked_.choices.back().second},
                         {"label", our_text(OurText::Other, languages, untranslated)}});
    }
    choices[place]["specify"] = our_text(OurText::SpecifyOther, languages, untranslated);
    const std::string& id = asked_.choices[place].second;
    form_.asked[row_.name + "_other"] = Asked{row_.id + "_" + id, QuestionType::Text, {}};
    note("or_other: look at our texts of the choice \"" + id + "\"" + in_english(untranslated));
  }

  std::string id_of_other(const Document& choices) const {
    std::string id = "anders";
    const auto is_taken = [&](const std::string& wanted) {
      return form_.names.contains(row_.id + "_" + wanted) ||
             std::any_of(choices.begin(), choices.end(),
                         [&](const Document& one) { return one.value("id", "") == wanted; });
    };
    for (int i = 2; is_taken(id); ++i) id = "anders_" + std::to_string(i);
    return id;
  }

  static std::string in_english(const std::vector<std::string>& languages) {
    if (languages.empty()) return "";
    return "; in ENGLISH, to be translated, for: " + languages.front() +
           (languages.size() > 1 ? " and more" : "");
  }

  void read_rules() {
    const RowCondition relevant = read_relevant(form_, row_.row);
    if (relevant.never) question_["visible"] = false;
    if (relevant.json) question_["showIf"] = *relevant.json;
    read_appearance();
    read_parameters();
    read_constraint();
  }

  void read_appearance() {
    const std::string appearance = lower_case(tidy(cell("appearance")));
    const bool one = row_.type.type == FormType::SelectOne;
    const bool fits = appearance.empty() || (is_select() && appearance == "minimal") ||
                      (one && appearance == "likert") ||
                      (row_.type.type == FormType::Range && appearance == "rating");
    if (!fits)
      refuse("appearance", "\"" + appearance + "\" is not supported",
             "Empty this cell; the kiosk shows each type in its own way.");
  }

  // "start=1 end=10 step=1"
  std::map<std::string, std::string> parameters() const {
    std::string text = cell("parameters");
    for (char& c : text)
      if (c == ',' || c == ';') c = ' ';
    for (const std::string_view loose : {" =", "= "})
      for (auto at = (text = tidy(text)).find(loose); at != std::string::npos;
           at = text.find(loose))
        text.replace(at, 2, "=");
    std::map<std::string, std::string> found;
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find(' ', start), text.size());
      const std::string one = text.substr(start, end - start);
      const auto sign = std::min(one.find('='), one.size());
      found[lower_case(one.substr(0, sign))] = sign < one.size() ? one.substr(sign + 1) : "";
      start = end + 1;
    }
    return found;
  }

  double parameter(const std::string& name, double otherwise) const {
    const auto given = parameters();
    const auto found = given.find(name);
    return found == given.end() ? otherwise : read_number(found->second).value_or(otherwise);
  }

  // From 1 to 10 by 1, and said to be a mark, or shown as a rating.
  bool is_mark() const {
    if (parameter("start", 1) != 1 || parameter("end", 10) != 10 || parameter("step", 1) != 1)
      return false;
    if (lower_case(tidy(cell("appearance"))) == "rating") return true;
    for (const FormColumn& column : form_.survey.columns()) {
      if (column.own || (column.key != "label" && column.key != "hint")) continue;
      const std::string text = lower_case(form_.survey.at(row_.row, column));
      for (const std::string_view word :
           {"cijfer", "sifer", "mark", "grade", "rate", "puan", "ocen", "оцін", "درجة"})
        if (text.find(word) != std::string::npos) return true;
    }
    return false;
  }

  void read_parameters() {
    const bool range = row_.type.type == FormType::Range;
    for (const auto& [name, value] : parameters()) {
      const bool number = name == "start" || name == "end" || name == "step";
      if (range && number && read_number(value)) continue;
      if (is_select() && name == "randomize" && read_yes_no(value)) {
        if (*read_yes_no(value)) shuffle();
        continue;
      }
      refuse("parameters", "\"" + name + "=" + value + "\" is not supported",
             range ? "Write start=1 end=10 step=1, with numbers." : "Empty this cell.");
    }
    if (range && type_ == "number") {
      question_["minimum"] = number_json(parameter("start", 1));
      question_["maximum"] = number_json(parameter("end", 10));
      question_["step"] = number_json(parameter("step", 1));
    } else if (range) {
      add_mark_labels();
    }
  }

  // "Other" keeps its place at the end.
  void shuffle() {
    question_["shuffle"] = true;
    auto& choices = question_["choices"];
    if (row_.type.or_other && choices.back().contains("specify")) choices.back()["fixed"] = true;
  }

  void add_mark_labels() {
    std::vector<std::string> untranslated;
    const auto& languages = form_.texts.languages();
    question_["leastLabel"] = our_text(OurText::LeastMark, languages, untranslated);
    question_["mostLabel"] = our_text(OurText::MostMark, languages, untranslated);
    if (!form_.survey.says_own(row_.row, "leastLabel"))
      note("what 1 and 10 mean is our wording; look at leastLabel and mostLabel" +
           in_english(untranslated));
  }

  void read_constraint() {
    const bool has_message = form_.texts.is_written(form_.survey, row_.row, "constraint_message");
    const std::string text = cell("constraint");
    if (row_.type.type == FormType::Decimal) question_["step"] = 0.01;
    if (text.empty()) {
      if (has_message)
        refuse("constraint", "there is a constraint_message but no constraint",
               "Write the constraint, or empty the message.");
    } else if (has_own_rule(text)) {
      read_constraint_message(has_message);
    } else {
      read_rule(text, has_message);
    }
    note_default_bounds();
  }

  void read_rule(const std::string& text, bool has_message) {
    auto rule = read_xpath(text);
    if (!rule) return refuse("constraint", rule.error().message, rule.error().hint);
    if (set_bounds(*rule, has_message)) return;
    add_rule(*rule, has_message);
  }

  // Said in full by our own column, which goes with what stands here.
  bool has_own_rule(const std::string& text) {
    XPathNames names = names_in(form_);
    names.reference = [this, others = names.reference](const std::string& id) {
      return id == asked_.id ? std::string(".") : others(id);
    };
    names.type = [this, others = names.type](const std::string& id) {
      return id == asked_.id ? asked_.type : others(id);
    };
    for (const auto& [column, own] : form_.survey.own_cells(row_.row)) {
      if (column->key != "constraint.rule") continue;
      const auto rule = own_condition(own);
      if (rule && tidy(to_xpath(*rule, names)) == tidy(text)) return true;
    }
    return false;
  }

  void read_constraint_message(bool has_message) {
    if (has_message) {
      question_["constraint"]["message"] =
          form_.texts.read(form_.survey, row_.row, "constraint_message", nullptr, form_.findings);
      return;
    }
    std::vector<std::string> untranslated;
    question_["constraint"]["message"] =
        our_text(OurText::WrongAnswer, form_.texts.languages(), untranslated);
    note("the message of the constraint is a general one of ours" + in_english(untranslated));
  }

  void note_default_bounds() {
    if (type_ != "number" || row_.type.type == FormType::Range) return;
    const auto sets = [this](const std::string& bound) {
      return question_.contains(bound) || form_.survey.says_own(row_.row, bound);
    };
    std::string beyond = sets("minimum") ? "" : " below 0";
    if (!sets("maximum")) beyond += std::string(beyond.empty() ? "" : " or") + " above 1000000";
    if (!beyond.empty()) note("takes no numbers" + beyond + ", as the form sets no such bound");
  }

  // Bounds alone are part of the question itself; with a message of their own they are a rule.
  bool set_bounds(const XPath& rule, bool has_message) {
    const auto bounds = bounds_of(rule);
    const bool number = row_.type.type == FormType::Integer || row_.type.type == FormType::Decimal;
    const bool date = row_.type.type == FormType::Date;
    if (!bounds || !(number || date)) return false;
    const auto kind = number ? XPath::Kind::Number : XPath::Kind::Text;
    for (const auto* bound : {&bounds->least, &bounds->most})
      if (*bound && (*bound)->kind != kind) return false;
    const auto value = [&](const XPath& bound) {
      return number ? number_json(bound.number) : Document(bound.text);
    };
    if (bounds->least && (!has_message || (number && bounds->least->number < 0)))
      question_[number ? "minimum" : "earliest"] = value(*bounds->least);
    if (bounds->most && (!has_message || (number && bounds->most->number > kDefaultMaximum)))
      question_[number ? "maximum" : "latest"] = value(*bounds->most);
    return !has_message;
  }

  void add_rule(const XPath& rule, bool has_message) {
    const FindAsked find = [this](const std::string& name) -> Result<Asked> {
      if (name == row_.name) return asked_;
      return find_asked(form_, name);
    };
    auto condition = to_condition(rule, find, &asked_);
    if (!condition) return refuse("constraint", condition.error().message, condition.error().hint);
    if (std::holds_alternative<bool>(*condition))
      return refuse("constraint", "is always the same", "Empty this cell, or compare with '.'.");
    question_["constraint"]["rule"] = to_json(std::get<Condition>(*condition));
    read_constraint_message(has_message);
  }

  FormSoFar& form_;
  const SurveyRow& row_;
  std::vector<FormChoice> list_;
  std::string type_;
  Asked asked_;
  Document question_ = Document::object();
};

}  // namespace

Document read_form_question(FormSoFar& form, const SurveyRow& row) {
  return Builder(form, row).build();
}

void read_specify_row(FormSoFar& form, const SurveyRow& row, Document& questions) {
  std::string choice_id;
  for (const auto& [column, text] : form.survey.own_cells(row.row))
    if (column->key == "specifies") choice_id = text;
  const FindQuestionId find = [&form](const std::string& name) -> Result<std::string> {
    ZUIL_TRY(const Asked found, find_asked(form, name));
    return found.id;
  };
  Document text = form.texts.read(form.survey, row.row, "label", &find, form.findings);
  for (Document* question = questions.empty() ? nullptr : &questions.back(); question != nullptr;
       question = nullptr) {
    if (!question->is_object() || !question->contains("choices")) continue;
    for (Document& choice : question->at("choices")) {
      if (choice.value("id", "") != choice_id) continue;
      choice["specify"] = std::move(text);
      form.asked[row.name] =
          Asked{question->value("id", "") + "_" + choice_id, QuestionType::Text, {}};
      return;
    }
  }
  form.findings.refuse(form.survey.refusal(
      row.row, nullptr, "zuil::specifies names no choice of the question above",
      "Put the row below its question, or empty the cell in the column zuil::specifies."));
}

}  // namespace zuil
