// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/json_reader.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/decimal.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kNotApplicable = "na";

struct ToJson {
  Json operator()(const ChoiceAnswer& answer) const { return answer.choice; }
  Json operator()(const ChoicesAnswer& answer) const { return answer.choices; }
  Json operator()(const MarkAnswer& answer) const { return answer.mark; }
  Json operator()(const TextAnswer& answer) const { return answer.text; }
  Json operator()(const NumberAnswer& answer) const { return decimal_json(answer.number); }
  Json operator()(const DateAnswer& answer) const { return answer.date; }
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
    case QuestionType::Text:
    case QuestionType::Contact: {
      ZUIL_TRY(std::string text, json.string());
      return TextAnswer{std::move(text)};
    }
    case QuestionType::Number: {
      ZUIL_TRY(const double number, read_decimal(json));
      return NumberAnswer{number};
    }
    case QuestionType::Date: {
      ZUIL_TRY(std::string date, json.string());
      return DateAnswer{std::move(date)};
    }
    case QuestionType::Info:
    case QuestionType::Summary:
      return json.fail_here("is a page to read, which has no answer");
  }
  return json.fail_here("has no answer");
}

}  // namespace

Json to_json(const Answer& answer) {
  return std::visit(ToJson{}, answer);
}

Result<Answer> read_answer(const Json& json, const Question& question) {
  const JsonReader reader(json, "answer", question.id);
  const bool is_na = question.not_applicable && json.is_string() &&
                     json.get_ref<const std::string&>() == kNotApplicable;
  Answer raw = NotApplicable{};
  if (!is_na) {
    ZUIL_TRY(raw, read_raw_answer(reader, question.type));
  }
  auto answer = accept_answer(question, std::move(raw));
  if (!answer) return reader.fail_here("is not an answer this question can have");
  return std::move(*answer);
}

}  // namespace zuil
