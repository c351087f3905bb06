// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/surveyjs_question.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "config/tool/imported.h"

namespace zuil {
namespace {

using Json = nlohmann::json;
using Kind = SurveyQuestion::Kind;

constexpr std::size_t kMostChoices = 12;
constexpr std::size_t kScale = 5;

std::string words_of(const Json& json) {
  return json.is_string() ? json.get<std::string>() : json.dump();
}

bool is_on(const Json& json, const char* key) {
  return json.contains(key) && json.at(key) == true;
}

// A whole number as 5, not 5.0.
Document tidy(double number) {
  const bool whole = std::abs(number) < 1e15 && std::floor(number) == number;
  return whole ? Document(static_cast<std::int64_t>(number)) : Document(number);
}

class QuestionReader {
 public:
  QuestionReader(const Json& json, const std::string& path, SurveyContext& context)
      : json_(json), path_(path), context_(context), type_(json.at("type").get<std::string>()) {}

  std::vector<Document> read() {
    if (!json_.contains("name") || !json_.at("name").is_string()) {
      refuse("", "has no name");
      return {};
    }
    name_ = json_.at("name").get<std::string>();
    if (context_.questions.contains(name_)) refuse(".name", "\"" + name_ + "\" is there twice");
    const std::size_t refused = context_.refusals.size();
    question_ = start();
    if (!read_type()) return {};
    check_keys(json_, path_, SurveyKeys::Question, context_, type_);
    if (context_.refusals.size() > refused) know();  // or all that look at it would be refused too
    return std::move(made_);
  }

 private:
  void refuse(const std::string& where, const std::string& what) {
    context_.refuse(path_ + where, what);
  }

  Document start() {
    Document question{{"id", make_free_id(name_, "vraag", context_.ids)}, {"type", ""}};
    const char* title = json_.contains("title") ? "title" : "name";
    if (type_ != "html") question["text"] = context_.text(json_.at(title), path_ + "." + title);
    if (json_.contains("description")) {
      Document hint = context_.text(json_.at("description"), path_ + ".description");
      if (!hint.empty()) question["hint"] = std::move(hint);
    }
    if (is_on(json_, "isRequired")) question["required"] = true;
    if (auto condition = context_.condition(json_, "visibleIf", path_))
      question["showIf"] = std::move(*condition);
    known_.id = question["id"];
    return question;
  }

  // False for a type that was refused.
  bool read_type() {
    if (type_ == "radiogroup" || type_ == "dropdown" || type_ == "buttongroup")
      read_choices("single", Kind::OneChoice);
    else if (type_ == "checkbox" || type_ == "tagbox")
      read_choices("multiple", Kind::Choices);
    else if (type_ == "boolean")
      read_boolean();
    else if (type_ == "rating")
      read_rating();
    else if (type_ == "text")
      read_text();
    else if (type_ == "comment")
      read_words();
    else if (type_ == "matrix")
      read_matrix();
    else if (type_ == "html")
      read_html();
    else {
      refuse(".type", "\"" + type_ + "\" cannot be asked on a kiosk");
      know();
      return false;
    }
    return true;
  }

  void know() { context_.questions.try_emplace(name_, known_); }

  void finish(const std::string& type, Kind kind) {
    question_["type"] = type;
    known_.kind = kind;
    know();
    made_.push_back(std::move(question_));
  }

  // --- choices

  struct ChoiceList {
    Document choices = Document::array();
    std::vector<std::pair<Document, std::string>> values;
    std::vector<std::string> ids{"na"};
  };

  void add_choice(ChoiceList& list, const Json& value, Document label, const std::string& wanted) {
    const std::string id = make_free_id(wanted, "keuze", list.ids);
    list.values.emplace_back(Document(value), id);
    list.choices.push_back({{"id", id}, {"label", std::move(label)}});
  }

  // `value` or {value, text}, at `path`.
  void read_item(ChoiceList& list, const Json& item, const std::string& path) {
    if (!item.is_object()) {
      if (item.is_null() || item.is_array()) return context_.refuse(path, "is no choice");
      return add_choice(list, item, context_.text(item, path), words_of(item));
    }
    check_keys(item, path, SurveyKeys::Choice, context_);
    if (!item.contains("value") || item.at("value").is_structured())
      return context_.refuse(path, "has no value");
    const Json& value = item.at("value");
    const bool named = item.contains("text") && !item.at("text").is_null();
    add_choice(list, value, context_.text(named ? item.at("text") : value, path + ".text"),
               words_of(value));
    if (auto condition = context_.condition(item, "visibleIf", path))
      list.choices.back()["showIf"] = std::move(*condition);
  }

  ChoiceList read_items(const char* key) {
    ChoiceList list;
    const std::string path = path_ + "." + key;
    if (!json_.contains(key) || !json_.at(key).is_array()) {
      context_.refuse(path, "must be a list");
      return list;
    }
    for (std::size_t i = 0; i < json_.at(key).size(); ++i)
      read_item(list, json_.at(key)[i], path + "[" + std::to_string(i) + "]");
    return list;
  }

  Document own_or(const char* key, OwnText which) {
    if (json_.contains(key) && !json_.at(key).is_null())
      return context_.text(json_.at(key), path_ + "." + key);
    return context_.own(which, path_, key);
  }

  void add_special_choices(ChoiceList& list, bool several) {
    if (is_on(json_, "showOtherItem") || is_on(json_, "hasOther")) {
      Document label = own_or("otherText", OwnText::Other);
      add_choice(list, "other", label, "anders");
      list.choices.back()["specify"] = std::move(label);
    }
    if (is_on(json_, "showNoneItem") || is_on(json_, "hasNone")) {
      add_choice(list, "none", own_or("noneText", OwnText::None), "geen");
      if (several)
        context_.notes.push_back(path_ +
                                 ": on the kiosk \"none\" can be chosen together with "
                                 "another choice");
    }
    if (is_on(json_, "showDontKnowItem")) question_["notApplicable"] = true;
  }

  void read_choices(const std::string& type, Kind kind) {
    ChoiceList list = read_items("choices");
    const std::size_t own = list.choices.size();
    add_special_choices(list, kind == Kind::Choices);
    const std::string order =
        json_.contains("choicesOrder") ? words_of(json_.at("choicesOrder")) : "";
    if (order == "random") {
      question_["shuffle"] = true;
      for (std::size_t i = own; i < list.choices.size(); ++i) list.choices[i]["fixed"] = true;
    } else if (order == "asc" || order == "desc") {
      refuse(".choicesOrder", "write the choices in the order in which they must stand");
    }
    take_choices(std::move(list), ".choices");
    finish(type, kind);
  }

  void take_choices(ChoiceList list, const std::string& where) {
    const std::size_t count = list.choices.size();
    if (count < 2 || count > kMostChoices)
      refuse(where, "has " + std::to_string(count) + " choices; a screen holds 2 to 12");
    known_.choices = std::move(list.values);
    question_["choices"] = std::move(list.choices);
  }

  void read_boolean() {
    const Json yes = json_.value("valueTrue", Json(true));
    const Json no = json_.value("valueFalse", Json(false));
    known_.choices = {{Document(true), "ja"}, {Document(false), "nee"}};
    if (yes != true) known_.choices.emplace_back(Document(yes), "ja");
    if (no != false) known_.choices.emplace_back(Document(no), "nee");
    question_["choices"] =
        Document::array({Document{{"id", "ja"}, {"label", own_or("labelTrue", OwnText::Yes)}},
                         Document{{"id", "nee"}, {"label", own_or("labelFalse", OwnText::No)}}});
    finish("yesno", Kind::OneChoice);
  }

  // --- rating

  double number_or(const char* key, double otherwise) {
    if (!json_.contains(key) || json_.at(key).is_null()) return otherwise;
    if (json_.at(key).is_number()) return json_.at(key).get<double>();
    refuse(std::string(".") + key, "must be a number");
    return otherwise;
  }

  Document description(const char* key) {
    return json_.contains(key) ? context_.text(json_.at(key), path_ + "." + key)
                               : Document::object();
  }

  void read_rating() {
    if (json_.contains("rateType") && json_.at("rateType") == "smileys")
      context_.notes.push_back(path_ +
                               ": its smileys are shown as words here; if you want faces, "
                               "make it a \"smiley\" with a label to each");
    if (json_.contains("rateValues") && !json_.at("rateValues").empty()) {
      ChoiceList list = read_items("rateValues");
      return rate_by_choice(std::move(list));
    }
    const double least = number_or("rateMin", 1);
    const double step = number_or("rateStep", 1);
    const double most = json_.contains("rateMax") ? number_or("rateMax", 5)
                                                  : least + (number_or("rateCount", 5) - 1) * step;
    if (least == 1 && most == 10 && step == 1) return rate_by_mark();
    const double count = step > 0 ? std::floor((most - least) / step) + 1 : 0;
    if (!(count >= 2 && count <= 1'000'000)) {
      refuse("", "its rateMin, rateMax and rateStep give no scale");
      return finish("number", Kind::Number);
    }
    if (count > static_cast<double>(kMostChoices)) return rate_by_number(least, most, step);
    ChoiceList list;
    for (int i = 0; i < static_cast<int>(count); ++i) {
      const Json value(tidy(least + i * step));
      add_choice(list, value, same_in_all(context_.languages, value.dump()), value.dump());
    }
    rate_by_choice(std::move(list));
  }

  void rate_by_mark() {
    question_["leastLabel"] = own_or("minRateDescription", OwnText::Least);
    question_["mostLabel"] = own_or("maxRateDescription", OwnText::Most);
    finish("mark", Kind::Number);
  }

  void rate_by_number(double least, double most, double step) {
    question_["minimum"] = tidy(least);
    question_["maximum"] = tidy(most);
    question_["step"] = tidy(step);
    finish("number", Kind::Number);
  }

  // The ends say what they mean: "1: zeer slecht".
  void rate_by_choice(ChoiceList list) {
    if (!list.choices.empty()) {
      explain(list.choices.front()["label"], description("minRateDescription"));
      explain(list.choices.back()["label"], description("maxRateDescription"));
    }
    const bool scale = list.choices.size() == kScale;
    take_choices(std::move(list), "");
    finish(scale ? "scale" : "single", Kind::OneChoice);
  }

  static void explain(Document& label, const Document& meaning) {
    for (const auto& [language, words] : meaning.items())
      label[language] = label.value(language, "") + ": " + words.get<std::string>();
  }

  // --- typed

  void read_words() {
    const double length = number_or("maxLength", 1000);
    if (length >= 1 && length < 1000) question_["maxLength"] = static_cast<int>(length);
    finish("text", Kind::Text);
  }

  void read_text() {
    const std::string input =
        json_.contains("inputType") ? words_of(json_.at("inputType")) : "text";
    if (input == "text") return read_words();
    if (input == "number" || input == "range") {
      const double least = number_or("min", 0);
      const double most = number_or("max", 1'000'000);
      if (!json_.contains("min") || !json_.contains("max"))
        context_.notes.push_back(path_ + ": a number from " + tidy(least).dump() + " to " +
                                 tidy(most).dump() + " can be typed: set minimum and maximum");
      return rate_by_number(least, most, number_or("step", 1));
    }
    if (input == "date") {
      if (json_.contains("min")) question_["earliest"] = words_of(json_.at("min"));
      if (json_.contains("max")) question_["latest"] = words_of(json_.at("max"));
      return finish("date", Kind::Date);
    }
    if (input == "email" || input == "tel") {
      question_["contact"] = input == "tel" ? "phone" : "email";
      return finish("contact", Kind::Text);
    }
    refuse(".inputType", "\"" + input + "\" cannot be typed on a kiosk");
    finish("text", Kind::Text);
  }

  // --- matrix and html

  void read_matrix() {
    if (json_.contains("cellType") && json_.at("cellType") != "radio")
      refuse(".cellType", "only one choice a row can be asked");
    const bool required = is_on(json_, "isRequired") || is_on(json_, "isAllRowRequired") ||
                          is_on(json_, "eachRowRequired");
    if (required) question_["required"] = true;
    ChoiceList columns = read_items("columns");
    const bool scale = columns.choices.size() == kScale;
    take_choices(std::move(columns), ".columns");
    question_["type"] = scale ? "scale" : "single";
    known_.kind = Kind::OneChoice;
    if (!json_.contains("rows") || json_.at("rows").empty())
      return finish(scale ? "scale" : "single", Kind::OneChoice);
    read_rows();
  }

  // The title of the matrix is the hint of each row, unless it has a hint of its own.
  void read_rows() {
    const ChoiceList rows = read_items("rows");
    if (!question_.contains("hint") && json_.contains("title"))
      question_["hint"] = question_["text"];
    for (std::size_t i = 0; i < rows.choices.size(); ++i) {
      Document row = question_;
      SurveyQuestion known = known_;
      const std::string wanted =
          name_.substr(0, 12) + "_" + rows.choices[i]["id"].get<std::string>();
      known.id = make_free_id(wanted, "vraag", context_.ids);
      row["id"] = known.id;
      row["text"] = rows.choices[i]["label"];
      if (rows.choices[i].contains("showIf")) {
        const Document own = rows.choices[i]["showIf"];
        row["showIf"] =
            row.contains("showIf") ? Document{{"and", Document::array({row["showIf"], own})}} : own;
      }
      context_.questions.try_emplace(name_ + "." + words_of(Json(rows.values[i].first)), known);
      made_.push_back(std::move(row));
    }
  }

  void read_html() {
    if (!json_.contains("html")) return refuse("", "has no html");
    question_["text"] = context_.html(json_.at("html"), path_ + ".html");
    question_["type"] = "info";
    question_.erase("required");
    if (question_["text"].empty()) return;  // nothing to read
    made_.push_back(std::move(question_));
  }

  const Json& json_;
  const std::string& path_;
  SurveyContext& context_;
  std::string type_;
  std::string name_;
  Document question_;
  SurveyQuestion known_;
  std::vector<Document> made_;
};

}  // namespace

std::vector<Document> read_surveyjs_question(const Json& element, const std::string& path,
                                             SurveyContext& context) {
  return QuestionReader(element, path, context).read();
}

}  // namespace zuil
