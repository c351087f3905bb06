// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/line_breaks.h"

#include <cstddef>
#include <string_view>

namespace zuil {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kWordJoiner = "\u2060";

// Of the character that begins here: 1 or 2 bytes for a letter of any alphabet on the kiosk, else
// 0.
std::size_t letter_bytes(std::string_view text) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text[0]);
  if ((first | 0x20U) >= 'a' && (first | 0x20U) <= 'z') return 1;
  return first >= 0xc3 && first <= 0xdf && text.size() > 1 ? 2 : 0;
}

}  // namespace

std::string bind_single_letters(const std::string& text) {
  const std::string_view whole = text;
  std::string bound;
  bool begins_word = true;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t letter = begins_word ? letter_bytes(whole.substr(at)) : 0;
    const std::string_view after = whole.substr(at + letter);
    if (letter > 0 && after.starts_with(' ')) {
      bound += whole.substr(at, letter);
      bound += kNoBreakSpace;
      at += letter + 1;  // the next word begins here
    } else if (letter > 0 && after.starts_with('-') && letter_bytes(after.substr(1)) > 0) {
      bound += whole.substr(at, letter + 1);
      bound += kWordJoiner;
      at += letter + 1;
      begins_word = false;
    } else {
      begins_word = whole[at] == ' ' || whole[at] == '\n' || whole[at] == '(';
      bound += whole[at++];
    }
  }
  return bound;
}

}  // namespace zuil
