// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/tips.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace zuil {
namespace {

constexpr std::size_t kShortest = 12;  // bytes
constexpr std::size_t kLongest = 240;
constexpr std::size_t kDigitsOfNumber = 7;  // telephone numbers, account numbers, dates of birth

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

// Runs of digits, also when written with blanks, dots, dashes, slashes or brackets in between.
std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers(1);
  for (const char c : text) {
    if (is_digit(c))
      numbers.back() += c;
    else if (std::string_view(" .-/()+").find(c) == std::string_view::npos)
      numbers.emplace_back();
  }
  return numbers;
}

// The 11-proof of the citizen service number, which may be written with eight digits.
bool is_citizen_number(std::string digits) {
  if (digits.size() == 8) digits.insert(0, "0");
  if (digits.size() != 9) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    const int weight = i == 8 ? -1 : 9 - static_cast<int>(i);
    sum += weight * (digits[i] - '0');
  }
  return sum % 11 == 0;
}

bool has_number(std::string_view text) {
  const auto numbers = numbers_in(text);
  return std::any_of(numbers.begin(), numbers.end(), [](const std::string& number) {
    return number.size() >= kDigitsOfNumber || is_citizen_number(number);
  });
}

// "1234 AB" or "1234ab".
bool has_postcode(std::string_view text) {
  for (std::size_t i = 0; i + 6 <= text.size(); ++i) {
    if (i > 0 && (is_digit(text[i - 1]) || is_letter(text[i - 1]))) continue;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i),
                     text.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_digit))
      continue;
    std::size_t at = i + 4;
    if (text[at] == ' ') ++at;
    const bool two_letters =
        at + 2 <= text.size() && is_letter(text[at]) && is_letter(text[at + 1]);
    const bool ends = at + 2 >= text.size() || !is_letter(text[at + 2]);
    if (two_letters && ends) return true;
  }
  return false;
}

// A form of address, and what follows it is a name: "mevrouw Jansen", "dhr. de Vries".
bool has_form_of_address(const std::string& text) {
  constexpr std::array<std::string_view, 10> kForms{
      "mevr", "mevrouw", "mw", "dhr", "meneer", "mijnheer", "de heer", "heer", "juffrouw", "mr"};
  for (const std::string_view form : kForms) {
    for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at + 1)) {
      const bool begins = at == 0 || !is_letter(text[at - 1]);
      const std::size_t end = at + form.size();
      if (begins && (end == text.size() || !is_letter(text[end]))) return true;
    }
  }
  return false;
}

}  // namespace

bool has_personal_data(std::string_view text) {
  const std::string small = lower(text);
  for (const std::string_view sign : {"@", "apenstaart", "http", "www."})
    if (small.find(sign) != std::string::npos) return true;
  return has_number(text) || has_postcode(text) || has_form_of_address(small);
}

std::vector<std::string> printable_tips(const std::vector<std::string>& texts) {
  std::vector<std::string> chosen;
  std::set<std::string> seen;
  for (const std::string& text : texts) {
    if (chosen.size() == kMostTips) break;
    if (text.size() < kShortest || text.size() > kLongest || has_personal_data(text)) continue;
    if (seen.insert(lower(text)).second) chosen.push_back(text);
  }
  return chosen;
}

}  // namespace zuil
