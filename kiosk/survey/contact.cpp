// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/contact.h"

#include <algorithm>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::string_view kDutch = "+31";
constexpr std::size_t kDutchDigits = 9;       // after +31
constexpr std::size_t kLeastPhoneDigits = 7;  // with the country's number
constexpr std::size_t kMostPhoneDigits = 15;  // ITU-T E.164

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The digits, behind a plus when there was one; nothing when it holds anything but those and what
// people put between them.
std::optional<std::string> dialled(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c) || (c == '+' && digits.empty()))
      digits += c;
    else if (std::string_view(" -./()").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  return digits;
}

bool is_phone(std::string_view number) {
  const std::string_view digits = number.substr(1);
  if (digits.size() < kLeastPhoneDigits || digits.size() > kMostPhoneDigits || digits[0] == '0')
    return false;
  if (!number.starts_with(kDutch)) return true;
  const std::string_view national = number.substr(kDutch.size());
  return national.size() == kDutchDigits && national[0] != '0';
}

std::optional<std::string> normal_phone(std::string_view text) {
  auto number = dialled(text);
  if (!number) return std::nullopt;
  if (number->starts_with("00"))
    number->replace(0, 2, "+");
  else if (number->starts_with("0"))
    number->replace(0, 1, kDutch);
  // "+31 (0)6": the zero is for who dials within the country.
  if (number->starts_with("+310")) number->erase(kDutch.size(), 1);
  if (!number->starts_with("+") || !is_phone(*number)) return std::nullopt;
  return number;
}

bool are_labels(std::string_view domain) {
  std::size_t labels = 0;
  for (std::size_t at = 0; at <= domain.size(); ++labels) {
    const auto dot = std::min(domain.find('.', at), domain.size());
    const std::string_view label = domain.substr(at, dot - at);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
      return false;
    if (!std::all_of(label.begin(), label.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-'; }))
      return false;
    at = dot + 1;
  }
  const std::string_view top = domain.substr(domain.rfind('.') + 1);
  return labels >= 2 && top.size() >= 2 && is_letter(top.front());
}

bool is_email(std::string_view text) {
  constexpr std::string_view marks = ".!#$%&'*+/=?^_`{|}~-";
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64) return false;
  const std::string_view local = text.substr(0, at);
  const bool dots =
      local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos;
  return !dots && are_labels(text.substr(at + 1)) &&
         std::all_of(local.begin(), local.end(), [&](char c) {
           return is_letter(c) || is_digit(c) || marks.find(c) != std::string_view::npos;
         });
}

bool is_person(std::string_view text) {
  // Letters of other scripts are not ASCII.
  const auto is_any_letter = [](char c) {
    return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  return is_plain_text(text) && std::any_of(text.begin(), text.end(), is_any_letter) &&
         text.find_first_of("0123456789@<>{}[]\\|\t\r\n") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> normal_contact(ContactKind kind, std::string_view text) {
  const std::string contact = trimmed(text);
  if (contact.empty() || count_characters(contact) > kLongestContact) return std::nullopt;
  const auto if_good = [&](bool good) { return good ? std::optional(contact) : std::nullopt; };
  switch (kind) {
    case ContactKind::Name:
      return if_good(is_person(contact));
    case ContactKind::Phone:
      return normal_phone(contact);
    case ContactKind::Email:
      return if_good(is_email(contact));
  }
  return std::nullopt;
}

std::string written_contact(ContactKind kind, const std::string& contact) {
  if (kind != ContactKind::Phone || !contact.starts_with(kDutch)) return contact;
  return "0" + contact.substr(kDutch.size());
}

}  // namespace zuil
