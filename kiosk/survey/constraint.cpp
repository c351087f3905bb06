// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/constraint.h"

#include <algorithm>
#include <cstdint>

#include "kiosk/survey/contact.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/decimal.h"

namespace zuil {
namespace {

struct Lead {
  int following = 0;        // continuation bytes
  std::uint32_t bits = 0;   // of the lead byte
  std::uint32_t least = 0;  // smaller code points are overlong
  bool valid = true;
};

Lead read_lead(unsigned char byte) {
  if (byte < 0x80) return {0, byte, 0};
  if (byte >= 0xc2 && byte <= 0xdf) return {1, byte & 0x1fU, 0x80};
  if (byte >= 0xe0 && byte <= 0xef) return {2, byte & 0x0fU, 0x800};
  if (byte >= 0xf0 && byte <= 0xf4) return {3, byte & 0x07U, 0x10000};
  return {0, 0, 0, false};
}

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

bool is_allowed(std::uint32_t character) {
  if (character == '\t' || character == '\n' || character == '\r') return true;
  if (character < 0x20 || (character >= 0x7f && character < 0xa0)) return false;
  return character <= 0x10ffff && (character < 0xd800 || character > 0xdfff);
}

std::optional<Answer> accept(const Question& question, const ChoiceAnswer& answer) {
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      if (question.find_choice(answer.choice) == nullptr) return std::nullopt;
      return answer;
    case QuestionType::MultipleChoice:
    case QuestionType::Mark:
    case QuestionType::Text:
    case QuestionType::Number:
    case QuestionType::Date:
    case QuestionType::Contact:
    case QuestionType::Info:
    case QuestionType::Summary:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Answer> accept(const Question& question, const ChoicesAnswer& answer) {
  if (question.type != QuestionType::MultipleChoice || answer.choices.empty()) return std::nullopt;
  for (const std::string& id : answer.choices)
    if (question.find_choice(id) == nullptr) return std::nullopt;
  ChoicesAnswer ordered;
  for (const Choice& choice : question.choices)
    if (std::find(answer.choices.begin(), answer.choices.end(), choice.id) != answer.choices.end())
      ordered.choices.push_back(choice.id);
  return ordered;
}

std::optional<Answer> accept(const Question& question, const MarkAnswer& answer) {
  if (question.type != QuestionType::Mark || answer.mark < 1 || answer.mark > 10)
    return std::nullopt;
  return answer;
}

std::optional<Answer> accept(const Question& question, const TextAnswer& answer) {
  if (question.type == QuestionType::Contact) {
    auto contact = normal_contact(question.contact, answer.text);
    if (!contact) return std::nullopt;
    return TextAnswer{std::move(*contact)};
  }
  if (question.type != QuestionType::Text) return std::nullopt;
  const std::string text = trimmed(answer.text);
  if (text.empty() || !is_plain_text(text) ||
      count_characters(text) > static_cast<std::size_t>(question.max_length))
    return std::nullopt;
  return TextAnswer{text};
}

// What keeps that number from being an answer.
std::optional<Problem> problem_with(const Question& question, std::int64_t number) {
  const auto minimum = ten_thousandths(question.minimum).value_or(0);
  const auto step = ten_thousandths(question.step).value_or(0);
  if (number < minimum) return Problem::TooSmall;
  if (number > ten_thousandths(question.maximum).value_or(0)) return Problem::TooLarge;
  if (step <= 0 || (number - minimum) % step != 0) return Problem::WrongStep;
  return std::nullopt;
}

std::optional<Problem> problem_with(const Question& question, const std::string& date) {
  if (!question.earliest.empty() && date < question.earliest) return Problem::TooEarly;
  if (!question.latest.empty() && date > question.latest) return Problem::TooLate;
  return std::nullopt;
}

std::optional<Answer> accept(const Question& question, const NumberAnswer& answer) {
  const auto number = ten_thousandths(answer.number);
  if (question.type != QuestionType::Number || !number || problem_with(question, *number))
    return std::nullopt;
  return NumberAnswer{from_ten_thousandths(*number)};
}

std::optional<Answer> accept(const Question& question, const DateAnswer& answer) {
  if (question.type != QuestionType::Date || !is_date(answer.date) ||
      problem_with(question, answer.date))
    return std::nullopt;
  return answer;
}

std::optional<Answer> accept(const Question& question, const NotApplicable& answer) {
  if (!question.not_applicable) return std::nullopt;
  return answer;
}

// "1.000" is a thousand to a Dutch reader and one to another: better asked again than guessed.
bool is_ambiguous(const WrittenDecimal& written, const Question& question) {
  constexpr int thousands = 3;
  return written.separator == '.' && written.decimals == thousands &&
         ten_thousandths(question.step).value_or(0) % 100 == 0;
}

tl::expected<Answer, Problem> read_number(const Question& question, std::string_view text) {
  const auto written = parse_written_decimal(text);
  if (!written || is_ambiguous(*written, question)) return tl::make_unexpected(Problem::NotANumber);
  if (const auto problem = problem_with(question, written->ten_thousandths))
    return tl::make_unexpected(*problem);
  return NumberAnswer{from_ten_thousandths(written->ten_thousandths)};
}

tl::expected<Answer, Problem> read_date(const Question& question, std::string_view text) {
  auto date = parse_written_date(text);
  if (!date) return tl::make_unexpected(Problem::NotADate);
  if (const auto problem = problem_with(question, *date)) return tl::make_unexpected(*problem);
  return DateAnswer{std::move(*date)};
}

Problem problem_of(ContactKind kind) {
  switch (kind) {
    case ContactKind::Name:
      return Problem::NotAName;
    case ContactKind::Phone:
      return Problem::NotAPhoneNumber;
    case ContactKind::Email:
      return Problem::NotAnEmailAddress;
  }
  return Problem::NotAName;
}

tl::expected<Answer, Problem> read_contact(const Question& question, std::string_view text) {
  auto contact = normal_contact(question.contact, text);
  if (!contact) return tl::make_unexpected(problem_of(question.contact));
  return TextAnswer{std::move(*contact)};
}

}  // namespace

std::optional<Answer> accept_answer(const Question& question, Answer answer) {
  return std::visit([&](const auto& given) { return accept(question, given); }, answer);
}

tl::expected<Answer, Problem> read_typed(const Question& question, std::string_view typed) {
  std::string text = trimmed(typed);
  switch (question.type) {
    case QuestionType::Number:
      return read_number(question, text);
    case QuestionType::Date:
      return read_date(question, text);
    case QuestionType::Contact:
      return read_contact(question, text);
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
    case QuestionType::Text:
    case QuestionType::Info:
    case QuestionType::Summary:
      return TextAnswer{std::move(text)};
  }
  return TextAnswer{std::move(text)};
}

std::string typed(const Question& question, const Answer& answer) {
  if (const auto* number = std::get_if<NumberAnswer>(&answer))
    return written_decimal(number->number);
  if (const auto* date = std::get_if<DateAnswer>(&answer)) return written_date(date->date);
  const auto* text = std::get_if<TextAnswer>(&answer);
  if (text == nullptr) return {};
  return question.type == QuestionType::Contact ? written_contact(question.contact, text->text)
                                                : text->text;
}

bool is_plain_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Lead lead = read_lead(static_cast<unsigned char>(text[at++]));
    std::uint32_t character = lead.bits;
    if (!lead.valid) return false;
    for (int i = 0; i < lead.following; ++i, ++at) {
      if (at >= text.size()) return false;
      const auto byte = static_cast<unsigned char>(text[at]);
      if ((byte & 0xc0) != 0x80) return false;
      character = character << 6 | (byte & 0x3fU);
    }
    if (character < lead.least || !is_allowed(character)) return false;
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    if (starts_character(byte) || characters.empty()) characters.emplace_back();
    characters.back() += byte;
  }
  return characters;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

}  // namespace zuil
