// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_json.h"

#include <algorithm>
#include <array>

#include "kiosk/base/bytes.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestFile = 1024 * 1024;
constexpr std::string_view kNotApplicable = "na";

template <class Value>
struct Name {
  std::string_view name;
  Value value;
};

constexpr std::array<Name<QuestionType>, 8> kTypes{{
    {"single", QuestionType::SingleChoice},
    {"multiple", QuestionType::MultipleChoice},
    {"mark", QuestionType::Mark},
    {"scale", QuestionType::Scale},
    {"yesno", QuestionType::YesNo},
    {"smiley", QuestionType::Smiley},
    {"text", QuestionType::Text},
    {"info", QuestionType::Info},
}};

constexpr std::array<Name<MeasureKind>, 8> kMeasures{{
    {"product", MeasureKind::Product},
    {"overall", MeasureKind::Overall},
    {"review", MeasureKind::Review},
    {"effort", MeasureKind::Effort},
    {"aspect", MeasureKind::Aspect},
    {"suggestion", MeasureKind::Suggestion},
    {"suggestionText", MeasureKind::SuggestionText},
    {"statement", MeasureKind::Statement},
}};

constexpr std::array<Name<PartialAnswers>, 2> kPartialAnswers{{
    {"keep", PartialAnswers::Keep},
    {"discard", PartialAnswers::Discard},
}};

template <class Value, std::size_t N>
Result<Value> read_name(const JsonReader& json, const std::array<Name<Value>, N>& names) {
  ZUIL_TRY(const std::string text, json.string());
  std::string known;
  for (const auto& [name, value] : names) {
    if (name == text) return value;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  return json.fail_here("is not a known word", "Choose one of: " + known + ".");
}

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

Result<LocalText> read_text_of(const JsonReader& json, std::string_view key) {
  return json.member(key).and_then(read_text);
}

Result<LocalText> read_text_if_any(const JsonReader& json, std::string_view key) {
  if (!json.has(key)) return LocalText();
  return read_text_of(json, key);
}

Result<std::string> read_string_of(const JsonReader& json, std::string_view key) {
  return json.member(key).and_then([](const JsonReader& found) { return found.string(); });
}

Result<Choice> read_choice(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"id", "label", "visible"}));
  Choice choice;
  ZUIL_TRY(choice.id, read_string_of(json, "id"));
  ZUIL_TRY(choice.label, read_text_of(json, "label"));
  ZUIL_TRY(choice.visible, json.boolean_or("visible", true));
  return choice;
}

Result<std::vector<Choice>> read_choices(const JsonReader& question) {
  ZUIL_TRY(const JsonReader list, question.member("choices"));
  ZUIL_TRY(const auto elements, list.elements());
  std::vector<Choice> choices;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(choices.emplace_back(), read_choice(element));
  }
  return choices;
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

// The keys a question of that type can have, and no others.
Result<void> check_keys(const JsonReader& json, QuestionType type) {
  switch (type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      return json.allow_only({"id", "type", "text", "hint", "required", "visible", "showIf",
                              "choices", "notApplicable", "measure"});
    case QuestionType::Mark:
      return json.allow_only({"id", "type", "text", "hint", "required", "visible", "showIf",
                              "notApplicable", "leastLabel", "mostLabel", "measure"});
    case QuestionType::Text:
      return json.allow_only(
          {"id", "type", "text", "hint", "required", "visible", "showIf", "maxLength", "measure"});
    case QuestionType::Info:
      return json.allow_only({"id", "type", "text", "hint", "visible", "showIf"});
  }
  return {};
}

Result<void> read_answer_rules(const JsonReader& json, Question& question) {
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley: {
      ZUIL_TRY(question.choices, read_choices(json));
      break;
    }
    case QuestionType::Mark: {
      ZUIL_TRY(question.least_label, read_text_of(json, "leastLabel"));
      ZUIL_TRY(question.most_label, read_text_of(json, "mostLabel"));
      break;
    }
    case QuestionType::Text: {
      ZUIL_TRY(const auto length, json.integer_or("maxLength", question.max_length, 1, 1000));
      question.max_length = static_cast<int>(length);
      break;
    }
    case QuestionType::Info:
      break;
  }
  ZUIL_TRY(question.required, json.boolean_or("required", false));
  ZUIL_TRY(question.not_applicable, json.boolean_or("notApplicable", false));
  ZUIL_TRY(question.measure, read_measure(json));
  return {};
}

Result<Question> read_question(const JsonReader& json) {
  Question question;
  ZUIL_TRY(question.id, read_string_of(json, "id"));
  ZUIL_TRY(const JsonReader type, json.member("type"));
  ZUIL_TRY(question.type, read_name(type, kTypes));
  ZUIL_CHECK(check_keys(json, question.type));
  ZUIL_TRY(question.text, read_text_of(json, "text"));
  ZUIL_TRY(question.hint, read_text_if_any(json, "hint"));
  ZUIL_TRY(question.visible, json.boolean_or("visible", true));
  if (json.has("showIf")) {
    ZUIL_TRY(question.show_if, json.member("showIf").and_then(read_condition));
  }
  ZUIL_CHECK(read_answer_rules(json, question));
  return question;
}

Result<std::vector<std::string>> read_languages(const JsonReader& json) {
  ZUIL_TRY(const JsonReader list, json.member("languages"));
  ZUIL_TRY(const auto elements, list.elements());
  std::vector<std::string> languages;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(languages.emplace_back(), element.string());
  }
  return languages;
}

Result<Questionnaire> read_document(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"$schema", "id", "title", "languages", "invitation", "invitationHint",
                              "thanks", "partialAnswers", "questions"}));
  ZUIL_CHECK(json.string_or("$schema", ""));
  Questionnaire questionnaire;
  ZUIL_TRY(questionnaire.id, read_string_of(json, "id"));
  ZUIL_TRY(questionnaire.title, read_text_of(json, "title"));
  ZUIL_TRY(questionnaire.languages, read_languages(json));
  ZUIL_TRY(questionnaire.invitation, read_text_of(json, "invitation"));
  ZUIL_TRY(questionnaire.invitation_hint, read_text_of(json, "invitationHint"));
  ZUIL_TRY(questionnaire.thanks, read_text_of(json, "thanks"));
  if (json.has("partialAnswers")) {
    ZUIL_TRY(const JsonReader rule, json.member("partialAnswers"));
    ZUIL_TRY(questionnaire.partial_answers, read_name(rule, kPartialAnswers));
  }
  ZUIL_TRY(const JsonReader list, json.member("questions"));
  ZUIL_TRY(const auto elements, list.elements());
  for (const JsonReader& element : elements) {
    ZUIL_TRY(questionnaire.questions.emplace_back(), read_question(element));
  }
  return questionnaire;
}

Error first_of(const std::vector<Finding>& findings, std::string_view name) {
  const Finding& first = findings.front();
  std::string message = std::string(name) + ": " + first.path + ": " + first.what;
  if (findings.size() > 1)
    message += " (the first of " + std::to_string(findings.size()) + " findings)";
  return {ErrorCode::Invalid, std::move(message), first.mend};
}

struct ToJson {
  Json operator()(const ChoiceAnswer& answer) const { return answer.choice; }
  Json operator()(const ChoicesAnswer& answer) const { return answer.choices; }
  Json operator()(const MarkAnswer& answer) const { return answer.mark; }
  Json operator()(const TextAnswer& answer) const { return answer.text; }
  Json operator()(const NotApplicable&) const { return kNotApplicable; }
};

// The answer as that type of question writes it, not yet checked. The value itself never gets into
// a message: it is an answer.
Result<Answer> read_raw_answer(const JsonReader& json, QuestionType type) {
  switch (type) {
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley: {
      ZUIL_TRY(std::string choice, json.string());
      return ChoiceAnswer{std::move(choice)};
    }
    case QuestionType::MultipleChoice: {
      ZUIL_TRY(const auto elements, json.elements());
      ChoicesAnswer answer;
      for (const JsonReader& element : elements) {
        ZUIL_TRY(answer.choices.emplace_back(), element.string());
      }
      return answer;
    }
    case QuestionType::Mark: {
      ZUIL_TRY(const auto mark, json.integer(1, 10));
      return MarkAnswer{static_cast<int>(mark)};
    }
    case QuestionType::Text: {
      ZUIL_TRY(std::string text, json.string());
      return TextAnswer{std::move(text)};
    }
    case QuestionType::Info:
      return json.fail_here("is an information page, which has no answer");
  }
  return json.fail_here("has no answer");
}

}  // namespace

Result<Questionnaire> read_questionnaire(std::string_view text, std::string_view name) {
  if (text.size() > kLargestFile)
    return fail(ErrorCode::Invalid, std::string(name) + ": is larger than 1 MiB",
                "A questionnaire is a few hundred lines of text; is this the right file?");
  ZUIL_TRY(Json document, parse_json(text, name));
  ZUIL_TRY(auto questionnaire, read_document(JsonReader(document, std::string(name))));
  if (const auto findings = check(questionnaire); !findings.empty())
    return tl::make_unexpected(first_of(findings, name));
  // Not before the shape is known to be right: dump() recurses and would follow any nesting.
  document.erase("$schema");
  questionnaire.canonical_json = document.dump();
  questionnaire.hash = sha256_hex(as_bytes(questionnaire.canonical_json));
  return questionnaire;
}

Json to_json(const Answer& answer) {
  return std::visit(ToJson{}, answer);
}

Result<Answer> read_answer(const Json& json, const Question& question) {
  const JsonReader reader(json, "answer", question.id);
  const bool may_be_na = question.type != QuestionType::Text && question.type != QuestionType::Info;
  const bool is_na =
      may_be_na && json.is_string() && json.get_ref<const std::string&>() == kNotApplicable;
  Answer raw = NotApplicable{};
  if (!is_na) {
    ZUIL_TRY(raw, read_raw_answer(reader, question.type));
  }
  auto answer = accept_answer(question, std::move(raw));
  if (!answer) return reader.fail_here("is not an answer this question can have");
  return std::move(*answer);
}

}  // namespace zuil
