// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/typing.h"

#include <algorithm>
#include <charconv>

#include "kiosk/survey/contact.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/decimal.h"

namespace zuil {
namespace {

using Kind = TextEditor::Kind;

constexpr std::size_t kWholeDate = 10;
constexpr std::size_t kDutchNumber = 10;          // digits, with the first nought
constexpr std::size_t kInternationalNumber = 15;  // digits, by E.164

Kind kind_of(const Question& question) {
  if (question.type == QuestionType::Number) return Kind::Number;
  if (question.type == QuestionType::Date) return Kind::Date;
  if (question.type != QuestionType::Contact) return Kind::Words;
  switch (question.contact) {
    case ContactKind::Name:
      return Kind::Name;
    case ContactKind::Phone:
      return Kind::Phone;
    case ContactKind::Email:
      return Kind::Email;
  }
  return Kind::Words;
}

std::size_t most_characters(Kind kind, const Question& question) {
  switch (kind) {
    case Kind::Words:
      return static_cast<std::size_t>(question.max_length);
    case Kind::Number:
      return 16;
    case Kind::Date:
      return kWholeDate;
    case Kind::Phone:
      return 18;
    case Kind::Email:
    case Kind::Name:
      return kLongestContact;
    case Kind::Pin:  // of no question
      return 0;
  }
  return 0;
}

std::optional<Problem> hopeless_number(const Question& question, std::string_view text) {
  const auto written = parse_written_decimal(text);
  if (!written) return std::nullopt;  // "-" or "12,": the rest is to come
  const double number = from_ten_thousandths(written->ten_thousandths);
  // A next digit takes it further from nought.
  if (number > question.maximum && number > 0) return Problem::TooLarge;
  if (number < question.minimum && number < 0) return Problem::TooSmall;
  if (written->decimals == 0) return std::nullopt;
  const std::string step = written_decimal(question.step);
  const auto comma = step.find(',');
  const std::size_t decimals = comma == std::string::npos ? 0 : step.size() - comma - 1;
  if (static_cast<std::size_t>(written->decimals) > decimals) return Problem::WrongStep;
  return std::nullopt;
}

std::optional<Problem> hopeless_date(const Question& question, std::string_view text) {
  const auto part = [&](std::size_t at) {
    int value = 0;
    if (text.size() >= at + 2) std::from_chars(text.data() + at, text.data() + at + 2, value);
    return value;
  };
  if (text.size() >= kWholeDate) {
    const auto read = read_typed(question, text);
    return read ? std::nullopt : std::optional(read.error());
  }
  if (text.size() >= 2 && (part(0) < 1 || part(0) > 31)) return Problem::NotADate;
  if (text.size() < 5) return std::nullopt;
  // In a leap year every day of the calendar is there.
  return parse_written_date(std::string(text.substr(0, 5)) + "-2024")
             ? std::nullopt
             : std::optional(Problem::NotADate);
}

std::optional<Problem> hopeless_phone(std::string_view text) {
  const bool is_international = text.starts_with("+") || text.starts_with("00");
  const auto digits = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
  const std::size_t most = text.starts_with("00") ? kInternationalNumber + 2
                           : is_international     ? kInternationalNumber
                                                  : kDutchNumber;
  const bool begins_well = is_international || text.starts_with("0");
  return begins_well && digits <= most ? std::nullopt : std::optional(Problem::NotAPhoneNumber);
}

std::optional<Problem> hopeless_email(std::string_view text) {
  const bool is_wrong = text.starts_with("@") || text.starts_with(".") ||
                        std::count(text.begin(), text.end(), '@') > 1 ||
                        text.find("..") != std::string_view::npos ||
                        text.find("@.") != std::string_view::npos;
  return is_wrong ? std::optional(Problem::NotAnEmailAddress) : std::nullopt;
}

std::string_view key_of(Problem problem) {
  switch (problem) {
    case Problem::NotANumber:
      return "problemNotANumber";
    case Problem::TooSmall:
      return "problemTooSmall";
    case Problem::TooLarge:
      return "problemTooLarge";
    case Problem::WrongStep:
      return "problemWrongStep";
    case Problem::NotADate:
      return "problemNotADate";
    case Problem::TooEarly:
      return "problemTooEarly";
    case Problem::TooLate:
      return "problemTooLate";
    case Problem::NotAPhoneNumber:
      return "problemNotAPhoneNumber";
    case Problem::NotAnEmailAddress:
      return "problemNotAnEmailAddress";
    case Problem::NotAName:
      return "problemNotAName";
  }
  return "problemNotANumber";
}

std::vector<Problem> problems_of(const Question& question) {
  switch (question.type) {
    case QuestionType::Number:
      return {Problem::NotANumber, Problem::TooSmall, Problem::TooLarge, Problem::WrongStep};
    case QuestionType::Date: {
      std::vector<Problem> problems{Problem::NotADate};
      if (!question.earliest.empty()) problems.push_back(Problem::TooEarly);
      if (!question.latest.empty()) problems.push_back(Problem::TooLate);
      return problems;
    }
    case QuestionType::Contact:
      switch (question.contact) {
        case ContactKind::Name:
          return {Problem::NotAName};
        case ContactKind::Phone:
          return {Problem::NotAPhoneNumber};
        case ContactKind::Email:
          return {Problem::NotAnEmailAddress};
      }
      return {};
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
    case QuestionType::Text:
    case QuestionType::Info:
    case QuestionType::Summary:
      return {};
  }
  return {};
}

}  // namespace

TextEditor editor_for(const Question& question, const Answer* given) {
  TextEditor editor;
  editor.kind = kind_of(question);
  editor.most = most_characters(editor.kind, question);
  editor.has_comma = question.step < 1;
  editor.has_minus = question.minimum < 0;
  if (given != nullptr && is_typed(question.type)) editor.text = typed(question, *given);
  if (!editor.text.empty()) editor.page = TextEditor::Page::Letters;
  return editor;
}

std::optional<Problem> find_hopeless(const Question& question, std::string_view text) {
  if (text.empty()) return std::nullopt;
  switch (kind_of(question)) {
    case Kind::Number:
      return hopeless_number(question, text);
    case Kind::Date:
      return hopeless_date(question, text);
    case Kind::Phone:
      return hopeless_phone(text);
    case Kind::Email:
      return hopeless_email(text);
    case Kind::Words:
    case Kind::Name:
    case Kind::Pin:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string reason_of(Problem problem, const Question& question, const Strings& strings,
                      const std::string& language) {
  const auto date = [](const std::string& day) { return day.empty() ? day : written_date(day); };
  const double next_step = from_ten_thousandths(ten_thousandths(question.minimum).value_or(0) +
                                                ten_thousandths(question.step).value_or(0));
  return strings.text(language, key_of(problem),
                      {{"minimum", written_decimal(question.minimum)},
                       {"maximum", written_decimal(question.maximum)},
                       {"example", written_decimal(next_step)},
                       {"earliest", date(question.earliest)},
                       {"latest", date(question.latest)}});
}

std::vector<std::string> reasons_of(const Question& question, const Strings& strings,
                                    const std::string& language) {
  std::vector<std::string> reasons;
  for (const Problem problem : problems_of(question))
    reasons.push_back(reason_of(problem, question, strings, language));
  if (question.constraint) reasons.push_back(question.constraint->message.in(language));
  return reasons;
}

}  // namespace zuil
