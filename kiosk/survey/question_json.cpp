// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/question_json.h"

#include "kiosk/survey/decimal.h"

namespace zuil {
namespace {

constexpr std::string_view kBreakdown = "uitsplitsing";
constexpr int kLongestSpecified = 200;

constexpr std::array<Name<QuestionType>, 12> kTypes{{
    {"single", QuestionType::SingleChoice},
    {"multiple", QuestionType::MultipleChoice},
    {"mark", QuestionType::Mark},
    {"scale", QuestionType::Scale},
    {"yesno", QuestionType::YesNo},
    {"smiley", QuestionType::Smiley},
    {"text", QuestionType::Text},
    {"number", QuestionType::Number},
    {"date", QuestionType::Date},
    {"contact", QuestionType::Contact},
    {"info", QuestionType::Info},
    {"summary", QuestionType::Summary},
}};

constexpr std::array<Name<MeasureKind>, 9> kMeasures{{
    {"product", MeasureKind::Product},
    {"overall", MeasureKind::Overall},
    {"review", MeasureKind::Review},
    {"effort", MeasureKind::Effort},
    {"aspect", MeasureKind::Aspect},
    {"suggestion", MeasureKind::Suggestion},
    {"suggestionText", MeasureKind::SuggestionText},
    {"statement", MeasureKind::Statement},
    {"satisfaction", MeasureKind::Satisfaction},
}};

constexpr std::array<Name<ContactKind>, 3> kContacts{{
    {"name", ContactKind::Name},
    {"phone", ContactKind::Phone},
    {"email", ContactKind::Email},
}};

Result<LocalText> read_text(const JsonReader& json) {
  if (!json.value().is_object())
    return json.fail_here("must be an object with a text per language",
                          "Write it as {\"nl\": \"…\", \"en\": \"…\"}.");
  std::map<std::string, std::string, std::less<>> texts;
  for (const auto& [language, ignored] : json.value().items()) {
    ZUIL_TRY(const JsonReader text, json.member(language));
    ZUIL_TRY(texts[language], text.non_empty_string());
  }
  return LocalText(std::move(texts));
}

// Choices that are filtered, shuffled, grouped or asked in words: those of a list without an order
// of its own.
Result<void> read_list_choice(const JsonReader& json, Choice& choice) {
  ZUIL_TRY(choice.show_if, read_condition_if_any(json, "showIf"));
  ZUIL_TRY(choice.fixed, json.boolean_or("fixed", false));
  ZUIL_TRY(choice.specify, read_text_if_any(json, "specify"));
  ZUIL_TRY(choice.topic, json.string_or("topic", ""));
  return {};
}

Result<Choice> read_choice(const JsonReader& json, bool of_list) {
  if (of_list) {
    ZUIL_CHECK(json.allow_only({"id", "label", "visible", "showIf", "fixed", "specify", "topic",
                                "reopens", "breakdowns"}));
  } else {
    ZUIL_CHECK(json.allow_only({"id", "label", "visible", "reopens", "breakdowns"}));
  }
  Choice choice;
  ZUIL_TRY(choice.id, read_string_of(json, "id"));
  ZUIL_TRY(choice.label, read_text_of(json, "label"));
  ZUIL_TRY(choice.visible, json.boolean_or("visible", true));
  ZUIL_TRY(choice.reopens, json.boolean_or("reopens", false));
  ZUIL_TRY(choice.breakdowns, read_breakdowns(json, "breakdowns"));
  if (of_list) ZUIL_CHECK(read_list_choice(json, choice));
  return choice;
}

Result<void> read_choices(const JsonReader& json, Question& question, bool of_list) {
  ZUIL_TRY(question.choices, read_list_of(json, "choices", [&](const JsonReader& choice) {
             return read_choice(choice, of_list);
           }));
  return {};
}

Result<Topic> read_topic(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"id", "label", "description"}));
  Topic topic;
  ZUIL_TRY(topic.id, read_string_of(json, "id"));
  ZUIL_TRY(topic.label, read_text_of(json, "label"));
  ZUIL_TRY(topic.description, read_text_if_any(json, "description"));
  return topic;
}

Result<void> read_list(const JsonReader& json, Question& question) {
  ZUIL_CHECK(read_choices(json, question, true));
  if (json.has("topics")) {
    ZUIL_TRY(question.topics, read_list_of(json, "topics", read_topic));
  }
  ZUIL_TRY(question.shuffle, json.boolean_or("shuffle", false));
  return {};
}

Result<Measure> read_measure(const JsonReader& question) {
  Measure measure;
  if (!question.has("measure")) return measure;
  ZUIL_TRY(const JsonReader json, question.member("measure"));
  ZUIL_CHECK(json.allow_only({"kind", "id", "label"}));
  ZUIL_TRY(const JsonReader kind, json.member("kind"));
  ZUIL_TRY(measure.kind, read_name(kind, kMeasures));
  ZUIL_TRY(measure.id, json.string_or("id", ""));
  ZUIL_TRY(measure.label, read_text_if_any(json, "label"));
  return measure;
}

Result<std::optional<Constraint>> read_constraint(const JsonReader& question) {
  if (!question.has("constraint")) return std::nullopt;
  ZUIL_TRY(const JsonReader json, question.member("constraint"));
  ZUIL_CHECK(json.allow_only({"rule", "message"}));
  Constraint constraint;
  ZUIL_TRY(constraint.rule, json.member("rule").and_then(read_condition));
  ZUIL_TRY(constraint.message, read_text_of(json, "message"));
  return constraint;
}

// The keys a question of that type can have, and no others.
Result<void> check_keys(const JsonReader& json, QuestionType type) {
  switch (type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
      return json.allow_only({"id", "type", "text", "fixedWording", "hint", "label", "section",
                              "required", "visible", "showIf", "constraint", "choices", "topics",
                              "shuffle", "notApplicable", "measure"});
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      return json.allow_only({"id", "type", "text", "fixedWording", "hint", "label", "section",
                              "required", "visible", "showIf", "constraint", "choices",
                              "notApplicable", "measure"});
    case QuestionType::Mark:
      return json.allow_only({"id", "type", "text", "fixedWording", "hint", "label", "section",
                              "required", "visible", "showIf", "constraint", "notApplicable",
                              "leastLabel", "mostLabel", "measure"});
    case QuestionType::Text:
      return json.allow_only({"id", "type", "text", "fixedWording", "hint", "label", "section",
                              "required", "visible", "showIf", "constraint", "maxLength",
                              "asksReview", "measure"});
    case QuestionType::Number:
      return json.allow_only({"id", "type", "text", "fixedWording", "hint", "label", "section",
                              "required", "visible", "showIf", "constraint", "minimum", "maximum",
                              "step"});
    case QuestionType::Date:
      return json.allow_only({"id", "type", "text", "fixedWording", "hint", "label", "section",
                              "required", "visible", "showIf", "constraint", "earliest", "latest"});
    case QuestionType::Contact:
      return json.allow_only({"id", "type", "text", "fixedWording", "hint", "label", "section",
                              "required", "visible", "showIf", "constraint", "contact"});
    case QuestionType::Info:
    case QuestionType::Summary:
      return json.allow_only(
          {"id", "type", "text", "fixedWording", "hint", "section", "visible", "showIf"});
  }
  return {};
}

Result<void> read_mark(const JsonReader& json, Question& question) {
  ZUIL_TRY(question.least_label, read_text_of(json, "leastLabel"));
  ZUIL_TRY(question.most_label, read_text_of(json, "mostLabel"));
  return {};
}

Result<void> read_free_text(const JsonReader& json, Question& question) {
  ZUIL_TRY(const auto length, json.integer_or("maxLength", question.max_length, 1, 1000));
  question.max_length = static_cast<int>(length);
  ZUIL_TRY(question.asks_review, json.boolean_or("asksReview", false));
  return {};
}

Result<double> read_decimal_or(const JsonReader& json, std::string_view key, double otherwise) {
  if (!json.has(key)) return otherwise;
  return json.member(key).and_then(read_decimal);
}

Result<void> read_number(const JsonReader& json, Question& question) {
  ZUIL_TRY(question.minimum, read_decimal_or(json, "minimum", question.minimum));
  ZUIL_TRY(question.maximum, read_decimal_or(json, "maximum", question.maximum));
  ZUIL_TRY(question.step, read_decimal_or(json, "step", question.step));
  return {};
}

Result<void> read_day(const JsonReader& json, Question& question) {
  ZUIL_TRY(question.earliest, json.string_or("earliest", ""));
  ZUIL_TRY(question.latest, json.string_or("latest", ""));
  return {};
}

Result<void> read_contact(const JsonReader& json, Question& question) {
  ZUIL_TRY(const JsonReader kind, json.member("contact"));
  ZUIL_TRY(question.contact, read_name(kind, kContacts));
  return {};
}

Result<void> read_rules_of_type(const JsonReader& json, Question& question) {
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
      return read_list(json, question);
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      return read_choices(json, question, false);
    case QuestionType::Mark:
      return read_mark(json, question);
    case QuestionType::Text:
      return read_free_text(json, question);
    case QuestionType::Number:
      return read_number(json, question);
    case QuestionType::Date:
      return read_day(json, question);
    case QuestionType::Contact:
      return read_contact(json, question);
    case QuestionType::Info:
    case QuestionType::Summary:
      return {};
  }
  return {};
}

// True when that choice of the question is chosen.
Condition chosen(const Question& question, const Choice& choice) {
  Condition var;
  var.op = Condition::Operator::Var;
  var.question = question.id;
  Condition id;
  id.literal = choice.id;
  Condition condition;
  if (question.type == QuestionType::MultipleChoice) {
    condition.op = Condition::Operator::In;
    condition.operands = {std::move(id), std::move(var)};
  } else {
    condition.op = Condition::Operator::Equal;
    condition.operands = {std::move(var), std::move(id)};
  }
  return condition;
}

}  // namespace

Result<std::string> read_string_of(const JsonReader& json, std::string_view key) {
  return json.member(key).and_then([](const JsonReader& found) { return found.string(); });
}

Result<LocalText> read_text_of(const JsonReader& json, std::string_view key) {
  return json.member(key).and_then(read_text);
}

Result<LocalText> read_text_if_any(const JsonReader& json, std::string_view key) {
  if (!json.has(key)) return LocalText();
  return read_text_of(json, key);
}

Result<std::optional<Condition>> read_condition_if_any(const JsonReader& json,
                                                       std::string_view key) {
  if (!json.has(key)) return std::nullopt;
  ZUIL_TRY(auto condition, json.member(key).and_then(read_condition));
  return condition;
}

Result<Breakdowns> read_breakdowns(const JsonReader& json, std::string_view key) {
  Breakdowns breakdowns;
  if (!json.has(key)) return breakdowns;
  ZUIL_TRY(const JsonReader object, json.member(key));
  ZUIL_CHECK(
      object.allow_only({"uitsplitsing1", "uitsplitsing2", "uitsplitsing3", "uitsplitsing4"}));
  for (const auto& [name, ignored] : object.value().items()) {
    ZUIL_TRY(const JsonReader value, object.member(name));
    ZUIL_TRY(breakdowns[name.back() - '0'], value.non_empty_string());
  }
  return breakdowns;
}

nlohmann::json breakdowns_json(const Breakdowns& breakdowns) {
  auto json = nlohmann::json::object();
  for (const auto& [number, value] : breakdowns)
    json[std::string(kBreakdown) + std::to_string(number)] = value;
  return json;
}

Result<Question> read_question(const JsonReader& json) {
  Question question;
  ZUIL_TRY(question.id, read_string_of(json, "id"));
  ZUIL_TRY(const JsonReader type, json.member("type"));
  ZUIL_TRY(question.type, read_name(type, kTypes));
  ZUIL_CHECK(check_keys(json, question.type));
  ZUIL_TRY(question.text, read_text_of(json, "text"));
  ZUIL_TRY(question.fixed_wording, json.boolean_or("fixedWording", false));
  ZUIL_TRY(question.hint, read_text_if_any(json, "hint"));
  ZUIL_TRY(question.label, read_text_if_any(json, "label"));
  ZUIL_TRY(question.section, json.string_or("section", ""));
  ZUIL_TRY(question.visible, json.boolean_or("visible", true));
  ZUIL_TRY(question.show_if, read_condition_if_any(json, "showIf"));
  ZUIL_TRY(question.constraint, read_constraint(json));
  ZUIL_CHECK(read_rules_of_type(json, question));
  ZUIL_TRY(question.required, json.boolean_or("required", false));
  ZUIL_TRY(question.not_applicable, json.boolean_or("notApplicable", false));
  ZUIL_TRY(question.measure, read_measure(json));
  return question;
}

std::vector<Question> questions_in_words(const Question& question) {
  std::vector<Question> made;
  for (const Choice& choice : question.choices) {
    if (choice.specify.empty()) continue;
    Question& words = made.emplace_back();
    words.id = question.id + "_" + choice.id;
    words.type = QuestionType::Text;
    words.text = choice.specify;
    if (!question.label.empty()) words.label = choice.label;
    words.section = question.section;
    words.visible = question.visible;
    words.show_if = chosen(question, choice);
    words.max_length = kLongestSpecified;
    words.specifies = question.id;
  }
  return made;
}

}  // namespace zuil
